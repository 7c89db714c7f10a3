import nicknames from '../../lib/domain/nicknames.json' with { type: 'json' }
import type { Customer } from '../../lib/domain/order.ts'
import type { Seeded } from '../../tests/reliability/simulation/random.ts'
import { careHomeEmail, practicePhone } from './charts.ts'
import { capital, newPhone, type Person, two } from './people.ts'
import { dateSlip, emailSlip, phoneSlip, slip } from './slips.ts'
import { newStreet, typedStreet } from './streets.ts'

/** What a person types at the shop's checkout, with what people change, shorten and mistype. */
export function customerOf(random: Seeded, person: Person): Customer {
  const names = namesOf(random, person)
  const moved = random.chance(0.06)
  return {
    ...names,
    email: emailOf(random, person),
    phone: phoneOf(random, person),
    birthDate: birthDateOf(random, person),
    lines: typedStreet(random, moved ? newStreet(random) : person.home.street),
    city: moved ? 'Houston' : person.home.city,
    region: 'TX',
    postalCode: moved ? `770${random.int(10, 99)}` : person.home.zip,
    country: 'US',
  }
}

function namesOf(random: Seeded, person: Person): Pick<Customer, 'firstName' | 'lastName'> {
  const [firstName, lastName] = [
    firstNameOf(random, person),
    lastNameOf(random, person) + suffixOf(random, person),
  ]
  return random.chance(0.01) ? { firstName: lastName, lastName: firstName } : { firstName, lastName }
}

function suffixOf(random: Seeded, { suffix }: Person): string {
  return suffix && random.chance(0.3) ? ` ${suffix}` : ''
}

function firstNameOf(random: Seeded, { given, middle }: Person): string {
  const kind = random.next()
  if (kind < 0.12) return nicknameOf(random, given)
  if (kind < 0.13) return `${given.charAt(0)}.`
  if (kind < 0.145) return slip(random, given)
  if (kind < 0.175 && middle) return `${given} ${middle}`
  if (kind < 0.185 && middle) return middle
  return kind < 0.25 ? unmarked(given).toUpperCase() : kind < 0.4 ? unmarked(given).toLowerCase() : given
}

function nicknameOf(random: Seeded, given: string): string {
  const family = nicknames.find(line => line.startsWith(`${given.toLowerCase()} `))?.split(' ') ?? []
  return family.length > 1 ? capital(random.pick(family.slice(1))) : given
}

function lastNameOf(random: Seeded, { family, maiden }: Person): string {
  const kind = random.next()
  if (maiden && kind < 0.04) return maiden
  if (maiden && kind < 0.07) return `${maiden}-${family}`
  if (kind < 0.085) return slip(random, family)
  if (family.includes('-') && kind < 0.4) return family.split('-')[1] ?? family
  return kind < 0.4 ? unmarked(family) : family
}

function emailOf(random: Seeded, { email, home, ownEmail }: Person): string {
  const kind = random.next()
  const [local, domain] = email.split('@')
  if (kind < 0.015) return emailSlip(random, email)
  if (kind < 0.025) return `${local}+shop@${domain}`
  if (kind < 0.035) return `${local}@fastmail.com`
  if (kind < 0.09) return `new${random.int(1, 99_999)}.${email}`
  if (kind < 0.092) return careHomeEmail
  if (kind < 0.094) return 'noreply@gmail.com'
  return home.email && !ownEmail && random.chance(0.8) ? home.email : email
}

function phoneOf(random: Seeded, { mobile, home, isChild }: Person): string | null {
  const kind = random.next()
  if (kind < 0.02) return null
  if (kind < 0.03) return phoneSlip(random, mobile)
  if (kind < 0.034) return `${random.pick(['713', '512', '210'])}${mobile.slice(3)}`
  if (kind < 0.1) return newPhone(random)
  if (kind < 0.103) return practicePhone
  if (kind < 0.108) return '2145550100'
  return kind < 0.2 || isChild ? home.phone : mobile
}

function birthDateOf(random: Seeded, { birthDate }: Person): string | null {
  const kind = random.next()
  if (kind < 0.6) return null
  if (kind < 0.61) return '1900-01-01'
  // Today's year for the year of birth.
  if (kind < 0.612) return `${random.int(1950, 2020)}-${birthDate.slice(5)}`
  // The spouse's, or the day the form opened with.
  if (kind < 0.614) return `${random.int(1940, 2020)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  return kind < 0.625 ? dateSlip(random, birthDate) : birthDate
}

function unmarked(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '')
}
