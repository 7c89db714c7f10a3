import * as v from 'valibot'
import { isCancelledAsPaid } from './amounts.ts'
import { netCents, type Sale } from './order.ts'
import { markerOf } from './posting-plan.ts'
import { daysApart } from './practice-day.ts'
import { PaymentStatusSchema } from './status.ts'
import { badStoreName, firstStore } from './stores.ts'
import { CentsSchema, dayMs, type Instant, InstantSchema, PracticeDaySchema } from './units.ts'

/** Whether two texts are one order number: shops tell no orders apart by the case of letters, and people type it as it comes. */
export function isSameNumber(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** The amount of a payment whose own cannot be read. */
export const unreadCents = 0

/** A payment as Nextech itself reports it (`PaymentReconciliation`), without names. */
export const LedgerPaymentSchema = v.object({
  id: v.string(),
  patientUid: v.string(),
  amountCents: CentsSchema,
  /** The practice day of the payment date. */
  day: PracticeDaySchema,
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
  category: v.nullable(v.string()),
  cardType: v.nullable(v.string()),
  locationId: v.nullable(v.string()),
  text: v.string(),
  status: PaymentStatusSchema,
})
export type LedgerPayment = v.InferOutput<typeof LedgerPaymentSchema>

/** What of a payment an order is judged by. */
export type JudgedPayment = Pick<LedgerPayment, 'amountCents' | 'status'>

/** What the ledger says of one order (rules 5). */
export type LedgerVerdict<P extends JudgedPayment = LedgerPayment> =
  | { kind: 'none' }
  /** `others` = the further payments, where several cards paid the order and staff posted one for each. */
  | { kind: 'live'; payment: P; others?: readonly P[] }
  | { kind: 'posted-twice'; payments: P[] }
  | { kind: 'amount-differs'; payment: P }
  | { kind: 'refund-to-record'; payment: P; owedCents: number }
  | { kind: 'voided'; payment: P }

type SaleNet = Pick<Sale, 'state' | 'paidCents' | 'refundedCents' | 'currency' | 'rounded' | 'tender'>

/**
 * What the ledger should hold for an order: nothing where the shop has cancelled it and tells of no refund. A payment that is
 * there all the same is for staff: nobody knows whether the money went back.
 */
export function dueInLedger(order: Pick<Sale, 'state' | 'paidCents' | 'refundedCents' | 'currency'>): number {
  return isCancelledAsPaid(order) ? 0 : netCents(order)
}

/** Short numbers are no evidence by themselves: `+16 more` must not speak of order 16. */
const minBareNumberLength = 5

/** An order number as shops form them: `100000012`, `100000012-1`, `2-000000123`, `WEB25-000566`, `M2_100000123`, `100000123A`. */
const numberForm = '[\\p{L}\\p{N}]+(?:[-_]+[\\p{L}\\p{N}]+)*'
const words = new RegExp(numberForm, 'gu')
const markerStart = /^\s*DermPRO(?:\s+(?<store>[\p{L}\p{N}]+(?:[ -]+[\p{L}\p{N}]+)*))?\s+#/iu
const markerNumber = new RegExp(`^\\s*(${numberForm})`, 'u')

/** What a marker says: the order's number, and its store where it names one (rules 1). */
export interface Marker {
  /** As it is written; `firstStore` where none is named. */
  store: string
  number: string
}

/** The marker that a text starts with; undefined where there is none, or none with a number. */
export function markerIn(written: string): Marker | undefined {
  const text = plainText(written)
  const start = startOf(text)
  const number = start && markerNumber.exec(text.slice(start.length))?.[1]
  return number === undefined
    ? undefined
    : { store: start?.store ?? firstStore, number: withoutRemark(number) }
}

/** A text with the dashes and figures of one keyboard: what office programs make of them tells no numbers apart. */
function plainText(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, each => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2013\u2212\ufe63](?=[\p{L}\p{N}])/gu, '-')
}

/** What people join to a number: `100000012-paid`, `100000012_REFUND`. A part of a number has figures, or two letters at most. */
const remark = /(?:[-_]+\p{L}{3,})+$/u
/** What they write before one without a space: `order100000012`. */
const joinedWord = /^(?:order|ord|web|no|nr|inv|pedido|orden|bestellung|auftrag)(?=\d{5,}$)/i

function withoutRemark(word: string): string {
  const bare = word.replace(remark, '')
  return /\d/.test(bare) ? bare : word
}

/** All numbers that a word may be, itself first; `100000012-100000013` may be two. */
function numbersOf(word: string): string[] {
  const bare = withoutRemark(word)
  const [, first = '', last = ''] = /^(\d{5,})-(\d{5,})$/.exec(word) ?? []
  const range = first.length === last.length ? [first, last] : []
  return [word, bare, bare.replace(joinedWord, ''), ...range]
}

function startOf(text: string): { store: string; length: number } | undefined {
  const found = markerStart.exec(text)
  const store = found?.groups?.store ?? firstStore
  // `DermPRO Online Order #100000012` is a person's sentence.
  if (!found || (store !== firstStore && badStoreName(store.replace(/[ -]+/g, ' ')) !== null))
    return undefined
  return { store, length: found[0].length }
}

/**
 * Order numbers that a payment's text may speak of: its marker's, and every long enough word with a digit. After a
 * marker only what stands before the list of items: an article number is no order number.
 */
export function orderNumbersIn(written: string): string[] {
  const text = plainText(written)
  const marker = markerIn(text)
  const [head = ''] = marker ? text.slice(startOf(text)?.length).split(itemsBegin) : [text]
  const all = (head.match(words) ?? []).flatMap(numbersOf)
  const bare = all.filter(word => word.length >= minBareNumberLength && /\d/.test(word))
  return [...new Set(marker ? [marker.number, ...bare] : bare)]
}

/** Our own list of items, or one that somebody wrote after a marker: `| 1x A`, `1x A`, `2 x B`. */
const itemsBegin = /\||(?<![\p{L}\p{N}])\d+(?:[.,]\d+)? ?[x\u00d7] /u
/** Words with which people begin to speak of an order or of its payment. */
const orderWords =
  /(?:^|[^\p{L}])(?:dermpro|web|shop|store|online|orders?|ord|no|nr|number|num|inv|invoices?|ref|for|re|pay(?:ment|ments|ing)?|paid|refund(?:ed|s)?|void(?:ed)?|charge[ds]?|pedidos?|orden(?:es)?|compra|pago|bestell(?:ung|nummer)?|auftrag|zahlung)(?![\p{L}])|#/iu
const itemCount = /(?:^|[^\p{L}\p{N}])(?:\d+(?:[.,]\d+)? ?[x\u00d7]|qty\.?:? ?\d+) ?$/iu
/** What else has a number: articles, and whatever staff note of a payment. */
const otherNumber =
  /(?:^|[^\p{L}])(?:sku|item|article|art[i\u00ed]culo|artikel|art|prod|product|producto|produkt|part|model|modelo|upc|ean|ndc|lot|gift ?(?:card|code|cert(?:ificate)?)|auth(?:orization)?|approval|trans(?:action)?|txn|check|cheque|scheck|phone|tel|acct|account|konto|cuenta|chart|mrn|patient|paciente)s?\.?(?:[ -]?(?:no|nr|num|number|id|code)\.?)?:? ?#? ?$/iu
/** How often an article was sold, behind its number: `x2`, `(2)`. */
const countBehind = /^ ?(?:[x\u00d7] ?\d{1,3}|\(\d{1,2}\))(?![\p{L}\p{N}])/iu

/**
 * Whether a text without a marker holds a number only where items stand: counted (`1x 100000999`), called an article, or
 * in a list after something that is no order (`KIT, 100000999`). People write an order's number first, or after words.
 */
export function isListedOnly(written: string, number: string): boolean {
  const text = plainText(written)
  const found = [...text.matchAll(words)].filter(([word]) =>
    numbersOf(word).some(each => isSameNumber(each, number)),
  )
  return (
    found.length > 0 &&
    found.every(({ 0: word, index }) => isItemPlace(text.slice(0, index), text.slice(index + word.length)))
  )
}

function isItemPlace(before: string, behind: string): boolean {
  if (itemCount.test(before) || otherNumber.test(before) || countBehind.test(behind)) return true
  const parts = before.split(/[,;|/+\n]/)
  const told = parts.slice(0, -1).map(part => part.trim())
  const own = parts.at(-1)?.trim() ?? ''
  // Numbers alone before it are further orders: `100000998, 100000999`.
  return own === '' && told.some(part => part !== '' && !/^#?[\d-]+$/.test(part)) && !orderWords.test(before)
}

/** Whether a text begins with some order's marker, ours or another's. */
export function hasMarker(text: string): boolean {
  return startOf(plainText(text)) !== undefined
}

/** A description in the very form in which we write it; a hand-written marker has no list of items. */
export function isOurDescription(text: string): boolean {
  const written = /^DermPRO (?:[^#|]+ )?#\S+(?: EGIFT CARD - DO NOT USE)? \| [\d+]/
  return hasMarker(text) && written.test(text)
}

/**
 * Judges an order by the payments that speak of it (marker, order number, or the id we hold).
 * A refund is a negative payment and never a posting; `cancelled` pairs are voids; the third record of a
 * void-and-correct is the posting (Nextech API 2.7).
 */
export function judgeLedger<P extends JudgedPayment>(
  order: SaleNet,
  payments: readonly P[],
): LedgerVerdict<P> {
  const postings = payments.filter(payment => payment.amountCents >= 0)
  const live = postings.filter(payment => payment.status === 'active')
  const [first, ...more] = live
  if (first === undefined) {
    const gone = postings.at(-1)
    return gone ? { kind: 'voided', payment: gone } : { kind: 'none' }
  }
  if (more.length > 0)
    return isOnePerCard(order, payments, live)
      ? { kind: 'live', payment: first, others: more }
      : { kind: 'posted-twice', payments: live }
  return judgeAmount(order, first, recordedRefunds(payments))
}

/** Several cards paid, and payments of no more than these make up what was taken: one for each. */
function isOnePerCard(
  { tender, ...sale }: SaleNet,
  all: readonly JudgedPayment[],
  live: readonly JudgedPayment[],
) {
  const cards = tender.kind === 'card' ? (tender.several?.length ?? 1) : 1
  const sum = live.reduce((total, { amountCents }) => total + amountCents, 0)
  return live.length <= cards && sum - recordedRefunds(all) === netCents(sale)
}

function judgeAmount<P extends JudgedPayment>(
  order: SaleNet,
  payment: P,
  recorded: number,
): LedgerVerdict<P> {
  const owedCents = payment.amountCents - recorded - dueInLedger(order)
  if (owedCents === 0) return { kind: 'live', payment }
  // A fraction of a cent is rounded one way by a page and maybe the other way by the shop's interface.
  if (order.rounded && Math.abs(owedCents) === 1) return { kind: 'live', payment }
  // Money that went back after the posting explains a surplus of at most what was refunded.
  if (owedCents > 0 && owedCents <= order.refundedCents)
    return { kind: 'refund-to-record', payment, owedCents }
  return { kind: 'amount-differs', payment }
}

function recordedRefunds(payments: readonly JudgedPayment[]): number {
  return payments
    .filter(payment => payment.status === 'active' && payment.amountCents < 0)
    .reduce((sum, payment) => sum - payment.amountCents, 0)
}

/** What a payment without a marker must fit to be taken for an order's posting (rules 5). */
export interface MarkerlessClaim {
  patientUid: string
  amountCents: number
  day: string
}

/** Whether a payment without a marker could be this posting: same patient and amount, at most a day apart. */
export function fitsClaim(claim: MarkerlessClaim, payment: LedgerPayment): boolean {
  return (
    payment.patientUid.toLowerCase() === claim.patientUid.toLowerCase() &&
    payment.amountCents === claim.amountCents &&
    daysApart(payment.day, claim.day) <= 1
  )
}

/** The marker of an order stands at the start of a text, as a whole. */
export function startsWithMarker(text: string, order: Parameters<typeof markerOf>[0]): boolean {
  const marker = markerOf(order)
  return text.startsWith(marker) && !/^[-_]*[\p{L}\p{N}]/u.test(text.slice(marker.length))
}

/** From when on the ledger must be read to know everything about an order placed then. */
export function ledgerFrom(placedAt: Instant): Instant {
  return placedAt - 2 * dayMs
}
