import * as v from 'valibot'
import { centsOf } from '../domain/money.ts'
import { practiceDayOf } from '../domain/practice-day.ts'

/** Spellings of one extension that Nextech's own pages use side by side (Nextech API 2.6.1). */
const aliases: Record<string, string> = {
  'credit-cardtype': 'creditcard-type',
  'deposit-date': 'deposited-date',
}

/** The value inside `{ "value": … }`, which some answers wrap primitives in (Nextech API 2.6.1). */
export function unwrap(raw: unknown): unknown {
  // Money has a `value` of its own, which may be wrapped as well.
  const inner = isRecord(raw) && 'value' in raw ? raw.value : raw
  return isRecord(inner) && 'value' in inner ? inner.value : inner
}

/** A text, or a number as text, wrapped or not; undefined where it is blank. Spaces around it are kept. */
export function textOf(raw: unknown): string | undefined {
  const value = unwrap(raw)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A truth value, also as text (Nextech API trap 28). */
export function flagOf(raw: unknown): boolean | undefined {
  const value = unwrap(raw)
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  return word === 'true' ? true : word === 'false' ? false : undefined
}

/** Cents of money that is a number or a text, wrapped or not (Nextech API trap 29). */
export function moneyOf(raw: unknown): number | undefined {
  const text = textOf(raw)
    ?.replace(/\u2212/g, '-')
    .replace(/\bUSD\b|\bUS(?=\$)/gi, '')
    .trim()
  // `80,00` is no eight thousand dollars.
  if (text === undefined || /,\d{1,2}$/.test(text)) return undefined
  const [, inBrackets] = /^\((.*)\)$/.exec(text) ?? []
  const cents = centsOf((inBrackets ?? text).replace(/[$,\s]/g, '').replace(/^([\d.]+)-$/, '-$1'))
  return cents !== undefined && inBrackets !== undefined ? -Math.abs(cents) : cents
}

const versioned = /(?:\/_history\/[^/]*)?\/*$/

/** Id at the end of a reference such as `Location/3`, `Location/3/_history/2` or `urn:uuid:…`, or of a whole address. */
export function referenceOf(raw: unknown): { id: string | undefined; display: string | undefined } {
  const record = isRecord(raw) ? raw : { reference: raw }
  const reference = textOf(record.reference)?.trim().replace(versioned, '')
  return { id: reference?.split(/\/|^urn:uuid:/i).at(-1), display: textOf(record.display) }
}

/** A text where there is one; never a reason to refuse the record. */
export const TextSchema = v.optional(v.pipe(v.unknown(), v.transform(textOf)))

/** A text without the spaces around it. */
export const TrimmedSchema = v.optional(
  v.pipe(
    v.unknown(),
    v.transform(raw => textOf(raw)?.trim()),
  ),
)

/** Object or array or nothing, as an array; members that cannot be read are left out (Nextech API trap 28). */
export function listOf<S extends v.GenericSchema>(member: S) {
  const readable = (raw: unknown): v.InferOutput<S>[] =>
    toList(raw).flatMap(entry => {
      const parsed = v.safeParse(member, entry)
      return parsed.success ? [parsed.output] : []
    })
  return v.optional(v.pipe(v.unknown(), v.transform(readable)), [])
}

/** An extension by the last part of its address in lower case, with whichever `value…` it has. */
export const ExtensionSchema = v.pipe(
  v.looseObject({ url: v.string() }),
  v.transform(({ url, ...rest }) => ({ name: extensionName(url), value: extensionValue(rest) })),
)
export type Extension = v.InferOutput<typeof ExtensionSchema>

/** The value of the first extension of that name which has one. */
export function extension(list: readonly Extension[], name: string): unknown {
  return list.find(entry => entry.name === name && entry.value != null)?.value
}

export const IdentifiersSchema = listOf(v.object({ use: TrimmedSchema, value: TrimmedSchema }))

/** The value of the identifier of that use. */
export function identifier(
  list: v.InferOutput<typeof IdentifiersSchema>,
  use: 'official' | 'usual',
): string | undefined {
  return list?.find(entry => entry.use?.toLowerCase() === use && entry.value !== undefined)?.value
}

/** A day as such, or a moment (Nextech API traps 16 and 17). */
export type When = { day: string } | { instant: number }

/**
 * ISO with or without offset (UTC then), a date alone, or `M/D/YYYY`; also as databases, .NET and HTTP headers write moments. A
 * midnight without an offset is a date written as a time.
 */
export function whenOf(raw: unknown): When | undefined {
  const text = isoOf(textOf(raw)?.trim() ?? '')
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T00:00(?::00(?:\.0+)?)?)?$/.exec(text) ?? []
  if (year && month && day) return dayOfParts(year, month, day)
  const [, usMonth, usDay, usYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[\s,].*)?$/.exec(text) ?? []
  if (usYear && usMonth && usDay) return dayOfParts(usYear, usMonth, usDay)
  const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text)
  const instant = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(hasOffset ? text : `${text}Z`) : Number.NaN
  return Number.isNaN(instant) ? undefined : { instant }
}

/** Milliseconds since 1970, bare or as .NET writes them: 2001 to 2286. */
const counted = /^(?:\/Date\()?(\d{12,13})(?:[+-]\d{4})?(?:\)\/)?$/
const spaced =
  /^(\d{4}-\d\d-\d\d)[Tt ]\s*(\d\d:\d\d(?::\d\d)?(?:\.\d+)?)\s*(?:(z|utc|gmt)|([+-]\d\d)(:?\d\d)?)?$/i

/** A moment in the form of ISO, where it is told in another one: what is not understood might be posted twice. */
function isoOf(text: string): string {
  const [, ms] = counted.exec(text) ?? []
  if (ms !== undefined) return new Date(Number(ms)).toISOString()
  const header = /^[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN
  if (!Number.isNaN(header)) return new Date(header).toISOString()
  const [, day, time, zero, hours, minutes = ':00'] = spaced.exec(text) ?? []
  if (day === undefined) return text
  return `${day}T${time}${zero ? 'Z' : hours ? `${hours}${minutes}` : ''}`
}

/** The practice day of a day or moment. */
export function dayOf(when: When | undefined, timeZone: string): string | undefined {
  if (when === undefined) return undefined
  return 'day' in when ? when.day : practiceDayOf(when.instant, timeZone)
}

const utcDayMs = 24 * 60 * 60_000

/**
 * The practice day of a payment date. Nextech keeps a day as a midnight, and does not document whose: by default that
 * of the practice (Nextech API trap 16), and a midnight of UTC is taken for a day that was written as a time. `dateZone`
 * = the zone whose midnight it was seen to be.
 */
export function paymentDayOf(
  when: When | undefined,
  { timeZone, dateZone }: { timeZone: string; dateZone?: string | undefined },
): string | undefined {
  if (when === undefined || 'day' in when) return when?.day
  if (dateZone !== undefined) return practiceDayOf(when.instant, dateZone)
  return practiceDayOf(when.instant, when.instant % utcDayMs === 0 ? 'UTC' : timeZone)
}

export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

/** Whether a value tells anything at all: some servers leave blank texts and empty records where others leave nothing. */
export function tells(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null ? Object.values(raw).some(tells) : textOf(raw) !== undefined
}

/** What stands once or several times, as a list; nothing is an empty one. */
export function toList(raw: unknown): unknown[] {
  return raw == null ? [] : Array.isArray(raw) ? raw : [raw]
}

function extensionName(url: string): string {
  const name = url.replace(/\/+$/, '').split('/').at(-1)?.toLowerCase() ?? ''
  return aliases[name] ?? name
}

function extensionValue(rest: Record<string, unknown>): unknown {
  const key = Object.keys(rest).find(name => name.startsWith('value') && rest[name] != null)
  return key === undefined ? undefined : unwrap(rest[key])
}

function dayOfParts(year: string, month: string, day: string): When | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  return exists ? { day: text } : undefined
}
