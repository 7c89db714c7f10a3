import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'

const lookMs = 20
const maxKillMs = 30_000

/**
 * Ends a browser as a power cut does: SIGKILL for every one of its processes, none of which can write another byte.
 * Comes back when they are gone. Answers how many there were.
 */
export async function killBrowser(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('This browser cannot be asked for its processes.')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const pids = processInfo.map(({ id }) => id)
  const closed = new Promise(done => context.once('close', done))
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await closed
  for (const end = Date.now() + maxKillMs; pids.some(isAlive); await delay(lookMs))
    if (Date.now() > end)
      throw new Error(`Processes of the browser outlived SIGKILL: ${pids.filter(isAlive)}`)
  return pids.length
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
