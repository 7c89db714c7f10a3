import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'

/** OWASP's setting of PBKDF2 with SHA-256; kept with each slot, so that it may be raised. */
const iterations = 600_000
const saltBytes = 16
const ivBytes = 12
const keyBytes = 32

const HexSchema = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})+$/))

/** A text that only the vault's key opens. */
export const SealedSchema = v.object({ iv: HexSchema, data: HexSchema })
export type Sealed = v.InferOutput<typeof SealedSchema>

/** The vault's key as one passphrase opens it; `id` = the person whose it is, or the station where nobody is set up. */
export const SlotSchema = v.object({
  id: v.string(),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(iterations)),
  salt: HexSchema,
  ...SealedSchema.entries,
})
export type Slot = v.InferOutput<typeof SlotSchema>

/** A new key, in hex: 256 random bits that no passphrase tells anything of. */
export function makeKey(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(keyBytes)))
}

/** The key, locked by a passphrase. */
export async function lockKey(key: string, passphrase: string, id: string): Promise<Slot> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes))
  const lock = await keyOf(passphrase, salt, iterations)
  return { id, iterations, salt: bytesToHex(salt), ...(await encrypt(lock, `slot ${id}`, key)) }
}

/** The key, where this is the slot's passphrase; undefined where it is not. */
export async function unlockKey(slot: Slot, passphrase: string): Promise<string | undefined> {
  return decrypt(await keyOf(passphrase, hexToBytes(slot.salt), slot.iterations), `slot ${slot.id}`, slot)
}

/** Seals a text under its name: put in another one's place, it does not open. */
export async function seal(key: string, name: string, text: string): Promise<Sealed> {
  return encrypt(await imported(key), `value ${name}`, text)
}

/** The text; undefined where it is not this name's, was changed, or is another key's. */
export async function unseal(key: string, name: string, sealed: Sealed): Promise<string | undefined> {
  return decrypt(await imported(key), `value ${name}`, sealed)
}

/** A text under a key and the name of its place, which is authenticated. */
export async function encrypt(key: CryptoKey, name: string, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const data = await crypto.subtle.encrypt(how(iv, name), key, new TextEncoder().encode(text))
  return { iv: bytesToHex(iv), data: bytesToHex(new Uint8Array(data)) }
}

/** The text; undefined where key or name is another, or it was changed. */
export async function decrypt(
  key: CryptoKey,
  name: string,
  { iv, data }: Sealed,
): Promise<string | undefined> {
  const bytes = new Uint8Array(hexToBytes(data))
  return crypto.subtle.decrypt(how(new Uint8Array(hexToBytes(iv)), name), key, bytes).then(
    plain => new TextDecoder().decode(plain),
    () => undefined,
  )
}

function how(iv: Uint8Array<ArrayBuffer>, name: string) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`nextech-sync ${name}`) }
}

function imported(key: string): Promise<CryptoKey> {
  const bytes = new Uint8Array(hexToBytes(key))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** A composed letter and the same one in two parts are one passphrase: keyboards send either. */
async function keyOf(passphrase: string, salt: Uint8Array, count: number): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey'])
  const by = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: count }
  return crypto.subtle.deriveKey(by, material, { name: 'AES-GCM', length: keyBytes * 8 }, false, [
    'encrypt',
    'decrypt',
  ])
}
