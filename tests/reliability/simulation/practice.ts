import { en, Faker } from '@faker-js/faker'
import type { Customer, Order } from '../../../lib/domain/order.ts'
import { dummyPatient, patientOf } from '../../../sandbox/practice/make/charts.ts'
import { type Maker, newPerson, type Person } from '../../../sandbox/practice/make/people.ts'
import { setup } from '../../../sandbox/practice/make/setup.ts'
import type { FhirPatient, LedgerEntry, Practice } from '../../../sandbox/practice/practice.ts'
import { describeItems } from './description-oracle.ts'
import type { Seeded } from './random.ts'
import type { Kind, Sale } from './sale.ts'
import { entryOf } from './snapshot.ts'

export const shop = 'https://shop.example'
const minute = 60_000

export interface SmallPractice {
  practice: Practice
  sales: Sale[]
}

const faker = new Faker({ locale: en })

/** Three to six orders and the patients and payments around them. */
export function smallPractice(random: Seeded, start: number): SmallPractice {
  faker.seed(random.int(1, 2 ** 31 - 1))
  const maker: Maker = { faker, now: start, people: [], used: new Set(), turns: new Map() }
  const sales: Sale[] = []
  const patients: FhirPatient[] = [dummyPatient(faker)]
  const ledger: LedgerEntry[] = []
  const wanted = random.int(3, 6)
  const book = (sale: Sale, text: string, status: LedgerEntry['status'] = 'active', sign = 1) =>
    ledger.push(entryOf(sale, text, String(90_101 + ledger.length), status, sign))
  while (sales.length < wanted) {
    const kind = random.pick(kinds)
    const person = somebody(maker)
    const isPatient = !kind.startsWith('buyer') && kind !== 'incomplete'
    if (isPatient) patients.push(patientOf(faker, person, patients.length))
    const sale = saleOf(random, { kind, person, start, at: sales.length, isPatient })
    sales.push(sale)
    if (kind === 'pair' || kind === 'buyer-pair') sales.push(twinOf(random, sale, sales.length))
    if (kind === 'prefix') sales.push(prefixOf(random, sale))
    if (kind === 'posted') book(sale, `DermPRO #${sale.order.number} | ${describeItems(sale.order)}`)
    if (kind === 'posted-sku') book(sale, sale.order.items.map(item => item.sku).join(', '))
    if (kind === 'voided') {
      const text = `DermPRO #${sale.order.number} | ${describeItems(sale.order)}`
      book(sale, text, 'cancelled')
      book(sale, text, 'cancelled', -1)
    }
  }
  const practiceId = '3f2c0000-0000-4000-a000-000000000001'
  const now = new Date(start).toISOString()
  return { sales, practice: { setup: { ...setup, practiceId, now }, patients, orders: [], ledger } }
}

/** Names and birth dates that stand for none: nobody is made a patient by them, which is no fault. */
const placeholders: readonly string[] = ['Baby', '1970-01-01', '2000-01-01']

function somebody(maker: Maker): Person {
  for (;;) {
    const person = newPerson(maker, 'plain')
    if (!placeholders.includes(person.first) && !placeholders.includes(person.birth)) return person
  }
}

const kinds: readonly Kind[] = [
  ...(['exact', 'exact', 'exact', 'pair', 'pair', 'buyer', 'buyer', 'buyer-pair', 'gift', 'posted'] as const),
  ...(['posted-sku', 'voided', 'refunded', 'cancelled', 'waiting', 'possible', 'incomplete'] as const),
  ...(['prefix', 'long'] as const),
]

interface Draft {
  kind: Kind
  person: Person
  start: number
  at: number
  isPatient: boolean
}

function saleOf(random: Seeded, { kind, person, start, at, isPatient }: Draft): Sale {
  const cents = kind === 'gift' ? 0 : random.int(20, 400) * 100 + random.int(0, 99)
  const items = Array.from({ length: kind === 'long' ? 20 : random.int(1, 3) }, (_, i) => ({
    sku: kind === 'long' ? `LONG-SKU-NUMBER-${i}-XL` : `SKU-${random.int(10, 99)}`,
    quantity: random.int(1, 2),
    giftCard: false,
  }))
  const order: Order = {
    shop,
    number: String(100_007_001 + at),
    placedAt: start - random.int(1, 180) * minute,
    state: kind === 'cancelled' ? 'canceled' : kind === 'waiting' ? 'pending_payment' : 'processing',
    customer: customerOf(person, kind),
    tender: kind === 'gift' ? { kind: 'other', method: 'free' } : { kind: 'card', brand: 'VI' },
    totalCents: cents,
    paidCents: kind === 'cancelled' || kind === 'waiting' ? 0 : cents,
    refundedCents: 0,
    dueCents: kind === 'cancelled' || kind === 'waiting' ? cents : 0,
    giftCardCents: kind === 'gift' ? 5_000 : 0,
    items,
  }
  return { kind, order, person, uid: isPatient ? person.id : null, readAfter: random.int(0, 8) * 1_000 }
}

/** Another order of the same buyer, the same amount on the same day: only the marker tells them apart. */
function twinOf(random: Seeded, sale: Sale, at: number): Sale {
  const order = { ...sale.order, number: String(100_007_001 + at) }
  return { ...sale, order, readAfter: sale.readAfter + random.pick([0, 0, 3_000, 20_000]) }
}

/** An order of the same buyer and amount whose number begins with all of the other's. */
function prefixOf(random: Seeded, sale: Sale): Sale {
  return { ...sale, order: { ...sale.order, number: `${sale.order.number}${random.int(0, 9)}` } }
}

function otherPhone(phone: string): string {
  return `${phone.startsWith('214') ? '972' : '214'}${phone.slice(3)}`
}

function customerOf(person: Person, kind: Kind): Customer {
  const isNew = kind.startsWith('buyer')
  return {
    firstName: person.first,
    lastName: person.last,
    email: person.email,
    // Another number than the chart's: a person must say whether it is the same human being.
    phone: kind === 'possible' ? otherPhone(person.phone) : person.phone,
    birthDate: isNew ? person.birth : null,
    lines: [person.street],
    city: person.place[0],
    region: 'TX',
    postalCode: person.place[1],
    country: 'US',
  }
}
