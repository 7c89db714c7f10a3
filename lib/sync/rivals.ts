import { fitsClaim, type LedgerPayment, type MarkerlessClaim, orderNumbersIn } from '../domain/ledger.ts'
import { netCents } from '../domain/order.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { claimOf, sentClaim } from './adopt-unmarked.ts'
import type { Engine } from './engine.ts'

/**
 * Of `rest`, the orders that must be judged together with `first`: a payment without a marker may be either's, or is told
 * to be one's by its number, and so on from those to others. `unmarked` = payments that no order claims (rules 5).
 */
export function rivalsOf(
  engine: Engine,
  first: readonly OrderRecord[],
  rest: readonly OrderRecord[],
  unmarked: readonly LedgerPayment[],
): OrderRecord[] {
  if (unmarked.length === 0 || rest.length === 0) return []
  const touched = toucher(engine, unmarked)
  const reached = new Set(first.flatMap(touched))
  let open = rest.flatMap(record => {
    const payments = touched(record)
    return payments.length === 0 ? [] : [{ record, payments }]
  })
  const rivals: OrderRecord[] = []
  for (;;) {
    const { near = [], far = [] } = Object.groupBy(open, ({ payments }) =>
      payments.some(payment => reached.has(payment)) ? 'near' : 'far',
    )
    if (near.length === 0) return rivals
    for (const { record, payments } of near) {
      rivals.push(record)
      for (const payment of payments) reached.add(payment)
    }
    open = far
  }
}

/** Which payments may be an order's. Days are told only where the amount fits: it fits few. */
function toucher(
  engine: Engine,
  unmarked: readonly LedgerPayment[],
): (record: OrderRecord) => LedgerPayment[] {
  const byAmount = Map.groupBy(unmarked, ({ amountCents }) => amountCents)
  const byNumber = new Map<string, LedgerPayment[]>()
  for (const payment of unmarked)
    for (const number of orderNumbersIn(payment.text)) {
      const key = number.toLowerCase()
      byNumber.set(key, [...(byNumber.get(key) ?? []), payment])
    }
  const fitting = (amountCents: number, claim: (uid: string) => MarkerlessClaim | undefined) =>
    (byAmount.get(amountCents) ?? []).filter(payment => {
      const claimed = claim(payment.patientUid)
      return claimed !== undefined && fitsClaim(claimed, payment)
    })
  return record => {
    const { order, posting } = record
    const found = [
      ...fitting(netCents(order), uid => claimOf(engine, order, uid)),
      ...(posting.plan ? fitting(posting.plan.amountCents, uid => sentClaim(record, uid)) : []),
      ...(byNumber.get(posting.number.toLowerCase()) ?? []),
    ]
    return [...new Set(found)]
  }
}
