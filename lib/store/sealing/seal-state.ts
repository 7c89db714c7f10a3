import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** What of the vault's key the store works with; none of them tells another, or that key. */
export interface SealKeys {
  /** Tells this vault from any other one. */
  vault: string
  rows: Uint8Array
  names: Uint8Array
}

/**
 * Whether personal fields are sealed on the disk: `none` = there is no vault, rows are as they are read; `closed` = there is
 * one, and its key is not here; `opening` = all is written in clear again, because the vault is to be taken away.
 */
export type SealState =
  | { kind: 'none' }
  | { kind: 'closed' }
  | { kind: 'open'; keys: SealKeys }
  | { kind: 'opening'; keys: SealKeys }

/** Asked at every reading and writing of a row. */
export type SealNow = () => SealState

/** Where there is no vault. */
export const noSeal: SealNow = () => ({ kind: 'none' })

/** Keys of the store out of the vault's key, which is given in hex. */
export function sealKeys(vaultKey: string): SealKeys {
  const part = (label: string) =>
    hkdf(sha256, hexToBytes(vaultKey), undefined, utf8ToBytes(`nextech-sync store ${label}`), 32)
  return { vault: bytesToHex(part('vault')), rows: part('rows'), names: part('names') }
}

/** A name of which nobody without the key can tell what it stands for; the same each time. */
export function blindName({ names }: SealKeys, name: string): string {
  return `sealed/${bytesToHex(hmac(sha256, names, utf8ToBytes(name.toWellFormed())))}`
}

/** The same of an order's number: the case of letters tells no numbers apart. */
export function blindNumber(keys: SealKeys, number: string): string {
  return blindName(keys, `number ${number.toLowerCase()}`)
}

/** By what a number is found in an index, readable or blind. */
export function placesOfNumber(state: SealState, number: string): string[] {
  return 'keys' in state ? [number, blindNumber(state.keys, number)] : [number]
}

/** Thrown where a sealed row is read or a row is to be written while the vault is closed: the same may be asked again later. */
export class VaultClosed extends Error {
  override readonly name = 'VaultClosedError'
  constructor() {
    super('the vault is closed')
  }
}
