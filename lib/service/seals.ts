import type { AnswerOf, RequestOf } from '../contract/messages.ts'
import { activityNote } from '../domain/activity.ts'
import { contradicts } from '../domain/activity-seal.ts'
import type { Practice } from './practice.ts'

type Sealing = Pick<Practice, 'activity' | 'engine' | 'nextechNow'>

/** Seals the activity as it is, by Nextech's clock where that is known; null while it has no entry. */
export async function sealActivity(
  { activity, engine, nextechNow }: Sealing,
  { saves }: RequestOf<'ext-bg/seal-activity'>,
): Promise<AnswerOf<'ext-bg/seal-activity'>> {
  const at = nextechNow?.()
  const now = engine.clock.now()
  const seal = await activity.seal({ at: at ?? now, clock: at === undefined ? 'computer' : 'nextech' })
  if (seal && saves) await activity.tell(activityNote({ at: now, actor: 'staff', code: 'log.sealed' }))
  return seal ?? null
}

/** A manager says that a restored backup was theirs: told, once for each, and then no browser's seal stands against it. */
export async function acceptRestore(
  { activity, engine, nextechNow }: Sealing,
  { text }: RequestOf<'ext-bg/accept-restore'>,
): Promise<AnswerOf<'ext-bg/accept-restore'>> {
  const now = engine.clock.now()
  const compare = () => activity.compare(text, nextechNow?.() ?? now)
  const verdict = await compare()
  const { restored } = verdict
  if (verdict.kind !== 'restored' || !restored || restored.isAccepted) return verdict
  // It names the entry that tells of the restore, as an entry of deleted ones names the last of them: it stands for no other.
  const pruned = { seq: restored.seq, hash: restored.hash }
  await activity.tell(activityNote({ at: now, actor: 'staff', code: 'log.restore-accepted', pruned }))
  return compare()
}

/** Holds a seal against the activity. What a person compared is told, unless the file says nothing about this log. */
export async function compareSeal(
  { activity, engine, nextechNow }: Sealing,
  { text, asked }: RequestOf<'ext-bg/compare-seal'>,
): Promise<AnswerOf<'ext-bg/compare-seal'>> {
  const now = engine.clock.now()
  const verdict = await activity.compare(text, nextechNow?.() ?? now)
  const code = contradicts(verdict) ? 'log.contradicted' : 'log.compared'
  const isNews = verdict.kind === 'holds' || contradicts(verdict)
  if (asked && isNews) await activity.tell(activityNote({ at: now, actor: 'staff', code }))
  return verdict
}
