import { type ActivityNote, activityNote } from '../../domain/activity.ts'
import type { Instant } from '../../domain/units.ts'
import type { ChainEnds, ChainHead } from './activity-chain.ts'
import { type ChainSecrets, keyAt, makeRoot, type OpenSecret } from './chain-key.ts'

/** Entries may be told between the look at the chain and its first key. */
const maxTries = 5

/** A chain that keys can be given to. */
export interface KeyableChain {
  ends(): Promise<ChainEnds>
  /** Whether any order was ever read. */
  hasOrders(): Promise<boolean>
  /** Writes the head with its key and tells the notes, in one transaction; false where the head is not `before` any more. */
  start(before: ChainHead, after: ChainHead, notes: readonly ActivityNote[]): Promise<boolean>
}

/**
 * Gives a chain its keys. The secret is kept first: a process that is killed in between leaves one that nothing was written with,
 * and the next start takes another. A secret that was written with is never replaced, whatever became of the rows: that shows in the check.
 */
export async function beginKeys(chain: KeyableChain, secrets: ChainSecrets, now: Instant): Promise<void> {
  const kept = await secrets.read()
  if (kept === 'closed' || kept?.begun) return
  if (kept && (await isUnderWay(chain, { ...kept, log: secrets.log })))
    return secrets.write({ ...kept, begun: true })
  for (let tries = 0; tries < maxTries; tries += 1) {
    const { anchor, head } = await chain.ends()
    const secret = {
      ...{ root: makeRoot(), from: head.seq + 1, after: head.hash, anchor: anchor.seq, begun: false },
      log: secrets.log,
    }
    const { log, ...own } = secret
    await secrets.write(own)
    const after = { seq: head.seq, hash: head.hash, key: keyAt(secret, secret.from), log }
    // A new log needs no entry of it: its first one has a key.
    const isNew = head.seq === 0 && !(await chain.hasOrders())
    const note = activityNote({ at: now, actor: 'sync', code: 'log.keyed' })
    if (await chain.start(head, after, isNew ? [] : [note])) return secrets.write({ ...own, begun: true })
  }
}

/** The process was killed after the first key was written: the key that stands ready is this secret's. */
async function isUnderWay(chain: KeyableChain, secret: OpenSecret): Promise<boolean> {
  const { head } = await chain.ends()
  return (
    head.key !== undefined && head.seq + 1 >= secret.from && keyAt(secret, head.seq + 1).now === head.key.now
  )
}
