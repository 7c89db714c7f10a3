import type { Tender } from '../../domain/order.ts'
import type { OrderReading } from '../../protocol/readings.ts'
import { plainLabel } from './plain-label.ts'

/** Magento's codes of card brands, by the words that its pages show. */
const brands: ReadonlyMap<string, string> = new Map([
  ['visa', 'VI'],
  ['mastercard', 'MC'],
  ['master card', 'MC'],
  ['american express', 'AE'],
  ['amex', 'AE'],
  ['discover', 'DI'],
  ['jcb', 'JCB'],
  ['diners', 'DN'],
  ['diners club', 'DN'],
])
const typeLabels = ['credit card type', 'card type', 'cc type', 'card brand']
const numberLabels = ['credit card number', 'card number', 'card']

/** How an order was paid, from the payment block's title and its card type; nothing else is guessed. */
export function interpretTender({
  paymentTitle,
  payment,
}: Pick<OrderReading, 'paymentTitle' | 'payment'>): Tender {
  const title = paymentTitle?.trim() ?? ''
  const find = (labels: readonly string[]) =>
    payment.find(({ label }) => labels.includes(plainLabel(label)))?.value
  if (/\baffirm\b/i.test(title)) return { kind: 'affirm' }
  if (/\bpay\s?pal\b/i.test(title)) return { kind: 'other', method: title }
  const type = find(typeLabels)?.trim()
  // A brand that has no code keeps its own word: staff are told that it lacks a label, not that it is none.
  if (type) return { kind: 'card', brand: brands.get(plainLabel(type)) ?? type }
  const isCard = find(numberLabels) !== undefined || /\b(credit|debit)\s?card\b/i.test(title)
  return isCard ? { kind: 'card', brand: null } : { kind: 'other', method: title }
}
