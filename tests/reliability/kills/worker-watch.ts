import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'

/** The extension's worker as the browser itself sees it from outside. */
export interface WorkerWatch {
  /** Until it runs; throws when nothing has woken it for so long. */
  untilRunning(patienceMs: number): Promise<void>
  /** Ends it at once and waits until the browser itself says that it stopped; false where it was stopped already. */
  kill(): Promise<boolean>
  /** How often it was started since the watch began. */
  starts(): number
}

const lookMs = 20
/** A worker that is told to end and does not has met a fault of the browser. */
const maxStopMs = 30_000

/** Watches through the DevTools protocol; `page` is any page of the same profile, and must stay open. */
export async function watchWorker(page: Page): Promise<WorkerWatch> {
  const session = await page.context().newCDPSession(page)
  let status = 'stopped'
  let started = 0
  let stopped = 0
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) {
      if (runningStatus === 'running' && status !== 'running') started += 1
      if (runningStatus === 'stopped' && status !== 'stopped') stopped += 1
      status = runningStatus
    }
  })
  await session.send('ServiceWorker.enable')

  async function until(isSo: () => boolean, patienceMs: number, what: string): Promise<void> {
    for (const end = Date.now() + patienceMs; !isSo(); await delay(lookMs))
      if (Date.now() > end) throw new Error(`The worker ${what} for ${patienceMs / 1000} s.`)
  }
  return {
    untilRunning: patienceMs => until(() => status === 'running', patienceMs, 'was woken by nobody'),
    async kill() {
      if (status !== 'running') return false
      const before = stopped
      await session.send('ServiceWorker.stopAllWorkers')
      await until(() => stopped > before, maxStopMs, 'did not stop')
      return true
    },
    starts: () => started,
  }
}
