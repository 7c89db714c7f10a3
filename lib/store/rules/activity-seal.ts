import { parseSeal, type Seal, type SealVerdict } from '../../domain/activity-seal.ts'
import { activityKeptFrom } from '../../domain/policy-limits.ts'
import type { Instant } from '../../domain/units.ts'
import type { SealMoment } from '../../sync/ports/activity.ts'
import { type ChainLink, sealed } from './activity-chain.ts'
import { entryOf } from './activity-proof.ts'
import { type ChainSecret, sealMac, secretId } from './chain-key.ts'
import type { ChainRows, KnownSecret } from './prove-chain.ts'

/** Seals the log as it ends now; undefined where it has no entry. */
export async function makeSeal(
  chain: ChainRows,
  known: KnownSecret,
  log: string,
  moment: SealMoment,
): Promise<Seal | undefined> {
  const { anchor, head } = await chain.ends()
  const [last] = head.seq > 0 ? await chain.rows(head.seq, head.seq) : []
  if (last === undefined) return undefined
  const { seq, hash, at: lastAt } = last
  const seal: Seal = {
    format: 'nextech-sync-seal',
    version: 1,
    ...{ log, seq, hash, first: Math.min(anchor.seq + 1, seq), lastAt, ...moment, key: null, mac: null },
  }
  return typeof known === 'object' ? { ...seal, key: secretId(known), mac: macOfSeal(known, seal) } : seal
}

function macOfSeal(secret: ChainSecret, { log, seq, hash, first, lastAt, at, clock }: Seal): string {
  return sealMac(secret, [log, seq, hash, first, lastAt, at, clock])
}

/** What a seal says of the log as it is now. */
export async function compareSeal(
  chain: ChainRows,
  known: KnownSecret,
  log: string,
  text: string,
  now: Instant,
): Promise<SealVerdict> {
  const { anchor, head } = await chain.ends()
  const seal = parseSeal(text)
  if (!seal) return { kind: 'unreadable', seal: null, head: head.seq, isSigned: false }
  const secret = typeof known === 'object' && secretId(known) === seal.key ? known : undefined
  const isSigned = secret !== undefined && macOfSeal(secret, seal) === seal.mac
  const verdict = (kind: SealVerdict['kind']): SealVerdict => ({
    kind,
    seal: { seq: seal.seq, at: seal.at, log: seal.log },
    head: head.seq,
    isSigned,
  })
  if (seal.log !== log) return verdict('other-log')
  if (secret && !isSigned) return verdict('altered')
  if (seal.seq < anchor.seq)
    return verdict(seal.lastAt < activityKeptFrom({ auditYears: 0 }, now) ? 'too-old' : 'front-gone')
  const hash = seal.seq === anchor.seq ? anchor.hash : await hashAt(chain, anchor, seal.seq)
  if (hash === seal.hash) return verdict('holds')
  const restored = isSigned ? await restoredAfter(chain, seal) : undefined
  if (restored) return { ...verdict('restored'), restored }
  if (typeof known === 'object' && !secret && seal.key !== null && (await beganAfter(chain, anchor, seal)))
    return verdict('other-key')
  return verdict(seal.seq > head.seq ? 'cut' : 'remade')
}

/**
 * The restored backup that explains why the log differs from a seal: the sealed entries were told before it, and the log
 * parts from them where it tells of it. What was sealed later than that, or differs before it, is explained by nothing.
 */
async function restoredAfter(chain: ChainRows, { seq, lastAt }: Seal): Promise<SealVerdict['restored']> {
  const told = await chain.restores()
  const restore = told.find(
    entry => entry.code === 'settings.restored' && entry.seq <= seq && lastAt <= entry.at,
  )
  if (!restore) return undefined
  const isAccepted = told.some(
    ({ code, pruned: of }) =>
      code === 'log.restore-accepted' && of?.seq === restore.seq && of.hash === restore.hash,
  )
  return { seq: restore.seq, hash: restore.hash, at: restore.at, isAccepted }
}

/** Whether the first entry was told after the last one that the seal stands for. */
async function beganAfter(chain: ChainRows, anchor: ChainLink, { lastAt }: Seal): Promise<boolean> {
  const [first] = anchor.seq === 0 ? await chain.rows(1, 1) : []
  return first !== undefined && first.at > lastAt
}

/** The hash that an entry's content has: what its row says of it may be a copy. */
async function hashAt(chain: ChainRows, anchor: ChainLink, seq: number): Promise<string | undefined> {
  const rows = await chain.rows(Math.max(anchor.seq + 1, seq - 1), seq)
  const [row, before] = [rows.at(-1), rows.length === 2 ? rows[0] : anchor]
  if (row?.seq !== seq || before?.seq !== seq - 1) return undefined
  return sealed(before, entryOf(row)).hash
}
