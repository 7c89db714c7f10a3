import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core'
import { findChromium } from '../../scripts/find-browser.mjs'

/** Chromium with the built extension in a profile of its own. */
export interface ExtensionBrowser {
  context: BrowserContext
  extensionId: string
  worker(): Promise<Worker>
  /** A page of the extension in a new tab. */
  openOwn(path: string): Promise<Page>
  close(): Promise<void>
}

/** Chromium as root in a container has neither a sandbox nor a GPU, and must not call home. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser with the extension in `folder`. Throws with the cure where no Chromium is installed. */
export async function launchWithExtension(folder: string, headless: boolean): Promise<ExtensionBrowser> {
  const executablePath = findChromium()
  if (executablePath === undefined)
    throw new Error('No Chromium was found: run `node scripts/bootstrap.mjs --browser`.')
  const profile = await mkdtemp(join(tmpdir(), 'nextech-sync-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: headless ? { width: 1366, height: 900 } : null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(headless ? ['--headless=new'] : ['--window-size=1366,900']),
      ...quiet,
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
    ],
  })
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const extensionId = new URL((await worker()).url()).host
  return {
    context,
    extensionId,
    worker,
    async openOwn(path) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/${path}`)
      return page
    },
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
