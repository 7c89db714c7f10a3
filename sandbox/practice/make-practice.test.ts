import { isValidPhoneNumber } from 'libphonenumber-js'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { makePractice } from './make-practice.ts'
import {
  type FhirPatient,
  FhirPatientSchema,
  LedgerEntrySchema,
  type MagentoOrder,
  MagentoOrderSchema,
  PracticeSetupSchema,
} from './practice.ts'

const options = { seed: 7, now: '2026-03-16T15:00:00Z', patients: 240, orders: 160 }
const { setup, patients, orders, ledger } = makePractice(options)
const nowStore = '2026-03-16 15:00:00'

describe('a made-up practice', () => {
  it('is the same for one seed and another for another', () => {
    const again = makePractice(options)
    expect(again).toEqual({ setup, patients, orders, ledger })
    expect(makePractice({ ...options, seed: 8 }).orders).not.toEqual(orders)
  })

  it('has the documented form and the asked size', () => {
    expect(v.parse(PracticeSetupSchema, setup)).toEqual(setup)
    expect(v.parse(v.array(FhirPatientSchema), patients)).toHaveLength(options.patients)
    expect(v.parse(v.array(MagentoOrderSchema), orders)).toHaveLength(options.orders)
    expect(v.parse(v.array(LedgerEntrySchema), ledger)).not.toHaveLength(0)
  })

  it('keeps every number and id to one thing', () => {
    for (const ids of [patients, ledger]) expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length)
    expect(new Set(orders.map(order => order.increment_id)).size).toBe(orders.length)
  })

  it('sells only in the fortnight before now, the newest minutes ago', () => {
    const times = orders.map(order => order.created_at)
    expect(times).toEqual(times.toSorted())
    expect(times.every(time => time > '2026-03-02 14:59:59' && time <= nowStore)).toBe(true)
    expect(times.at(-1)).toBe('2026-03-16 14:58:00')
  })

  it('gives numbers that could be dialled and mail that could not be sent', () => {
    for (const { telephone, email } of orders.map(order => order.billing_address)) {
      if (telephone) expect(isValidPhoneNumber(telephone, 'US'), telephone).toBe(true)
      expect(email?.trim().toLowerCase()).toMatch(/@example\.(?:com|net|org)$/)
    }
  })

  it('has the dummy patient once', () => {
    const dummies = patients.filter(({ name }) => name[0]?.family === 'DermPRO')
    expect(dummies).toHaveLength(1)
    expect(dummies[0]?.birthDate).toBe('2000-01-01')
    const text = JSON.stringify(dummies[0])
    for (const reference of ['location/31', 'practitioner/9401', 'referral-source/88'])
      expect(text).toContain(reference)
  })

  it('lets the books of every order balance', () => {
    for (const order of orders) {
      const full = (order.subtotal ?? 0) + (order.shipping_amount ?? 0) + (order.tax_amount ?? 0)
      // A shop that is silent about its gift card has no other books.
      const isSilent = order.grand_total === 0 && !order.extension_attributes.gift_cards
      const sum = full - (isSilent ? full : (order.extension_attributes.gift_cards_amount ?? 0))
      expect(sum).toBeCloseTo(order.grand_total, 2)
      expect((order.total_paid ?? 0) + (order.total_due ?? 0)).toBeCloseTo(order.grand_total, 2)
    }
  })
})

const wanted: Record<string, (order: MagentoOrder) => unknown> = {
  'a guest': order => order.customer_is_guest && !order.customer_firstname,
  'a birth date': order => order.customer_dob,
  'no phone': order => !order.billing_address.telephone,
  'a brand in a word': order => order.payment.cc_type === 'Maestro',
  'a card whose brand is not told': order => order.payment.cc_last4,
  'two cards': order => order.payment.additional_information?.includes('xxxx-4444'),
  'a fee that was kept': order =>
    order.state === 'closed' && (order.total_refunded ?? 0) < (order.total_paid ?? 0),
  'a refund told by its way': order => order.total_offline_refunded,
  'a gift card that is not named': order => order.grand_total === 0 && !order.extension_attributes.gift_cards,
  'a gift card sold by another name': order => order.items.some(item => item.name.includes('Voucher')),
  'worked on and not paid': order => order.state === 'complete' && order.total_paid === 0,
  'a Discover card': order => order.payment.cc_type === 'DI',
  Affirm: order => order.payment.method === 'affirm_gateway',
  PayPal: order => order.payment.method === 'paypal_express',
  'all by gift card': order => order.grand_total === 0,
  'part by gift card': order => order.extension_attributes.gift_cards && order.grand_total > 0,
  'a gift card sold': order => order.items.some(item => item.product_type === 'giftcard'),
  'a partial refund': order => order.total_refunded && order.total_refunded < order.grand_total,
  'a full refund': order => order.total_refunded === order.grand_total && order.state === 'closed',
  'figures that contradict each other': order => (order.total_paid ?? 0) > order.grand_total,
  'on hold': order => order.state === 'holded',
  'under review': order => order.state === 'payment_review',
  unpaid: order => order.state === 'pending_payment',
  canceled: order => order.state === 'canceled',
  'a long cart': order => order.items.length > 20,
  'careless typing': order => order.customer_email.startsWith(' '),
  'a title before a name': order => order.billing_address.firstname.startsWith('Dr. '),
  'a degree after a name': order => order.billing_address.lastname.endsWith(', M.D.'),
  'a junior': order => order.billing_address.lastname.endsWith(' Jr.'),
  'two names in one field': order => order.billing_address.firstname.includes(' & '),
  'a made-up birth date': order => order.customer_dob?.startsWith('1900-01-01'),
  'markup for a name': order => order.billing_address.lastname.startsWith('<img'),
}

describe('among the orders is', () => {
  it.each(Object.entries(wanted))('%s', (_, isWanted) => expect(orders.some(isWanted)).toBe(true))
})

const charts: Record<string, (patient: FhirPatient) => unknown> = {
  'an inactive record': patient => patient.active === false,
  'a made-up birth date': patient => patient.birthDate === '1900-01-01',
  'a title before a name': patient => patient.name[0]?.given?.[0]?.startsWith('Mrs. '),
  'a senior': patient => patient.name[0]?.family?.endsWith(' Sr.'),
  twins: patient =>
    patients.some(
      other =>
        other.id !== patient.id &&
        other.birthDate === patient.birthDate &&
        other.name[0]?.family === patient.name[0]?.family &&
        JSON.stringify(other.address) === JSON.stringify(patient.address),
    ),
}

describe('among the patients is', () => {
  it.each(Object.entries(charts))('%s', (_, isWanted) => expect(patients.some(isWanted)).toBe(true))
})

const booked: Record<string, (texts: string[], statuses: string) => boolean> = {
  'by SKU only': texts => texts.some(text => !text.includes('DermPRO') && !text.includes('Visit')),
  'at the desk': texts => texts.includes('Visit payment - thank you'),
  voided: (_, statuses) => statuses === 'cancelled cancelled',
  'voided and corrected': (_, statuses) => statuses === 'cancelled cancelled active',
  twice: (_, statuses) => statuses === 'active active',
}

describe('the ledger holds a payment', () => {
  const groups = Object.values(Object.groupBy(ledger, ({ patient, text }) => `${patient} ${text}`))
  it.each(Object.entries(booked))('%s', (_, isWanted) => {
    const fits = groups.some((group = []) =>
      isWanted(
        group.map(({ text }) => text),
        group.map(({ status }) => status).join(' '),
      ),
    )
    expect(fits).toBe(true)
  })
})
