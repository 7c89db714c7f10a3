import type { PracticeDay } from '../../domain/units.ts'

/** Which part of `3/4/2026` is the month. */
export type DateOrder = 'month-first' | 'day-first'

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

const isoDate = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(.*)$/s
const numericDate = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)(.*)$/s
const compactDate = /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/s
const dayThenMonth =
  /^(?:\p{L}+\.?,? )?(\d{1,2})\.?[- ](?:de )?(\p{L}{3,})\.?[- ,]+(?:de )?(\d{4}|\d{2})(?!\d)(.*)$/su
const monthThenDay = /^(?:\p{L}+\.?,? )?(\p{L}{3,})\.?[- ](\d{1,2}),? (\d{4})(?!\d)(.*)$/su
const secondsSince1970 = /^1\d{9}(\d{3})?$/
/** Days since the end of 1899, as a spreadsheet keeps a date: 1982 to 2173. */
const serial = /^([3-9]\d{4})(?:\.(\d+))?$/
const clock = /^[\sT,]*(?:at )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(.*)$/is

/**
 * The moment of a cell: `2026-03-16`, `3/16/2026 11:30 PM`, `16-Mar-2026`, `March 16, 2026`, `16.03.2026`, `20260316`,
 * seconds since 1970, a spreadsheet's `46097.5`, each with a time and a zone or without. Undefined where it is none.
 */
export function writtenIn(text: string, order: DateOrder): Written | undefined {
  const trimmed = text.trim()
  if (secondsSince1970.test(trimmed)) return ofInstant(Number(trimmed.padEnd(13, '0')))
  const serialDay = serial.exec(trimmed)
  if (serialDay) return ofSerial(Number(serialDay[1]), serialDay[2])
  const [day, rest = ''] = dayAndRest(trimmed, order)
  if (day === undefined) return undefined
  const tail = rest.trim()
  const time = timeIn(tail)
  if (time) return { day, ...time }
  // Digits that are no time may belong to a date that was not understood.
  return /\d/.test(tail) ? undefined : { day, time: null, zone: null }
}

function dayAndRest(text: string, order: DateOrder): [(PracticeDay | undefined)?, (string | undefined)?] {
  const iso = isoDate.exec(text) ?? compactDate.exec(text)
  if (iso) return [dayOf(iso[1], iso[2], iso[3]), iso[4]]
  const numeric = numericDate.exec(text)
  if (numeric) {
    const [month, day] = order === 'day-first' ? [numeric[2], numeric[1]] : [numeric[1], numeric[2]]
    return [dayOf(numeric[3], month, day), numeric[4]]
  }
  const dayFirst = dayThenMonth.exec(text)
  if (dayFirst) return [dayOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]), dayFirst[4]]
  const monthFirst = monthThenDay.exec(text)
  if (monthFirst) return [dayOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]), monthFirst[4]]
  return [undefined]
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

/** What the dates of a file say about which part is the month; null where none of them tells. */
export function dateOrderOf(texts: readonly string[]): DateOrder | null {
  const dates = texts.map(text => numericDate.exec(text.trim())).filter(found => found !== null)
  const monthFirst = dates.filter(([, , day]) => Number(day) > 12).length
  const dayFirst = dates.filter(([, day]) => Number(day) > 12).length
  if (monthFirst !== dayFirst) return dayFirst > monthFirst ? 'day-first' : 'month-first'
  // Points between the parts are how those write who put the day first.
  const withPoints = dates.filter(([whole]) => /^\d{1,2}\.\d{1,2}\./.test(whole)).length
  return withPoints > 0 && monthFirst === 0 ? 'day-first' : null
}

/** Whether a text is a date in any of the ways it is written. */
export function isDate(text: string): boolean {
  return writtenIn(text, 'month-first') !== undefined || writtenIn(text, 'day-first') !== undefined
}

const monthNumber = (name = '') => String(months.findIndex(month => month.test(name.normalize('NFC'))) + 1)

function dayOf(year = '', month = '', day = ''): PracticeDay | undefined {
  const whole = year.length === 2 ? `20${year}` : year
  const iso = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  // The 31st of a short month would silently become another day.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
