import { brandName } from '../../lib/domain/card-types.ts'
import { PostureSchema } from '../../lib/domain/posture.ts'
import { say } from '../../lib/words/settings-words.ts'

/** What the guided set-up asks for or proposes, by its path in a configuration. */
const named = {
  'nextech.product': 'settings.fact.product',
  'nextech.apiBaseUrl': 'settings.fact.api',
  'nextech.tokenUrl': 'settings.fact.sign-in',
  'nextech.clientId': 'settings.fact.client',
  'nextech.username': 'settings.fact.user',
  'nextech.password': 'settings.fact.password',
  'nextech.resource': 'settings.fact.resource',
  'nextech.practiceId': 'settings.fact.practice-id',
  mode: 'settings.fact.mode',
  posture: 'settings.posture',
  'practice.name': 'settings.practice',
  'practice.timeZone': 'settings.zone',
  'policy.undoSeconds': 'settings.fact.undo',
  'policy.createPatients': 'settings.fact.create',
  'policy.patientStatus': 'settings.fact.status',
  'policy.retentionDays': 'settings.fact.days',
} as const

const isNamed = (path: string): path is keyof typeof named => Object.hasOwn(named, path)

/** A setting as people call it: nobody who answered questions has seen a path of the file. */
export function factName(path: string): string {
  if (isNamed(path)) return say(named[path])
  const brand = /^policy\.cardTypes\.(.+)$/.exec(path)?.[1]
  if (brand !== undefined) return say('settings.fact.card', { brand: brandName(brand) })
  if (/^shops\[[^\]]*\]$/.test(path)) return say('settings.fact.shop')
  if (/^shops\[[^\]]*\]\.reader$/.test(path)) return say('settings.fact.reader')
  return path
}

/** Its value in words, where the file has a code for it. */
export function factValue(path: string, value: string): string {
  const isPosture = path === 'posture' && PostureSchema.options.some(posture => posture === value)
  if (isPosture) return say(`settings.posture.${value as (typeof PostureSchema.options)[number]}`)
  if (value === 'true') return say('settings.fact.yes')
  if (value === 'false') return say('settings.fact.no')
  if (path === 'mode' && value === 'direct') return say('settings.fact.mode.direct')
  if (path.endsWith('.reader') && value === 'auto') return say('settings.fact.reader.auto')
  return value
}
