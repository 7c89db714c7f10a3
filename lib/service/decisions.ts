import { Declined } from '../contract/declined.ts'
import type { RequestOf } from '../contract/messages.ts'
import type { ClosingWord, QuoteWord } from '../contract/staff-queue.ts'
import type { Decider } from '../domain/posting.ts'
import { closeOrder, reopenOrder } from '../sync/close-order.ts'
import { type Linking, linkHandPosted } from '../sync/hand-posted.ts'
import { sayQuoteDone } from '../sync/quote-done.ts'
import {
  chooseForOthers,
  chooseNewPatient,
  choosePatient,
  isPending,
  undoDecision,
} from '../sync/staff-decision.ts'
import { say } from '../words/background-words.ts'
import { mustNamePayments, mustRead } from './existing-view.ts'
import { openedOrder, type PanelSession, staffOf } from './panel-session.ts'
import type { Practice } from './practice.ts'
import { withTimeout } from './with-timeout.ts'

type Decision<N extends `panel-bg/${'choose' | 'new-patient' | 'link'}`> = Omit<RequestOf<N>, 'ticket'>

/** What was decided: how long it can be taken back, and for how many orders it was said. */
export interface Decided {
  undoSeconds: number
  orders: number
}

/** Staff chose a patient, for this order and for others of the same customer. */
export async function choose(
  practice: Practice,
  { question, uid, others, despite }: Decision<'panel-bg/choose'>,
  session: PanelSession,
): Promise<Decided> {
  const record = await openedOrder(practice, session)
  await mustBeKnown(practice, uid)
  await mustNamePayments(practice, record, [uid], despite)
  const staff = { ...staffOf(practice, session, question), despite }
  mustBeDone(practice, await choosePatient(staff, session.key, uid))
  // "Post anyway" is said of one order's payments, of no other's.
  const taken = despite ? [] : await chooseForOthers(staff, record, uid, others)
  practice.host.schedule()
  return { undoSeconds: staff.undoSeconds, orders: 1 + taken.length }
}

/** Staff said that the customer is no patient yet, and filled in what the order lacks. */
export async function chooseNew(
  practice: Practice,
  { question, completion, despite }: Decision<'panel-bg/new-patient'>,
  session: PanelSession,
): Promise<Decided> {
  await mustNamePayments(practice, await openedOrder(practice, session), [], despite)
  const staff = { ...staffOf(practice, session, question), despite }
  mustBeDone(practice, await chooseNewPatient(staff, session.key, completion))
  practice.host.schedule()
  return { undoSeconds: staff.undoSeconds, orders: 1 }
}

/** Staff named a payment in Nextech as the order's own. */
export async function link(
  practice: Practice,
  { question, paymentId }: Decision<'panel-bg/link'>,
  session: PanelSession,
): Promise<void> {
  await openedOrder(practice, session)
  const staff = staffOf(practice, session, question)
  mustBeDone(practice, await linkHandPosted(practice.engine, staff, session.key, paymentId))
}

/** Takes a decision back while its undo window runs. */
export async function undo(practice: Practice, session: PanelSession): Promise<boolean> {
  await openedOrder(practice, session)
  const undone = await undoDecision(staffOf(practice, session), session.key)
  practice.host.schedule()
  practice.host.pagesChanged()
  return undone
}

/** The same from the order's badge, with the panel closed: a choice whose payment has not left yet. */
export async function undoPending(practice: Practice, key: string): Promise<void> {
  const { engine, configuration, host } = practice
  const record = await engine.store.get(key)
  if (!record || !isPending(record.posting)) return
  const { undoSeconds } = configuration.policy
  await undoDecision({ store: engine.store, now: engine.clock.now(), undoSeconds }, key)
  host.schedule()
  host.pagesChanged()
}

/** Staff said that an order which was posted waits for nobody any more, or (null) took that back. */
export async function close(
  practice: Practice,
  key: string,
  word: ClosingWord | null,
  by: Decider,
): Promise<void> {
  const { engine, host } = practice
  const closer = { now: engine.clock.now(), by }
  const outcome = await (word ? closeOrder(engine, closer, key, word) : reopenOrder(engine, key))
  if (outcome === 'changed') throw new Declined(outcome, say('close.refused'))
  if (outcome !== 'done') throw new Declined(outcome, say(`panel.refused.${outcome}`))
  host.pagesChanged()
}

/** Staff said what they did in Nextech with a payment whose patient had open quotes, or (null) took that back. */
export async function quoteDone(
  { engine, host }: Practice,
  key: string,
  word: QuoteWord | null,
  by: Decider,
): Promise<void> {
  const said = { store: engine.store, now: engine.clock.now(), by }
  if ((await sayQuoteDone(said, key, word)) !== 'done') throw new Declined('changed', say('close.refused'))
  host.pagesChanged()
}

/** The same from the panel of the order. */
export async function settle(
  practice: Practice,
  word: ClosingWord | null,
  session: PanelSession,
): Promise<void> {
  await openedOrder(practice, session)
  await close(practice, session.key, word, { panel: session.opening, name: session.staffName })
}

/** A patient who was merged or removed since the panel read them is no choice any more. */
async function mustBeKnown({ engine, interactive }: Practice, uid: string): Promise<void> {
  const found = mustRead(
    await withTimeout(engine.clock, interactive.findPatients({ by: 'uid', uids: [uid] })),
  )
  const setup = await engine.store.setup()
  const isDummy = setup?.dummyUid.toLowerCase() === uid.toLowerCase()
  if (found.length === 0 || isDummy) throw new Declined('patient-gone', say('panel.refused.patient-gone'))
}

/** What keeps staff's word from being taken, in a sentence; others who have the order open are told of it otherwise. */
function mustBeDone({ host }: Practice, outcome: Linking): void {
  if (outcome !== 'done') throw new Declined(outcome, say(`panel.refused.${outcome}`))
  host.pagesChanged()
}
