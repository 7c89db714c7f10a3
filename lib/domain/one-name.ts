import { areNicknames } from './nicknames.ts'
import { isOneSlip } from './one-slip.ts'
import type { PersonName } from './person-name.ts'

/**
 * Whether two names of people born on one day may be one person's (rules 4.4): all words of one are in the other; or
 * beside a last name that they share one first name is a short form of the other, its first letter, or a typing slip away;
 * or the last names are that, beside one first name. `given` and `family` as they are compared.
 */
export function mayBeOneName(
  { first, last, texts = [`${first} ${last}`] }: PersonName,
  given: string,
  family: string,
): boolean {
  const [begins = '', ...further] = wordsOf(given)
  const families = wordsOf(family)
  const held = [begins, ...further, ...families].filter(Boolean)
  return texts.some(text => {
    const [begin = '', ...rest] = new Set(wordsOf(text))
    return (
      isWithinOther([begin, ...rest].filter(Boolean), held) ||
      (isOneLastName(rest, families)
        ? isOneFirstName(begin, begins)
        : begin === begins && isOtherSpelling(rest, families))
    )
  })
}

/** Whether all words of one name are in the other, two of them at least: beside them stands a middle name, a second family name, or a title that nobody knows. */
export function isPartOfName(
  { first, last, texts = [`${first} ${last}`] }: PersonName,
  held: string,
): boolean {
  return texts.some(text => isWithinOther([...new Set(wordsOf(text))], wordsOf(held)))
}

const wordsOf = (name: string) => name.split(' ').filter(Boolean)

function isWithinOther(a: readonly string[], b: readonly string[]): boolean {
  const isWithin = (words: readonly string[], all: readonly string[]) =>
    words.every(word => all.includes(word))
  return a.filter(word => b.includes(word)).length > 1 && (isWithin(a, b) || isWithin(b, a))
}

const isOneLastName = (words: readonly string[], families: readonly string[]) =>
  families.some(name => name.length > 1 && words.includes(name))

/** `Mac Donald` and `McDonald`: a slip in one word, or in all of them, however they are parted; or `R.` for Ruiz. */
function isOtherSpelling(words: readonly string[], families: readonly string[]): boolean {
  const isSlip = families.some(name => words.some(word => isOneSlip(word, name)))
  return (
    isSlip || isOneSlip(words.join(''), families.join('')) || isInitialOf(words.join(''), families.join(''))
  )
}

const isInitialOf = (a: string, b: string) => [a, b].some(name => name.length === 1) && a[0] === b[0]

function isOneFirstName(a: string, b: string): boolean {
  return isInitialOf(a, b) || areNicknames(a, b) || isOneSlip(a, b)
}
