import type { Queue, QueueRow } from '../contract/staff-queue.ts'
import { askedState, isRechecked, waitsForStaff } from '../domain/asked.ts'
import { brandOf, untoldBrand } from '../domain/card-types.ts'
import { heldBy } from '../domain/held.ts'
import { foreignMoney } from '../domain/money.ts'
import { type OrderRecord, suspectsOf } from '../domain/posting.ts'
import { pendingStates, staffStates, statusOf } from '../domain/posting-machine.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { fixActionOf, type ReasonCode } from '../domain/reasons.ts'
import { isSnoozed, type Snoozes } from '../domain/snooze.ts'
import { shownCents } from '../reports/daily-aggregates.ts'
import { chartsOf } from './charts.ts'
import type { Practice } from './practice.ts'
import { quoteRows } from './quote-rows.ts'
import { detailFor, needsResolve } from './views/reason.ts'

/** The workbench's "Needs staff": everything that waits, oldest first. */
export async function staffQueue(practice: Practice, staffName: string | null): Promise<NonNullable<Queue>> {
  const { engine, configuration } = practice
  const { timeZone } = configuration.practice
  const [found, health] = await Promise.all([recordsForStaff(engine), engine.store.health()])
  const records = found.sort(byAge)
  const reason = heldBy(configuration.posture, health)
  const payments = await paymentsShown(practice, records, health.trouble === null)
  return {
    timeZone,
    today: practiceDayOf(engine.clock.now(), timeZone),
    now: engine.clock.now(),
    rows: records.map(record => shownRow(record, timeZone, payments)),
    quotes: await quoteRows(practice, health.trouble === null),
    provenAt: health.provenAt,
    held: reason && { reason, orders: await countHeld(practice) },
    staffName: staffName ?? '',
  }
}

/**
 * All that waits for staff. What is judged again stays where it was until something else is known: a list that empties
 * is read as done.
 */
export async function recordsForStaff({ store }: Practice['engine']): Promise<OrderRecord[]> {
  const [waiting, due] = await Promise.all([store.inStates(staffStates), store.inStates(['new'])])
  return [...waiting, ...due.filter(({ posting }) => isRechecked(posting))]
}

/** Paid orders that would be posted by themselves. */
async function countHeld({ overview }: Practice): Promise<number> {
  const [pending, again] = await Promise.all([overview.keysIn(pendingStates), overview.rechecked()])
  return pending.length - again.length
}

/** How many orders wait for staff, and how many of all that do are put off and still are. */
export async function staffCount(
  practice: Practice,
  snoozes: Snoozes = {},
): Promise<{ count: number; putOff?: number }> {
  const count = await practice.overview.countStaff()
  if (Object.keys(snoozes).length === 0) return { count }
  const off = await putOff(practice, snoozes)
  return { count: count - off.size, putOff: off.size }
}

/** The keys of the orders that wait for staff and were put off, and still are. */
export async function putOff(practice: Practice, snoozes: Snoozes): Promise<ReadonlySet<string>> {
  const { engine, configuration } = practice
  const { timeZone } = configuration.practice
  const found = await Promise.all(Object.keys(snoozes).map(key => engine.store.get(key, 'shown')))
  const records = found.flatMap(record => (record && waitsForStaff(record.posting) ? [record] : []))
  const payments = await paymentsShown(practice, records, false)
  const now = engine.clock.now()
  const off = records.filter(record => isSnoozed(snoozes, shownRow(record, timeZone, payments), now))
  return new Set(off.map(({ posting }) => posting.key))
}

/** The key of the oldest order besides this one that waits for RESOLVE and was not passed over. */
export async function nextToResolve(
  { engine }: Practice,
  key: string,
  passed: readonly string[],
): Promise<string | null> {
  const next = (await toResolve(engine, key)).find(({ posting }) => !passed.includes(posting.number))
  return next?.posting.key ?? null
}

/** All that wait for RESOLVE besides the one of this key, oldest first, as "Needs staff" lists them. */
export async function toResolve(engine: Practice['engine'], key: string): Promise<OrderRecord[]> {
  const found = await recordsForStaff(engine)
  return found.filter(each => each.posting.key !== key && needsResolve(each)).sort(byAge)
}

const byAge = (a: OrderRecord, b: OrderRecord) =>
  a.order.placedAt - b.order.placedAt || (a.posting.key < b.posting.key ? -1 : 1)

/** Reasons about payments that are there: staff see which before they act (rules 5). */
const aboutPayments: readonly (ReasonCode | null)[] = [
  'possible-duplicate',
  'posted-twice',
  'amount-differs',
  'refund-to-record',
  'voided-in-nextech',
]
const showsPayments = ({ posting }: OrderRecord) => aboutPayments.includes(posting.reason)
const paymentIdsOf = ({ posting }: OrderRecord) => [
  ...new Set([...posting.paymentIds, ...suspectsOf(posting)]),
]

/** The payments of all such orders, in one look at the store. */
async function paymentsShown(
  practice: Practice,
  records: readonly OrderRecord[],
  mayAsk: boolean,
): Promise<Map<string, NonNullable<QueueRow['payments']>[number]>> {
  const ids = [...new Set(records.filter(showsPayments).flatMap(paymentIdsOf))]
  const payments = ids.length > 0 ? await practice.engine.store.paymentsOf('', ids) : []
  // While Nextech is in trouble nobody waits for it to see the list.
  const uids = mayAsk ? payments.map(({ patientUid }) => patientUid) : []
  const charts = await chartsOf(practice, uids)
  return new Map(
    payments.map(({ id, day, amountCents, status, patientUid }) => {
      const chart = charts.get(patientUid)
      return [id, { id, day, amountCents, isVoid: status !== 'active', ...(chart && { chart }) }]
    }),
  )
}

function shownRow(
  record: OrderRecord,
  timeZone: string,
  payments: Awaited<ReturnType<typeof paymentsShown>>,
): QueueRow {
  const own = showsPayments(record) && paymentIdsOf(record).flatMap(id => payments.get(id) ?? [])
  return { ...queueRow(record, timeZone), ...(own && { payments: own }) }
}

function queueRow(record: OrderRecord, timeZone: string): QueueRow {
  const { order, posting } = record
  const { key, number, shop, reason, decision, asked } = posting
  const isAgain = isRechecked(posting)
  const status = statusOf(askedState(posting))
  return {
    key,
    number,
    shop,
    customer: `${order.customer.firstName} ${order.customer.lastName}`.trim(),
    placedAt: order.placedAt,
    amountCents: shownCents(order, status),
    ...foreignMoney(order.totalCents, order.currency),
    status,
    reason,
    detail: detailFor(record, timeZone),
    suspects: [...suspectsOf(posting)],
    since: asked?.since ?? posting.updatedAt,
    ...(isAgain && { isRechecked: true }),
    owedCents: posting.owedCents,
    fix: reason === null ? null : fixActionOf(reason),
    ...(reason === 'card-type-missing' && { brand: brandOf(order) ?? untoldBrand }),
    decided: decision && { at: decision.decidedAt, name: decision.by?.name ?? null },
  }
}
