import type { Transaction } from 'dexie'
import * as v from 'valibot'
import { cannotBeOneOrder } from '../domain/identity.ts'
import { netCents, type Order, OrderSchema } from '../domain/order.ts'
import { isTaken, type Posting, PostingSchema, postingKey } from '../domain/posting.ts'
import { openOutcome } from '../domain/posting-machine.ts'
import type { MemoryRow, OrderRow } from './rules/rows.ts'

/** So many orders are moved at once: an upgrade of years of orders must not hold them all. */
const portion = 500

/** A row as an earlier version wrote it; nothing of it is taken for granted. */
interface Old {
  key: string
  number: string
  posting: Posting | undefined
  row: OrderRow | undefined
}

/**
 * Version 5: orders were kept by the shop's origin and are kept by store (rules 1). A configuration of before
 * names no stores, so all belong to the first one. What two windows showed of one order becomes one; two orders of one
 * number are both kept. Nothing is sent because of it: a posting under way goes on, and what was posted stays so.
 */
export async function keyByStore(tx: Transaction, now: number): Promise<void> {
  const postings = tx.table<Posting, string>('postings')
  const orders = tx.table<OrderRow, string>('orders')
  const keys = new Set([
    ...(await postings.toCollection().primaryKeys()),
    ...(await orders.toCollection().primaryKeys()),
  ])
  const byNumber = Map.groupBy(keys, numberIn)
  let isMerged = false
  const numbers = [...byNumber]
  for (let from = 0; from < numbers.length; from += portion) {
    const part = numbers.slice(from, from + portion)
    const olds = await readOld(tx, part)
    const news = part.flatMap(([number]) => {
      const same = olds.filter(old => old.number === number)
      isMerged ||= same.length > 1
      return keyed(number, same, now)
    })
    const old = part.flatMap(([, all]) => all)
    await Promise.all([postings.bulkDelete(old), orders.bulkDelete(old)])
    await postings.bulkPut(news.flatMap(({ posting }) => posting ?? []))
    await orders.bulkPut(news.flatMap(({ row }) => row ?? []))
  }
  // Books name orders by their keys; sums count orders, of which there may be fewer now.
  await tx.table('days').clear()
  if (isMerged) await tx.table('meta').delete('sums')
  await keyMemories(tx.table<MemoryRow, string>('pairings'))
}

async function readOld(tx: Transaction, part: readonly [string, string[]][]): Promise<Old[]> {
  const keys = part.flatMap(([number, all]) => all.map(key => ({ key, number })))
  const names = keys.map(({ key }) => key)
  const [postings, rows] = await Promise.all([
    tx.table<Posting, string>('postings').bulkGet(names),
    tx.table<OrderRow, string>('orders').bulkGet(names),
  ])
  return keys.map((each, i) => ({ ...each, posting: postings[i], row: rows[i] }))
}

/** What becomes of all that is stored under one number. */
function keyed(number: string, same: readonly Old[], now: number): Old[] {
  const [first, ...others] = [...same].sort((a, b) => weight(b) - weight(a) || placedAt(a) - placedAt(b))
  if (!first) return []
  const kept: Old[] = [first]
  for (const other of others) {
    const one = kept.findIndex(each => mayBeOne(each, other))
    const before = kept[one]
    if (before) kept[one] = merged(before, other, now)
    else kept.push(other)
  }
  return kept.map((old, again) => underKey(old, postingKey({ number }, again), kept[0], now))
}

function underKey(old: Old, key: string, holder: Old | undefined, now: number): Old {
  const moved = {
    key,
    number: old.number,
    row: old.row && { ...old.row, key },
    posting: old.posting && { ...old.posting, key },
  }
  if (!moved.posting || !isTaken({ key }) || !v.is(PostingSchema, moved.posting)) return moved
  // The payment of the first order, which the second one was given by its number.
  const theirs = new Set(holder?.posting?.paymentIds)
  const own = moved.posting.paymentIds.filter(id => !theirs.has(id))
  const isPosted = own.length > 0 || openOutcome.includes(moved.posting.state)
  if (isPosted) return { ...moved, posting: { ...moved.posting, paymentIds: own } }
  const order = orderIn(holder)
  const takenBy = order && { placedAt: order.placedAt, amountCents: netCents(order) }
  return {
    ...moved,
    posting: {
      ...moved.posting,
      paymentIds: [],
      state: 'attention',
      reason: 'number-taken',
      takenBy,
      patientUid: null,
      candidates: [],
      decision: null,
      plan: null,
      owedCents: 0,
      postedAt: null,
      warnings: [],
      dueAt: now,
      updatedAt: now,
    },
  }
}

/** One order that two windows showed: the farther one stays, and all payments that were found for it. */
function merged(a: Old, b: Old, now: number): Old {
  if (!a.posting || !b.posting) return { ...a, posting: a.posting ?? b.posting, row: a.row ?? b.row }
  const paymentIds = [...new Set([...a.posting.paymentIds, ...b.posting.paymentIds])]
  const both = openOutcome.includes(a.posting.state)
  // Two payments are judged: it was posted twice. An outcome that is open is read back first.
  const isNews = paymentIds.length > a.posting.paymentIds.length && !both
  const decision = a.posting.decision ?? b.posting.decision
  return {
    ...a,
    posting: {
      ...a.posting,
      paymentIds,
      decision,
      ...(isNews && { dueAt: now }),
      ...(openOutcome.includes(b.posting.state) && !both && { dueAt: now }),
    },
  }
}

/** How far a posting went: an open outcome first, which must be read back, then what holds a payment. */
function weight({ posting }: Old): number {
  if (!posting) return -1
  const { state, paymentIds, sentAt, decision } = posting
  if (openOutcome.includes(state)) return 4
  const wasSent = sentAt !== null && sentAt !== undefined
  // Of two that hold one payment the one that sent it has it by right.
  if (paymentIds?.length > 0) return wasSent ? 3.5 : 3
  if (wasSent) return 2
  return decision ? 1 : 0
}

/** What cannot be read may be anything: it is kept apart. */
function mayBeOne(a: Old, b: Old): boolean {
  const [known, read] = [orderIn(a), orderIn(b)]
  const areReadable = v.is(PostingSchema, a.posting) && v.is(PostingSchema, b.posting)
  return areReadable && known !== undefined && read !== undefined && !cannotBeOneOrder(known, read)
}

function orderIn(old: Old | undefined): Order | undefined {
  const parsed = v.safeParse(OrderSchema, old?.row?.order)
  return parsed.success ? parsed.output : undefined
}

const placedAt = (old: Old) => orderIn(old)?.placedAt ?? old.posting?.placedAt ?? 0

/** `https://shop.example.com/100000012/all`. */
function numberIn(key: string): string {
  return key.split('/').at(-2) ?? key
}

/** `https://shop.example.com/maria@example.com`: of two shops' words the later one counts. */
async function keyMemories(pairings: {
  toArray(): PromiseLike<MemoryRow[]>
  clear(): PromiseLike<void>
  bulkPut(rows: MemoryRow[]): PromiseLike<unknown>
}): Promise<void> {
  const rows = [...(await pairings.toArray())].sort((a, b) => a.decidedAt - b.decidedAt)
  const kept = new Map<string, MemoryRow>()
  for (const row of rows) {
    const key = row.key.replace(/^https?:\/\/[^/]+/, '')
    const before = kept.get(key)
    kept.set(key, { ...joined(before, row), key })
  }
  await pairings.clear()
  await pairings.bulkPut([...kept.values()])
}

function joined(before: MemoryRow | undefined, row: MemoryRow): MemoryRow {
  if (!before) return row
  const paired = row.patientUid === null ? before : row
  const never = [...(before.never ?? []), ...(row.never ?? [])].filter(
    ({ patientUid, decidedAt }) =>
      patientUid.toLowerCase() !== paired.patientUid?.toLowerCase() || decidedAt > paired.decidedAt,
  )
  return never.length > 0 ? { ...paired, never } : paired
}
