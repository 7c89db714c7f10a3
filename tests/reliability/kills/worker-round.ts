import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchWithExtension } from '../../../sandbox/run/browser.ts'
import { importConfiguration, openOrders } from '../../../sandbox/run/steps.ts'
import { createOpenPayments } from './open-payments.ts'
import { type Place, syncState } from './place.ts'
import { type Damage, type Disturb, progress, type RoundOptions, untilAllRead, untilDone } from './round.ts'
import { browse } from './staff-at-list.ts'
import { type WorkerWatch, watchWorker } from './worker-watch.ts'

/** From the worker's start to the kill; most kills come early. */
const maxLifetimeMs = 4_000
/** While nothing is left but leases to wait for, a kill now and then is enough. */
const maxWaitMs = 20_000
/** While there is work a page or an alarm wakes the worker sooner than this. */
const wakeMs = 120_000
const pageSize = 100

/**
 * The worker is killed again and again while staff look through the list. The last kill comes when they have seen it
 * all and rest: then only the worker's own alarm can bring it back.
 */
export const killWorkers: Disturb = async (place, options) => {
  const browser = await launchWithExtension(options.extension, {
    headless: true,
    args: place.nextech.chromiumArgs,
  })
  try {
    await (await importConfiguration(browser, place.configuration)).close()
    // A page of ours without a script: it shows the store and wakes nobody.
    const own = await browser.openOwn('manifest.json')
    const watch = await watchWorker(own)
    const killer = createKiller(own, watch, place, options)
    const list = await openOrders(browser, place.shop.url, pageSize)
    const staff = browse(list)
    const disturbed = async () => {
      // One is kept for the end.
      while (killer.mayStrike(1) && (await killer.strike()));
      await untilAllRead(own, place)
    }
    await Promise.race([disturbed(), staff.failed])
    await staff.stop()
    const restartedAfter = await killWhileNobodyActs(killer, watch)
    const end = await untilDone(own, list, place, options.tell)
    return { damage: { ...killer.damage(), ...restartedAfter }, end }
  } finally {
    await browser.close()
  }
}

async function killWhileNobodyActs(killer: ReturnType<typeof createKiller>, watch: WorkerWatch) {
  if (!killer.mayStrike(0) || !(await killer.strike())) return {}
  const killed = performance.now()
  await watch.untilRunning(wakeMs)
  return { restartedAfter: (performance.now() - killed) / 1000 }
}

function createKiller(own: Page, watch: WorkerWatch, place: Place, { maxKills, random, tell }: RoundOptions) {
  const open = createOpenPayments()
  let kills = 0
  let whilePosting = 0
  return {
    mayStrike: (kept: number) => kills < maxKills - kept,
    damage: (): Damage => ({ kills, whilePosting, readBack: open.total() }),
    /** Kills the worker after a random time; false when the sync has ended before. */
    async strike(): Promise<boolean> {
      for (;;) {
        await watch.untilRunning(wakeMs)
        const { isRead, isBusy } = await syncState(own, place)
        await delay(random() ** 2 * (isRead && !isBusy ? maxWaitMs : maxLifetimeMs))
        if ((await syncState(own, place)).isDone) return false
        const killedAt = Date.now()
        if (!(await watch.kill())) continue
        const state = await syncState(own, place)
        kills += 1
        if (open.note(state.postings, killedAt) > 0) whilePosting += 1
        tell(`${kills} kills, ${open.total()} payments cut off, ${progress(place, state)}`)
        return true
      }
    },
  }
}
