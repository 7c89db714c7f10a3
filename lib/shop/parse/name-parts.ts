import type { OrderReading } from '../../contract/readings.ts'
import type { Customer } from '../../domain/order.ts'

type Parts = NonNullable<OrderReading['nameParts']>

/** A name in one text without the prefix and suffix that the page tells apart. */
export function bareName(name: string, { prefix, suffix }: Parts = {}): string {
  const words = wordsOf(name)
  const before = wordsOf(prefix)
  const after = wordsOf(suffix)
  const start = before.length > 0 && isSame(words.slice(0, before.length), before) ? before.length : 0
  const rest = words.slice(start)
  const end = after.length > 0 && isSame(rest.slice(-after.length), after) ? after.length : 0
  const bare = rest
    .slice(0, rest.length - end)
    .join(' ')
    .replace(/,$/, '')
  return bare || name
}

/** First and last name where the page tells enough of their parts; undefined where they would be guessed. */
export function nameByParts(
  name: string,
  parts: Parts = {},
): Pick<Customer, 'firstName' | 'lastName'> | undefined {
  const { first, middle, last } = parts
  if (first && last) return { firstName: first, lastName: last }
  const words = wordsOf(bareName(name, parts))
  const split = (known: string[], at: number) => ({
    firstName: words.slice(0, at).join(' '),
    lastName: words.slice(at + known.length).join(' '),
  })
  const given = wordsOf(first)
  if (given.length > 0 && isSame(words.slice(0, given.length), given) && words.length > given.length) {
    const between = wordsOf(middle)
    const isBetween = isSame(words.slice(given.length, given.length + between.length), between)
    const { lastName } = split(isBetween ? between : [], given.length)
    return { firstName: given.join(' '), lastName }
  }
  const family = wordsOf(last)
  if (family.length > 0 && isSame(words.slice(-family.length), family) && words.length > family.length) {
    const before = words.slice(0, -family.length)
    const between = wordsOf(middle)
    const end = before.length - between.length
    const hasBetween = end > 0 && isSame(before.slice(end), between)
    return {
      firstName: (hasBetween ? before.slice(0, end) : before).join(' '),
      lastName: family.join(' '),
    }
  }
  const known = wordsOf(middle)
  const places = words.flatMap((_, at) =>
    known.length > 0 &&
    at > 0 &&
    at + known.length < words.length &&
    isSame(words.slice(at, at + known.length), known)
      ? [at]
      : [],
  )
  const [only] = places
  return places.length === 1 && only !== undefined ? split(known, only) : undefined
}

function wordsOf(text = ''): string[] {
  return text.trim().split(/\s+/).filter(Boolean)
}

/** Case and points aside: pages write `Dr` and `Dr.` */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  const plain = (words: readonly string[]) => words.join(' ').replace(/[.,]/g, '').toLowerCase()
  return one.length === other.length && plain(one) === plain(other)
}
