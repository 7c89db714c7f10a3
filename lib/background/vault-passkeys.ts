import { curtain, readVault, vaultKey, writeVault } from '../browser/vault-store.ts'
import type { Passkey, ShownPasskey } from '../domain/passkey.ts'
import { lockByPasskey, type PasskeySlot, unlockByPasskey } from '../vault/passkey-slot.ts'
import { inTurn, type Opening, stationSlot, VaultSchema } from './vault.ts'

/** Whether a passkey counts: a person's who is set up, or the computer's. */
const isOf = (people: readonly { id: string }[]) => (slot: PasskeySlot) =>
  slot.id === stationSlot || people.some(({ id }) => id === slot.id)

/** The passkeys that open the vault, of these people and of the computer itself. */
export async function passkeySlots(people: readonly { id: string }[]): Promise<PasskeySlot[]> {
  return (await readVault(VaultSchema))?.passkeys.filter(isOf(people)) ?? []
}

/** Gives somebody one more passkey for the open vault. False where there is none, or it is closed. */
export function addPasskey(
  id: string,
  { output, ...passkey }: Passkey & ShownPasskey,
  now: number,
): Promise<boolean> {
  return inTurn(async vault => {
    const key = await vaultKey.read()
    if (!vault || key === undefined) return false
    const slot = await lockByPasskey(key, output, { ...passkey, id, madeAt: now })
    await writeVault({ ...vault, passkeys: [...others(vault.passkeys, passkey.credential), slot] })
    return true
  })
}

/** A passkey opens the vault no more, though its device still has it. */
export function removePasskey(credential: string): Promise<void> {
  return inTurn(async vault => {
    if (vault) await writeVault({ ...vault, passkeys: others(vault.passkeys, credential) })
  })
}

/** Tries what a passkey showed. It counts as no try: 256 bits are not guessed, and a passkey that fails locks no passphrase out. */
export function openByPasskey(
  { credential, output }: ShownPasskey,
  people: readonly { id: string }[],
): Promise<Opening> {
  return inTurn(async vault => {
    if (!vault) return { kind: 'none' }
    const slot = vault.passkeys.filter(isOf(people)).find(each => each.credential === credential)
    const key = slot && (await unlockByPasskey(slot, output))
    if (!slot || key === undefined) return { kind: 'refused', until: null }
    await vaultKey.write(key)
    await curtain.clear()
    return { kind: 'opened', id: slot.id }
  })
}

const others = (slots: readonly PasskeySlot[], credential: string) =>
  slots.filter(each => each.credential !== credential)
