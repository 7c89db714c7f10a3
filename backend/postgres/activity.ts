import { type ActivityNote, kindOf } from '../../lib/domain/activity.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { type ChainLink, sealed } from '../../lib/store/rules/activity-chain.ts'
import { entryOf, firstBreak, proofOf } from '../../lib/store/rules/activity-proof.ts'
import type { ActivityRow } from '../../lib/store/rules/rows.ts'
import type { Activity, ActivityProof, ActivityQuery, ProofSoFar } from '../../lib/sync/activity-ports.ts'
import { actingPerson } from '../database/acting.ts'
import {
  json,
  type PracticeDatabase,
  type PracticeTransaction,
  write,
} from '../database/practice-database.ts'

/** So many entries are read, or removed, at once. */
const portion = 2_000
/** So many are checked before somebody is told, and may have had enough. */
const stretch = 5 * portion

/** Ties notes to the end of the chain, within the transaction that makes the change they tell. */
export async function tell(inside: PracticeTransaction, notes: readonly ActivityNote[]): Promise<void> {
  if (notes.length === 0) return
  const { tx, practiceId } = inside
  let last: ChainLink = (await endsOf(inside)).head
  const rows = notes.map(note => {
    const entry = sealed(last, withPerson(note))
    last = entry
    return {
      practice_id: practiceId,
      seq: entry.seq,
      kind: kindOf(entry.code),
      number: entry.number,
      at: entry.at,
      entry: json(entry),
    }
  })
  // A statement takes 65,535 values.
  for (let from = 0; from < rows.length; from += portion)
    await tx
      .insertInto('activity')
      .values(rows.slice(from, from + portion))
      .execute()
  await tx
    .updateTable('practice')
    .set({ head_seq: last.seq, head_hash: last.hash })
    .where('id', '=', practiceId)
    .execute()
}

/** What staff do is told with the person who asked for it. */
function withPerson(note: ActivityNote): ActivityNote {
  const person = note.actor === 'staff' ? actingPerson() : undefined
  return person ? { ...note, person } : note
}

/** The activity on Postgres: told with the changes themselves, read and proven here. */
export function createActivity(practice: PracticeDatabase): Activity {
  return {
    tell: note => write(practice, inside => tell(inside, [note])),
    page: query => page(practice, query),
    prove: soFar => prove(practice, soFar),
    prune: before => prune(practice, before),
  }
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

/** Reads the chain from its anchor, or from where the stretch before ended, to the head it had at the start. */
async function prove(practice: PracticeDatabase, given?: ProofSoFar): Promise<ActivityProof> {
  const { anchor, head } = await endsOf({ tx: practice.db, practiceId: practice.practiceId })
  const first = anchor.seq + 1
  // Old entries were removed since the last stretch: from the new anchor on it is read again.
  const soFar = given?.first === first ? given : { first, head: anchor, until: head }
  const { until } = soFar
  const end = Math.min(until.seq, soFar.head.seq + stretch)
  const wasPruned = async () =>
    (await endsOf({ tx: practice.db, practiceId: practice.practiceId })).anchor.seq !== anchor.seq
  let last: ChainLink = soFar.head
  while (last.seq < end) {
    const rows = await rowsBetween(practice, last.seq + 1, Math.min(end, last.seq + portion))
    const broken = firstBreak(last, rows)
    last = broken?.after ?? rows.at(-1) ?? last
    const why = broken?.why ?? (rows.length === 0 ? 'missing' : undefined)
    if (why !== undefined) return (await wasPruned()) ? prove(practice) : proofOf(soFar, last, why)
  }
  const isOver = last.seq >= until.seq
  if (isOver && last.hash !== until.hash)
    return (await wasPruned()) ? prove(practice) : proofOf(soFar, last, 'missing')
  return { ...proofOf(soFar, last, null), isOver }
}

async function rowsBetween({ db, practiceId }: PracticeDatabase, from: number, to: number) {
  const rows = await db
    .selectFrom('activity')
    .select(['seq', 'kind', 'entry'])
    .where('practice_id', '=', practiceId)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .execute()
  return rows.map(rowOf)
}

async function endsOf({
  tx,
  practiceId,
}: {
  tx: Pick<PracticeDatabase['db'], 'selectFrom'>
  practiceId: string
}): Promise<{ anchor: ChainLink; head: ChainLink }> {
  const row = await tx
    .selectFrom('practice')
    .select(['anchor_seq', 'anchor_hash', 'head_seq', 'head_hash'])
    .where('id', '=', practiceId)
    .executeTakeFirstOrThrow()
  return {
    anchor: { seq: row.anchor_seq, hash: row.anchor_hash },
    head: { seq: row.head_seq, hash: row.head_hash },
  }
}

/** Removes what is older than the moment from the beginning; the chain is then tied to the last one removed. */
async function prune(practice: PracticeDatabase, before: Instant): Promise<void> {
  while (await pruneOnce(practice, before));
}

/** Whether there may be more. */
function pruneOnce(practice: PracticeDatabase, before: Instant): Promise<boolean> {
  return write(practice, async ({ tx, practiceId }) => {
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
    await tx
      .deleteFrom('activity')
      .where('practice_id', '=', practiceId)
      .where('seq', '<=', last.seq)
      .execute()
    await tx
      .updateTable('practice')
      .set({ anchor_seq: last.seq, anchor_hash: last.entry.hash })
      .where('id', '=', practiceId)
      .execute()
    return young < 0 && rows.length === portion
  })
}
