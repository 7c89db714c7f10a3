import { type ActivityNote, activityNote, kindOf } from '../../lib/domain/activity.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { type ChainHead, tied } from '../../lib/store/rules/activity-chain.ts'
import { entryOf, isOfRestore } from '../../lib/store/rules/activity-proof.ts'
import type { KeyableChain } from '../../lib/store/rules/begin-keys.ts'
import type { ChainSecrets } from '../../lib/store/rules/chain-key.ts'
import { keptChain } from '../../lib/store/rules/kept-chain.ts'
import type { ChainRows } from '../../lib/store/rules/prove-chain.ts'
import type { ActivityRow } from '../../lib/store/rules/rows.ts'
import type { Activity, ActivityQuery } from '../../lib/sync/ports/activity.ts'
import { actingPerson } from '../database/acting.ts'
import {
  json,
  type PracticeDatabase,
  type PracticeTransaction,
  write,
} from '../database/practice-database.ts'
import { endsOf, putHead } from './chain-ends.ts'

/** So many entries are read, or removed, at once. */
const portion = 2_000

/** Ties notes to the end of the chain, within the transaction that makes the change they tell. */
export async function tell(inside: PracticeTransaction, notes: readonly ActivityNote[]): Promise<void> {
  if (notes.length === 0) return
  const { tx, practiceId } = inside
  const before = (await endsOf(inside)).head
  const { entries, head } = tied(before, notes.map(withPerson))
  const rows = entries.map(entry => ({
    practice_id: practiceId,
    seq: entry.seq,
    kind: kindOf(entry.code),
    number: entry.number,
    at: entry.at,
    entry: json(entry),
  }))
  // A statement takes 65,535 values.
  for (let from = 0; from < rows.length; from += portion)
    await tx
      .insertInto('activity')
      .values(rows.slice(from, from + portion))
      .execute()
  await putHead(inside, head)
}

/** What staff do is told with the person who asked for it. */
function withPerson(note: ActivityNote): ActivityNote {
  const person = note.actor === 'staff' ? actingPerson() : undefined
  return person ? { ...note, person } : note
}

/** The activity on Postgres: told with the changes themselves, read and proven here. */
export function createActivity(practice: PracticeDatabase, secrets?: ChainSecrets): Activity {
  return {
    ...keptChain(chainOf(practice), secrets),
    tell: note => write(practice, inside => tell(inside, [note])),
    page: query => page(practice, query),
    prune: (before, now) => prune(practice, before, now),
  }
}

function chainOf(practice: PracticeDatabase): ChainRows & KeyableChain {
  const { db, practiceId } = practice
  const rows = () =>
    db.selectFrom('activity').select(['seq', 'kind', 'entry']).where('practice_id', '=', practiceId)
  return {
    start: startKeys(practice),
    ends: () => endsOf({ tx: db, practiceId }),
    rows: async (from, to) =>
      (
        await rows().where('seq', '>=', from).where('seq', '<=', to).orderBy('seq').limit(portion).execute()
      ).map(rowOf),
    async lastPruned() {
      const log = await rows().where('kind', '=', 'log').orderBy('seq', 'desc').execute()
      return log.map(row => entryOf(rowOf(row))).find(({ code }) => code === 'log.pruned')
    },
    async restores() {
      const told = await rows().where('kind', 'in', ['settings', 'log']).orderBy('seq').execute()
      return told.map(row => entryOf(rowOf(row))).filter(isOfRestore)
    },
    async hasOrders() {
      const one = db.selectFrom('posting').select('key').where('practice_id', '=', practiceId).limit(1)
      return (await one.executeTakeFirst()) !== undefined
    },
  }
}

/** Writes the first key, where nobody told anything since the look at the chain. */
function startKeys(practice: PracticeDatabase) {
  return (before: ChainHead, after: ChainHead, notes: readonly ActivityNote[]) =>
    write(practice, async inside => {
      const { head } = await endsOf(inside)
      if (head.seq !== before.seq || head.hash !== before.hash) return false
      await putHead(inside, after)
      await tell(inside, notes)
      return true
    })
}

async function page({ db, practiceId }: PracticeDatabase, { number, kind, before, limit }: ActivityQuery) {
  let query = db
    .selectFrom('activity')
    .select(['seq', 'kind', 'entry'])
    .where('practice_id', '=', practiceId)
    .orderBy('seq', 'desc')
    .limit(limit + 1)
  if (number !== null) query = query.where('number', '=', number)
  if (kind !== null) query = query.where('kind', '=', kind)
  if (before !== null) query = query.where('seq', '<', before)
  const rows = (await query.execute()).map(rowOf)
  return { entries: rows.slice(0, limit).map(entryOf), more: rows.length > limit }
}

function rowOf({ seq, kind, entry }: Pick<ActivityRow, 'seq' | 'kind'> & { entry: object }): ActivityRow {
  // What the columns say counts: by them rows are found, and what differs shows in the hash.
  return { ...(entry as ActivityRow), seq, kind }
}

/** Removes what is older than the moment from the beginning, and tells it; the chain is then tied to the last one removed. */
async function prune(practice: PracticeDatabase, before: Instant, now: Instant): Promise<void> {
  while (await pruneOnce(practice, before, now));
}

/** Whether there may be more. */
function pruneOnce(practice: PracticeDatabase, before: Instant, now: Instant): Promise<boolean> {
  return write(practice, async inside => {
    const { tx, practiceId } = inside
    const rows = await tx
      .selectFrom('activity')
      .select(['seq', 'kind', 'at', 'entry'])
      .where('practice_id', '=', practiceId)
      .orderBy('seq')
      .limit(portion)
      .execute()
    const young = rows.findIndex(({ at }) => at >= before)
    const old = young < 0 ? rows : rows.slice(0, young)
    const last = old.at(-1)
    if (last === undefined) return false
    const pruned = { seq: last.seq, hash: last.entry.hash }
    await tx
      .deleteFrom('activity')
      .where('practice_id', '=', practiceId)
      .where('seq', '<=', last.seq)
      .execute()
    await tx
      .updateTable('practice')
      .set({ anchor_seq: pruned.seq, anchor_hash: pruned.hash })
      .where('id', '=', practiceId)
      .execute()
    await tell(inside, [activityNote({ at: now, actor: 'sync', code: 'log.pruned', pruned })])
    return young < 0 && rows.length === portion
  })
}
