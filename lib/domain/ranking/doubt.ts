import type { Level, Levels } from './levels.ts'

/**
 * What is left to a relative, who may not even be a patient, where nothing in the order tells one from the other: so
 * such a patient never gets more than 0.949, which the panel does not call very likely. More would be taken off for nothing.
 */
export const doubtShare = 0.051

const told: readonly Level<'birthDate'>[] = ['equal', 'swapped', 'close']
const reached: readonly Level<'phone'>[] = ['mobile', 'equal', 'home']
const personal: readonly Level<'email'>[] = ['equal', 'folded', 'close', 'local']
/** Names of children that sound alike, one letter, or none at all: neither tells one of a family from another. */
const vague: readonly Level<'firstName'>[] = ['close', 'alike', 'initial', 'differ', 'unknown']
/** Short forms stand for the names of both twins, Bill for William and Billie, and middle names run in families. */
const loose: readonly Level<'firstName'>[] = ['nickname', 'middle']
const strange: readonly Level<'lastName'>[] = ['differ', 'unknown']

/**
 * Whether these levels fit somebody else as well, though nearly all of them agree (docs/adr/0015). Name, phone and door
 * are the same for a father and the son named after him: only a birth date or a mailbox of one's own tells, for the
 * phone of the house may be filed as somebody's mobile. A birth date and a first name are in common by chance where
 * neither the last name nor a way to be reached is; a birth date and a last name are what twins share, so that a short
 * form or a middle name takes such a way too.
 */
export function mayBeAnother(levels: Levels): boolean {
  const { email, firstName, lastName, suffix, phone, birthDate } = levels
  if (suffix === 'differ' || vague.includes(firstName)) return true
  const isReached = personal.includes(email) || reached.includes(phone)
  if (!isReached && (strange.includes(lastName) || loose.includes(firstName))) return true
  if (told.includes(birthDate)) return false
  return (
    birthDate === 'differ' ||
    birthDate === 'parts' ||
    suffix === 'one' ||
    firstName === 'middle' ||
    !personal.includes(email)
  )
}
