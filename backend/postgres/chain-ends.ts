import * as v from 'valibot'
import type { ChainEnds, ChainHead } from '../../lib/store/rules/activity-chain.ts'
import { ChainKeySchema } from '../../lib/store/rules/chain-key.ts'
import type { PracticeDatabase, PracticeTransaction } from '../database/practice-database.ts'

const HeadKeySchema = v.pipe(v.string(), v.parseJson(), v.object({ key: ChainKeySchema, log: v.string() }))

/** Both ends of a practice's chain, as of one moment. A key that somebody wrote otherwise is none: the check tells it. */
export async function endsOf({
  tx,
  practiceId,
}: {
  tx: Pick<PracticeDatabase['db'], 'selectFrom'>
  practiceId: string
}): Promise<ChainEnds> {
  const row = await tx
    .selectFrom('practice')
    .select(['anchor_seq', 'anchor_hash', 'head_seq', 'head_hash', 'head_key'])
    .where('id', '=', practiceId)
    .executeTakeFirstOrThrow()
  const keyed = v.safeParse(HeadKeySchema, row.head_key)
  return {
    anchor: { seq: row.anchor_seq, hash: row.anchor_hash },
    head: { seq: row.head_seq, hash: row.head_hash, ...(keyed.success && keyed.output) },
  }
}

/** Writes the newest end, and the key of the entry to come. */
export async function putHead({ tx, practiceId }: PracticeTransaction, head: ChainHead): Promise<void> {
  const { seq, hash, key, log } = head
  await tx
    .updateTable('practice')
    .set({ head_seq: seq, head_hash: hash, head_key: key ? JSON.stringify({ key, log }) : null })
    .where('id', '=', practiceId)
    .execute()
}
