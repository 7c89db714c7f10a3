import type { OrderReading } from '../../contract/readings.ts'
import type { Tender } from '../../domain/order.ts'
import { cardsIn, isWayToPay, methodWords } from './cards.ts'
import type { PaymentFact } from './payment-parts.ts'

/** Gateways of DermPRO's stores that take nothing but cards (order pages A3). */
const cardGateway = /\b(bluepay|cardconnect|clover ?connect|nextech|modmed|stripe)\b/i
const cardWord =
  /\b(credit|debit) ?card\b|\bkreditkarte\b|\b(?:tarjeta|cartão|carta) d[ei] (cr[eé]dito|d[eé]bito)\b/i
/** A method that is called nothing but a card. */
const cardTitle =
  /^(?:pay(?:ment)? (?:by|with|via) |pago con |zahlung (?:per|mit) )?(?:(?:bank|payment|online|charge|prepaid|major|[hf]sa(?:\/[hf]sa)?) )*(?:cards?|cc|credit ?cards?|karte|kartenzahlung|tarjetas?|cart[aã]o|carta|carte(?: bancaire)?)(?: payments?| processing)?(?: \([^)]*\))?$/i
/** Ways to pay without a card, which gateways for cards take as well. */
const noCard =
  /\b(pay ?pal|klarna|after ?pay|clearpay|sezzle|zip(?: ?pay)?|quadpay|cash ?app|venmo|ideal|sofort|giropay|bancontact|przelewy|blik|eps|multibanco|boleto|oxxo|spei|pix|alipay|wechat|amazon ?pay|care ?credit|cherry|patientfi|sunbit|splitit|pay later|financing|crypto)\b|\bstripe link\b|\(link\)/i
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
  const told = methodWords(facts.filter(({ label }) => label !== 'title')).join(' ')
  const method = `${words} ${told}`
  if (/\baffirm\b/i.test(method) && !several) return { kind: 'affirm' }
  // PayPal may tell of a card behind it; only the digits of one that the shop itself took make it a card's payment.
  if (noCard.test(method) && !hasDigits && !several) return { kind: 'other', method: title }
  const isOfBank = bankWord.test(told) || (bankWord.test(words) && !cardWord.test(words))
  if (isOfBank && brand === null && !several) return { kind: 'other', method: title }
  if (several) return { kind: 'card', brand, several }
  const byCard = isCard || cardWord.test(words) || cardTitle.test(title) || cardGateway.test(words)
  return byCard ? { kind: 'card', brand } : { kind: 'other', method: title }
}

/** How an order was paid, from the payment block's title, what stands beside it, and ways to pay among the totals. */
export function interpretTender({
  paymentTitle,
  payment,
  totals = [],
}: Pick<OrderReading, 'paymentTitle' | 'payment'> & Partial<Pick<OrderReading, 'totals'>>): Tender {
  const title = paymentTitle?.trim() ?? ''
  const ways = totals.filter(({ label }) => isWayToPay(label))
  // A title may name all brands that a shop takes: only `Visa ending in 1111` speaks of a card.
  return tenderOf({ title, words: title, facts: [{ label: 'title', value: title }, ...payment, ...ways] })
}
