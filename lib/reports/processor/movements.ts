import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { Transaction } from './file-reading.ts'

/** An order's money that went through a merchant processor. */
export interface ProcessorSale {
  number: string
  tender: 'card' | 'affirm' | 'other'
  day: PracticeDay
  /** What was captured less all that went back. */
  cents: Cents
  /** What went back, and when that was noticed; null where nobody knows. */
  backs?: readonly Back[] | undefined
}

interface Back {
  day: PracticeDay | null
  cents: Cents
}

/** Money that moved on a day; negative where it went back. */
export interface Movement {
  day: PracticeDay
  cents: Cents
}

export interface Movements {
  shop: Movement[]
  /** Each with the line of the file that tells it. */
  processor: (Movement & { line: number })[]
}

/**
 * An order's money on both sides, day by day (rules 6.1). The sale counts on the order's day, whenever the processor
 * took it. What went back counts on the day that the file tells, on the shop's side too: the shop tells no day, and what
 * was noticed on the first of a month may have gone back on the last. Where the file tells none either, the day on which
 * it was noticed stands for it, and without that the order's.
 */
export function movementsOf(sale: ProcessorSale, transactions: readonly Transaction[]): Movements {
  const { backs = [], day } = sale
  const parts = transactions.flatMap(partsOf)
  const rest = backs.map(back => ({ ...back }))
  const later = paired(
    parts.filter(({ part }) => part === 'later'),
    rest,
  )
  const sold = parts.filter(({ part }) => part === 'sale')
  // A file that tells an order less what went back tells all of it on one day.
  const isNet = later.length === 0 && sold.length > 0 && sum(sold) === sale.cents
  if (isNet) for (const back of rest) back.day = day
  const shop = [
    { day, cents: sale.cents + sum(backs) },
    ...later.flatMap(({ told, known }) => known.map(back => negative(back, told.day ?? back.day ?? day))),
    ...rest.map(back => negative(back, back.day ?? day)),
  ]
  const processor = [
    ...sold.map(({ line, cents }) => ({ line, day, cents })),
    ...later.flatMap(({ told, known }) => onProcessorsDays(told, known, day)),
  ]
  return { shop: shop.filter(({ cents }) => cents !== 0), processor }
}

interface Paired {
  told: Part
  /** What the shop knows of it, taken out of what is left. */
  known: Back[]
}

/** Puts what the file tells beside what the shop knows: the very sum first, then the rest, the earliest first. */
function paired(parts: readonly Part[], rest: Back[]): Paired[] {
  const inOrder = parts.toSorted((a, b) => compare(a.day ?? '~', b.day ?? '~'))
  const isSame = new Map<Part, Back[]>()
  for (const part of inOrder) {
    const same = rest.find(({ cents }) => cents > 0 && cents === -part.cents)
    if (same) isSame.set(part, take([same], same.cents))
  }
  return inOrder.map(told => ({ told, known: isSame.get(told) ?? take(rest, -told.cents) }))
}

/** What the file tells without a day has the days on which the shop noticed it. */
function onProcessorsDays({ line, day, cents }: Part, known: readonly Back[], ofOrder: PracticeDay) {
  if (day !== null) return [{ line, day, cents }]
  const untold = { day: null, cents: -cents - sum(known) }
  return [...known, untold].map(back => ({ line, ...negative(back, back.day ?? ofOrder) }))
}

const negative = ({ cents }: Back, day: PracticeDay): Movement => ({ day, cents: -cents })
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A transaction of no order that is known: each part counts on its own day. */
export function ownMovements(transaction: Transaction): Movements['processor'] {
  return partsOf(transaction).map(({ line, day, cents }) => ({ line, day: day ?? transaction.day, cents }))
}

interface Part {
  line: number
  part: 'sale' | 'later'
  day: PracticeDay | null
  cents: Cents
}

function partsOf({ line, day, cents, back, isLater }: Transaction): Part[] {
  const own: Part = { line, part: isLater ? 'later' : 'sale', day, cents: cents + (back?.cents ?? 0) }
  return back ? [own, { line, part: 'later', day: back.day, cents: -back.cents }] : [own]
}

/** Takes so much of what is left, the earliest first. */
function take(rest: Back[], wanted: Cents): Back[] {
  const taken: Back[] = []
  let left = wanted
  for (const back of rest) {
    const cents = Math.min(back.cents, left)
    if (cents <= 0) continue
    taken.push({ day: back.day, cents })
    back.cents -= cents
    left -= cents
  }
  return taken
}

const sum = (items: readonly { cents: Cents }[]): Cents =>
  items.reduce((total, { cents }) => total + cents, 0)
