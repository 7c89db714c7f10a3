import type { Page } from 'playwright-core'

/** Ends the service worker as the browser does when it likes; the next event starts another. `own` is any page of ours. */
export async function stopWorker(own: Page): Promise<void> {
  const session = await own.context().newCDPSession(own)
  const stopped = new Promise<void>(done => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) done()
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await stopped
  await session.detach()
}
