import type { Instant } from '../domain/order.ts'
import type { Completion, Decision, OrderRecord, Posting } from '../domain/posting.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import type { SyncStore } from './ports.ts'

/** States in which staff may still decide; from `intent` on the payment may be on its way. */
const decidable: readonly PostingState[] = ['new', 'matched', 'resolve', 'attention']

export function mayDecide({ posting }: OrderRecord): boolean {
  return (
    decidable.includes(posting.state) &&
    posting.reason !== 'posted-twice' &&
    posting.reason !== 'amount-differs'
  )
}

interface Staff {
  store: SyncStore
  now: Instant
  undoSeconds: number
}

/**
 * Staff chose a patient. Nothing is sent before the undo window is over, and the choice is stored before this
 * answers: a closed panel or a dead worker loses nothing. False when it is too late to decide.
 */
export function choosePatient(staff: Staff, key: string, uid: string): Promise<boolean> {
  return decide(staff, key, ({ posting }) => ({
    kind: 'patient',
    uid,
    decidedAt: staff.now,
    despitePayment: posting.reason === 'possible-duplicate' || isSaidTwice(posting, uid),
  }))
}

/** A page asks again when the worker died before its answer: what staff chose despite a payment stays so. */
function isSaidTwice({ decision }: Posting, uid: string): boolean {
  return decision?.kind === 'patient' && decision.uid === uid && decision.despitePayment
}

/** Staff said the customer is no patient yet, and gave what the order lacks. */
export function chooseNewPatient(staff: Staff, key: string, completion: Completion): Promise<boolean> {
  return decide(staff, key, () => ({ kind: 'new-patient', completion, decidedAt: staff.now }))
}

/** Takes a decision back while nothing was sent; the order is matched again. */
export async function undoDecision({ store, now }: Staff, key: string): Promise<boolean> {
  const record = await store.get(key)
  if (!record?.posting.decision || !mayDecide(record)) return false
  await store.update(record, { state: 'new', decision: null, patientUid: null, dueAt: now, updatedAt: now })
  return true
}

async function decide(
  staff: Staff,
  key: string,
  decisionOn: (record: OrderRecord) => Decision,
): Promise<boolean> {
  const record = await staff.store.get(key)
  if (!record || !mayDecide(record)) return false
  await staff.store.update(
    record,
    {
      state: 'new',
      decision: decisionOn(record),
      patientUid: null,
      reason: null,
      detail: null,
      dueAt: staff.now + staff.undoSeconds * 1000,
      updatedAt: staff.now,
    },
    'strict',
  )
  return true
}
