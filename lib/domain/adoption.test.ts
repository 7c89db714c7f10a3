import { describe, expect, it } from 'vitest'
import { aCustomer, aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { type LedgerView, namingOf, sortPayments } from './adoption.ts'
import type { LedgerPayment } from './ledger.ts'
import type { OrderRecord, Posting } from './posting.ts'

const day = 24 * 60 * 60_000
const number = '100000012'
const oneStore = { first: undefined, others: [] }
const twoStores = { first: undefined, others: ['West'] }
const bare = aPayment({ text: `DermPRO #${number} | 1x SERUM-1` })
const west = aPayment({ text: `DermPRO West #${number} | 1x SERUM-1` })
const matched: Partial<Posting> = { state: 'matched', patientUid: 'p1' }

function view(change: Partial<LedgerView> = {}): LedgerView {
  return { names: oneStore, timeZone: 'America/Chicago', rivals: [], claimed: new Set(), ...change }
}

function verdict(record: OrderRecord, payment: LedgerPayment, change: Partial<LedgerView> = {}): string {
  const { own, suspects, isOpen } = sortPayments(record, [payment], view(change))
  return own.length > 0 ? 'own' : suspects.length > 0 ? 'suspect' : isOpen ? 'open' : 'no'
}

describe('rules 1: how a text names an order', () => {
  it.each([
    ['DermPRO #12 | 1x A', '12', undefined, oneStore, 'marker'],
    ['DermPRO #12 | 1x A', '12', undefined, twoStores, 'unsure'],
    ['DermPRO #12 | 1x A', '12', 'West', twoStores, 'unsure'],
    ['DermPRO West #12 | 1x A', '12', 'West', twoStores, 'marker'],
    ['dermpro  WEST #12', '12', 'West', twoStores, 'marker'],
    ['DermPRO West #12 | 1x A', '12', undefined, twoStores, 'no'],
    ['DermPRO East #12', '12', undefined, { first: 'East', others: ['West'] }, 'marker'],
    ['DermPRO East #12', '12', 'West', { first: 'East', others: ['West'] }, 'no'],
    ['DermPRO North #12', '12', undefined, twoStores, 'bare'],
    ['DermPRO online order #100000012', number, undefined, oneStore, 'bare'],
    ['paid, order 100000012', number, undefined, oneStore, 'bare'],
    ['DermPRO #100000013 and 100000012', number, undefined, oneStore, 'aside'],
    ['DermPRO #100000013 | 1x KIT, 100000012', number, undefined, oneStore, 'no'],
    ['DermPRO #100000013 | 1x 100000012', number, undefined, oneStore, 'no'],
    ['DermPRO #100000013 1x KIT, 100000012', number, undefined, oneStore, 'no'],
    ['DermPRO #100000013 2 x 100000012', number, undefined, oneStore, 'no'],
    ['DermPRO #100000013 EGIFT CARD - DO NOT USE | 1x A, 100000012', number, undefined, oneStore, 'no'],
    ['KIT, 100000012', number, undefined, oneStore, 'listed'],
    ['1x KIT, 2x 100000012', number, undefined, oneStore, 'listed'],
    ['1x 100000012', number, undefined, oneStore, 'listed'],
    ['SERUM-1; 100000012; MASK', number, undefined, oneStore, 'listed'],
    ['SKU 100000012', number, undefined, oneStore, 'listed'],
    ['Consult / 100000012', number, undefined, oneStore, 'listed'],
    ['KIT, 100000012, order 100000012', number, undefined, oneStore, 'bare'],
    ['100000012', number, undefined, oneStore, 'bare'],
    ['#100000012, KIT', number, undefined, oneStore, 'bare'],
    ['100000011, 100000012', number, undefined, oneStore, 'bare'],
    ['orders 100000011, 100000012', number, undefined, oneStore, 'bare'],
    ['Jones 100000012', number, undefined, oneStore, 'bare'],
    ['paid by phone, 100000012', number, undefined, oneStore, 'bare'],
    ['Pedido: 100000012', number, undefined, oneStore, 'bare'],
    ['KIT, 1000000123', number, undefined, oneStore, 'no'],
    ['DermPRO #100000012-1 | 1x A', number, undefined, oneStore, 'no'],
    ['DermPRO #WEB25-000566 | 1x A', 'WEB25-000566', undefined, oneStore, 'marker'],
    ['DermPRO #M2_100000123', 'M2_100000123', undefined, oneStore, 'marker'],
    ['DermPRO #M2_100000123', '100000123', undefined, oneStore, 'no'],
    ['DermPRO #2-000000123', '2-000000123', undefined, oneStore, 'marker'],
    ['DermPRO #100000123A', '100000123A', undefined, oneStore, 'marker'],
    ['DermPRO #100000123A', '100000123', undefined, oneStore, 'no'],
  ] as const)('%s: order %s of %s', (text, of, store, names, naming) => {
    expect(namingOf(text, { number: of, ...(store && { store }) }, names)).toBe(naming)
  })
})

describe('rules 5: a payment is adopted only where it can be the order’s', () => {
  const onOther = { patientUid: 'p2' }
  const early = { createdAt: bare.createdAt - 40 * day, day: '2026-02-04' }
  it.each<[string, Partial<Posting>, Partial<LedgerPayment>, string]>([
    ['marker and amount', {}, {}, 'own'],
    ['marker and amount on another chart: it is booked', matched, onOther, 'own'],
    ['another amount, same patient: amount-differs', matched, { amountCents: 1 }, 'own'],
    ['another amount on another chart', matched, { ...onOther, amountCents: 1 }, 'suspect'],
    ['another amount, patient not known yet', {}, { amountCents: 1 }, 'open'],
    ['another amount, the customer is no patient', { state: 'matched' }, { amountCents: 1 }, 'suspect'],
    ['made long before the order', {}, early, 'suspect'],
    [
      'a record without dates',
      {},
      { createdAt: 0, day: '1970-01-01', patientUid: '', amountCents: 0 },
      'own',
    ],
    ['bare number, amount', {}, { text: `order ${number}` }, 'own'],
    ['bare number, another amount', matched, { text: `order ${number}`, amountCents: 1 }, 'suspect'],
    ['bare number on another chart', matched, { text: `order ${number}`, ...onOther }, 'suspect'],
    ['beside another order’s marker', {}, { text: `DermPRO #100000013 + ${number}` }, 'suspect'],
    ['its refund', {}, { text: `Refund, order ${number}`, amountCents: -1 }, 'own'],
    ['a second one: posted-twice', { ...matched, paymentIds: ['7'] }, { amountCents: 1 }, 'own'],
    [
      'moved to another chart and corrected, seen after its void',
      { ...matched, state: 'voided' },
      { ...onOther, amountCents: 1 },
      'own',
    ],
    [
      'the same, where staff had left the void',
      { ...matched, state: 'left-voided' },
      { ...onOther, amountCents: 1 },
      'own',
    ],
    [
      'an article number, posted already',
      { ...matched, paymentIds: ['7'] },
      { text: `KIT, ${number}`, ...onOther, amountCents: 1 },
      'no',
    ],
  ])('%s', (_, posting, payment, expected) => {
    expect(verdict(aRecord(posting), { ...bare, ...payment })).toBe(expected)
  })

  it.each<[string, Partial<Posting>, Partial<LedgerPayment>, string]>([
    ['posted already, on its own chart', { ...matched, paymentIds: ['7'] }, { amountCents: 1 }, 'no'],
    ['posted already, of its amount, on another chart', { ...matched, paymentIds: ['7'] }, onOther, 'no'],
    ['of its amount, on another chart: a person looks', matched, onOther, 'suspect'],
    ['on another chart, of another amount', matched, { ...onOther, amountCents: 1 }, 'no'],
    ['patient not known yet', {}, { amountCents: 1 }, 'open'],
    ['the customer is no patient', { state: 'matched' }, { amountCents: 1 }, 'no'],
    ['the customer is no patient, of its amount', { state: 'matched' }, {}, 'suspect'],
    ['on its own chart: a person looks', matched, { amountCents: 1 }, 'suspect'],
    ['on its own chart, of its amount', matched, {}, 'own'],
  ])('an article’s number that looks like the order’s: %s', (_, posting, payment, expected) => {
    for (const text of [`KIT, ${number}`, `2x ${number}`, `1x KIT, 1x ${number}`])
      expect(verdict(aRecord(posting), { ...bare, text, ...payment })).toBe(expected)
  })

  it.each<[string, Partial<Posting>, Partial<LedgerPayment>[], string]>([
    [
      'a void and correct to another amount',
      {},
      [{ status: 'cancelled' }, { status: 'cancelled', amountCents: -84_00 }, { amountCents: 1 }],
      'own own own',
    ],
    ['a second payment of another amount', {}, [{}, { amountCents: 1 }], 'own own'],
    ['the same, where the customer is no patient', { state: 'matched' }, [{}, { amountCents: 1 }], 'own own'],
    [
      'one more that names the number alone, on the same chart',
      {},
      [{}, { text: `order ${number}`, amountCents: 1 }],
      'own own',
    ],
    [
      'the number alone on another chart',
      {},
      [{}, { ...onOther, text: `order ${number}`, amountCents: 1 }],
      'own no',
    ],
    ['its marker on another chart too', {}, [{}, { ...onOther, amountCents: 1 }], 'own own'],
    ['the same, of a known patient', matched, [{}, { ...onOther, amountCents: 1 }], 'own own'],
    [
      'a void whose correction names the number alone',
      {},
      [{ status: 'cancelled' }, { text: `order ${number}`, amountCents: 1 }],
      'own own',
    ],
    [
      'a refund alone tells no payment',
      {},
      [{ amountCents: -5 }, { ...onOther, amountCents: 1 }],
      'own open',
    ],
  ])('the first look at several payments sees what later ones see: %s', (_, posting, given, expected) => {
    const payments = given.map((each, at) => ({ ...bare, id: String(at + 1), ...each }))
    const { own, suspects, isOpen } = sortPayments(aRecord(posting), payments, view())
    const word = (each: LedgerPayment) =>
      own.includes(each) ? 'own' : suspects.includes(each) ? 'suspect' : isOpen ? 'open' : 'no'
    expect(payments.map(word).join(' ')).toBe(expected)
  })

  it('another order’s payment is nobody else’s, unless it says what was sent and is looked for', () => {
    const claimed = new Set([bare.id])
    expect(verdict(aRecord(), bare, { claimed })).toBe('no')
    const plan = { amountCents: 84_00, cardType: 'Visa', paymentDate: '2026-03-16', description: bare.text }
    const sent = { ...matched, plan, sentAt: 5 }
    expect(verdict(aRecord({ ...sent, state: 'verifying' }), bare, { claimed })).toBe('own')
    expect(verdict(aRecord({ ...sent, state: 'verifying' }), west, { claimed })).toBe('no')
    expect(verdict(aRecord({ ...sent, state: 'attention' }), bare, { claimed })).toBe('no')
  })
})

describe('two stores: DermPRO’s own job names none', () => {
  const names = twoStores
  const rival = (posting: Partial<Posting>, change = {}) =>
    aRecord(posting, { store: 'West', customer: aCustomer({ email: 'ann@example.com' }), ...change })

  it('the patient decides', () => {
    expect(verdict(aRecord(), bare, { names })).toBe('open')
    expect(verdict(aRecord(matched), bare, { names })).toBe('own')
    expect(verdict(aRecord({ ...matched, patientUid: 'p2' }), bare, { names })).toBe('suspect')
    expect(verdict(aRecord({ state: 'matched' }), bare, { names })).toBe('suspect')
  })

  it('exactly one order fits, or a person looks', () => {
    const mine = aRecord(matched)
    const other = { ...matched, patientUid: 'p2' }
    expect(verdict(mine, bare, { names, rivals: [rival(other)] })).toBe('own')
    expect(verdict(aRecord(other), bare, { names, rivals: [rival(matched)] })).toBe('no')
    expect(verdict(mine, bare, { names, rivals: [rival(matched)] })).toBe('suspect')
    expect(verdict(aRecord(other), bare, { names, rivals: [rival(other)] })).toBe('suspect')
    expect(verdict(aRecord(other), { ...bare, amountCents: 1 }, { names, rivals: [rival(other)] })).toBe(
      'suspect',
    )
  })

  it('a marker with the store’s name needs no more', () => {
    expect(verdict(aRecord({}, { store: 'West' }), west, { names })).toBe('own')
    expect(verdict(aRecord(), west, { names })).toBe('no')
  })

  it('what was sent under another name of its store is the order’s', () => {
    const plan = { amountCents: 84_00, cardType: 'Visa', paymentDate: '2026-03-16', description: bare.text }
    const lost = aRecord({ state: 'verifying', patientUid: 'p1', plan, sentAt: 5 }, { store: 'West' })
    expect(verdict(lost, bare, { names })).toBe('own')
    expect(verdict(lost, { ...bare, patientUid: 'p2' }, { names })).toBe('suspect')
  })
})
