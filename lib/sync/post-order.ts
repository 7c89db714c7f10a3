import { brandOf, labelMissing } from '../domain/card-types.ts'
import { awaitsProof, isTaken, type OrderRecord, type SentPlan } from '../domain/posting.ts'
import { type PostingPlan, planPosting } from '../domain/posting-plan.ts'
import { startStopwatch, type Within } from '../domain/stopwatch.ts'
import { type Engine, timing } from './engine.ts'
import type { PracticeSetup } from './ports/nextech.ts'
import { park, settleOutcome } from './post-outcome.ts'

/**
 * Puts the payment on the patient's Billing tab, once: intent, then `sent` with a lease, both on disk before the
 * request leaves (the strict commit takes the one before it along); then the outcome. What has no clear answer becomes `unknown` and only the ledger decides.
 */
export async function postOrder(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
  judging: Within,
): Promise<OrderRecord> {
  const { timeZone } = engine.policy.practice
  const planned = planPosting(record.order, timeZone, engine.policy.policy.cardTypes)
  const plan = sendable(planned)
  const uid = record.posting.patientUid
  if (isTaken(record.posting)) return park(engine, record, 'number-taken')
  if (awaitsProof(record.posting)) return park(engine, record, 'unproven')
  if (plan === undefined)
    return park(engine, record, 'card-type-missing', labelMissing(brandOf(record.order)))
  if (uid === null) throw new Error('a payment needs a patient')
  const warnings = [...new Set([...record.posting.warnings, ...planned.warnings])]
  const attempt = record.posting.attempt + 1
  const intent = await engine.store.update(record, {
    state: 'intent',
    plan,
    warnings,
    attempt,
    reason: null,
  })
  const sentAt = engine.clock.now()
  const leaving = startStopwatch(engine.clock)
  const leaseUntil = sentAt + timing.lease
  const sent = await engine.store.update(
    intent,
    {
      state: 'sent',
      ...{ sentAt, leaseUntil, dueAt: leaseUntil, updatedAt: sentAt },
      ...{ cleanAt: null, behindUntil: undefined },
    },
    'strict',
  )
  // This worker was suspended: another may have taken over the expired lease and be sending, or the ledger says more.
  if (!leaving(timing.departure) || !judging(timing.ledgerFresh))
    return engine.store.update(sent, { state: 'intent', leaseUntil: null, dueAt: engine.clock.now() })
  return settleOutcome(engine, setup, sent, plan, await engine.nextech.postPayment(uid, plan, setup))
}

/** The plan in the form in which it is sent and stored; undefined while the card type has no label. */
function sendable(plan: PostingPlan): SentPlan | undefined {
  const { amountCents, cardType, paymentDate, description } = plan
  return cardType === null ? undefined : { amountCents, cardType, paymentDate, description }
}
