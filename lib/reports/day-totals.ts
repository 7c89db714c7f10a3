import * as v from 'valibot'
import { brandName, type CardLabels, cardLabel } from '../domain/card-types.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import { addDays, daysOf } from '../domain/practice-day.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { StatusSchema, staffStatuses } from '../domain/status.ts'
import type { PracticeDay } from '../domain/units.ts'
import {
  type AggregateRow,
  addTally,
  moneyBack,
  noTally,
  staffRowId,
  sumsOf,
  type Tally,
} from './daily-aggregates.ts'
import type { DayTotals, Taken } from './totals.ts'

const stripDays = 14

/** The days whose sums `dayTotals` needs. */
export function daysNeeded(day: PracticeDay): PracticeDay[] {
  return daysOf(addDays(day, 1 - stripDays), day)
}

/** The totals of a practice day from kept sums (rules 6); a day without a row had no orders. */
export function dayTotals(sums: readonly AggregateRow[], day: PracticeDay, labels: CardLabels): DayTotals {
  const today = sumsOf(sums, day)
  const byStatus = grouped(today, 0)
  const rows = StatusSchema.options.flatMap(status => {
    const tally = byStatus.get(status)
    return tally ? [{ status, count: tally.count, amountCents: tally.shownCents }] : []
  })
  const all = totalOf(today)
  return {
    day,
    rows,
    count: all.count,
    amountCents: all.shownCents,
    cardTypes: cardTypesOf(today, labels),
    takenCents: all.takenCents,
    backCents: -(byStatus.get(moneyBack)?.takenCents ?? 0),
    yesterday: takenOn(sums, addDays(day, -1)),
    weekBefore: takenOn(sums, addDays(day, -7)),
    strip: daysNeeded(day).map(each => takenOn(sums, each)),
    staff: staffOf(sumsOf(sums, staffRowId)),
  }
}

/** The sums of any days together, by keys such as `synced card:VI`: a month is the sum of its days. */
export function rangeTotal(sums: readonly AggregateRow[]): Tally {
  return sums.map(totalOf).reduce((sum, tally) => addTally(sum, tally), noTally)
}

function takenOn(sums: readonly AggregateRow[], day: PracticeDay): Taken {
  const { count, takenCents, postedCents } = totalOf(sumsOf(sums, day))
  return { day, count, takenCents, postedCents }
}

function totalOf({ cells }: AggregateRow): Tally {
  return Object.values(cells).reduce((sum, tally) => addTally(sum, tally), noTally)
}

/** Tallies by one of the two words of a cell's name. */
function grouped({ cells }: AggregateRow, word: 0 | 1): Map<string, Tally> {
  const groups = new Map<string, Tally>()
  for (const [cell, tally] of Object.entries(cells)) {
    const at = cell.indexOf(' ')
    const name = word === 0 ? cell.slice(0, at) : cell.slice(at + 1)
    groups.set(name, addTally(groups.get(name) ?? noTally, tally))
  }
  return groups
}

function cardTypesOf(row: AggregateRow, labels: CardLabels): DayTotals['cardTypes'] {
  const byName = new Map<string, Tally>()
  for (const [tender, tally] of grouped(row, 1)) {
    const name = cardTypeName(tender, labels)
    byName.set(name, addTally(byName.get(name) ?? noTally, tally))
  }
  return [...byName]
    .map(([cardType, { count, takenCents }]) => ({ cardType, count, takenCents }))
    .sort((a, b) => b.takenCents - a.takenCents || a.cardType.localeCompare(b.cardType))
}

/** The name of a card whose brand nobody tells and that has no label: `N/A` would say that no card paid. */
const plainCard = 'Card'

/** The practice's own label of a tender; a brand without one keeps its name, so that it is not lost. */
export function cardTypeName(tender: string, labels: CardLabels): string {
  if (tender === 'gift-card') return requiredNames.giftCard
  if (tender === 'affirm') return requiredNames.affirm
  if (!tender.startsWith('card:')) return requiredNames.noCard
  const brand = tender.slice('card:'.length)
  return cardLabel(brand || null, labels) || brandName(brand) || plainCard
}

function staffOf({ cells }: AggregateRow): DayTotals['staff'] {
  return Object.entries(cells)
    .flatMap(([cell, { count }]) => {
      const [status, reason = ''] = cell.split(' ')
      const known = v.safeParse(ReasonCodeSchema, reason)
      const staff = staffStatuses.find(each => each === status)
      return staff ? [{ status: staff, reason: known.success ? known.output : null, count }] : []
    })
    .sort((a, b) => staffStatuses.indexOf(a.status) - staffStatuses.indexOf(b.status) || b.count - a.count)
}
