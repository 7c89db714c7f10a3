import { tellExtensionPages } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import type { Practice } from '../service/practice.ts'

/** Refreshes what reports read, in the background; our pages are told how far it is. Never throws. */
export async function refreshProjections({ reports }: Pick<Practice, 'reports'>): Promise<void> {
  // A practice that was closed closes its database; the next one goes on where this one was.
  await keepAlive(reports.refresh(() => void tellExtensionPages())).catch((error: unknown) => {
    const isOver = error instanceof Error && error.name === 'DatabaseClosedError'
    if (!isOver) console.error('The reports could not be kept.', stackWithoutMessage(error))
  })
}

/**
 * Proves what reports read against all orders, and counts again what is wrong: a version that was rolled back to may have
 * changed orders without their sums. For install, update and browser start. Never throws.
 */
export async function proveReports(practice: Promise<Pick<Practice, 'reports'> | undefined>): Promise<void> {
  const known = await practice.catch(() => undefined)
  if (!known) return
  const proof = await keepAlive(known.reports.prove()).catch(() => undefined)
  if (proof?.kind === 'wrong') await refreshProjections(known)
}
