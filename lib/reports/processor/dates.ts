import { type DateOrder, DateOrderSchema } from '../../domain/date-order.ts'
import type { PracticeDay } from '../../domain/units.ts'

/** A moment as a cell writes it, by the clock of a zone that it may name. */
export interface Written {
  day: PracticeDay
  /** Milliseconds since midnight; null where only the day is told. */
  time: number | null
  /** The zone's name or offset beside the time, as it is written. */
  zone: string | null
}

const months: readonly RegExp[] = [
  /^(jan|ene)/i,
  /^feb/i,
  /^(mar|mär|mrz)/i,
  /^(apr|abr)/i,
  /^ma[yi]/i,
  /^jun/i,
  /^jul/i,
  /^(aug|ago)/i,
  /^sep/i,
  /^o[ck]t/i,
  /^nov/i,
  /^(dec|dez|dic)/i,
]

/** Points may have a space behind them, and Japanese, Chinese and Korean name each part: `2026年3月1日`. */
const isoDate = /^(\d{4})(?: ?[-/._年년] ?| )(\d{1,2})(?: ?[-/._月월] ?| )(\d{1,2})(?!\d)[日일]?\.?(.*)$/s
const numericDate = /^(\d{1,2})[/.-] ?(\d{1,2})[/.-] ?(\d{4}|\d{1,2})(?!\d)\.?(.*)$/s
/** With the time behind it in one piece, as `20260316T233000Z` or `20260316233000`. */
const compactDate = /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d{1,3}(?!\d)|\d{5}(?!\d)|\d{7})(.*)$/s
const compactYearLast = /^(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)(.*)$/s
const yearThenName = /^(\d{4})[-/. ] ?(\p{L}{3,})\.?[-/. ] ?(\d{1,2})(?!\d)(.*)$/su
const dayThenMonth =
  /^(?:\p{L}+\.?,? )?(\d{1,2})(?:\.|st|nd|rd|th)?[-/ ]?(?:de |of )?(\p{L}{3,})\.?[-/ ,]*(?:de )?(\d{4}|\d{2})(?!\d)(.*)$/su
const monthThenDay =
  /^(?:\p{L}+\.?,? )?(\p{L}{3,})\.?[-/ ](\d{1,2})(?:st|nd|rd|th)?(?:,? |-|\/)(\d{4})(?!\d)(.*)$/su
const secondsSince1970 = /^1\d{9}(\d{3})?$/
/** Days since the end of 1899, as a spreadsheet keeps a date: 1982 to 2173. */
const serial = /^([3-9]\d{4})(?:\.(\d+))?$/
const compactClock = /^(?:[\sT,_]*|-(?=\d{6}))(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(?!\d)(.*)$/is
const zoneAlone = /^(?:z|[+-]\d{2}:?\d{2})$/i
/** In English, Spanish and German. A zone that stands in its place is none. */
const weekday =
  '(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mo|di|do|fr|sa|so)\\p{L}*\\.?'
const weekdayBefore = new RegExp(`^${weekday},? (?=\\d{4}\\D)`, 'iu')
const weekdayBehind = new RegExp(`^[\\s,]*\\(?${weekday}\\)?,?(?=\\s+\\d|$)`, 'iu')
const clock =
  /^[\sT,]*(?:at )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\b\.?)?\s*(.*)$/is

/**
 * The moment of a cell: `2026-03-16`, `3/16/2026 11:30 PM`, `16-Mar-2026`, `March 16, 2026`, `16.03.2026`, `20260316`,
 * `2026.3.16`, `26/03/16` where the order says so, seconds since 1970, a spreadsheet's `46097.5`, each with a time and
 * a zone or without. Undefined where it is none.
 */
export function writtenIn(text: string, order: DateOrder): Written | undefined {
  const trimmed = plain(text)
  if (secondsSince1970.test(trimmed)) return ofInstant(Number(trimmed.padEnd(13, '0')))
  const serialDay = serial.exec(trimmed)
  if (serialDay) return ofSerial(Number(serialDay[1]), serialDay[2])
  const [day, rest = ''] = dayAndRest(trimmed, order)
  if (day === undefined) return undefined
  const tail = rest.trim().replace(weekdayBehind, '')
  const time = timeIn(tail) ?? compactTimeIn(tail)
  if (time) return { day, ...time }
  // A zone beside a day alone moves nothing.
  if (zoneAlone.test(tail)) return { day, time: null, zone: null }
  // Digits that are no time may belong to a date that was not understood.
  return /\d/.test(tail) ? undefined : { day, time: null, zone: null }
}

function dayAndRest(text: string, order: DateOrder): [(PracticeDay | undefined)?, (string | undefined)?] {
  const iso = isoDate.exec(text) ?? compactDate.exec(text)
  if (iso) return [dayOf(iso[1], iso[2], iso[3]), iso[4]]
  const numeric = numericDate.exec(text) ?? compactYearLast.exec(text)
  if (numeric) return [dayBy(order, numeric), numeric[4]]
  const named = yearThenName.exec(text)
  if (named) return [dayOf(named[1], monthNumber(named[2]), named[3]), named[4]]
  const dayFirst = dayThenMonth.exec(text)
  if (dayFirst) return [dayOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]), dayFirst[4]]
  const monthFirst = monthThenDay.exec(text)
  if (monthFirst) return [dayOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]), monthFirst[4]]
  return [undefined]
}

/** As it is written on a plain keyboard, without a weekday before the year. */
function plain(text: string): string {
  const dashed = text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-')
  // An apostrophe before it says `text` to a spreadsheet.
  return dashed.replace(/\s+/g, ' ').trim().replace(/^'/, '').replace(weekdayBefore, '')
}

/** Three figures as the order has them; none where a year of four digits stands where the order wants a day. */
function dayBy(order: DateOrder, [, a = '', b = '', c = '']: readonly string[]): PracticeDay | undefined {
  if (order === 'month-first') return dayOf(c, a, b)
  if (order === 'day-first') return dayOf(c, b, a)
  return a.length === 2 && c.length < 3 ? dayOf(a, b, c) : undefined
}

/** `233000Z`, as it follows a day in one piece. */
function compactTimeIn(text: string): Pick<Written, 'time' | 'zone'> | undefined {
  const [found, hours, minutes, seconds = '00', zone = ''] = compactClock.exec(text) ?? []
  return found === undefined ? undefined : timeIn(`${hours}:${minutes}:${seconds} ${zone}`)
}

/** The time of day in milliseconds, and what stands behind it. */
export function timeIn(text: string): Pick<Written, 'time' | 'zone'> | undefined {
  const found = clock.exec(text)
  if (!found) return undefined
  const [, hours = '', minutes = '', seconds = '0', half, zone = ''] = found
  const isAfternoon = half?.toLowerCase().startsWith('p')
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined
  return { time: ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000, zone: zone.trim() || null }
}

function ofSerial(days: number, fraction: string | undefined): Written {
  const day = new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10)
  // Whole seconds: the fraction of a day is cut somewhere.
  const time = fraction === undefined ? null : Math.round(Number(`0.${fraction}`) * 86_400) * 1000
  return { day, time, zone: null }
}

function ofInstant(instant: number): Written {
  const iso = new Date(instant).toISOString()
  return { day: iso.slice(0, 10), time: instant - Date.parse(iso.slice(0, 10)), zone: 'UTC' }
}

/** What the dates of a file say about which part is the month or the year; null where none of them tells. */
export function dateOrderOf(texts: readonly string[]): DateOrder | null {
  const dates = texts
    .map(plain)
    .map(text => numericDate.exec(text) ?? compactYearLast.exec(text))
    .filter(found => found !== null)
  if (isYearFirst(dates)) return 'year-first'
  const monthFirst = dates.filter(([, , day]) => Number(day) > 12).length
  const dayFirst = dates.filter(([, day]) => Number(day) > 12).length
  if (monthFirst !== dayFirst) return dayFirst > monthFirst ? 'day-first' : 'month-first'
  // Points between the parts are how those write who put the day first.
  const withPoints = dates.filter(([whole]) => /^\d{1,2}\.\s?\d{1,2}\./.test(whole)).length
  return withPoints > 0 && monthFirst === 0 ? 'day-first' : null
}

/** Cards were not taken here before (ours). */
const firstYear = '2015'

/**
 * Whether years of two digits come first: that makes days of as many dates as any other way, which lie in fewer years,
 * or of more of them, which lie in one year or two. A file tells of months, not of decades.
 */
function isYearFirst(dates: readonly RegExpExecArray[]): boolean {
  const own = daysBy('year-first', dates)
  return (
    own.count > 0 &&
    others
      .map(order => daysBy(order, dates))
      .every(other =>
        own.count === other.count ? own.years < other.years : own.count > other.count && own.years <= 1,
      )
  )
}

const others = DateOrderSchema.options.filter(order => order !== 'year-first')

/** How many of the dates are days by this order, and how many years lie between them. */
function daysBy(order: DateOrder, dates: readonly RegExpExecArray[]): { count: number; years: number } {
  const days = dates.flatMap(date => dayBy(order, date) ?? [])
  const years = days.filter(day => day >= firstYear).map(day => Number(day.slice(0, 4)))
  const [first, last] = [Math.min, Math.max].map(end => years.reduce((a, b) => end(a, b), years[0] ?? 0))
  return { count: years.length, years: (last ?? 0) - (first ?? 0) }
}

/** Whether a text is a date in any of the ways it is written. */
export function isDate(text: string): boolean {
  return DateOrderSchema.options.some(order => writtenIn(text, order) !== undefined)
}

const monthNumber = (name = '') => String(months.findIndex(month => month.test(name.normalize('NFC'))) + 1)

function dayOf(year = '', month = '', day = ''): PracticeDay | undefined {
  const whole = year.length === 2 ? `20${year}` : year
  const iso = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  // The 31st of a short month would silently become another day.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
