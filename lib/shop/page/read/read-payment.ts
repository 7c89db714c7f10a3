import type { OrderReading } from '../../../contract/readings.ts'
import { linedFacts, linesAfterHeading, withoutTables } from './block-lines.ts'
import { findPair, plainFacts, sidePairs } from './pairs.ts'

/** `Visa ending in 1111`, `MasterCard xxxx-2222`: what another part of the payment is headed by, where that is a card. */
const card = /^(?:visa|master|amex|american|discover)|\b\d{4}$/i
/** The same on a further line. */
const cardLine = /^(?:visa|master ?card|amex|american express|discover)\b.*\d{4}\b/i
/** Ways that take cards of their own: none of these is the shop's. */
const wayToPay =
  /pay ?pal|affirm|klarna|\bzip\b|after ?pay|sezzle|care ?credit|cherry|venmo|(?:apple|google|amazon) ?pay|\blink\b/i
/** What such a way took, on a line of its own. */
const wayLine =
  /^(?:pay ?pal|affirm|klarna|zip|afterpay|sezzle|care ?credit|cherry|venmo|cash|check)\b.*\d[.,]\d\d(?!\d)/i
/** It took nothing. */
const isNone = /declin|fail|reject|void/i
/** What comes below it is not what paid. */
const otherCards = /\b(?:saved|stored|other|on file|expired|vaulted)\b/i

/** How an order was paid, as its block of the payment tells it. */
export function readPayment(parts: readonly Element[]): Pick<OrderReading, 'paymentTitle' | 'payment'> {
  // What stands on lines is read by itself: a value may follow on the next one.
  const facts = parts.flatMap(sidePairs)
  const named = findPair(facts, ['payment method', 'method', 'paid with', 'payment'])
  const lines = parts.map(part => linesAfterHeading(withoutTables(part), 'payment'))
  const [title = null, ...others] = lines.flatMap(([first]) => first ?? [])
  const cards = [...others.filter(other => card.test(other)), ...lines.flatMap(cardLinesIn)]
  const further = cards.map(value => ({ label: 'title', value }))
  const payment = [...plainFacts(facts), ...parts.flatMap(linedFacts), ...further]
  return { paymentTitle: named?.value ?? title, payment }
}

/** The method is a block's first text that is neither its heading nor in its table; the cards below it are told too, each way with its sum. */
function cardLinesIn([title = '', ...lines]: readonly string[]): string[] {
  const end = lines.findIndex(line => otherCards.test(line))
  const own = end < 0 ? lines : lines.slice(0, end)
  if (wayToPay.test(title) && !own.some(line => wayLine.test(line))) return []
  const isTold = (line: string) => (cardLine.test(line) || wayLine.test(line)) && !isNone.test(line)
  return own.some(line => cardLine.test(line)) ? own.filter(isTold) : []
}
