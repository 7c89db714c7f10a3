import Dexie from 'dexie'
import { VaultClosed } from './sealing/seal-state.ts'

/** What a browser's database fails with where it cannot work: no room, a disk that fails, closed, or sealed by a closed vault. */
const names = [
  'QuotaExceededError',
  'UnknownError',
  'OpenFailedError',
  'InvalidStateError',
  'VaultClosedError',
]

/**
 * Whether an error tells that the browser's database cannot work now (a full disk, a disk that fails): nothing is wrong
 * with what it was asked, and the same may be asked again later. Dexie wraps what the browser said, sometimes twice; a
 * transaction that ended and names no cause was ended by the browser. A database that we closed is none.
 */
export function isStoreFault(error: unknown): boolean {
  if (error instanceof Dexie.BulkError) return error.failures.some(isEndedByBrowser)
  if (error instanceof Dexie.AbortError) return isEndedByBrowser(error.inner)
  if (!(error instanceof Error || error instanceof DOMException)) return false
  const { inner, cause } = error as { inner?: unknown; cause?: unknown }
  return names.includes(error.name) || isStoreFault(inner) || isStoreFault(cause)
}

/** Whether it cannot because the vault is closed: that ends by a passphrase, and is told elsewhere. */
export function isVaultClosed(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { inner, cause } = error as { inner?: unknown; cause?: unknown }
  return error instanceof VaultClosed || isVaultClosed(inner) || isVaultClosed(cause)
}

/** What ended a transaction: nothing that is told, the end of its other requests, or a database that cannot work. */
function isEndedByBrowser(inner: unknown): boolean {
  if (inner === undefined || inner === null) return true
  if (inner instanceof Dexie.AbortError) return isEndedByBrowser(inner.inner)
  return (inner instanceof DOMException && inner.name === 'AbortError') || isStoreFault(inner)
}
