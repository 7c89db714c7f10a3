import { normalName } from '../contact.ts'
import type { FieldLikeness } from '../field-likeness.ts'
import { areNicknames, isKnownName } from '../nicknames.ts'
import type { Customer } from '../order.ts'
import type { Patient } from '../patient.ts'
import { generationOf, withoutTitles } from '../person-name.ts'
import { commonness } from './common-names.ts'
import type { Levels } from './levels.ts'
import { isCloseName, isTwoSlips } from './likeness.ts'

type NameLevels = Pick<Levels, 'firstName' | 'lastName' | 'suffix' | 'commonness'>

/** First and last name beyond equal or not, what sets a son apart, and how common the name is that both share. */
export function compareNames(
  customer: Pick<Customer, 'firstName' | 'lastName'>,
  patient: Pick<Patient, 'given' | 'family'>,
  likeness: Pick<FieldLikeness, 'firstName' | 'lastName'> = undecided,
): NameLevels {
  const [ordered, orderedSuffix] = partedName(customer.firstName, customer.lastName)
  const [held, heldSuffix] = partedName(patient.given.join(' '), patient.family)
  const suffix = suffixLevel(orderedSuffix, heldSuffix)
  if (isSwapped(ordered, held, likeness))
    return { firstName: 'swapped', lastName: 'swapped', suffix, commonness: commonness(...held) }
  const levels = {
    firstName: likeness.firstName === 'equal' ? 'equal' : firstNameLevel(ordered[0], held[0]),
    lastName: likeness.lastName === 'equal' ? 'equal' : lastNameLevel(ordered[1], held[1]),
    suffix,
  } as const
  const both = levels.firstName === 'equal' && levels.lastName === 'equal'
  return { ...levels, commonness: both ? commonness(...held) : 'unknown' }
}

/** Where no decision has been made, the names alone tell. */
const undecided = { firstName: 'unknown', lastName: 'unknown' } as const

type Name = readonly [first: string, last: string]

/** The last name typed into the field of the first, and the other way round. */
function isSwapped(
  ordered: Name,
  held: Name,
  { firstName, lastName }: Pick<FieldLikeness, 'firstName' | 'lastName'>,
): boolean {
  if (firstName === 'equal' || lastName === 'equal' || ordered.includes('')) return false
  return ordered[0] === held[1] && (ordered[1] === held[0] || ordered[1] === held[0].split(' ')[0])
}

/** Both names without titles and suffixes, and the generation that either tells. */
function partedName(first: string, last: string): [name: Name, generation: string] {
  const { generation = '' } = generationOf(first, last)
  return [[normalName(withoutTitles(first)), normalName(withoutTitles(last))], generation]
}

function suffixLevel(ordered: string, held: string): Levels['suffix'] {
  if (ordered === held) return ordered === '' ? 'none' : 'equal'
  return ordered === '' || held === '' ? 'one' : 'differ'
}

function firstNameLevel(ordered: string, held: string): Levels['firstName'] {
  if (ordered === '' || held === '') return 'unknown'
  if (ordered === held) return 'equal'
  const [a, b] = [ordered.split(' '), held.split(' ')]
  const [firstA = '', firstB = ''] = [a[0], b[0]]
  if ((firstA === firstB && firstA.length > 1) || areNicknames(firstA, firstB)) return 'nickname'
  // Any of several given names may be the one in use: Mary Ann, J. Robert. It runs in families too.
  if (a.some(one => b.some(other => (one === other && one.length > 1) || areNicknames(one, other))))
    return 'middle'
  if (isCloseName(firstA, firstB) || isCloseText(ordered, held)) return 'close'
  if ((firstA.length === 1 || firstB.length === 1) && firstA[0] === firstB[0])
    return initialLevel(firstA.length === 1 ? a : b)
  return isTwoSlips(firstA, firstB) || isTwoSlips(joined(ordered), joined(held)) ? 'alike' : 'differ'
}

/** `J.` may be any name with this letter; `J. Robert` may be a James or not; `e va` is one name in two pieces. */
function initialLevel([, ...further]: readonly string[]): Levels['firstName'] {
  const words = further.filter(name => name.length > 1)
  if (words.length === 0) return 'initial'
  return words.every(isKnownName) ? 'unknown' : 'differ'
}

const joined = (name: string) => name.replaceAll(' ', '')
const isCloseText = (a: string, b: string) => joined(a) === joined(b) || isCloseName(joined(a), joined(b))

/** Parts that many last names have in common. */
const noPart = /^(de|del|la|las|los|van|von|der|den|da|di|dos|du|el|al|bin|ben|mc|mac|st|y|.)$/

function lastNameLevel(ordered: string, held: string): Levels['lastName'] {
  if (ordered === '' || held === '') return 'unknown'
  if (ordered === held) return 'equal'
  const [a, b] = [ordered, held].map(name => name.split(' ').filter(part => !noPart.test(part)))
  if (a?.some(part => b?.includes(part))) return 'part'
  if (isCloseText(ordered, held)) return 'close'
  return isTwoSlips(joined(ordered), joined(held)) ? 'alike' : 'differ'
}
