import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder, Practice } from '../../sandbox/practice/practice.ts'

const base = makePractice({ seed: 5, now: '2026-03-16T15:00:00Z', patients: 4, orders: 3 })
const [pattern, bought] = [base.patients[1], base.orders.find(order => order.state === 'processing')]
if (!pattern || !bought) throw new Error('the made practice lacks a patient or an order')

/** A patient as Nextech holds them, or a customer as the shop does. */
export interface Held {
  given: string
  family: string
  email: string
  phone: string
  birth?: string
  /** More of the chart, as Nextech writes it: `active: false`. */
  chart?: Record<string, unknown>
}

/** The uid of the n-th patient. */
export const uidAt = (at: number) => `0d3f6c1e-7a52-4b7e-9c54-${String(at).padStart(12, '0')}`

/** A practice of these patients and one order of this customer. */
export function practiceOf(
  customer: Held,
  held: readonly Held[],
): { practice: Practice; order: MagentoOrder } {
  const patients = held.map(({ given, family, email, phone, birth, chart }, at) => ({
    ...structuredClone(pattern as Practice['patients'][number]),
    id: uidAt(at),
    identifier: [
      { use: 'official', value: uidAt(at) },
      { use: 'usual', value: String(500 + at) },
    ],
    name: [{ use: 'official', family, given: [given, ''] }],
    telecom: [
      { system: 'email', value: email },
      { system: 'phone', use: 'mobile', value: phone },
    ],
    ...(birth !== undefined && { birthDate: birth }),
    ...chart,
  }))
  const names = { firstname: customer.given, lastname: customer.family }
  const order = structuredClone(bought as MagentoOrder)
  Object.assign(order, {
    customer_is_guest: 0,
    customer_email: customer.email,
    customer_firstname: names.firstname,
    customer_lastname: names.lastname,
    customer_dob: customer.birth ?? null,
  })
  Object.assign(order.billing_address, { ...names, telephone: customer.phone })
  return {
    practice: { ...base, patients: [...base.patients.slice(0, 1), ...patients], orders: [order], ledger: [] },
    order,
  }
}

/** Another order of the same customer. */
export function another(
  order: MagentoOrder,
  number: string,
  change: Partial<MagentoOrder> = {},
): MagentoOrder {
  return { ...structuredClone(order), increment_id: number, ...change }
}
