import type { ActivityEntry } from '../../domain/activity.ts'
import type { ActivityProof, ProofBreak, ProofSoFar } from '../../sync/ports/activity.ts'
import type { ChainEnds, ChainHead, ChainLink } from './activity-chain.ts'
import { firstBreak } from './activity-proof.ts'
import { type ChainSecret, entriesLost, entriesLostBefore, keyAt, type OpenSecret } from './chain-key.ts'
import type { ActivityRow } from './rows.ts'

/** So many entries are read in one go. */
const portion = 2_000
/** So many are checked before somebody is told, and may have had enough. */
const stretch = 5 * portion

/** A chain as a database holds it. */
export interface ChainRows {
  /** Both ends as of one moment. */
  ends(): Promise<ChainEnds>
  /** Entries from one number to another, both included, in order. */
  rows(from: number, to: number): Promise<ActivityRow[]>
  /** The newest entry that tells of deleted ones. */
  lastPruned(): Promise<ActivityEntry | undefined>
  /** Entries that tell of a restored backup, or of a manager who said that it was they; in order. */
  restores(): Promise<ActivityEntry[]>
  /** Whether any order was ever read: each was told. */
  hasOrders(): Promise<boolean>
}

/** What of the chain's keys can be read now. */
export type KnownSecret = (ChainSecret & { log: string }) | 'closed' | undefined

/**
 * Reads a stretch of the chain, from its anchor or from where the stretch before ended, to the head it had at the start. The
 * next portion is asked for while one is hashed.
 */
export async function proveChain(
  chain: ChainRows,
  known: KnownSecret,
  log: string | undefined,
  given?: ProofSoFar,
): Promise<ActivityProof> {
  const ends = await chain.ends()
  const { anchor, head } = ends
  const first = anchor.seq + 1
  const secret = typeof known === 'object' && known.begun ? known : undefined
  // Old entries were removed since the last stretch: from the new anchor on it is read again.
  const soFar = given?.first === first ? given : { first, head: anchor, until: linkOf(head) }
  const proof = (last: ChainLink, broken: ProofBreak | null, isOver = true): ActivityProof => ({
    checked: last.seq + 1 - first,
    first,
    head: linkOf(last),
    until: soFar.until,
    broken,
    isOver,
    ...keysOf(known),
  })
  // Who does not know whose log it should be cannot say that it is another one's.
  const isForeign = log !== undefined && head.log !== undefined && head.log !== log
  if (isForeign) return proof(anchor, { seq: first, why: 'foreign' })
  const end = Math.min(soFar.until.seq, soFar.head.seq + stretch)
  const walked = await walk(chain, soFar.head, end, secret)
  const isOver = walked.last.seq >= soFar.until.seq
  const atEnd = isOver ? await endBreak(chain, ends, walked.last, soFar, secret) : undefined
  const broken = walked.broken ?? atEnd
  if (broken === undefined) return proof(walked.last, null, isOver)
  const wasPruned = (await chain.ends()).anchor.seq !== anchor.seq
  return wasPruned ? proveChain(chain, known, log) : proof(walked.last, broken)
}

const linkOf = ({ seq, hash }: ChainLink): ChainLink => ({ seq, hash })

function keysOf(known: KnownSecret): Pick<ActivityProof, 'keys' | 'keyedFrom'> {
  if (known === 'closed') return { keys: 'closed', keyedFrom: null }
  return known?.begun ? { keys: 'known', keyedFrom: known.from } : { keys: 'none', keyedFrom: null }
}

async function walk(
  chain: ChainRows,
  from: ChainLink,
  end: number,
  secret: OpenSecret | undefined,
): Promise<{ last: ChainLink; broken?: ProofBreak }> {
  let last = from
  const read = (seq: number) => chain.rows(seq, Math.min(end, seq + portion - 1))
  let ahead = last.seq < end ? read(last.seq + 1) : undefined
  while (ahead && last.seq < end) {
    const rows = await ahead
    ahead = last.seq + portion < end ? read(last.seq + portion + 1) : undefined
    // Nobody waits for it where this portion ends the walk.
    ahead?.catch(() => undefined)
    const broken = breakIn(last, rows, secret)
    if (broken) return { last: broken.after, broken: whatBroke(broken, rows, secret) }
    const next = rows.at(-1)
    if (next === undefined) return { last, broken: await endOfRows(chain, last) }
    // A portion that ended early: the rest of it is asked for.
    if (next.seq < Math.min(end, last.seq + portion)) ahead = read(next.seq + 1)
    last = linkOf(next)
  }
  return { last }
}

/** An entry of the sync's own behind a cut has the key of a later one: it was not forged, those before it are gone. */
function whatBroke(
  { after, why }: NonNullable<ReturnType<typeof firstBreak>>,
  rows: readonly ActivityRow[],
  secret: OpenSecret | undefined,
): ProofBreak {
  const seq = after.seq + 1
  const row = rows.find(each => each.seq === seq)
  const lost = secret && row && why === 'forged' ? entriesLostBefore(secret, row) : undefined
  return lost ? { seq, why: 'cut', lost } : { seq, why }
}

/** Entries before the chain's first key are held by their hashes, up to the one that the key is tied to. */
function breakIn(last: ChainLink, rows: readonly ActivityRow[], secret: OpenSecret | undefined) {
  if (!secret) return firstBreak(last, rows)
  const bare = rows.filter(({ seq }) => seq < secret.from)
  const keyed = rows.slice(bare.length)
  const broken = firstBreak(last, bare)
  if (broken || keyed.length === 0) return broken
  const before = bare.at(-1) ?? last
  return firstBreak(before, keyed, keyAt(secret, before.seq + 1))
}

/** No entry where there should be one: the end was cut off, or something between. */
async function endOfRows(chain: ChainRows, { seq }: ChainLink): Promise<ProofBreak> {
  const behind = await chain.rows(seq + 1, Number.MAX_SAFE_INTEGER)
  return { seq: seq + 1, why: behind.length > 0 ? 'missing' : seq === 0 ? 'emptied' : 'cut' }
}

/** What only shows when all entries are right: a log that was emptied, cut at either end, or is another one. */
async function endBreak(
  chain: ChainRows,
  { anchor, head }: ChainEnds,
  last: ChainLink,
  { until }: ProofSoFar,
  secret: OpenSecret | undefined,
): Promise<ProofBreak | undefined> {
  if (last.hash !== until.hash) return { seq: last.seq + 1, why: 'missing' }
  if (await isEmptied(chain, head, secret)) return { seq: 1, why: 'emptied' }
  if (!(await isAnchorTold(chain, anchor, secret))) return { seq: anchor.seq + 1, why: 'anchor' }
  return secret && cutOf(head, secret)
}

async function isEmptied(
  chain: ChainRows,
  { seq, key }: ChainHead,
  secret: OpenSecret | undefined,
): Promise<boolean> {
  if (seq > 0) return false
  const wasWritten = secret !== undefined && (!key || key.now !== keyAt(secret, secret.from).now)
  return wasWritten || (await chain.hasOrders())
}

/** Old entries go only with an entry that says so. */
async function isAnchorTold(
  chain: ChainRows,
  { seq, hash }: ChainLink,
  secret: OpenSecret | undefined,
): Promise<boolean> {
  if (seq === (secret?.anchor ?? 0)) return true
  const told = (await chain.lastPruned())?.pruned
  return told?.seq === seq && told.hash === hash
}

/** The key that stands ready is the one for the entry after the last: an earlier one nobody can make again. */
function cutOf({ seq, key }: ChainHead, secret: OpenSecret): ProofBreak | undefined {
  if (seq + 1 < secret.from) return { seq: seq + 1, why: 'cut' }
  const lost = key && entriesLost(secret, seq, key)
  return lost === 0 ? undefined : { seq: seq + 1, why: 'cut', ...(lost && { lost }) }
}
