import * as v from 'valibot'
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

/** What a status or, where a practice has no better place for it, a name says of a record that is used no more. */
const noMore = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    "inactive|inactivated|deactivated|deceased|dec[\u2019']?d|d(?:ied|ead)|passed away|expired|merged|combined|duplicated?|dup|dupe|archived|obsolete|deleted|voided|discharged",
    "(?:do not|don[\u2019']?t|never) use|dnu|not in use|(?:use|see) (?:the )?(?:other|new|correct|chart|acct|account|#\\s?\\d+)|(?:old|wrong|bad|closed|test|dummy|training) (?:chart|record|account|acct|patient)|entered in error|error chart",
    'inactiv[oa]|fallecid[oa]|difunt[oa]|duplicad[oa]|fusionad[oa]|archivad[oa]|eliminad[oa]|no usar|no utilizar|dad[oa] de baja',
    'inaktiv|verstorben|gel\u00f6scht|dublette|doppelt(?: angelegt)?|zusammengef\u00fchrt|archiviert|nicht (?:mehr )?(?:verwenden|benutzen)',
  ].join('|')})(?![\\p{L}\\d])`,
  'iu',
)
/** What a status alone says of it: as names, `Moved` and `Closed` are people's. */
const statusNoMore =
  /\b(?:not?[- ]?(?:longer|active)|non[- ]?active|former|ex|past|closed|dismissed|transferred|moved|terminated|removed|suspended|blocked|purged|ehemalig\w*|ex[- ]?paciente|anterior)\b/iu
/** Letters that sort a record behind all others, and a dagger. */
const sortedAway =
  /^(?:[zZ]{2,}|[xX]{2,})[\s._*-]|^(?:z{2,}|x{2,})(?=\p{Lu})|^(?:ZZ|XX)(?=\p{Lu}\p{Ll})|^[zZ]{3,}|[\u2020\u271d]/u

/** What of a Nextech patient may say that the record is used no more. */
export const RecordUseSchema = v.object({
  extension: listOf(ExtensionSchema),
  active: FlagSchema,
  deceasedBoolean: FlagSchema,
  deceasedDateTime: TrimmedSchema,
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
  const isMarked = active === false || deceasedBoolean === true || deceasedDateTime !== undefined
  const { family = '', text = '', given = [], prefix = [], suffix = [] } = name ?? {}
  const status = wordsOfStatus(extension(record.extension, 'patient-status'))
  const told = [status, family, text, ...[given, prefix, suffix].map(words => words.join(' '))]
  const isAway = [family, ...given].some(part => part !== undefined && sortedAway.test(part))
  return (
    isMarked || isReplaced || isAway || statusNoMore.test(status) || told.some(words => noMore.test(words))
  )
}

/** FHIR's marks of a record that not everybody may see. */
const restrictedCodes = ['r', 'v', 'restricted', 'very restricted']
const restrictedStatus = /\b(?:restricted|confidential|break[- ]the[- ]glass)\b/i

/** Whether the practice has restricted who may see the record: nothing is posted to it by itself (rules 4.2). */
export function isRestricted({ extension: list, meta }: Pick<RecordUse, 'extension' | 'meta'>): boolean {
  const labels = isRecord(meta) ? toList(meta.security) : []
  const codes = labels.flatMap(label => (isRecord(label) ? [label.code, label.display] : []))
  return (
    restrictedStatus.test(wordsOfStatus(extension(list, 'patient-status'))) ||
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
