import * as v from 'valibot'
import type { CardLabels } from './card-types.ts'
import { isTimeZone } from './time-zone.ts'

/** The steps of the guided set-up, in order; the last one shows what would be posted. */
export const guideSteps = ['nextech', 'practice', 'cards', 'confirm', 'orders'] as const
export type GuideStep = (typeof guideSteps)[number]

/** Where every practice's Nextech Select and its sign-in are (Nextech API 1.1, 1.2). */
export const nextechAddresses = {
  apiBaseUrl: 'https://select.nextech-api.com/api',
  tokenUrl: 'https://login.microsoftonline.com/nextech-api.com/oauth2/token',
  resource: 'https://select.nextech-api.com/api',
} as const

const typed = v.pipe(v.string(), v.maxLength(500))

/** What a person has typed so far. The password is no part of it: it is never kept. */
export const GuideDraftSchema = v.object({
  step: v.picklist(guideSteps),
  nextech: v.object({
    clientId: typed,
    practiceId: typed,
    username: typed,
    apiBaseUrl: typed,
    tokenUrl: typed,
    resource: typed,
  }),
  practice: v.object({ name: typed, timeZone: typed }),
  shop: typed,
  /** Brand and label, in the order of the page; a brand without a label is left out of the configuration. */
  cardTypes: v.array(v.object({ brand: typed, label: typed })),
})
export type GuideDraft = v.InferOutput<typeof GuideDraftSchema>

/** A draft in which nothing is typed yet; the zone is this computer's. */
export function emptyDraft(timeZone: string): GuideDraft {
  return {
    step: 'nextech',
    nextech: { clientId: '', practiceId: '', username: '', ...nextechAddresses },
    practice: { name: '', timeZone: isTimeZone(timeZone) ? timeZone : 'America/New_York' },
    shop: 'https://shopmanager.dermpro.com',
    cardTypes: [],
  }
}

/**
 * The origin of a shop's address as people copy it: with a path, without `https://`, with spaces around it. Undefined
 * where it is no web address.
 */
export function shopOrigin(text: string): string | undefined {
  const plain = text.trim()
  if (/\s/.test(plain) || plain === '') return undefined
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(plain) ? plain : `https://${plain}`)
  if (url === null || url.username !== '' || url.password !== '') return undefined
  const isLocal = ['127.0.0.1', 'localhost'].includes(url.hostname)
  const isNamed = isLocal || /^[^.]+(\.[^.]+)+$/.test(url.hostname)
  return isNamed && (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal))
    ? url.origin
    : undefined
}

/** The configuration file of a draft, to be proposed like any other: it begins as `observe`, and posts nothing. */
export function guidedConfiguration(draft: GuideDraft, password: string): string {
  const { nextech, practice } = draft
  const cardTypes: CardLabels = Object.fromEntries(
    draft.cardTypes
      .map(({ brand, label }) => [brand, label.trim()] as const)
      .filter(([, label]) => label !== ''),
  )
  const trimmed = Object.fromEntries(Object.entries(nextech).map(([key, value]) => [key, value.trim()]))
  const configuration = {
    version: 1,
    mode: 'direct',
    posture: 'observe',
    practice: { name: practice.name.trim(), timeZone: practice.timeZone },
    shops: [{ origin: shopOrigin(draft.shop) ?? draft.shop.trim(), reader: 'auto' }],
    nextech: { product: 'select', ...trimmed, ...(password !== '' && { password }) },
    backend: null,
    policy: { cardTypes },
  }
  return JSON.stringify(configuration, null, 2)
}

/** A configuration file with another posture, for a person to say yes to. Null where the text is no JSON object. */
export function withPosture(json: string, posture: 'automatic' | 'resolve'): string | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.looseObject({})), json)
  return read.success ? JSON.stringify({ ...read.output, posture }, null, 2) : null
}
