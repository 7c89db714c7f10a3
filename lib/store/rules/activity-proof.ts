import * as v from 'valibot'
import { type ActivityEntry, ActivityEntrySchema, kindOf } from '../../domain/activity.ts'
import { breakAfter, type ChainLink, sealed } from './activity-chain.ts'
import { type ChainKey, keyAfter, macOf } from './chain-key.ts'
import type { ActivityRow } from './rows.ts'

/** What is wrong with an entry, in the light of the one before it. */
export type EntryBreak = 'changed' | 'missing' | 'exchanged' | 'forged'

/**
 * The first of these rows that is not the one written after `last`, and the one before it. `key` = of the first row; where
 * entries have keys from `key.from` on, one without its mac was not written by the sync.
 */
export function firstBreak(last: ChainLink, rows: readonly ActivityRow[], key?: ChainKey) {
  let after = last
  let current = key
  for (const [i, row] of rows.entries()) {
    const entry = entryOf(row)
    const why = breakAfter(after, entry) ?? forged(entry, current)
    if (why !== undefined) return { after, why: isExchanged(after, rows, i) ? ('exchanged' as const) : why }
    after = entry
    current = current && keyAfter(current, entry.seq)
  }
  return undefined
}

function forged({ hash, mac }: ActivityEntry, key: ChainKey | undefined): EntryBreak | undefined {
  return key === undefined || mac === macOf(key, hash) ? undefined : 'forged'
}

/** Whether this row and the next would be right in each other's place. */
function isExchanged(after: ChainLink, rows: readonly ActivityRow[], at: number): boolean {
  const [one, other] = rows.slice(at, at + 2).map(entryOf)
  if (!one || !other) return false
  const first = sealed(after, other)
  return first.hash === other.hash && sealed(first, one).hash === one.hash
}

/** A row that somebody wrote otherwise than we do is shown as far as it can be: the proof names it. */
export function entryOf(row: ActivityRow): ActivityEntry {
  const parsed = v.safeParse(ActivityEntrySchema, row)
  // Under another kind it would be missing from what a filter shows.
  return parsed.success && row.kind === kindOf(parsed.output.code) ? parsed.output : unreadable(row.seq)
}

/** Whether an entry tells of a restored backup, or that a manager knows of it. */
export function isOfRestore({ code }: ActivityEntry): boolean {
  return code === 'settings.restored' || code === 'log.restore-accepted'
}

/** In the order in which they were told. */
export const bySeq = (a: ActivityEntry, b: ActivityEntry) => a.seq - b.seq

function unreadable(seq: number): ActivityEntry {
  const nothing = { shop: null, number: null, reason: null, amountCents: null, payment: null, patient: null }
  return { ...nothing, seq, at: 0, actor: 'sync', code: 'order.changed', previous: '', hash: '' }
}
