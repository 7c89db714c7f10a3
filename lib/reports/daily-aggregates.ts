import * as v from 'valibot'
import { askedState, type Judged, shownState, waitsForStaff } from '../domain/asked.ts'
import { netCents, type Sale, type SaleMoney } from '../domain/order.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { paidByGiftCardAlone } from '../domain/posting-plan.ts'
import { dayReader } from '../domain/practice-day.ts'
import { undatedRefundCents } from '../domain/refund-days.ts'
import type { Status } from '../domain/status.ts'
import type { Cents, PracticeDay } from '../domain/units.ts'

/** What a posting must tell for its order to be counted. */
export type CountedPosting = Judged

/** How an order was paid, as a key: `gift-card`, `affirm`, `other`, or `card` with Magento's brand code. */
export type TenderKey = 'gift-card' | 'affirm' | 'other' | `card:${string}`

const TallySchema = v.object({
  count: v.number(),
  /** What the order stands for on the screen, see `shownCents`. */
  shownCents: v.number(),
  /** Money the shop took, less what went back. */
  takenCents: v.number(),
  /** Of that, what rests in Nextech's ledger by our own books. */
  postedCents: v.number(),
})

/** A count of orders with their money, in cents. */
export type Tally = v.InferOutput<typeof TallySchema>

/**
 * The sums of one practice day by status and tender (`synced card:VI`), or, in the one row `staff`, those of all days
 * by status and reason. Kept as orders change, not counted again for each look (ADR 0024).
 */
export const AggregateRowSchema = v.object({ id: v.string(), cells: v.record(v.string(), TallySchema) })
export type AggregateRow = v.InferOutput<typeof AggregateRowSchema>

/** The row of what waits for staff, whatever its day. */
export const staffRowId = 'staff'

export const noTally: Tally = { count: 0, shownCents: 0, takenCents: 0, postedCents: 0 }

/** Where an order counts, and with what. */
export interface Delta {
  row: string
  cell: string
  tally: Tally
}

/** What an order adds to the sums: to its day's, and to those of the staff while it waits for them. */
export function contributionsOf(order: Sale, posting: CountedPosting, timeZone: string): Delta[] {
  const status = statusOf(shownState(posting))
  const isPosted = status === 'synced' || status === 'refunded'
  const dayOf = dayReader(timeZone)
  const tally: Tally = {
    count: 1,
    shownCents: shownCents(order, status),
    takenCents: takenCents(order),
    postedCents: isPosted ? takenCents(order) : 0,
  }
  const ofDay = { row: dayOf(order.placedAt), cell: `${status} ${tenderKeyOf(order)}`, tally }
  const asks = statusOf(askedState(posting))
  const ofStaff = { row: staffRowId, cell: `${asks} ${posting.reason ?? ''}`, tally }
  const back = (order.refunds ?? []).map(({ at, cents }) => ({
    row: dayOf(at),
    cell: `${moneyBack} ${tenderKeyOf(order)}`,
    tally: { count: 0, shownCents: 0, takenCents: -cents, postedCents: isPosted ? -cents : 0 },
  }))
  return [ofDay, ...(waitsForStaff(posting) ? [ofStaff] : []), ...back]
}

/** Names the cells of money that went back on a day, whenever its order was placed. */
export const moneyBack = 'money-back'

/** What the shop took of an order, less what went back at no day that is known (rules 6.1). */
function takenCents(order: Sale): Cents {
  return order.currency === undefined ? order.paidCents - undatedRefundCents(order) : 0
}

/** The row with a contribution put in (`sign` 1) or taken out (-1); a cell of nothing vanishes. */
export function withContribution(row: AggregateRow, { cell, tally }: Delta, sign: 1 | -1): AggregateRow {
  const { [cell]: before = noTally, ...others } = row.cells
  const after = addTally(before, tally, sign)
  const isNothing = Object.values(after).every(value => value === 0)
  return { id: row.id, cells: isNothing ? others : { ...others, [cell]: after } }
}

export function addTally(a: Tally, b: Tally, sign: 1 | -1 = 1): Tally {
  return {
    count: a.count + sign * b.count,
    shownCents: a.shownCents + sign * b.shownCents,
    takenCents: a.takenCents + sign * b.takenCents,
    postedCents: a.postedCents + sign * b.postedCents,
  }
}

/** Statuses in which the order's money is in Nextech or on its way there. */
const posted: readonly Status[] = ['synced', 'pending', 'posting', 'verifying']

/**
 * The money that an order stands for: what its posting amounts to where it is posted or will be by itself, so that
 * the day agrees with Nextech; else what the customer was asked for, because a cancelled, unpaid or refunded
 * order nets to nothing and would vanish from the sum. Money in another currency is no part of a sum.
 */
export function shownCents(order: Sale, status: Status): Cents {
  if (order.currency !== undefined) return 0
  // What went back after the posting is told on its own day.
  if (status === 'synced') return takenCents(order)
  return posted.includes(status) ? netCents(order) : order.totalCents
}

/** How the order was paid: the whole of it by gift card, or what its tender says (rules 3). */
export function tenderKeyOf(order: Omit<SaleMoney, 'state'> & Pick<Sale, 'tender'>): TenderKey {
  if (paidByGiftCardAlone(order)) return 'gift-card'
  return order.tender.kind === 'card' ? `card:${order.tender.brand ?? ''}` : order.tender.kind
}

/** A practice day of the sums, in no particular order of its parts; a day without orders has none. */
export function sumsOf(rows: readonly AggregateRow[], day: PracticeDay): AggregateRow {
  return rows.find(row => row.id === day) ?? { id: day, cells: {} }
}
