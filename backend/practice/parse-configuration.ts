import * as v from 'valibot'
import { type Configuration, ConfigurationSchema } from '../../lib/domain/configuration.ts'
import { reasonOf } from '../../lib/domain/parse-file.ts'
import type { Result } from '../../lib/domain/result.ts'
import { asDirect, practiceIdOf } from './configuration.ts'
import { innerShops } from './inner-hosts.ts'
import { foreignAddresses } from './own-hosts.ts'

/** So many are told: who made one mistake in a thousand places sees it by these. */
const maxProblems = 20

/** Reads what was sent for a practice. A problem says where it is and why, by no word of what was sent. */
export function parseConfigurationOf(practiceId: string, sent: unknown): Result<Configuration, string[]> {
  const parsed = v.safeParse(ConfigurationSchema, asDirect(sent))
  if (!parsed.success) return { ok: false, error: parsed.issues.slice(0, maxProblems).map(problemOf) }
  if (practiceIdOf(parsed.output) !== practiceId)
    return { ok: false, error: ['nextech.practiceId: must be that of this practice'] }
  const foreign = [...foreignAddresses(parsed.output), ...innerShops(parsed.output)]
  if (foreign.length > 0) return { ok: false, error: foreign.map(({ path, reason }) => `${path}: ${reason}`) }
  return { ok: true, value: parsed.output }
}

type Issue = v.InferIssue<typeof ConfigurationSchema>

function problemOf(issue: Issue): string {
  const place = (issue.path ?? []).map(({ key }) => wordFor(key)).join('.')
  return `${place || 'configuration'}: ${withoutKeys(reasonOf(issue), issue.input)}`
}

/** A key that no schema has is the sender's own text: a label of theirs, a word of their shop, or a slip. */
function wordFor(key: unknown): string {
  return typeof key === 'number' || (typeof key === 'string' && knownKeys.has(key)) ? String(key) : '(a key)'
}

/** A reason that names keys does so after a colon. */
function withoutKeys(reason: string, input: unknown): string {
  const isNaming =
    typeof input === 'object' && input !== null && Object.keys(input).some(key => reason.includes(key))
  return isNaming ? reason.replace(/:.*$/su, '') : reason
}

const knownKeys = keysIn(ConfigurationSchema)

/** Every key that a schema itself gives a name to, however deep. */
function keysIn(schema: unknown): Set<string> {
  if (Array.isArray(schema)) return new Set(schema.flatMap(each => [...keysIn(each)]))
  if (typeof schema !== 'object' || schema === null) return new Set()
  const own = 'entries' in schema ? Object.entries(schema.entries ?? {}) : []
  const inner = ['item', 'wrapped', 'pipe', 'options', 'value'].flatMap(part =>
    part in schema ? [Reflect.get(schema, part)] : [],
  )
  return new Set([
    ...own.flatMap(([key, entry]) => [key, ...keysIn(entry)]),
    ...inner.flatMap(each => [...keysIn(each)]),
  ])
}
