import type { Faker } from '@faker-js/faker'
import type { LedgerEntry } from '../practice.ts'
import { giftCard, longCart, type Product, voucher } from './catalog.ts'
import { type Maker, newPerson, newPhone, nicknames, type Person, type Trait } from './people.ts'

/** What the shop was told about the buyer; starts as a copy of the patient's details. */
export interface Draft {
  buyer: Person
  patient: Person
  state: string
  method: string
  brand: string | null
  items: { product: Product; count: number }[]
  isGuest: boolean
  birth: string | null
  giftCents: number | 'all'
  /** `fee` = all but ten dollars; `offline` = a part, told by its way alone, as modules write it. */
  refund: 'none' | 'part' | 'all' | 'fee' | 'offline'
  /** How the gateway tells of the card, or of the cards. */
  cards: 'brand' | 'digits' | 'two'
  /** The shop tells of no gift card, although one paid. */
  isGiftSilent: boolean
  /** The shop works on it, and has noted no payment. */
  isUnpaid: boolean
  /** The gateway told the shop of the payment twice: its figures contradict each other. */
  isPaidTwice: boolean
}

export type Booking = Pick<LedgerEntry, 'amountCents' | 'text' | 'status'> & Partial<LedgerEntry>

export interface Kind {
  weight: number
  /** Among which patients the buyer is found; a stranger is on no chart. */
  who?: Trait | 'stranger'
  change?: (draft: Draft, maker: Maker) => void
  /** What Nextech holds for it already. */
  book?: (cents: number, marker: string, skus: string) => Booking[]
}

const kinds: readonly Kind[] = [
  { weight: 30 },
  { weight: 6, change: typeCarelessly },
  { weight: 4, who: 'household' },
  { weight: 3, who: 'twin' },
  { weight: 3, who: 'private' },
  { weight: 4, who: 'same' },
  { weight: 0, who: 'markup' },
  { weight: 0, who: 'accents', change: d => set(d.buyer, { first: 'Zoe', last: 'Munoz Garcia' }) },
  {
    weight: 3,
    who: 'secondPhone',
    change: d => set(d.buyer, { phone: d.buyer.secondPhone ?? d.buyer.phone }),
  },
  {
    weight: 3,
    who: 'nickname',
    change: d => set(d.buyer, { first: nicknames.get(d.buyer.first) ?? 'Andy' }),
  },
  { weight: 3, change: (d, m) => set(d.buyer, { phone: newPhone(m) }) },
  { weight: 2, change: d => set(d.buyer, { email: `my.${d.buyer.email}` }) },
  { weight: 2, change: (d, m) => set(d.buyer, { last: m.faker.person.lastName() }) },
  { weight: 2, change: (d, m) => takeNameOnly(d, m, null) },
  { weight: 2, change: (d, m) => takeNameOnly(d, m, '1980-05-05') },
  { weight: 5, who: 'stranger', change: d => set(d, { birth: d.buyer.birth }) },
  { weight: 6, who: 'stranger' },
  {
    weight: 2,
    who: 'stranger',
    change: d => set(d.buyer, { phone: '' }) && set(d, { birth: d.buyer.birth }),
  },
  { weight: 2, who: 'stranger', change: d => set(d, { isGuest: true, birth: d.buyer.birth }) },
  { weight: 2, change: d => set(d, { isGuest: true }) },
  { weight: 2, change: d => set(d, { method: 'free', brand: null, giftCents: 'all' }) },
  { weight: 2, change: d => set(d, { giftCents: 2500 }) },
  { weight: 2, change: d => set(d, { items: [{ product: giftCard, count: 1 }] }) },
  { weight: 3, change: d => set(d, { method: 'affirm_gateway', brand: null }) },
  { weight: 1, change: d => set(d, { method: 'paypal_express', brand: null }) },
  { weight: 1, change: d => set(d, { brand: 'DI' }) },
  { weight: 1, change: d => set(d, { items: longCart }) },
  { weight: 2, change: d => set(d, { state: 'pending_payment' }) },
  { weight: 2, change: d => set(d, { state: 'holded' }) },
  { weight: 1, change: d => set(d, { state: 'payment_review' }) },
  { weight: 2, change: d => set(d, { state: 'canceled' }) },
  { weight: 2, change: d => set(d, { state: 'closed', refund: 'all' }) },
  { weight: 2, change: d => set(d, { state: 'complete', refund: 'part' }) },
  { weight: 1, change: d => set(d, { isPaidTwice: true }) },
  { weight: 3, book: (cents, text) => [live(cents, text)] },
  { weight: 3, book: (cents, _, skus) => [live(cents, skus)] },
  { weight: 2, book: cents => [{ ...live(cents, 'Visit payment - thank you'), ...atTheDesk }] },
  { weight: 2, book: (cents, text) => voided(cents, text) },
  { weight: 2, book: (cents, text) => [...voided(cents, text), live(cents, text)] },
  { weight: 2, book: (cents, text) => [live(cents, text), live(cents, text)] },
  { weight: 1, book: (cents, text) => [live(cents + 1000, text)] },
  { weight: 2, change: d => set(d, { state: 'closed', refund: 'all' }), book: (c, text) => [live(c, text)] },
  { weight: 1, change: d => set(d, { brand: 'Maestro' }) },
  { weight: 1, change: d => set(d, { method: 'authnetcim', brand: null, cards: 'digits' }) },
  { weight: 1, change: d => set(d, { cards: 'two' }) },
  { weight: 1, change: d => set(d, { state: 'closed', refund: 'fee' }) },
  { weight: 1, change: d => set(d, { state: 'complete', refund: 'offline' }) },
  { weight: 1, change: d => set(d, { method: 'free', brand: null, giftCents: 'all', isGiftSilent: true }) },
  { weight: 1, change: d => set(d, { items: [{ product: voucher, count: 1 }] }) },
  { weight: 1, change: d => set(d, { state: 'complete', isUnpaid: true }) },
  { weight: 1, change: d => set(d.buyer, { first: `Dr. ${d.buyer.first}` }) },
  { weight: 1, change: d => set(d.buyer, { last: `${d.buyer.last}, M.D.` }) },
  { weight: 1, change: d => set(d.patient, { first: `Mrs. ${d.patient.first}` }) },
  { weight: 1, change: d => set(d.patient, { birth: '1952-03-09' }) && set(d, { birth: '1987-06-21' }) },
  { weight: 1, change: takeGeneration },
  { weight: 1, change: d => set(d.patient, { isInactive: true }) },
  {
    weight: 1,
    change: (d, m) => set(d.patient, { birth: '1900-01-01' }) && takeNameOnly(d, m, '1984-11-02'),
  },
  { weight: 1, who: 'stranger', change: d => set(d, { birth: '1900-01-01' }) },
  { weight: 1, change: d => set(d.buyer, { first: `${d.buyer.first} & Bob` }) },
  { weight: 1, who: 'twin', change: (d, m) => set(d.buyer, { first: m.faker.person.firstName('male') }) },
  { weight: 1, change: turnName },
  { weight: 1, change: (d, m) => addNote(d, m, { first: `${d.patient.first} (Mimi)` }) },
  { weight: 1, change: (d, m) => addNote(d, m, { last: `${d.patient.last} (née Ortiz)` }) },
  { weight: 1, change: addMiddleName },
  { weight: 1, change: d => set(d.patient, { isInactive: 'status' }) },
  { weight: 1, change: keepPhoneAndBirth },
]

const atTheDesk = { category: 'PP - Patient Payment', location: '1' }

function set<T extends object>(target: T, change: Partial<T>): T {
  return Object.assign(target, change)
}

function typeCarelessly({ buyer }: Draft): void {
  set(buyer, {
    email: ` ${buyer.email.toUpperCase()} `,
    first: ` ${buyer.first.toUpperCase()}`,
    last: buyer.last.toLowerCase(),
  })
}

function takeNameOnly(draft: Draft, maker: Maker, birth: string | null): void {
  const { first, last } = draft.patient
  set(draft, { birth, buyer: { ...newPerson(maker, 'plain'), first, last } })
}

/** A son who buys under his father's e-mail and phone; the chart is the father's. */
function takeGeneration({ buyer, patient }: Draft): void {
  const { last } = patient
  set(buyer, { last: `${last} Jr.` })
  set(patient, { last: `${last} Sr.` })
}

/** First and last name in each other's place, and nothing else that is known. */
function turnName(draft: Draft, maker: Maker): void {
  const { first, last } = draft.patient
  set(draft, { buyer: { ...newPerson(maker, 'plain'), first: last, last: first } })
}

/** A name with something beside it, and nothing else that is known. */
function addNote(draft: Draft, maker: Maker, noted: Partial<Person>): void {
  const { first, last } = draft.patient
  set(draft, { birth: null, buyer: { ...newPerson(maker, 'plain'), first, last, ...noted } })
}

/** A name that the chart has no middle name for, of somebody born on the same day with a new e-mail and phone. */
function addMiddleName(draft: Draft, maker: Maker): void {
  const { first, last, birth } = draft.patient
  set(draft, { birth, buyer: { ...newPerson(maker, 'plain'), first: `${first} Quinn`, last } })
}

/** Another name and e-mail, as after a wedding. */
function keepPhoneAndBirth(draft: Draft, maker: Maker): void {
  const { phone, birth } = draft.patient
  set(draft, { birth, buyer: { ...newPerson(maker, 'plain'), phone } })
}

function live(amountCents: number, text: string): Booking {
  return { amountCents, text, status: 'active' }
}

function voided(cents: number, text: string): Booking[] {
  return [cents, -cents].map(amountCents => ({ amountCents, text, status: 'cancelled' as const }))
}

/** One order of every kind first, the rest by weight, then mixed. */
export function orderKinds(faker: Faker, count: number): Kind[] {
  const weighted = kinds
    .map(kind => ({ value: kind, weight: kind.weight }))
    .filter(({ weight }) => weight > 0)
  const drawn = Array.from(
    { length: count },
    (_, at) => kinds[at] ?? faker.helpers.weightedArrayElement(weighted),
  )
  return faker.helpers.shuffle(drawn)
}
