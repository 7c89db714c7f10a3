import type { DateOrder } from '../../../domain/date-order.ts'

/** The days that an order's date may mean, as instants, and the order's number. */
interface PlacedDays {
  days: ReadonlyMap<DateOrder, number>
  number?: string | undefined
}

const dayMs = 86_400_000
/** Orders that somebody looks at are mostly of the last year; one of five years ago is not taken for one of today. */
const nearMs = 366 * dayMs
const farMs = 5 * nearMs
const minRows = 3

/**
 * The order of day, month and year that fits what was placed where no date by itself tells it: the one in which numbers
 * grow with time, or the one of this year where every other lies years away. Undefined where several fit.
 */
export function likelyOrder(
  possible: readonly DateOrder[],
  placed: readonly PlacedDays[],
  now: number,
): DateOrder | undefined {
  const usable = possible.filter(order => placed.every(({ days }) => days.has(order)))
  if (placed.length === 0 || usable.length === 0) return undefined
  if (usable.length === 1) return usable[0]
  return grownWithNumbers(usable, placed) ?? ofThisYear(usable, placed, now)
}

/** Numbers of one row are given one after the other; each store of a shop counts its own. Two days more or less are nothing. */
function grownWithNumbers(
  usable: readonly DateOrder[],
  placed: readonly PlacedDays[],
): DateOrder | undefined {
  const counts = new Set(
    placed.map(({ number = '' }) => number.replace(/\d{1,5}(?=\D*$)/, digits => '0'.repeat(digits.length))),
  )
  if (placed.length < minRows || counts.size !== 1 || counts.has('')) return undefined
  const sorted = placed.toSorted((a, b) => ((a.number ?? '') < (b.number ?? '') ? -1 : 1))
  const fitting = usable.filter(order => {
    let latest = Number.NEGATIVE_INFINITY
    return sorted.every(({ days }) => {
      const day = days.get(order) ?? latest
      const fits = day >= latest - 2 * dayMs
      latest = Math.max(latest, day)
      return fits
    })
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

function ofThisYear(
  usable: readonly DateOrder[],
  placed: readonly PlacedDays[],
  now: number,
): DateOrder | undefined {
  const agoOf = (order: DateOrder) => placed.map(({ days }) => now - (days.get(order) ?? now))
  const near = usable.filter(order => agoOf(order).every(ago => ago <= nearMs))
  const isFar = usable.every(order => near.includes(order) || agoOf(order).every(ago => ago > farMs))
  const [first, ...others] = near
  const isOne = others.every(order => agoOf(order).join() === agoOf(first ?? order).join())
  return isFar && isOne ? first : undefined
}
