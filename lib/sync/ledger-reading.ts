import { hasMarker, type LedgerPayment, ledgerFrom, numbersIn } from '../domain/ledger.ts'
import type { Instant } from '../domain/order.ts'
import { type Engine, timing } from './engine.ts'
import { judgeTouched } from './judge.ts'
import type { LedgerCoverage, PracticeSetup } from './ports.ts'
import { noticeOtherStation } from './station.ts'
import { mustAnswer, noteProof } from './trouble.ts'

/**
 * Brings the local copy of the ledger up to now: one read of our location from the oldest unfinished order on, then
 * only what changed since. Orders that a changed payment speaks of are judged again.
 */
export async function refreshLedger(
  engine: Engine,
  setup: PracticeSetup,
  placedFrom: Instant,
): Promise<void> {
  const known = await engine.store.ledgerCoverage()
  const from = ledgerFrom(placedFrom)
  const covers = known?.locationId === setup.locationId && known.from <= from
  const readAt = engine.clock.now()
  const payments = mustAnswer(
    await engine.nextech.listPayments({
      locationId: setup.locationId,
      ...(covers ? { updatedFrom: known.seenTo - timing.ledgerOverlap } : { createdFrom: from }),
    }),
  )
  const coverage: LedgerCoverage = covers
    ? { ...known, readAt, seenTo: latest(payments, known.seenTo) }
    : { locationId: setup.locationId, from, readAt, seenTo: latest(payments, from) }
  await engine.store.saveLedger(payments, coverage)
  await noteProof(engine)
  await noticeOtherStation(engine, payments)
  await judgeTouched(
    engine,
    payments,
    payments.flatMap(payment => numbersIn(payment.text)),
  )
}

/** Refreshes the ledger unless it was read a moment ago. */
export async function ensureFreshLedger(
  engine: Engine,
  setup: PracticeSetup,
  placedFrom: Instant,
): Promise<void> {
  const known = await engine.store.ledgerCoverage()
  const fresh = known && engine.clock.now() - known.readAt < timing.ledgerFresh
  if (!fresh || known.from > ledgerFrom(placedFrom)) await refreshLedger(engine, setup, placedFrom)
}

function latest(payments: readonly LedgerPayment[], atLeast: Instant): Instant {
  return payments.reduce((seen, payment) => Math.max(seen, payment.updatedAt), atLeast)
}

/** Whether a payment may be taken for a posting of ours that carries no marker. */
export function isUnmarked(payment: LedgerPayment): boolean {
  return payment.status === 'active' && payment.amountCents >= 0 && !hasMarker(payment.text)
}
