import type { Instant, PracticeDay } from '../../domain/units.ts'
import { partZone } from './zone.ts'

const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
/** Marks that an American office may print after a time; anything else is refused, not guessed. */
const zones: Readonly<Record<string, string>> = {
  z: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
}

const named = /^(?:[a-z]{3,9}\.?, ?)?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? (?:at )?(.+))?$/
const numbered = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:,? (.+))?$/
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ] ?(.+))?$/
const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(?:([ap])\.?m\.?)? ?(?:\(?([a-z]{1,4})\)?|([+-]\d{2}):?(\d{2}))?$/

interface DayParts {
  year: number
  month: number
  day: number
  rest: string | undefined
  shortYear: boolean
}

/**
 * The instant that a page's date means. Without a zone mark it is `timeZone`'s time (the shop's pages'); an hour that a
 * change of clocks skips or repeats is resolved as Temporal's `compatible` does. A day without a time counts
 * from its beginning. Formats: order pages B1 and B3; undefined for any other.
 */
export function interpretMoment(text: string, timeZone: string): Instant | undefined {
  const parted = partZone(text.trim())
  const parts = dayParts(parted.text)
  const day = parts && plainDay(parts)
  if (!parts || !day || parted.zone === null) return undefined
  const time =
    parts.rest === undefined ? { hour: 0, minute: 0, second: 0, zone: undefined } : timeOf(parts.rest)
  if (!time) return undefined
  const { zone, ...plain } = time
  return day.toPlainDateTime(plain).toZonedDateTime(zone ?? parted.zone ?? timeZone).epochMilliseconds
}

/** A birth date as `YYYY-MM-DD`; null where it is none, lies before 1900 or after the day it was given. */
export function interpretBirthDate(text: string, latest: PracticeDay): PracticeDay | null {
  const parts = dayParts(text)
  const day = parts && !parts.shortYear ? plainDay(parts)?.toString() : undefined
  return day && day >= '1900-01-01' && day <= latest ? day : null
}

function dayParts(text: string): DayParts | undefined {
  const plain = text
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  const byName = named.exec(plain)
  if (byName) {
    const [, name = '', day, year, rest] = byName
    return { year: Number(year), month: monthOf(name), day: Number(day), rest, shortYear: false }
  }
  const byNumber = numbered.exec(plain)
  if (byNumber) {
    const [, month, day, year = '', rest] = byNumber
    const shortYear = year.length === 2
    return {
      year: Number(year) + (shortYear ? 2000 : 0),
      month: Number(month),
      day: Number(day),
      rest,
      shortYear,
    }
  }
  const byIso = iso.exec(plain)
  if (!byIso) return undefined
  const [, year, month, day, rest] = byIso
  return { year: Number(year), month: Number(month), day: Number(day), rest, shortYear: false }
}

/** 1 to 12 of `mar`, `sept`, `march`; 0 for any other word. */
function monthOf(name: string): number {
  return months.findIndex(month => month.startsWith(name)) + 1
}

function plainDay({ year, month, day }: DayParts): Temporal.PlainDate | undefined {
  const isPossible = year > 0 && month >= 1 && month <= 12 && day >= 1
  if (!isPossible) return undefined
  const found = Temporal.PlainDate.from({ year, month, day })
  return found.day === day ? found : undefined
}

function timeOf(text: string) {
  const found = clock.exec(text)
  if (!found) return undefined
  const [, hours, minutes, seconds, half, mark, offset, offsetMinutes] = found
  const zone = mark ? zones[mark] : offset && `${offset}:${offsetMinutes}`
  const hour = hourOf(Number(hours), half)
  const minute = Number(minutes)
  const second = Number(seconds ?? 0)
  if (hour === undefined || minute > 59 || second > 59 || (mark && !zone)) return undefined
  if (offset && (Math.abs(Number(offset)) > 14 || Number(offsetMinutes) > 59)) return undefined
  return { hour, minute, second, zone }
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (!half) return hour <= 23 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
