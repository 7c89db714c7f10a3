import { tellOwnPages } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import type { Practice } from '../service/practice.ts'

/** Refreshes what reports read, in the background; our pages are told how far it is. Never throws. */
export async function refreshProjections({ reports }: Pick<Practice, 'reports'>): Promise<void> {
  // A practice that was closed closes its database; the next one goes on where this one was.
  await keepAlive(reports.refresh(() => void tellOwnPages())).catch((error: unknown) => {
    const isOver = error instanceof Error && error.name === 'DatabaseClosedError'
    if (!isOver) console.error('The reports could not be kept.', stackWithoutMessage(error))
  })
}
