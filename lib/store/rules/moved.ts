import type { OrderRecord, Posting } from '../../domain/posting.ts'
import type { Instant } from '../../domain/units.ts'
import { deniedIn } from './memory.ts'
import { requeued } from './records.ts'
import type { MemoryRow } from './rows.ts'

/**
 * An order that comes from another host, as it is kept here; undefined where what is known here says more. It is judged again
 * from the ledger before anything is posted. The same one twice says the same.
 */
export function arrivedRecord(
  known: OrderRecord | undefined,
  moved: OrderRecord,
  now: Instant,
): OrderRecord | undefined {
  if (known && hasLeft(known.posting) && !hasLeft(moved.posting)) return undefined
  const revision = Math.max(known?.posting.revision ?? 0, moved.posting.revision)
  const posting = requeued({ ...moved.posting, revision }, now)
  // What it waited for, it waited for there.
  const reason = posting.reason === 'moved' || posting.reason === 'paused' ? null : posting.reason
  return { order: moved.order, posting: { ...posting, reason, updatedAt: moved.posting.updatedAt } }
}

/** A payment left for it, or stands in the ledger. */
function hasLeft({ sentAt, paymentIds }: Posting): boolean {
  return sentAt !== null || paymentIds.length > 0
}

/** What both hosts remember of a customer: the later word on who they are, and all that was said on who they are not. */
export function arrivedMemory(known: MemoryRow | undefined, moved: MemoryRow): MemoryRow {
  if (!known) return moved
  const [late, early] = moved.decidedAt >= known.decidedAt ? [moved, known] : [known, moved]
  const { never: _never, ...said } = late.patientUid === null && early.patientUid !== null ? early : late
  const denials = new Map(
    [...deniedIn(early), ...deniedIn(late)].map(each => [each.patientUid.toLowerCase(), each]),
  )
  // Who was chosen later is not denied any more.
  if (said.patientUid !== null) denials.delete(said.patientUid.toLowerCase())
  return denials.size > 0 ? { ...said, never: [...denials.values()] } : said
}
