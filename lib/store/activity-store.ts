import { type ActivityNote, kindOf } from '../domain/activity.ts'
import type { Instant } from '../domain/units.ts'
import type { Activity, ActivityProof, ActivityQuery, ProofSoFar } from '../sync/activity-ports.ts'
import type { Database } from './database.ts'
import { type ChainLink, genesis, sealed } from './rules/activity-chain.ts'
import { entryOf, firstBreak, proofOf } from './rules/activity-proof.ts'
import type { ActivityRow } from './rules/rows.ts'

/** So many entries are read, or removed, in one transaction. */
const portion = 2_000
/** So many are checked before somebody is told, and may have had enough. */
const stretch = 5 * portion

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
    prove: soFar => prove(db, soFar),
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

/**
 * Reads the chain from its anchor, or from where the stretch before ended, to the head it had at the start. The next
 * portion is asked for while one is hashed.
 */
async function prove(db: Database, given?: ProofSoFar): Promise<ActivityProof> {
  const { anchor, head } = await endsOf(db)
  const first = anchor.seq + 1
  // Old entries were removed since the last stretch: from the new anchor on it is read again.
  const soFar = given?.first === first ? given : { first, head: anchor, until: head }
  const { until } = soFar
  const end = Math.min(until.seq, soFar.head.seq + stretch)
  const portionFrom = (seq: number) =>
    db.activity
      .where('seq')
      .between(seq, Math.min(end, seq + portion - 1), true, true)
      .toArray()
  let last: ChainLink = soFar.head
  let ahead = portionFrom(last.seq + 1)
  while (last.seq < end) {
    const rows = await ahead
    ahead = portionFrom(last.seq + portion + 1)
    // Nobody waits for it where this portion is the last one.
    ahead.catch(() => undefined)
    const broken = firstBreak(last, rows)
    last = broken?.after ?? rows.at(-1) ?? last
    const why = broken?.why ?? (rows.length === 0 ? 'missing' : undefined)
    if (why !== undefined) return (await wasPruned(db, anchor)) ? prove(db) : proofOf(soFar, last, why)
  }
  const isOver = last.seq >= until.seq
  if (isOver && last.hash !== until.hash)
    return (await wasPruned(db, anchor)) ? prove(db) : proofOf(soFar, last, 'missing')
  return { ...proofOf(soFar, last, null), isOver }
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
