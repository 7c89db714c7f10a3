import { dueInLedger, judgeLedger, type LedgerPayment, type LedgerVerdict } from './ledger.ts'
import type { Closing, OrderRecord, Posting } from './posting.ts'
import type { Warning } from './status.ts'
import type { Cents } from './units.ts'

type Said<K extends Closing['kind']> = Extract<Closing, { kind: K }>

/** All that staff said of an order that was posted, the first word first. */
export function closingsOf({ closing, closedBefore = [] }: Posting): Closing[] {
  return closing ? [...closedBefore, closing] : []
}

/** What is stored where staff say one word more, or take their last one back. */
export function withClosings(closings: readonly Closing[]): Pick<Posting, 'closing' | 'closedBefore'> {
  return { closing: closings.at(-1) ?? null, closedBefore: closings.slice(0, -1) }
}

function said<K extends Closing['kind']>(posting: Posting, kind: K): Said<K>[] {
  return closingsOf(posting).filter((word): word is Said<K> => word.kind === kind)
}

/** Whether staff said that the void of this payment was meant. */
export function isVoidLeft(posting: Posting, paymentId: string): boolean {
  return said(posting, 'void-left').at(-1)?.payments.includes(paymentId) ?? false
}

/** So much of what went back is recorded outside of what the ledger tells of the order. */
export function recordedElsewhere(posting: Posting): Cents {
  return said(posting, 'refund-recorded').at(-1)?.cents ?? 0
}

/** Refunds in the ledger that staff linked to the order. */
export function linkedRefunds(posting: Posting): string[] {
  return said(posting, 'refund-linked').map(({ payment }) => payment)
}

/** The word that tells which payment is the order's; it holds while that payment is live. */
function toldIn({ posting }: OrderRecord, payments: readonly LedgerPayment[]) {
  const word = said(posting, 'payment-told').at(-1)
  const told = payments.find(({ id, status }) => id === word?.payment && status === 'active')
  return word && told ? { word, told } : undefined
}

/**
 * Judges an order by the payments that speak of it, as staff told (rules 5): those that they set aside say nothing, and
 * the payment that they named stands as it is while the order comes to what it came to then. Once that payment is not
 * live any more their word is nothing, and all payments count again.
 */
export function judgeAsTold(record: OrderRecord, payments: readonly LedgerPayment[]): LedgerVerdict {
  const { order } = record
  const found = toldIn(record, payments)
  if (!found) return judgeLedger(order, payments)
  const { word, told } = found
  const verdict = judgeLedger(
    order,
    payments.filter(({ id }) => !word.aside.includes(id)),
  )
  const isAccepted = verdict.kind === 'amount-differs' && word.netCents === dueInLedger(order)
  return isAccepted && verdict.payment.id === told.id ? { kind: 'live', payment: told } : verdict
}

/** What is to be seen of such a word at a synced order. */
export function toldWarnings({ order, posting }: OrderRecord, payment: LedgerPayment): Warning[] {
  const word = said(posting, 'payment-told').at(-1)
  if (word?.payment !== payment.id) return []
  const isAccepted = word.netCents === dueInLedger(order) && payment.amountCents !== word.netCents
  return [
    ...(word.aside.length > 0 ? (['second-payment'] as const) : []),
    ...(isAccepted ? (['amount-accepted'] as const) : []),
  ]
}
