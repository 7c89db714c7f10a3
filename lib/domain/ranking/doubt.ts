import type { Level, Levels } from './levels.ts'

/**
 * What is left to a relative, who may not even be a patient, where nothing in the order tells one from the other: so
 * such a patient never gets more than 0.949, which the panel does not call very likely. More would be taken off for nothing.
 */
export const doubtShare = 0.051

const told: readonly Level<'birthDate'>[] = ['equal', 'swapped', 'close']
const personal: readonly Level<'email'>[] = ['equal', 'folded', 'close', 'local']
/** Names of children that sound alike, or none at all: neither tells one of a family from another. */
const vague: readonly Level<'firstName'>[] = ['close', 'alike', 'differ', 'unknown']
const strange: readonly Level<'lastName'>[] = ['differ', 'unknown']
/** A son bears his father's name in the middle, and one letter stands for both. */
const half: readonly Level<'firstName'>[] = ['middle', 'initial']

/**
 * Whether these levels fit somebody else as well, though nearly all of them agree (docs/adr/0015). Name, phone and door
 * are the same for a father and the son named after him: only a birth date or a mailbox of one's own tells. A birth
 * date and a first name are in common by chance where neither the last name nor a way to be reached is.
 */
export function mayBeAnother(levels: Levels): boolean {
  const { email, firstName, lastName, suffix, phone, birthDate } = levels
  if (suffix === 'differ' || vague.includes(firstName)) return true
  if (strange.includes(lastName) && !personal.includes(email) && phone !== 'equal') return true
  if (told.includes(birthDate)) return false
  return (
    birthDate === 'differ' ||
    birthDate === 'parts' ||
    suffix === 'one' ||
    half.includes(firstName) ||
    !personal.includes(email)
  )
}
