import * as v from 'valibot'
import { saysRestricted, saysUsedNoMore, statusSaysNoMore } from '../domain/record-words.ts'
import {
  ExtensionSchema,
  extension,
  flagOf,
  isRecord,
  listOf,
  TrimmedSchema,
  textOf,
  toList,
} from './wire-values.ts'

/** How forms write yes and no where a truth value belongs. */
const flagWords: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'y', 'yes'].map(word => [word, true] as const),
  ...['0', 'n', 'no'].map(word => [word, false] as const),
])
const FlagSchema = v.optional(
  v.pipe(
    v.unknown(),
    v.transform(raw => flagOf(raw) ?? flagWords.get(textOf(raw)?.trim().toLowerCase() ?? '')),
  ),
)

/** Letters that sort a record behind all others, a dagger, and other signs of the dead. */
const sortedAway =
  /^(?:[zZ]{2,}|[xX]{2,})[\s._*-]|^(?:z{2,}|x{2,})(?=\p{Lu})|^(?:ZZ|XX)(?=\p{Lu}\p{Ll})|^[zZ]{3,}|[\u2020\u2620\u26b0\u271d\u271e\u{1faa6}\u{1f480}]/u

/** What of a Nextech patient may say that the record is used no more. */
export const RecordUseSchema = v.object({
  extension: listOf(ExtensionSchema),
  active: FlagSchema,
  deceasedBoolean: FlagSchema,
  deceasedDateTime: TrimmedSchema,
  /** Without the type in its name, as older dialects write it: a truth value, or when. */
  deceased: v.optional(v.unknown()),
  link: listOf(v.object({ type: TrimmedSchema })),
  meta: v.optional(v.unknown()),
})
type RecordUse = v.InferOutput<typeof RecordUseSchema>

/** The parts of a patient's name in which practices note such things, too. */
export interface NoticeableName {
  family?: string | undefined
  text?: string | undefined
  given: readonly (string | undefined)[]
  prefix: readonly (string | undefined)[]
  suffix: readonly (string | undefined)[]
}

/**
 * FHIR's marks of a record that is inactive, deceased or replaced, and people's (rules 4.2); `replaces` marks the one
 * that stays.
 */
export function isUsedNoMore(record: RecordUse, name: NoticeableName | undefined): boolean {
  const { active, deceasedBoolean, deceasedDateTime, link } = record
  const isReplaced = link.some(({ type }) => /^replaced?[-_ ]?by$|^replace$/i.test(type ?? ''))
  const isDead = deceasedBoolean === true || deceasedDateTime !== undefined || isTold(record.deceased)
  const isMarked = active === false || isDead
  const { family = '', text = '', given = [], prefix = [], suffix = [] } = name ?? {}
  const status = wordsOfStatus(extension(record.extension, 'patient-status'))
  const told = [status, family, text, ...[given, prefix, suffix].map(words => words.join(' '))]
  const isAway = [family, ...given].some(part => part !== undefined && sortedAway.test(part))
  return isMarked || isReplaced || isAway || statusSaysNoMore(status) || told.some(saysUsedNoMore)
}

/** Says yes, or when. */
function isTold(raw: unknown): boolean {
  const text = textOf(raw)?.trim().toLowerCase() ?? ''
  return flagOf(raw) ?? flagWords.get(text) ?? /^\d{4}/.test(text)
}

/** FHIR's marks of a record that not everybody may see. */
const restrictedCodes = ['r', 'v', 'restricted', 'very restricted']

/** Whether the practice has restricted who may see the record: nothing is posted to it by itself (rules 4.2). */
export function isRestricted({ extension: list, meta }: Pick<RecordUse, 'extension' | 'meta'>): boolean {
  const labels = isRecord(meta) ? toList(meta.security) : []
  const codes = labels.flatMap(label => (isRecord(label) ? [label.code, label.display] : []))
  return (
    saysRestricted(wordsOfStatus(extension(list, 'patient-status'))) ||
    codes.some(code => restrictedCodes.includes(textOf(code)?.trim().toLowerCase() ?? ''))
  )
}

/** A status as a text or as a code with its name, whichever the dialect sends (Nextech API trap 28). */
function wordsOfStatus(raw: unknown): string {
  const text = textOf(raw)
  if (text !== undefined || !isRecord(raw)) return text ?? ''
  const codes = toList(raw.coding).map(code => (isRecord(code) ? wordsOfStatus(code) : ''))
  return [raw.text, raw.display, raw.code, ...codes].map(word => textOf(word) ?? '').join(' ')
}
