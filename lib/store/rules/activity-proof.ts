import * as v from 'valibot'
import { type ActivityEntry, ActivityEntrySchema, kindOf } from '../../domain/activity.ts'
import type { ActivityProof, ProofSoFar } from '../../sync/activity-ports.ts'
import { breakAfter, type ChainLink } from './activity-chain.ts'
import type { ActivityRow } from './rows.ts'

/** The first of these rows that is not the one written after `last`, and the one before it. */
export function firstBreak(last: ChainLink, rows: readonly ActivityRow[]) {
  let after = last
  for (const row of rows) {
    const why = breakAfter(after, entryOf(row))
    if (why !== undefined) return { after, why }
    after = row
  }
  return undefined
}

/** What a check found: right up to `last`, and why it ended there. */
export function proofOf(
  { first, until }: ProofSoFar,
  last: ChainLink,
  why: 'changed' | 'missing' | null,
): ActivityProof {
  return {
    checked: last.seq + 1 - first,
    first,
    head: { seq: last.seq, hash: last.hash },
    broken: why && { seq: last.seq + 1, why },
    until,
    isOver: true,
  }
}

/** A row that somebody wrote otherwise than we do is shown as far as it can be: the proof names it. */
export function entryOf(row: ActivityRow): ActivityEntry {
  const parsed = v.safeParse(ActivityEntrySchema, row)
  // Under another kind it would be missing from what a filter shows.
  return parsed.success && row.kind === kindOf(parsed.output.code) ? parsed.output : unreadable(row.seq)
}

function unreadable(seq: number): ActivityEntry {
  const nothing = { shop: null, number: null, reason: null, amountCents: null, payment: null, patient: null }
  return { ...nothing, seq, at: 0, actor: 'sync', code: 'order.changed', previous: '', hash: '' }
}
