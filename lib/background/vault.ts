import * as v from 'valibot'
import { curtain, readVault, vaultKey, writeVault } from '../browser/vault-store.ts'
import { asOf, lockedUntil, noTries, TriesSchema, withTry } from '../domain/lock-out.ts'
import { type SealState, sealKeys } from '../store/sealing/seal-state.ts'
import { PasskeySlotSchema } from '../vault/passkey-slot.ts'
import { lockKey, makeKey, SealedSchema, SlotSchema, seal, unlockKey, unseal } from '../vault/vault.ts'

/** The vault as it is stored. */
export const VaultSchema = v.object({
  slots: v.array(SlotSchema),
  /** Vaults of before have none. */
  passkeys: v.optional(v.array(PasskeySlotSchema), []),
  sealed: v.record(v.string(), SealedSchema),
  tries: TriesSchema,
})
export type Vault = v.InferOutput<typeof VaultSchema>

/** `closed` = its key is not in memory: tokens wait for a passphrase. */
export type VaultState = 'none' | 'open' | 'closed'

const empty: Vault = { slots: [], passkeys: [], sealed: {}, tries: noTries }

/** Whose passphrase or passkey it is where nobody is set up at this computer. */
export const stationSlot = 'station'

/** How a try to open the vault ended; `id` = whose passphrase or passkey it was. */
export type Opening =
  | { kind: 'opened'; id: string }
  | { kind: 'refused'; until: number | null }
  | { kind: 'none' }

/** Reads the vault and works on it, one after the other: two writes at once would lose one. */
export function inTurn<T>(work: (vault: Vault | undefined) => Promise<T>): Promise<T> {
  return navigator.locks.request('vault', async () => work(await readVault(VaultSchema)))
}

/** Whether there is a vault, and whether it is open. */
export async function vaultState(): Promise<VaultState> {
  const [vault, key] = await Promise.all([readVault(VaultSchema), vaultKey.read()])
  if (!vault) return 'none'
  return key === undefined ? 'closed' : 'open'
}

/** How the practice's database seals what is personal, as the vault stands now. */
export async function sealState(): Promise<SealState> {
  const [vault, key] = await Promise.all([readVault(VaultSchema), vaultKey.read()])
  if (!vault) return { kind: 'none' }
  return key === undefined ? { kind: 'closed' } : { kind: 'open', keys: sealKeys(key) }
}

/** Whose passphrases open it. */
export async function slotIds(): Promise<string[]> {
  return (await readVault(VaultSchema))?.slots.map(({ id }) => id) ?? []
}

/** Opens a vault for the first time, or gives somebody a passphrase of their own for the open one. False where it is closed. */
export function setPassphrase(id: string, passphrase: string): Promise<boolean> {
  return inTurn(async vault => {
    const key = vault ? await vaultKey.read() : makeKey()
    if (key === undefined) return false
    const slot = await lockKey(key, passphrase, id)
    const before = vault ?? empty
    const slots = [...before.slots.filter(each => each.id !== id), slot]
    await writeVault({ ...before, slots, tries: noTries })
    await vaultKey.write(key)
    return true
  })
}

/** Tries a passphrase on every slot. The try is kept before: a worker that is killed meanwhile forgets none. */
export function openVault(passphrase: string, now: number): Promise<Opening> {
  return inTurn(async vault => {
    if (!vault) return { kind: 'none' }
    const known = asOf(vault.tries, now)
    const locked = lockedUntil(known, now)
    const tries = locked === null ? withTry(known, now) : known
    await writeVault({ ...vault, tries })
    if (locked !== null) return { kind: 'refused', until: locked }
    for (const slot of vault.slots) {
      const key = await unlockKey(slot, passphrase)
      if (key === undefined) continue
      await writeVault({ ...vault, tries: noTries })
      await vaultKey.write(key)
      await curtain.clear()
      return { kind: 'opened', id: slot.id }
    }
    return { kind: 'refused', until: tries.lockedUntil }
  })
}

/** Drops the key: what is sealed waits for a passphrase. */
export async function closeVault(): Promise<void> {
  await vaultKey.clear()
  await curtain.clear()
}

/** There is no vault any more: what was sealed is gone with it. */
export function removeVault(): Promise<void> {
  return inTurn(async () => {
    await writeVault(undefined)
    await closeVault()
  })
}

/** Somebody who was removed opens it no more, but the last passphrase stays: without any, passkeys would be the only way in. */
export function dropSlots(id: string): Promise<void> {
  return inTurn(async vault => {
    if (!vault) return
    const slots = vault.slots.filter(slot => slot.id !== id)
    const passkeys = vault.passkeys.filter(slot => slot.id !== id)
    await writeVault({ ...vault, slots: slots.length > 0 ? slots : vault.slots, passkeys })
  })
}

/** Keeps a text sealed; undefined takes it out. Nothing where there is no vault, or it is closed. */
export function keepSealed(name: string, text: string | undefined): Promise<void> {
  return inTurn(async vault => {
    const key = await vaultKey.read()
    if (!vault || key === undefined) return
    const { [name]: _before, ...others } = vault.sealed
    const sealed = text === undefined ? others : { ...others, [name]: await seal(key, name, text) }
    await writeVault({ ...vault, sealed })
  })
}

/** A text that was sealed; undefined where there is none, or the vault is closed. */
export async function readSealed(name: string): Promise<string | undefined> {
  const [vault, key] = await Promise.all([readVault(VaultSchema), vaultKey.read()])
  const sealed = vault?.sealed[name]
  return sealed && key !== undefined ? unseal(key, name, sealed) : undefined
}

/** What the vault holds, by name. */
export async function sealedNames(): Promise<string[]> {
  return Object.keys((await readVault(VaultSchema))?.sealed ?? {})
}
