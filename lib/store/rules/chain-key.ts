import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'

/** After so many entries the keys go on from a new one, so that no check has to walk all of them. */
const epochLength = 1_024
/** Of a cut so far back the number of entries is told; beyond it only that there was a cut. */
const maxLost = 200_000

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/**
 * What all keys of a chain come from. It is kept where the rows are not: who has the rows alone can write none of it again
 * (ADR 0038).
 */
export const ChainSecretSchema = v.object({
  /** 256 random bits, in hex. */
  root: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** The first entry that has a key. */
  from: v.pipe(count, v.minValue(1)),
  /** The hash that it is tied to. */
  after: v.string(),
  /** The chain's anchor then. */
  anchor: count,
  /** False between the writing of the secret and that of the first key. */
  begun: v.boolean(),
})
export type ChainSecret = v.InferOutput<typeof ChainSecretSchema>

/** Where the secret of one log is kept. */
export interface ChainSecrets {
  /** Tells one practice's log from another's; a seal carries it. */
  log: string
  /** `closed` = nobody can read it before the vault is open. */
  read(): Promise<ChainSecret | 'closed' | undefined>
  write(secret: ChainSecret): Promise<void>
}

/** A secret with the log whose it is. */
export interface OpenSecret extends ChainSecret {
  log: string
}

/**
 * The key of the next entry, and the one that the next epoch begins with. Each comes from the one before by a way that nobody
 * goes back: what stands beside the rows writes the entries to come, and none that was written.
 */
export const ChainKeySchema = v.object({ from: count, next: v.string(), now: v.string() })
export type ChainKey = v.InferOutput<typeof ChainKeySchema>

/** A new root. In one go, so that a transaction can wait for it. */
export function makeRoot(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(32)))
}

/** The key of the entry with this number, from the secret. */
export function keyAt(secret: OpenSecret, seq: number): ChainKey {
  const position = seq - secret.from
  let epoch = mac(secret.root, JSON.stringify(['begin', secret.log, secret.from, secret.after]))
  for (let i = Math.floor(position / epochLength); i > 0; i -= 1) epoch = mac(epoch, 'epoch')
  let key = firstOf(epoch, secret.from)
  for (let i = position % epochLength; i > 0; i -= 1) key = { ...key, now: mac(key.now, 'entry') }
  return key
}

/** The key of the entry after the one with this number. */
export function keyAfter(key: ChainKey, seq: number): ChainKey {
  const isLast = (seq - key.from) % epochLength === epochLength - 1
  return isLast ? firstOf(key.next, key.from) : { ...key, now: mac(key.now, 'entry') }
}

const firstOf = (epoch: string, from: number): ChainKey => ({
  from,
  next: mac(epoch, 'epoch'),
  now: mac(epoch, 'first'),
})

/** What an entry carries beside its hash: 128 bits, which nobody makes without its key. */
export function macOf({ now }: ChainKey, hash: string): string {
  return mac(now, `hash ${hash}`).slice(0, 32)
}

/** How many entries there were after the one with this number, by the key that is kept for the next; undefined = not of this chain. */
export function entriesLost(secret: OpenSecret, seq: number, kept: ChainKey): number | undefined {
  let key = keyAt(secret, seq + 1)
  for (let lost = 0; lost <= maxLost; lost += 1) {
    if (key.now === kept.now && key.next === kept.next) return lost
    key = keyAfter(key, seq + 1 + lost)
  }
  return undefined
}

/** The same for an entry that was told after a cut: its mac is by the key of a later one. Undefined = it is by no key of this chain. */
export function entriesLostBefore(
  secret: OpenSecret,
  { seq, hash, mac: told }: { seq: number; hash: string; mac?: string | undefined },
): number | undefined {
  let key = keyAt(secret, seq)
  for (let lost = 0; told !== undefined && lost <= maxLost / 10; lost += 1) {
    if (macOf(key, hash) === told) return lost
    key = keyAfter(key, seq + lost)
  }
  return undefined
}

/** Names the secret, and tells nothing of it. */
export function secretId({ root }: ChainSecret): string {
  return mac(root, 'name').slice(0, 16)
}

/** Signs what a seal says. */
export function sealMac({ root }: ChainSecret, values: readonly unknown[]): string {
  return mac(mac(root, 'seal'), JSON.stringify(values))
}

/** Keys are used as their hex text, which fits one block of the hash. */
function mac(key: string, text: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(text)))
}
