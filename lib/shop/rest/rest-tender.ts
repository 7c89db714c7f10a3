import { brandName } from '../../domain/card-types.ts'
import type { Tender } from '../../domain/order.ts'
import type { PaymentFact } from '../parse/payment-parts.ts'
import { tenderOf } from '../parse/tender.ts'
import type { WireOrder } from './wire-order.ts'

/** Titles that Magento gives its own methods where a shop changes nothing. */
const titles: ReadonlyMap<string, string> = new Map([
  ['free', 'No Payment Information Required'],
  ['paypal_express', 'PayPal Express Checkout'],
  ['checkmo', 'Check / Money order'],
])
/** A text that is a method's title; `I affirm that …` is none. */
const methodTitle = /^(credit|debit) ?card\b|^affirm\b|\b(with|by|via|through) affirm\b/i
const maxDepth = 6
const maxFacts = 500

/** How an order was paid, from the method's code and title and what is told of a card. */
export function restTender({ payment, extension_attributes: attributes }: WireOrder): Tender {
  const code = payment?.method ?? ''
  const info = attributes?.payment_additional_info ?? []
  const told = info.find(({ key }) => key === 'method_title')?.value
  const title = told || titles.get(code) || code
  const facts = [
    ...factsIn('cc_type', payment?.cc_type),
    ...factsIn('cc_last4', payment?.cc_last4),
    ...factsIn('cc_last4', payment?.cc_last_4),
    ...factsIn('', payment?.additional_information),
    ...info.flatMap(({ key, value }) => factsIn(key, value)),
    ...factsIn('', attributes?.payments),
    ...partsIn(attributes?.payments),
  ]
  // Magento keeps the method's title among the bare texts.
  const bare = facts.filter(({ label, value }) => label === '' && methodTitle.test(value))
  const words = [code.replaceAll('_', ' '), title, ...bare.map(({ value }) => value)].join(' ')
  return tenderOf({ title, words, facts })
}

/** Each of several payments with its sum, as pages tell them. */
function partsIn(payments: unknown): PaymentFact[] {
  const all = Array.isArray(payments) ? payments : []
  const sums = all.flatMap(each => {
    const { amount, cc_type: brand } = isRecord(each) ? each : {}
    const sum = Number(amount)
    return sum > 0 ? [{ sum, brand: typeof brand === 'string' ? brandName(brand) : '' }] : []
  })
  if (sums.length < 2) return []
  return sums.map(({ sum, brand }, at) => ({
    label: `Payment ${at + 1}`,
    value: `$${sum.toFixed(2)} ${brand}`.trim(),
  }))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/**
 * Facts of any depth. Magento gives what a gateway noted as a list of bare texts, as an object, or as a text that holds
 * one (order pages B4).
 */
function factsIn(label: string, value: unknown, depth = 0): PaymentFact[] {
  if (value == null || depth > maxDepth) return []
  if (typeof value === 'number') return [{ label, value: String(value) }]
  if (typeof value === 'string') {
    const inner = structureIn(value)
    return inner === undefined ? [{ label, value }] : factsIn(label, inner, depth + 1)
  }
  if (typeof value !== 'object') return []
  const entries = Array.isArray(value) ? value.map(each => [label, each] as const) : pairsOf(value)
  return entries.flatMap(([key, each]) => factsIn(key, each, depth + 1)).slice(0, maxFacts)
}

/** `{ key: 'cc_type', value: 'Visa' }` is one fact; any other object has one for each of its keys. */
function pairsOf(value: object): (readonly [string, unknown])[] {
  const own = Object.entries(value)
  const part = (...names: string[]) => own.find(([name]) => names.includes(name))?.[1]
  const key = part('key', 'label', 'name', 'code')
  const told = part('value')
  return typeof key === 'string' && told !== undefined ? [[key, told]] : own
}

function structureIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const inner: unknown = JSON.parse(text)
    return inner
  } catch {
    // It only begins like one: it means itself.
    return undefined
  }
}
