import type { Page } from 'playwright-core'
import { startNextech } from '../sandbox/nextech/server.ts'
import { makePractice } from '../sandbox/practice/make-practice.ts'
import { launchWithExtension } from '../sandbox/run/browser.ts'
import { configurationFor } from '../sandbox/run/configuration.ts'
import { isAtRest, storedPostings } from '../sandbox/run/outcome.ts'
import { importConfiguration, openOrders, readWholeList } from '../sandbox/run/steps.ts'
import { startShop } from '../sandbox/shop/server.ts'
import { buildSandbox } from '../scripts/build-sandbox.ts'

/** How long Nextech takes for each answer. */
const answerMs = 200

interface Opening {
  ms: number
  calls: number
}

/** What staff wait for: from the press of RESOLVE to the candidates on screen, against one answer of Nextech. */
export async function benchResolve(): Promise<void> {
  const practice = makePractice({ seed: 11, now: new Date().toISOString(), patients: 120, orders: 120 })
  const [nextech, shop] = await Promise.all([startNextech(practice, { answerMs }), startShop(practice)])
  const browser = await launchWithExtension(buildSandbox(), { headless: true })
  await browser.context.addInitScript(noteFirstCandidate)
  try {
    const settings = await importConfiguration(
      browser,
      configurationFor(practice.setup, { ...nextech, shop: shop.url }),
    )
    const list = await openOrders(browser, shop.url, 100)
    await readWholeList(list, () => undefined)
    const numbers = await toResolve(settings, practice.setup.practiceId, practice.orders.length)
    const openings: Opening[] = []
    for (const number of numbers) {
      await list.goto(`${shop.url}/sales/orders?q=${number}`)
      const before = sum(nextech.calls())
      const ms = await untilCandidates(list, number)
      openings.push({ ms, calls: sum(nextech.calls()) - before })
    }
    print(openings)
  } finally {
    await browser.close()
    await Promise.all([shop.close(), nextech.close()])
  }
}

/** Orders with candidates, once nothing moves any more. */
async function toResolve(own: Page, practiceId: string, orders: number): Promise<string[]> {
  for (;;) {
    const all = await storedPostings(own, practiceId)
    if (all.length === orders && all.every(isAtRest))
      return all.filter(({ reason }) => reason === 'possible-match').map(({ number }) => number)
    await new Promise(done => setTimeout(done, 500))
  }
}

/** Runs in every document: when the first candidate of a panel was painted, on the machine's clock. */
function noteFirstCandidate(): void {
  if (location.protocol !== 'chrome-extension:') return
  const watch = new MutationObserver(() => {
    if (!document.querySelector('.candidates article')) return
    watch.disconnect()
    requestAnimationFrame(() =>
      setTimeout(() => {
        document.documentElement.dataset.candidatesAt = String(performance.timeOrigin + performance.now())
      }),
    )
  })
  watch.observe(document, { childList: true, subtree: true })
}

async function untilCandidates(list: Page, number: string): Promise<number> {
  const button = list.locator(`nextech-sync-badge[data-order="${number}"]`).getByRole('button')
  await button.waitFor()
  await list.evaluate(() => {
    const note = () => {
      document.documentElement.dataset.pressedAt = String(performance.timeOrigin + performance.now())
    }
    window.addEventListener('pointerup', note, { capture: true, once: true })
  })
  await button.click()
  const panel = list.frameLocator('nextech-sync-panel iframe').locator('html[data-candidates-at]')
  const shown = Number(await panel.getAttribute('data-candidates-at', { timeout: 20_000 }))
  return shown - Number(await list.locator('html').getAttribute('data-pressed-at'))
}

const sum = (calls: Record<string, number>) => Object.values(calls).reduce((total, each) => total + each, 0)

function print(openings: readonly Opening[]): void {
  const median = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const ms = median(openings.map(opening => opening.ms))
  const calls = median(openings.map(opening => opening.calls))
  const slowest = Math.max(...openings.map(opening => opening.ms))
  console.log(`RESOLVE, ${openings.length} orders, every answer of Nextech takes ${answerMs} ms:
  press to candidates on screen   median ${ms.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms
  beyond the slowest call         median ${(ms - answerMs).toFixed(0)} ms (${(ms / answerMs).toFixed(2)} of one call)
  calls                           median ${calls}`)
}
