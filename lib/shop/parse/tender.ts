import type { OrderReading } from '../../contract/readings.ts'
import type { Tender } from '../../domain/order.ts'
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

/** What a shop says of a payment, on a page or by its interface. */
export interface PaymentFacts {
  /** The method as people read it. */
  title: string
  /** All words that may name the method: its title, and its code where there is one. */
  words: string
  /** The card's brand as a word or as Magento's code; empty where none is told. */
  brand: string
  /** Whether a card's number is told, or something else that only a card has. */
  isCard: boolean
}

/** How an order was paid; nothing else than what the shop says is taken for granted. */
export function tenderOf({ title, words, brand, isCard }: PaymentFacts): Tender {
  if (/\baffirm\b/i.test(words)) return { kind: 'affirm' }
  if (/\bpay\s?pal\b/i.test(words)) return { kind: 'other', method: title }
  // A brand that has no code keeps its own word: staff are told that it lacks a label, not that it is none.
  if (brand) return { kind: 'card', brand: brands.get(plainLabel(brand)) ?? brand }
  const byCard = isCard || /\b(credit|debit)\s?card\b/i.test(words)
  return byCard ? { kind: 'card', brand: null } : { kind: 'other', method: title }
}

/** How an order was paid, from the payment block's title and its card type. */
export function interpretTender({
  paymentTitle,
  payment,
}: Pick<OrderReading, 'paymentTitle' | 'payment'>): Tender {
  const title = paymentTitle?.trim() ?? ''
  const find = (labels: readonly string[]) =>
    payment.find(({ label }) => labels.includes(plainLabel(label)))?.value
  const brand = find(typeLabels)?.trim() ?? ''
  return tenderOf({ title, words: title, brand, isCard: find(numberLabels) !== undefined })
}
