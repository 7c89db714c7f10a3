import * as v from 'valibot'
import { readVault, vaultKey } from './vault-store.ts'

const bytes = v.instance(Uint8Array<ArrayBuffer>)

/** A text that only the vault's key opens. */
export const SealedTextSchema = v.object({ iv: bytes, data: bytes })
export type SealedText = v.InferOutput<typeof SealedTextSchema>

/** The key of the vault's; undefined where there is no vault. Throws while it is closed: nothing may lie readable meanwhile. */
async function keyNow(): Promise<CryptoKey | undefined> {
  const hex = await vaultKey.read()
  if (hex !== undefined) {
    const raw = Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
    return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  }
  if ((await readVault(v.unknown())) !== undefined) throw new Error('the vault is closed')
  return undefined
}

/** Bound to its place: put into another one, it does not open. */
const how = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`nextech-sync kept ${place}`),
})

/** Seals a text; undefined where there is no vault. Throws while it is closed. */
export async function sealText(place: string, text: string): Promise<SealedText | undefined> {
  const key = await keyNow()
  if (!key) return undefined
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt(how(iv, place), key, new TextEncoder().encode(text))
  return { iv, data: new Uint8Array(data) }
}

/** The text; undefined where nobody opens it any more. Throws while the vault is closed. */
export async function openText(place: string, { iv, data }: SealedText): Promise<string | undefined> {
  const key = await keyNow()
  if (!key) return undefined
  return crypto.subtle.decrypt(how(iv, place), key, data).then(
    plain => new TextDecoder().decode(plain),
    () => undefined,
  )
}
