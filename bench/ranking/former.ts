import type { Customer } from '../../lib/domain/order.ts'
import { type Seeded, seeded } from '../../tests/reliability/simulation/random.ts'
import type { Chart } from './charts.ts'
import { newPhone, type Person } from './people.ts'

/** Assumptions: so many charts keep what was theirs once, and so many customers still type it. */
const kept = 0.15
const typed = 0.01
/** So often it was the household's mailbox or landline, which others of the household still use. */
const shared = 0.3

/** The e-mail and the phone that somebody had before: the same whenever one asks. */
function formerOf({ id, email, mobile, home }: Person): { email: string; phone: string } {
  const random = seeded(id ^ Number(mobile.slice(3)))
  return {
    email: random.chance(shared) && home.email ? home.email : `was${random.int(1, 99_999)}.${email}`,
    phone: random.chance(shared) ? home.phone : newPhone(random),
  }
}

/** The chart as FHIR's `use: old` lets it keep former values. */
export function chartWithFormer(chart: Chart): Chart {
  const { person, patient } = chart
  const { email, phone } = formerOf(person)
  const isKept = seeded(Number(patient.chartNumber) ^ Number(person.mobile.slice(3))).chance(kept)
  const former = [email, phone].filter(each => each !== patient.email && !patient.phones.includes(each))
  return isKept ? { ...chart, patient: { ...patient, former } } : chart
}

/** What people type who have not heard of their own news. */
export function customerWithFormer(random: Seeded, person: Person, customer: Customer): Customer {
  const former = formerOf(person)
  const [isOldEmail, isOldPhone] = [random.chance(typed), random.chance(typed)]
  return {
    ...customer,
    ...(isOldEmail && { email: former.email }),
    ...(isOldPhone && { phone: former.phone }),
  }
}
