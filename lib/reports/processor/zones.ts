import { dayReader } from '../../domain/practice-day.ts'
import { isTimeZone } from '../../domain/time-zone.ts'
import type { Instant, PracticeDay } from '../../domain/units.ts'
import type { Written } from './dates.ts'

/**
 * The zones that exports name. A heading says `PST` all year where the clock of the Pacific is meant, so an
 * abbreviation is the clock of its region; `MST` alone is Arizona, which keeps it.
 */
const named: readonly (readonly [RegExp, string])[] = [
  [/\b(central european|cet|cest|mez|mesz|berlin|paris|madrid|amsterdam)\b/, 'Europe/Berlin'],
  [/\b(pst|pdt|pt|pacific)\b/, 'America/Los_Angeles'],
  [/\b(mst|arizona)\b/, 'America/Phoenix'],
  [/\b(mdt|mt|mountain)\b/, 'America/Denver'],
  [/\b(cst|cdt|ct|central)\b/, 'America/Chicago'],
  [/\b(est|edt|et|eastern)\b/, 'America/New_York'],
  [/\b(akst|akdt|alaska)\b/, 'America/Anchorage'],
  [/\b(hst|hawaii)\b/, 'Pacific/Honolulu'],
  [/\bbst\b/, 'Europe/London'],
  [/\b(aest|aedt)\b/, 'Australia/Sydney'],
]
const offset = /(?:^|utc|gmt|\s|\()([+-])(\d{1,2}):?(\d{2})?\b/
const utc = /\b(utc|gmt|zulu)\b|^z$/

/** A zone that can be computed with: a name such as `America/Chicago`, `UTC`, or an offset `+05:30`; undefined for anything else. */
export function zoneNamed(text: string): string | undefined {
  const trimmed = text.trim().replace(/^\((.*)\)$/, '$1')
  if (isTimeZone(trimmed)) return /^utc$/i.test(trimmed) ? 'UTC' : trimmed
  const lower = trimmed.toLowerCase().replaceAll('−', '-')
  const region = named.find(([pattern]) => pattern.test(lower))
  if (region) return region[1]
  const [, sign, hours = '', minutes = '00'] = offset.exec(lower) ?? []
  if (sign !== undefined && Number(hours) <= 14) return `${sign}${hours.padStart(2, '0')}:${minutes}`
  return utc.test(lower) ? 'UTC' : undefined
}

/** What in a heading without brackets surely is a zone: `PT` alone may be anything. */
const zoneInWords =
  /\b(?:utc|gmt)(?:[+-]\d{1,2}(?::?\d{2})?)?\b|\b[pmce][sd]t\b|\b(?:pacific|mountain|central|eastern) (?:standard |daylight )?time\b/i

/** The zone that a heading names: `Created date (UTC)`, `Date (PST)`, `time_utc`, `Date, Eastern Time`. */
export function zoneOfHeading(heading: string): string | undefined {
  const inBrackets = [...heading.matchAll(/[([]([^)\]]+)[)\]]/g)].map(([, inside = '']) => inside)
  const inWords =
    zoneInWords.exec(heading.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2'))?.[0] ?? ''
  return [...inBrackets, inWords].map(zoneNamed).find(zone => zone !== undefined)
}

/** The practice day of a moment written by a zone's clock; a day without a time is what it says. */
export function dayIn({ day, time }: Written, zone: string, practiceZone: string): PracticeDay {
  if (time === null || zone === practiceZone) return day
  return dayReader(practiceZone)(instantOf(Date.parse(day) + time, zone))
}

/** The instant at which a zone's clock shows this time (given as if it were UTC). */
function instantOf(shown: number, zone: string): Instant {
  if (zone === 'UTC') return shown
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? []
  if (sign !== undefined)
    return shown - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  // The second look is for the hours in which the offset itself changes.
  const near = shown - offsetAt(zone, shown)
  return shown - offsetAt(zone, near)
}

const quarterMs = 15 * 60 * 1000
const offsets = new Map<string, Map<number, number>>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clock is ahead of UTC, asked once for each quarter of an hour: Intl is slow to ask. */
function offsetAt(zone: string, instant: Instant): number {
  const quarter = Math.floor(instant / quarterMs)
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const cached = known.get(quarter)
  if (cached !== undefined) return cached
  const format = formats.get(zone) ?? newFormat(zone)
  formats.set(zone, format)
  const parts = Object.fromEntries(
    format.formatToParts(quarter * quarterMs).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  const ahead = Date.UTC(year, month - 1, day, hour, minute) - quarter * quarterMs
  known.set(quarter, ahead)
  return ahead
}

const newFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
