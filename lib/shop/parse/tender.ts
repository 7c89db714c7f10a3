import type { OrderReading } from '../../contract/readings.ts'
import type { Tender } from '../../domain/order.ts'
import { cardsIn, type PaymentFact } from './cards.ts'

/** Gateways of DermPRO's stores that take nothing but cards (order pages A3). */
const cardGateway = /\b(bluepay|cardconnect|clover ?connect|nextech|modmed|stripe)\b/i
const cardWord = /\b(credit|debit) ?card\b|\bkreditkarte\b|\btarjeta de (cr[eé]dito|d[eé]bito)\b/i
/** Methods that take money from a bank account: the last digits told are the account's. */
const bankWord =
  /\b(ach|e-?checks?|sepa|direct debit|bank (account|debit|transfer|draft)|banktransfer|lastschrift|domiciliaci[o\u00f3]n)\b/i

/** What a shop says of a payment, on a page or by its interface. */
export interface PaymentFacts {
  /** The method as people read it. */
  title: string
  /** All words that may name the method: its title, and its code where there is one. */
  words: string
  /** What else is told of the payment, its cards above all. */
  facts: readonly PaymentFact[]
}

/** How an order was paid; nothing else than what the shop says is taken for granted. */
export function tenderOf({ title, words, facts }: PaymentFacts): Tender {
  const { isCard, hasDigits, brand, several } = cardsIn(facts)
  if (/\baffirm\b/i.test(words) && !several) return { kind: 'affirm' }
  // PayPal may tell of a card behind it; only the digits of one that the shop itself took make it a card's payment.
  if (/\bpay\s?pal\b/i.test(words) && !hasDigits && !several) return { kind: 'other', method: title }
  const isOfBank = bankWord.test(words) && brand === null && !several && !cardWord.test(words)
  if (isOfBank) return { kind: 'other', method: title }
  if (several) return { kind: 'card', brand, several }
  const byCard = isCard || cardWord.test(words) || cardGateway.test(words)
  return byCard ? { kind: 'card', brand } : { kind: 'other', method: title }
}

/** How an order was paid, from the payment block's title and what stands beside it. */
export function interpretTender({
  paymentTitle,
  payment,
}: Pick<OrderReading, 'paymentTitle' | 'payment'>): Tender {
  const title = paymentTitle?.trim() ?? ''
  // A title may name all brands that a shop takes: only `Visa ending in 1111` speaks of a card.
  return tenderOf({ title, words: title, facts: [{ label: 'title', value: title }, ...payment] })
}
