import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { errors, type Page } from 'playwright-core'
import { credentials } from '../../../sandbox/nextech/server.ts'
import { type ExtensionBrowser, launchWithExtension } from '../../../sandbox/run/browser.ts'
import { importConfiguration, openOrders, signInAtSettings } from '../../../sandbox/run/steps.ts'
import { killBrowser } from './browser-kill.ts'
import { createOpenPayments } from './open-payments.ts'
import { type End, type Place, syncState } from './place.ts'
import { type Damage, type Disturb, progress, type RoundOptions, untilAllRead, untilDone } from './round.ts'
import { browse } from './staff-at-list.ts'

/** From the opened list to the kill, or to the moment from which the sync is looked at for work. */
const maxLifetimeMs = 12_000
const lookMs = 50
const pageSize = 100

/** The browser is killed again and again and started on the same profile; staff sign in and open their list each time. */
export const killBrowsers: Disturb = async (place, options) => {
  const profile = await mkdtemp(join(tmpdir(), 'nextech-kills-'))
  const open = createOpenPayments()
  const damage: Damage = { kills: 0, whilePosting: 0, readBack: 0 }
  try {
    for (let killedAt = 0; ; ) {
      const browser = await launchWithExtension(options.extension, {
        headless: true,
        profile,
        args: place.nextech.chromiumArgs,
      })
      const own = await browser.openOwn('manifest.json')
      const found = await syncState(own, place)
      if (open.note(found.postings, killedAt) > 0) damage.whilePosting += 1
      damage.readBack = open.total()
      options.tell(`${damage.kills} kills, ${open.total()} payments cut off, ${progress(place, found)}`)
      const end = await runBrowser(browser, own, place, options, damage.kills)
      if (end) {
        await browser.close()
        return { damage, end }
      }
      killedAt = Date.now()
      await killBrowser(browser.context)
      damage.kills += 1
    }
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
}

/** One run of the browser: the end of the sync, or undefined when it is to be killed now. */
async function runBrowser(
  browser: ExtensionBrowser,
  own: Page,
  place: Place,
  { maxKills, random, tell }: RoundOptions,
  kills: number,
): Promise<End | undefined> {
  const enter = () =>
    kills === 0
      ? importConfiguration(browser, place.configuration)
      : signInAtSettings(browser, credentials.password)
  await (await orAgain(enter, tell)).close()
  const list = await openOrders(browser, place.shop.url, pageSize)
  const staff = browse(list)
  if (kills < maxKills) {
    await Promise.race([delay(random() * maxLifetimeMs).then(() => untilBusy(own, place)), staff.failed])
    if (!(await syncState(own, place)).isDone) return undefined
  }
  await Promise.race([untilAllRead(own, place), staff.failed])
  await staff.stop()
  return untilDone(own, list, place, tell)
}

/** On a machine under load a page that is opened while Chromium starts hangs once in some hundred starts: staff open it again. */
async function orAgain(open: () => Promise<Page>, tell: (text: string) => void): Promise<Page> {
  return open().catch(error => {
    if (!(error instanceof errors.TimeoutError)) throw error
    tell('Settings did not come up and were opened again')
    return open()
  })
}

/** Waits for what nobody can speed up, e.g. the lease of a page that was killed with the browser: a kill there proves nothing. */
async function untilBusy(own: Page, place: Place): Promise<void> {
  for (;;) {
    const { isBusy, isDone } = await syncState(own, place)
    if (isBusy || isDone) return
    await delay(lookMs)
  }
}
