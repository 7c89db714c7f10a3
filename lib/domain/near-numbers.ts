import type { Instant } from './units.ts'

/** Between which moments an order was placed, so far as the orders around it tell. */
export interface PlacedBetween {
  earliest?: Instant
  latest?: Instant
}

/** So many numbers on either side are asked for. */
const reach = 25
/** One order may have been entered later than its number was given. */
const minWitnesses = 2
const counted = /^(.*?)(\d{1,9})(\D*)$/
const dayMs = 24 * 60 * 60_000

/** The numbers that the same store gives just before and after this one, in their order and without it. */
export function nearNumbers(number: string): string[] {
  const [, start = '', digits = '', end = ''] = counted.exec(number) ?? []
  const own = Number(digits)
  const near = Array.from({ length: 2 * reach + 1 }, (_, at) => own + at - reach)
  return near.flatMap(each => {
    const text = String(each).padStart(digits.length, '0')
    return digits === '' || each < 0 || each === own || text.length !== digits.length
      ? []
      : [start + text + end]
  })
}

/**
 * What is known of when an order was placed from those of the nearest numbers, which grow with time (rules 3): at least
 * two of them, and none that was placed out of its turn. Nothing where they tell nothing.
 */
export function placedBetween(number: string, placed: ReadonlyMap<string, Instant>): PlacedBetween {
  const numbers = nearNumbers(number)
  const known = numbers.flatMap(each => placed.get(each) ?? [])
  const isInTurn = known.every((each, at) => each >= (known[at - 1] ?? each) - dayMs)
  if (known.length < minWitnesses || !isInTurn) return {}
  const isBefore = (each: string) => each < number
  const before = numbers.filter(isBefore).flatMap(each => placed.get(each) ?? [])
  const after = numbers.filter(each => !isBefore(each)).flatMap(each => placed.get(each) ?? [])
  return {
    ...(before.length > 0 && { earliest: Math.max(...before) }),
    ...(after.length > 0 && { latest: Math.min(...after) }),
  }
}
