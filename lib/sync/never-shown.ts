import { type LedgerPayment, ledgerFrom } from '../domain/ledger.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { dayMs } from '../domain/units.ts'
import { type Engine, timing } from './engine.ts'

/** So many of the payments that were made within a day are looked through. */
const maxPayments = 1_000

/**
 * Payments that Nextech said yes to, named by an id, and has never shown since, though it shows ours that left later: they are not
 * in the ledger, so their orders are not `synced` (rules 2). They count as deleted there, which staff are told; should
 * one be shown after all, it counts again.
 */
export async function withdrawUnshown(engine: Engine): Promise<void> {
  const { store, clock } = engine
  const now = clock.now()
  const made = await store.paymentsFrom(now - dayMs, maxPayments)
  const unread = made.filter(each => !isRead(each) && each.createdAt <= now - timing.neverShown)
  if (unread.length === 0) return
  const read = new Set(made.filter(isRead).map(({ id }) => id))
  const holders = await store.touchedBy(
    [],
    made.map(({ id }) => id),
    // What cannot be read bears no witness.
    () => undefined,
  )
  for (const payment of unread) {
    const holder = holders.find(each => holds(each, payment) && each.posting.state === 'posted')
    if (!holder || !holders.some(each => isShownLater(each, holder, read))) continue
    if ((await isShown(engine, holder)) || !(await isReadOfChart(engine, holder))) continue
    if (await isShown(engine, holder)) continue
    await store.saveLedger([{ ...payment, status: 'entered-in-error' }])
  }
}

/** An answer of Nextech alone told of it where it was not read yet. */
function isRead({ updatedAt }: LedgerPayment): boolean {
  return updatedAt > 0
}

const holds = ({ posting }: OrderRecord, { id }: LedgerPayment) => posting.paymentIds.includes(id)

/** Without such a one the lists may be behind. */
function isShownLater(other: OrderRecord, { posting }: OrderRecord, read: ReadonlySet<string>): boolean {
  const isLater = (other.posting.sentAt ?? 0) > (posting.sentAt ?? 0) + timing.firstLook
  return isLater && other.posting.paymentIds.some(id => read.has(id))
}

/** The list may show it under another id than the answer named. */
async function isShown({ store }: Engine, { posting }: OrderRecord): Promise<boolean> {
  return (await store.paymentsOf(posting.number, posting.paymentIds)).some(isRead)
}

/** Staff may have moved it to another place, which the list of ours does not show: the chart's is asked. */
async function isReadOfChart({ store, nextech }: Engine, { order, posting }: OrderRecord): Promise<boolean> {
  const createdFrom = ledgerFrom(Math.min(order.placedAt, posting.sentAt ?? order.placedAt))
  const answer = await nextech.listPayments({ patientUid: posting.patientUid ?? '', createdFrom })
  if (answer.ok) await store.saveLedger(answer.value)
  return answer.ok
}
