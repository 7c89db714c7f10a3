import { normalName, normalPhone } from '../contact.ts'
import type { Likeness } from '../field-likeness.ts'
import { isOneSlip } from '../one-slip.ts'
import type { Customer } from '../order.ts'
import type { Patient } from '../patient.ts'
import type { Level } from './levels.ts'
import { isPlaceholderBirthDate, isPlaceholderPhone, zipOf } from './placeholders.ts'

/** The order's phone and the best of the patient's. `isShared` tells a number that many people gave. */
export function comparePhone(
  ordered: string | null,
  { phones, phoneKinds, former = [] }: Pick<Patient, 'phones' | 'phoneKinds' | 'former'>,
  decided: Likeness,
  isShared: boolean,
): Level<'phone'> {
  const wanted = ordered === null ? undefined : normalPhone(ordered)
  if (ordered === null || wanted === undefined || isPlaceholderPhone(ordered)) return 'unknown'
  if (decided === 'equal') return isShared ? 'shared' : kindOf(wanted, phoneKinds)
  if (!isShared && former.some(phone => normalPhone(phone) === wanted)) return 'former'
  const numbers = phones.filter(phone => !isPlaceholderPhone(phone)).map(phone => normalPhone(phone) ?? '')
  if (numbers.length === 0) return 'unknown'
  if (numbers.some(phone => phone.slice(-7) === wanted.slice(-7))) return 'tail'
  return numbers.some(phone => phone.length === wanted.length && isOneSlip(phone, wanted))
    ? 'close'
    : 'differ'
}

/** A number that is filed in both places tells nothing of which it is. */
function kindOf(wanted: string, kinds: Patient['phoneKinds']): Level<'phone'> {
  const isFiled = (numbers: readonly string[] = []) => numbers.some(phone => normalPhone(phone) === wanted)
  const [isMobile, isHome] = [isFiled(kinds?.mobile), isFiled(kinds?.home)]
  if (isMobile === isHome) return 'equal'
  return isMobile ? 'mobile' : 'home'
}

/** Fewer years lie between no parent and child. */
const minGeneration = 15

/**
 * Two birth dates `YYYY-MM-DD`: day and month are easily taken for one another, one digit is mistyped,
 * and where two of the three parts agree it may still be one date. A digit that makes a generation of it is no slip to
 * count on: a child may be born on a parent's birthday.
 */
export function compareBirthDate(ordered: string | null, held: string | null): Level<'birthDate'> {
  if (!ordered || !held || isPlaceholderBirthDate(ordered) || isPlaceholderBirthDate(held)) return 'unknown'
  if (ordered === held) return 'equal'
  const [year, month, day] = ordered.split('-')
  if (held === `${year}-${day}-${month}`) return 'swapped'
  const isSlip = [...ordered].filter((digit, at) => digit !== held[at]).length === 1
  if (isSlip && Math.abs(Number(year) - Number(held.slice(0, 4))) < minGeneration) return 'close'
  const parts = held.split('-')
  return [year, month, day].filter((part, at) => part === parts[at]).length === 2 ? 'parts' : 'differ'
}

/** ZIP code and city: `near` = the first three digits, which stand for one sorting centre. */
export function comparePlace(customer: Customer, patient: Patient): Level<'place'> {
  const [ordered, held] = [zipOf(customer.postalCode), zipOf(patient.postalCode)]
  const [city, heldCity] = [normalName(customer.city ?? ''), normalName(patient.city ?? '')]
  if (ordered && ordered === held) return 'equal'
  if (city !== '' && (city === heldCity || isOneSlip(city, heldCity))) return 'city'
  if (!ordered || !held) return city === '' || heldCity === '' ? 'unknown' : 'differ'
  return ordered.slice(0, 3) === held.slice(0, 3) || isOneSlip(ordered, held) ? 'near' : 'differ'
}
