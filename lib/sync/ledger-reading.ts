import { hasMarker, isSameNumber, type LedgerPayment, ledgerFrom, orderNumbersIn } from '../domain/ledger.ts'
import type { OrderRecord } from '../domain/posting.ts'
import type { Instant } from '../domain/units.ts'
import { clockSeen } from './clock-leap.ts'
import { type Engine, timing } from './engine.ts'
import { lagAfter } from './list-lag.ts'
import type { PracticeSetup } from './ports/nextech.ts'
import type { LedgerCoverage } from './ports/sync-store.ts'
import { noticeOtherStation } from './station.ts'
import { mustAnswer, mustAnswerForOrder, noteProof } from './trouble.ts'

/**
 * Brings the local copy of the ledger up to now: one read of our location from the oldest unfinished order on, then
 * only what changed since. The store makes orders that a changed payment speaks of due.
 */
export function refreshLedger(engine: Engine, setup: PracticeSetup, placedFrom: Instant): Promise<void> {
  return readLedger(engine, setup, ledgerFrom(placedFrom))
}

/** The same from a moment on: what is covered already is not read again. */
export async function readLedger(
  engine: Engine,
  setup: PracticeSetup,
  from: Instant,
  watching?: number,
): Promise<void> {
  const known = await engine.store.ledgerCoverage()
  const covers = known?.locationId === setup.locationId && known.from <= from
  const readAt = engine.clock.now()
  const overlap = watching ?? lagOverlap(engine.store, readAt)
  const payments = covers
    ? await changedSince(engine, known, known.seenTo - overlap)
    : mustAnswer(await engine.nextech.listPayments({ locationId: setup.locationId, createdFrom: from }))
  if (overlap >= timing.lagOverlap) lagReads.set(engine.store, { at: readAt, brought: payments.length })
  // Nothing is younger than now: past a record that says so all others would be read no more.
  const seenTo = Math.min(latest(payments, covers ? known.seenTo : from), readAt)
  const lag = lagAfter(engine, payments, readAt, known?.lag)
  const shown = payments.length > 0 || (covers && known.shown === true)
  const told = { readAt, seenTo, lag, shown, ...clockSeen(engine, known) }
  const coverage: LedgerCoverage = covers
    ? { ...known, ...told }
    : { locationId: setup.locationId, from, ...told }
  await engine.store.saveLedger(payments, coverage)
  await noteProof(engine)
  await noticeOtherStation(engine, payments)
}

/** So many of the payments that a list of changes must show are looked for in it. */
const maxExpected = 200

/** Payments that no list of all shows any more, per store: staff may have moved or deleted them. */
const gone = new WeakMap<Engine['store'], Set<string>>()

/**
 * What changed since a moment. A payment that was made since, and that we know, must be among it: where it is not, Nextech
 * does not take the moment for what it is, as one whose clock is hours away, and all is read by when it was made.
 */
async function changedSince(
  { store, nextech }: Engine,
  { locationId, from }: LedgerCoverage,
  moment: Instant,
): Promise<LedgerPayment[]> {
  const changed = mustAnswer(await nextech.listPayments({ locationId, updatedFrom: moment }))
  const shown = new Set(changed.map(({ id }) => id))
  const expected = (await store.paymentsFrom(moment, maxExpected)).filter(
    payment => payment.updatedAt > 0 && payment.locationId === locationId,
  )
  const absent = expected.filter(({ id }) => !shown.has(id) && !gone.get(store)?.has(id))
  if (absent.length === 0) return changed
  const all = mustAnswer(await nextech.listPayments({ locationId, createdFrom: from }))
  const held = new Set(all.map(({ id }) => id))
  const lost = absent.flatMap(({ id }) => (held.has(id) ? [] : [id]))
  gone.set(store, new Set([...(gone.get(store) ?? []), ...lost]))
  return all
}

/**
 * Refreshes the ledger unless it was read a moment ago. One that will soon be too old is read ahead, so that nobody
 * who wants to post waits for it; should that read fail, the next one says so. One that was read before `since` is old:
 * a person who decides has looked at Nextech since, and may have posted there; a request that left may have landed.
 */
export async function ensureFreshLedger(
  engine: Engine,
  setup: PracticeSetup,
  placedFrom: Instant,
  since: Instant = 0,
): Promise<void> {
  const covers = (known: LedgerCoverage | undefined, ms: number) =>
    known !== undefined &&
    known.readAt >= since &&
    isYounger(engine, known, ms) &&
    known.from <= ledgerFrom(placedFrom)
  const known = await engine.store.ledgerCoverage()
  if (covers(known, timing.ledgerAhead)) return
  if (covers(known, timing.ledgerFresh)) {
    read(engine, setup, placedFrom).catch(() => undefined)
    return
  }
  const begun = readings.get(engine.store)
  // Lanes that find it old at the same moment share one read; it may have begun further on than this order.
  await begun
  if (begun && covers(await engine.store.ledgerCoverage(), timing.ledgerFresh)) return
  await read(engine, setup, placedFrom)
}

/** Waits for a read that nobody waits for, so that none goes on behind a drain's back. */
export async function untilRead({ store }: Engine): Promise<void> {
  await readings.get(store)?.catch(() => undefined)
}

function read(engine: Engine, setup: PracticeSetup, placedFrom: Instant): Promise<void> {
  const begun = readings.get(engine.store)
  if (begun !== undefined) return begun
  const reading = refreshLedger(engine, setup, placedFrom).finally(() => readings.delete(engine.store))
  readings.set(engine.store, reading)
  return reading
}

/**
 * The patient's own list before an order's first payment: what names the order may stand at any location, posted or
 * corrected there by hand (rules 5). Until the location's list has shown a payment it may be empty for other reasons than
 * that there is none, and payments of other orders count too. What names none is left: such a list may not tell whose it is.
 */
export async function readChart({ store, nextech }: Engine, { order, posting }: OrderRecord): Promise<void> {
  const { patientUid } = posting
  if (patientUid === null) return
  const createdFrom = ledgerFrom(order.placedAt)
  const answer = await nextech.listPayments({ patientUid, createdFrom })
  const isProven = (await store.ledgerCoverage())?.shown === true
  // One that contradicts itself says nothing: where the location's list was read whole, that one decides.
  if (isProven && !answer.ok && answer.trouble === 'list-incomplete') return
  const own = mustAnswerForOrder(answer)
  const counts = (number: string) => !isProven || isSameNumber(number, order.number)
  const found = own.filter(({ text }) => orderNumbersIn(text).some(counts))
  if (found.length > 0) await store.saveLedger(found)
}

/** Whether it was read less than so long ago. After the clock was put back nobody can say: then it was not. */
export function isYounger({ clock }: Engine, { readAt }: LedgerCoverage, ms: number): boolean {
  const age = clock.now() - readAt
  return age >= 0 && age < ms
}

/** The last read with a long overlap, per store, and how many payments it brought; the first of each worker is one. */
const lagReads = new WeakMap<Engine['store'], { at: Instant; brought: number }>()

/**
 * From where on it is read again: what Nextech's lists show late, after something younger, must not be passed over. Where
 * that is much to read, only now and then.
 */
function lagOverlap(store: Engine['store'], now: Instant): number {
  const last = lagReads.get(store)
  if (last === undefined || last.brought <= timing.lagFew) return timing.lagOverlap
  const every = timing.lagEvery * (1 + Math.floor(last.brought / timing.lagMany))
  const age = now - last.at
  return age >= 0 && age < every ? timing.ledgerOverlap : timing.lagOverlap
}

/** The read that is under way, per store; it vanishes with the worker. */
const readings = new WeakMap<Engine['store'], Promise<void>>()

function latest(payments: readonly LedgerPayment[], atLeast: Instant): Instant {
  return payments.reduce((seen, payment) => Math.max(seen, payment.updatedAt), atLeast)
}

/** Whether a payment may be taken for a posting of ours that carries no marker. */
export function isUnmarked(payment: LedgerPayment): boolean {
  return payment.status === 'active' && payment.amountCents >= 0 && !hasMarker(payment.text)
}
