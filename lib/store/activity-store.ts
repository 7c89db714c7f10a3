import * as v from 'valibot'
import { type ActivityEntry, ActivityEntrySchema, type ActivityNote, kindOf } from '../domain/activity.ts'
import type { Instant } from '../domain/order.ts'
import type { Activity, ActivityProof, ActivityQuery } from '../sync/activity-ports.ts'
import { breakAfter, type ChainLink, genesis, sealed } from './activity-chain.ts'
import type { ActivityRow, Database } from './database.ts'

/** So many entries are read, or removed, in one transaction. */
const portion = 2_000

/** Tables that a transaction must name beside its own to tell what it does. */
export function activityTables(db: Database) {
  return [db.activity, db.chain]
}

/** Ties notes to the end of the chain, within the transaction that makes the change they tell. */
export async function tell(db: Database, notes: readonly ActivityNote[]): Promise<void> {
  if (notes.length === 0) return
  let last: ChainLink = (await db.chain.get('head')) ?? genesis
  const rows = notes.map((note): ActivityRow => {
    const entry = sealed(last, note)
    last = entry
    return { ...entry, kind: kindOf(entry.code) }
  })
  await db.activity.bulkAdd(rows)
  await db.chain.put({ end: 'head', seq: last.seq, hash: last.hash })
}

/** The activity on Dexie: told with the changes themselves, read and proven here. */
export function createActivity(db: Database): Activity {
  return {
    tell: note => db.transaction('rw', activityTables(db), () => tell(db, [note])),
    page: query => page(db, query),
    prove: () => prove(db),
    prune: before => prune(db, before),
  }
}

async function page(db: Database, { number, kind, before, limit }: ActivityQuery) {
  const rows = await rowsBefore(db, { number, kind, before: before ?? Number.MAX_SAFE_INTEGER })
    .reverse()
    .limit(limit + 1)
    .toArray()
  return { entries: rows.slice(0, limit).map(entryOf), more: rows.length > limit }
}

function rowsBefore(db: Database, { number, kind, before }: Omit<ActivityQuery, 'limit'>) {
  if (number !== null) {
    const ofOrder = db.activity.where('[number+seq]').between([number, 0], [number, before], true, false)
    return kind === null ? ofOrder : ofOrder.filter(row => row.kind === kind)
  }
  return kind === null
    ? db.activity.where('seq').below(before)
    : db.activity.where('[kind+seq]').between([kind, 0], [kind, before], true, false)
}

/** Reads the chain from its anchor to the head it had at the start; what is told meanwhile is left for next time. */
async function prove(db: Database): Promise<ActivityProof> {
  const { anchor, head } = await endsOf(db)
  let last: ChainLink = anchor
  for (;;) {
    const rows = await db.activity
      .where('seq')
      .between(last.seq + 1, head.seq, true, true)
      .limit(portion)
      .toArray()
    for (const row of rows) {
      const why = breakAfter(last, entryOf(row))
      // Old entries were removed while this read: from the new anchor on it is read again.
      if (why !== undefined) return (await wasPruned(db, anchor)) ? prove(db) : broken(anchor, last, why)
      last = row
    }
    if (rows.length < portion) break
  }
  const isWhole = last.seq === head.seq && last.hash === head.hash
  if (!isWhole) return (await wasPruned(db, anchor)) ? prove(db) : broken(anchor, last, 'missing')
  return { checked: head.seq - anchor.seq, first: anchor.seq + 1, head, broken: null }
}

function broken(anchor: ChainLink, last: ChainLink, why: 'changed' | 'missing'): ActivityProof {
  return {
    checked: last.seq - anchor.seq,
    first: anchor.seq + 1,
    head: { seq: last.seq, hash: last.hash },
    broken: { seq: last.seq + 1, why },
  }
}

async function wasPruned(db: Database, anchor: ChainLink): Promise<boolean> {
  return (await endsOf(db)).anchor.seq !== anchor.seq
}

async function endsOf(db: Database): Promise<{ anchor: ChainLink; head: ChainLink }> {
  const [anchor = genesis, head = genesis] = await db.chain.bulkGet(['anchor', 'head'])
  return { anchor, head }
}

/** Removes what is older than the moment from the beginning; the chain is then tied to the last one removed. */
async function prune(db: Database, before: Instant): Promise<void> {
  for (;;) {
    const first = await db.activity.orderBy('seq').first()
    if (first === undefined || first.at >= before) return
    await db.transaction('rw', activityTables(db), async () => {
      const rows = await db.activity.orderBy('seq').limit(portion).toArray()
      const young = rows.findIndex(row => row.at >= before)
      const old = young < 0 ? rows : rows.slice(0, young)
      const last = old.at(-1)
      if (last === undefined) return
      await db.activity.where('seq').belowOrEqual(last.seq).delete()
      await db.chain.put({ end: 'anchor', seq: last.seq, hash: last.hash })
    })
  }
}

/** A row that somebody wrote otherwise than we do is shown as far as it can be: the proof names it. */
function entryOf(row: ActivityRow): ActivityEntry {
  const parsed = v.safeParse(ActivityEntrySchema, row)
  // Under another kind it would be missing from what a filter shows.
  return parsed.success && row.kind === kindOf(parsed.output.code) ? parsed.output : unreadable(row.seq)
}

function unreadable(seq: number): ActivityEntry {
  const nothing = { shop: null, number: null, reason: null, amountCents: null, payment: null, patient: null }
  return { ...nothing, seq, at: 0, actor: 'sync', code: 'order.changed', previous: '', hash: '' }
}
