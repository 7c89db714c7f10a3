import type { DateOrder } from '../../domain/date-order.ts'
import type { Customer } from '../../domain/order.ts'
import type { Instant, PracticeDay } from '../../domain/units.ts'
import { daysWithoutYear, readDays } from './day-parts.ts'
import { partZone } from './zone.ts'

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

const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(?:([ap])\.? ?m\.?)? ?(?:uhr|h|hrs)?\.? ?(?:\(?([a-z]{1,4})\)?|([+-]\d{2})(?::?(\d{2}))?)?$/
/** `13h30`, `13 h 30`, `1.30 PM`, and the full hour alone: `1 PM`. */
const otherClock = /^(\d{1,2})(?:[h.](\d{2}))?(?= ?(?:[ap]\.? ?m|uhr)\b)|^(\d{1,2}) ?h ?(\d{2})?(?!\w)/

/** What is known of a text beside its figures. */
export interface MomentFacts {
  /** Whether the page writes day, month or year first; undefined = nothing tells (`dateOrderBy`). */
  dateOrder?: DateOrder | 'mixed' | undefined
  /** Nothing was placed after this instant. */
  latest?: Instant | undefined
  /** Nor before this one. */
  earliest?: Instant | undefined
  /** The practice's zone, in which a day that is told without a time is that day; `timeZone` where nothing says so. */
  dayZone?: string | undefined
}

/** Clocks differ, and a page's zone may be another than was thought: so much later is still now. */
const toleranceMs = 26 * 3_600_000

/**
 * The instant that a page's date means. Without a zone mark it is `timeZone`'s time (the shop's pages'); an hour that a
 * change of clocks skips or repeats is resolved as Temporal's `compatible` does. A day without a time counts
 * from its beginning. Figures of which several may be the month or the year mean nothing unless something tells their order, or
 * the other days have not come yet (rules 3). Formats: order pages B1 and B3; undefined for any other.
 */
export function interpretMoment(
  text: string,
  timeZone: string,
  facts: MomentFacts = {},
): Instant | undefined {
  const moments = momentsOf(text, timeZone, facts)
  return moments.length === 1 ? moments[0] : undefined
}

/** How long ago an order was placed, when its page was made: nobody knows when that was. */
const ago =
  /^(?:today|yesterday|just now|hoy|ayer|heute|gestern|hier|aujourd.hui)(?=$|[\s,])|^(?:hace|vor|il y a) \d+ |^(?:an?|\d+|about an?|about \d+) ?(?:m|h|d|w|min(?:ute)?|h(?:ou)?r|day|week|month)s? ago$/iu

/**
 * Whether a text is a date of which nothing tells day, month and year apart, or the year at all, or what tells it
 * contradicts itself.
 */
export function isUnclearDate(text: string, timeZone: string, facts: MomentFacts = {}): boolean {
  if (ago.test(text.trim()) || isClockAlone(text)) return true
  return momentsOf(text, timeZone, facts).length !== 1 && momentsOf(text, timeZone, {}, false).length > 0
}

/** Whether a text is a time of a day that is told elsewhere, if at all. */
export function isClockAlone(text: string): boolean {
  return timeOf(partZone(text.trim().toLowerCase()).text) !== undefined
}

/** No shop of this kind is older: an earlier moment is what a clock or a database writes where it knows none. */
const firstOrder = Date.UTC(2008, 0)

/** All years that an order without one may be of. Where nothing is known of now, more than one with a leap day. */
function yearsUntil(latest: Instant | undefined): number[] {
  const [first, last] = [firstOrder, latest ?? Date.UTC(2016, 11)].map(each =>
    new Date(each).getUTCFullYear(),
  )
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 2 }, (_, at) => (first ?? 0) + at)
}

function momentsOf(
  text: string,
  timeZone: string,
  { dateOrder, latest, earliest, dayZone }: MomentFacts,
  isSureCounted = true,
): Instant[] {
  // Beside an offset the zone's name says nothing more.
  const parted = partZone(
    text
      .trim()
      .replace(/(?<=\d|z)\[[a-z_+/-]+\]$/i, '')
      .replace(/(?<=(?:gmt|utc)[+-]\d{4}) \([^()]+\)$/i, ''),
  )
  const { zone } = parted
  if (zone === null) return []
  const whole = [...readDays(parted.text)]
  // Only what was placed around it may tell the year: the one that is now is a guess.
  const hasYear = whole.length > 0
  const days = hasYear ? whole : daysWithoutYear(parted.text, yearsUntil(latest))
  const moments = days.flatMap(([order, { day, rest }]) => {
    if (order !== 'sure' && dateOrder !== undefined && order !== dateOrder) return []
    const time = rest === undefined ? { ...midnight, zone: dayZone } : timeOf(rest)
    if (!time) return []
    const { zone: own, ...plain } = time
    const moment = day.toPlainDateTime(plain).toZonedDateTime(own ?? zone ?? timeZone).epochMilliseconds
    const isLater = moment > (latest ?? moment) + toleranceMs
    if (order === 'sure' && hasYear) return isSureCounted && !isLater && moment >= firstOrder ? [moment] : []
    return isLater || moment < (earliest ?? moment) - toleranceMs || moment < firstOrder ? [] : [moment]
  })
  return [...new Set(moments)]
}

const midnight = { hour: 0, minute: 0, second: 0 }

/**
 * A birth date as `YYYY-MM-DD`; null where it is none, lies before 1900 or after the day it was given, or nothing tells
 * its day from its month.
 */
export function interpretBirthDate(
  text: string,
  latest: PracticeDay,
  dateOrder?: MomentFacts['dateOrder'],
): PracticeDay | null {
  const days = [...readDays(text)].flatMap(([order, { day, shortYear }]) => {
    const isOther = order !== 'sure' && dateOrder !== undefined && order !== dateOrder
    return isOther || shortYear ? [] : [day.toString()]
  })
  const [day] = days
  return day && days.length === 1 && day >= '1900-01-01' && day <= latest ? day : null
}

/** A birth date as the shop tells it; the days that it may be where nothing tells which (`05/11/1984`, `3/28/84`). */
export function birthOf(
  text: string | null | undefined,
  latest: PracticeDay,
  dateOrder?: MomentFacts['dateOrder'],
): Pick<Customer, 'birthDate' | 'possibleBirthDates'> {
  if (!text) return { birthDate: null }
  const birthDate = interpretBirthDate(text, latest, dateOrder)
  const possible = birthDate === null ? possibleDays(text, latest, dateOrder) : []
  return { birthDate, ...(possible.length > 0 && { possibleBirthDates: possible }) }
}

function possibleDays(text: string, latest: PracticeDay, dateOrder: MomentFacts['dateOrder']): PracticeDay[] {
  const isOpen = dateOrder === undefined || dateOrder === 'mixed'
  const days = [...readDays(text)].flatMap(([order, { day, shortYear }]) => {
    if (order !== 'sure' && !isOpen && order !== dateOrder) return []
    return (shortYear ? [day.subtract({ years: 100 }), day] : [day]).map(each => each.toString())
  })
  return [...new Set(days)].filter(day => day >= '1900-01-01' && day <= latest)
}

function timeOf(text: string) {
  const plain = text.replace(
    otherClock,
    (_, hour = '', minute = '', h = '', m = '') => `${hour || h}:${minute || m || '00'}`,
  )
  const found = clock.exec(plain)
  if (!found) return undefined
  const [, hours, minutes, seconds, half, mark, offset, offsetMinutes = '00'] = found
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
