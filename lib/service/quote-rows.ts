import type { QuoteRow } from '../contract/staff-queue.ts'
import { netCents } from '../domain/order.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { type Quote, quoteNewsMs, quotesToApply } from '../domain/quote.ts'
import type { Instant } from '../domain/units.ts'
import { chartsOf } from './charts.ts'
import { nextechMemory } from './nextech-memory.ts'
import type { Practice } from './practice.ts'
import { withTimeout } from './with-timeout.ts'

/** What quotes are for is asked again after this long: the list is read at each change. */
const againMs = 10 * 60_000
/** More patients than these nobody waits for. */
const maxAsked = 20
const maxKnown = 200

/**
 * Payments that staff may apply to a quote in Nextech. What a quote is for is read from Nextech now and kept nowhere but
 * in memory; `mayAsk` = nobody waits for a Nextech that is in trouble.
 */
export async function quoteRows(practice: Practice, mayAsk: boolean): Promise<QuoteRow[]> {
  const { engine } = practice
  const now = engine.clock.now()
  const records = (await engine.store.withQuotes(now - quoteNewsMs)).filter(
    ({ posting }) => quotesToApply(posting, now).length > 0,
  )
  const uids = [...new Set(records.flatMap(({ posting: { patientUid } }) => patientUid ?? []))]
  const open = await openNow(practice, mayAsk ? uids.slice(0, maxAsked) : [])
  const charts = await chartsOf(practice, mayAsk ? uids : [])
  return records.map(record => rowOf(record, now, open, charts))
}

function rowOf(
  { order, posting }: OrderRecord,
  now: Instant,
  open: ReadonlyMap<string, readonly Quote[]>,
  charts: ReadonlyMap<string, string>,
): QuoteRow {
  const uid = posting.patientUid ?? ''
  const net = netCents(order)
  const chart = charts.get(uid)
  const read = open.get(uid)
  return {
    key: posting.key,
    number: posting.number,
    shop: posting.shop,
    customer: `${order.customer.firstName} ${order.customer.lastName}`.trim(),
    placedAt: order.placedAt,
    payment: posting.paymentIds[0] ?? null,
    amountCents: posting.plan?.amountCents ?? net,
    ...(chart !== undefined && { chart }),
    quotes: quotesToApply(posting, now).map(({ id, totalCents }) => {
      const quote = read?.find(each => each.id === id)
      return {
        ...{ id, totalCents, isEqual: totalCents === net },
        ...(quote && { items: quote.items }),
        ...(read && !quote && { isGone: true }),
      }
    }),
  }
}

/** The open quotes of these patients, as far as Nextech tells them. */
async function openNow(
  practice: Practice,
  uids: readonly string[],
): Promise<ReadonlyMap<string, readonly Quote[]>> {
  const { engine, interactive } = practice
  const now = engine.clock.now()
  const known = nextechMemory(practice).quotes
  const keyOf = (uid: string) => uid.toLowerCase()
  if (known.size > maxKnown) known.clear()
  await Promise.all(
    uids.map(async uid => {
      const last = known.get(keyOf(uid))
      if (last && now >= last.at && now < last.at + againMs) return
      const read = await withTimeout(engine.clock, interactive.openQuotes(uid))
      known.set(keyOf(uid), { at: now, quotes: read.ok ? read.value : null })
    }),
  )
  return new Map(
    uids.flatMap(uid => {
      const quotes = known.get(keyOf(uid))?.quotes
      return quotes ? [[uid, quotes] as const] : []
    }),
  )
}
