import { hexToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { type Passkey, PasskeySchema } from '../domain/passkey.ts'
import { InstantSchema } from '../domain/units.ts'
import { decrypt, encrypt, SealedSchema } from './vault.ts'

/** The vault's key as one passkey opens it; `id` = the person whose it is, or the station where nobody is set up. */
export const PasskeySlotSchema = v.object({
  id: v.string(),
  ...PasskeySchema.entries,
  madeAt: InstantSchema,
  ...SealedSchema.entries,
})
export type PasskeySlot = v.InferOutput<typeof PasskeySlotSchema>

/** Whose passkey it is, which, and since when: another one's slot in its place does not open. */
type Owned = Passkey & { id: string; madeAt: number }

/** The key, locked by what an authenticator made of the salt (32 bytes in hex). */
export async function lockByPasskey(key: string, output: string, owned: Owned): Promise<PasskeySlot> {
  return { ...owned, ...(await encrypt(await keyOf(output, owned), nameOf(owned), key)) }
}

/** The key, where this is what the slot's passkey makes of its salt; undefined where it is not. */
export async function unlockByPasskey(slot: PasskeySlot, output: string): Promise<string | undefined> {
  return decrypt(await keyOf(output, slot), nameOf(slot), slot)
}

const nameOf = ({ id, credential, salt, madeAt }: Owned) => `passkey ${credential} ${salt} ${madeAt} ${id}`

/** The output is as random as a key: no slow hash is needed, and none would add anything. */
async function keyOf(output: string, { salt }: Passkey): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytesOf(output), 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('nextech-sync vault passkey')
  const by = { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(salt), info }
  return crypto.subtle.deriveKey(by, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

const bytesOf = (hex: string) => new Uint8Array(hexToBytes(hex))
