import { type ActivityNote, activityNote, kindOf } from '../domain/activity.ts'
import type { Person } from '../domain/people.ts'
import type { Instant } from '../domain/units.ts'
import type { Activity, ActivityQuery } from '../sync/ports/activity.ts'
import type { Database } from './database.ts'
import { type ChainEnds, type ChainHead, genesis, tied } from './rules/activity-chain.ts'
import { bySeq, entryOf, isOfRestore } from './rules/activity-proof.ts'
import type { KeyableChain } from './rules/begin-keys.ts'
import type { ChainSecrets } from './rules/chain-key.ts'
import { keptChain } from './rules/kept-chain.ts'
import type { ChainRows } from './rules/prove-chain.ts'
import type { ActivityRow, ChainRow } from './rules/rows.ts'

/** So many entries are removed in one transaction. */
const portion = 2_000

/** Tables that a transaction must name beside its own to tell what it does. */
export function activityTables(db: Database) {
  return [db.activity, db.chain]
}

/** The person who does what people do; undefined where nobody is set up at this computer. */
export type Acting = Pick<Person, 'id' | 'name'> | undefined

/**
 * Ties notes to the end of the chain, within the transaction that makes the change they tell. What staff do is told with
 * the person who asked for it.
 */
export async function tell(db: Database, notes: readonly ActivityNote[], by?: Acting): Promise<void> {
  if (notes.length === 0) return
  const before = headOf(await db.chain.get('head'))
  const { entries, head } = tied(
    before,
    notes.map(note => withPerson(note, by)),
  )
  await db.activity.bulkAdd(entries.map((entry): ActivityRow => ({ ...entry, kind: kindOf(entry.code) })))
  await db.chain.put({ end: 'head', ...head })
}

function headOf(row: ChainRow | undefined): ChainHead {
  if (!row) return genesis
  const { end: _end, ...head } = row
  return head
}

function withPerson(note: ActivityNote, by: Acting): ActivityNote {
  return by && note.actor === 'staff' ? { ...note, person: { id: by.id, name: by.name } } : note
}

/** The activity on Dexie: told with the changes themselves, read and proven here. */
export function createActivity(db: Database, by?: Acting, secrets?: ChainSecrets): Activity {
  return {
    ...keptChain(chainOf(db), secrets),
    tell: note => db.transaction('rw', activityTables(db), () => tell(db, [note], by)),
    page: query => page(db, query),
    prune: (before, now) => prune(db, before, now),
  }
}

function chainOf(db: Database): ChainRows & KeyableChain {
  return {
    start: startKeys(db),
    ends: () => endsOf(db),
    rows: (from, to) => db.activity.where('seq').between(from, to, true, true).limit(portion).toArray(),
    async lastPruned() {
      const rows = db.activity.where('[kind+seq]').between(['log', 0], ['log', Number.MAX_SAFE_INTEGER])
      const row = await rows
        .reverse()
        .filter(({ code }) => code === 'log.pruned')
        .first()
      return row && entryOf(row)
    },
    async restores() {
      const of = (kind: string) =>
        db.activity.where('[kind+seq]').between([kind, 0], [kind, Number.MAX_SAFE_INTEGER]).toArray()
      const rows = (await Promise.all(['settings', 'log'].map(of))).flat()
      return rows.map(entryOf).filter(isOfRestore).toSorted(bySeq)
    },
    hasOrders: async () => (await db.postings.limit(1).count()) > 0,
  }
}

/** Writes the first key, where nobody told anything since the look at the chain. */
function startKeys(db: Database) {
  return (before: ChainHead, after: ChainHead, notes: readonly ActivityNote[]) =>
    db.transaction('rw', activityTables(db), async () => {
      const head = headOf(await db.chain.get('head'))
      if (head.seq !== before.seq || head.hash !== before.hash) return false
      await db.chain.put({ end: 'head', ...after })
      await tell(db, notes)
      return true
    })
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

async function endsOf(db: Database): Promise<ChainEnds> {
  const [anchor = genesis, head] = await db.chain.bulkGet(['anchor', 'head'])
  return { anchor: { seq: anchor.seq, hash: anchor.hash }, head: headOf(head) }
}

/** Removes what is older than the moment from the beginning, and tells it; the chain is then tied to the last one removed. */
async function prune(db: Database, before: Instant, now: Instant): Promise<void> {
  for (;;) {
    const first = await db.activity.orderBy('seq').first()
    if (first === undefined || first.at >= before) return
    await db.transaction('rw', activityTables(db), async () => {
      const rows = await db.activity.orderBy('seq').limit(portion).toArray()
      const young = rows.findIndex(row => row.at >= before)
      const old = young < 0 ? rows : rows.slice(0, young)
      const last = old.at(-1)
      if (last === undefined) return
      const pruned = { seq: last.seq, hash: last.hash }
      await db.activity.where('seq').belowOrEqual(last.seq).delete()
      await db.chain.put({ end: 'anchor', ...pruned })
      await tell(db, [activityNote({ at: now, actor: 'sync', code: 'log.pruned', pruned })])
    })
  }
}
