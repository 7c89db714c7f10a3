import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type PageTrial, PageTrialSchema } from '../contract/taught-file.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'

const file = '/try-page.js'
/** A page that stands still answers nothing; nobody waits for it longer. */
const patienceMs = 3_000

/** Has every open page of a shop read by a profile that is not in use; answers the reading with most orders, null where no such page is open. */
export async function tryInPages(origin: string, profile: ShopProfile): Promise<PageTrial> {
  const tabs = await browser.tabs.query({ discarded: false })
  const ids = tabs.flatMap(({ id, url }) =>
    id !== undefined && URL.parse(url ?? '')?.origin === origin ? [id] : [],
  )
  const trials = await Promise.all(ids.map(id => soon(tryInTab(id, profile), [])))
  const read = trials.flat().filter(trial => trial !== null)
  return read.toSorted((one, other) => other.found - one.found)[0] ?? null
}

/** What each frame of a tab reads; none where the browser does not let us. */
async function tryInTab(tabId: number, profile: ShopProfile): Promise<PageTrial[]> {
  const put = browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [file] })
  const frames = await put.catch(() => [])
  const message = { name: 'bg-cs/try-page', profile }
  const answers = await Promise.all(
    frames.map(({ frameId }) =>
      soon(
        browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => null),
        null,
      ),
    ),
  )
  return answers.flatMap((answer: unknown) => {
    const trial = v.safeParse(PageTrialSchema, answer)
    return trial.success ? [trial.output] : []
  })
}

async function soon<T>(answer: Promise<T>, late: T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>()
  const timer = setTimeout(() => resolve(late), patienceMs)
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer))
}
