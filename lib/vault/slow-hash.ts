import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'

/** OWASP's setting of PBKDF2 with SHA-256. Kept with each hash, so that it may be raised. */
const iterations = 600_000
const hashBytes = 32
const saltBytes = 16

const HexSchema = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})+$/))

/** What is kept of a PIN: nothing that tells it but by trying, which is slow and for each salt a work of its own. */
export const SlowHashSchema = v.object({
  kind: v.literal('pbkdf2-sha-256'),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(iterations)),
  salt: HexSchema,
  hash: HexSchema,
})
export type SlowHash = v.InferOutput<typeof SlowHashSchema>

/** What is kept of a PIN. */
export async function hashPin(pin: string): Promise<SlowHash> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes))
  const hash = await derive(pin, salt, iterations)
  return { kind: 'pbkdf2-sha-256', iterations, salt: bytesToHex(salt), hash: bytesToHex(hash) }
}

/** Whether this is the PIN; the same time passes whether it is or not. */
export async function isPin(pin: string, kept: SlowHash): Promise<boolean> {
  const found = await derive(pin, hexToBytes(kept.salt), kept.iterations)
  const expected = hexToBytes(kept.hash)
  const differs = found.reduce((sum, byte, i) => sum | (byte ^ (expected[i] ?? 256)), 0)
  return found.length === expected.length && differs === 0
}

/** A composed letter and the same one in two parts are one PIN: keyboards send either. */
async function derive(pin: string, salt: Uint8Array, count: number): Promise<Uint8Array> {
  const text = new TextEncoder().encode(pin.normalize('NFKC'))
  const key = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: count }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, hashBytes * 8))
}
