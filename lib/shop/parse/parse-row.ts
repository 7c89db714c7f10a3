import type { RowReading } from '../../contract/readings.ts'
import { type DateEvidence, type DateOrder, dateOrderBy } from '../../domain/date-order.ts'
import type { OrderState } from '../../domain/order.ts'
import type { Result } from '../../domain/result.ts'
import type { Cents, Instant } from '../../domain/units.ts'
import { interpretListed } from './amount.ts'
import { interpretMoment, isClockAlone, isUnclearDate, type MomentFacts } from './moment.ts'
import { interpretNumber } from './number.ts'
import { type Period, periodIn } from './period.ts'
import { interpretState, type NativeStatuses } from './state.ts'

/** What an orders list tells of an order; null = the list has no such column, or it cannot be understood. */
export interface ListedOrder {
  shop: string
  number: string
  placedAt: Instant | null
  state: OrderState | null
  totalCents: Cents | null
  customerName: string | null
  href: string | null
  /** The date is one, and nothing tells its day from its month. */
  isDateUnclear?: true
  dates?: DateEvidence
  /**
   * Changes whenever the row does, and gives away nothing of what it says: date, customer, total and status by
   * themselves, parted by dots; empty = the list has no such column.
   */
  fingerprint: string
}

/** What is known of a shop's pages beside what they say. */
export interface PageSettings {
  /** The order of day and month that the configuration names. */
  set?: DateOrder | undefined
  /** Now: no order was placed later. */
  latest?: Instant | undefined
  /** What the orders around this one tell: it was not placed earlier. */
  earliest?: Instant | undefined
  /** The practice's zone, where it is not that of the pages. */
  dayZone?: string | undefined
  statuses?: NativeStatuses | undefined
}

/** Why a row is unreadable. */
export type RowTrouble = 'number' | 'nothing-understood'

/** One row of an orders list; unreadable without a number, or where nothing else of it makes sense. */
export function parseRow(
  reading: RowReading,
  shop: string,
  timeZone: string,
  { set, latest, dayZone, statuses }: PageSettings = {},
): Result<ListedOrder, RowTrouble> {
  const number = interpretNumber(reading.number)
  if (number === undefined) return { ok: false, error: 'number' }
  const facts = { dateOrder: dateOrderBy(reading.dates ?? {}, set), latest, dayZone }
  const date = reading.date ?? ''
  const within = reading.above === undefined ? undefined : periodIn(reading.above, timeZone, facts.dateOrder)
  const placedAt =
    interpretMoment(date, timeZone, facts) ?? (within && momentWithin(date, timeZone, within, facts)) ?? null
  const isDateUnclear = placedAt === null && isUnclearDate(date, timeZone, facts)
  const state = interpretState(reading.status ?? '', statuses) ?? null
  const total = interpretListed(reading.total ?? '')
  const totalCents = total && total.currency === undefined ? total.cents : null
  if (placedAt === null && !isDateUnclear && state === null && totalCents === null)
    return { ok: false, error: 'nothing-understood' }
  const { customer: customerName, href } = reading
  const texts = [reading.date, reading.customer, reading.total, reading.status]
  const fingerprint = texts.map(text => (text === null ? '' : fingerprintOf([text]))).join('.')
  const value = { shop, number, placedAt, state, totalCents, customerName, href, fingerprint }
  const { dates } = reading
  return { ok: true, value: { ...value, ...(isDateUnclear && { isDateUnclear }), ...(dates && { dates }) } }
}

/** The moment in a period that a date without a year, or a time without a day, means. */
function momentWithin(
  date: string,
  timeZone: string,
  { earliest, latest, day }: Period,
  facts: MomentFacts,
): Instant | undefined {
  const whole = day !== undefined && isClockAlone(date) ? `${day} ${date}` : date
  const last = Math.min(latest, facts.latest ?? latest)
  return interpretMoment(whole, timeZone, { ...facts, earliest, latest: last })
}

/** 53 bits of cyrb53: enough to see that one row changed, synchronous, and no way back to a name. */
export function fingerprintOf(texts: readonly (string | null)[]): string {
  const text = JSON.stringify(texts)
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 2654435761)
    low = Math.imul(low ^ text.charCodeAt(at), 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
