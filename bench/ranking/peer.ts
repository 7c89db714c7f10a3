import { normalEmail, normalName, normalPhone } from '../../lib/domain/contact.ts'
import type { Customer } from '../../lib/domain/order.ts'
import type { Patient } from '../../lib/domain/patient.ts'

/** How many of eight fields are equal as they stand: what anybody would try first, and what ranking has to beat. */
export function countEqual(customer: Customer, patient: Patient): number {
  const phones = patient.phones.map(phone => normalPhone(phone))
  const pairs = [
    [normalEmail(customer.email), normalEmail(patient.email ?? '')],
    [normalName(customer.firstName), normalName(patient.given[0] ?? '')],
    [normalName(customer.lastName), normalName(patient.family)],
    [customer.birthDate, patient.birthDate],
    [normalName(customer.lines.join(' ')), normalName((patient.lines ?? []).join(' '))],
    [normalName(customer.city ?? ''), normalName(patient.city ?? '')],
    [customer.postalCode?.slice(0, 5), patient.postalCode?.slice(0, 5)],
  ]
  const phone = customer.phone === null ? undefined : normalPhone(customer.phone)
  return pairs.filter(([a, b]) => a && a === b).length + Number(phone !== undefined && phones.includes(phone))
}
