import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { MemoryRow } from './rows.ts'

const prefix = 'forgotten/'

/**
 * Where the memory of a customer stands whose name and e-mail were deleted by age. Only somebody who knows all four fields can
 * find it, and learns from it no more than that a patient was chosen for them.
 */
export function forgottenKey(key: string): string {
  return `${prefix}${bytesToHex(sha256(utf8ToBytes(key.toWellFormed())))}`
}

export function isForgotten({ key }: Pick<MemoryRow, 'key'>): boolean {
  return key.startsWith(prefix)
}

/** The memory without the customer. */
export function forgottenMemory(row: MemoryRow): MemoryRow {
  const { by: _by, birthDate: _born, never, ...left } = row
  return {
    ...left,
    key: forgottenKey(row.key),
    fourFields: '',
    ...(never && { never: never.map(denial => ({ ...denial, fourFields: '' })) }),
  }
}

/** The memory as it was, for the customer that `key` names: who asks for it has told the four fields again. */
export function rememberedAgain(row: MemoryRow, key: string): MemoryRow {
  const fourFields = key.slice(key.indexOf('/["') + 1)
  const { never } = row
  return {
    ...row,
    key,
    fourFields,
    ...(never && { never: never.map(denial => ({ ...denial, fourFields })) }),
  }
}
