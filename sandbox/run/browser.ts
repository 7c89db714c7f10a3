import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page, type Worker } from 'playwright-core'
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

/** Under load the browser sometimes tells nobody of the worker it started: another browser is the cure. */
const launches = 3
const workerWaitMs = 10_000

export interface LaunchOptions {
  headless: boolean
  /** A profile to keep, so that a browser that was killed can be started again on it. */
  profile?: string
  /** Opens the DevTools protocol on a port of its own, told in the profile's `DevToolsActivePort`. */
  debugPort?: boolean
  /** What more the browser is told, e.g. the way to a server that goes by a real name. */
  args?: readonly string[]
}

/** Starts the browser with the extension in `folder`. Throws with the cure where no Chromium is installed. */
export async function launchWithExtension(folder: string, options: LaunchOptions): Promise<ExtensionBrowser> {
  const executablePath = mustFindChromium()
  for (let left = launches; ; left--) {
    const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'nextech-sync-')))
    const context = await chromium.launchPersistentContext(
      profile,
      contextOptions(folder, executablePath, options),
    )
    const started = await firstWorker(context).catch(() => undefined)
    if (started) return extensionBrowser(context, profile, options.profile === undefined, started)
    await context.close()
    if (left <= 1) throw new Error(`The extension in ${folder} did not start: is it built?`)
  }
}

/** Chromium without any extension, told `args` too. Throws with the cure where none is installed. */
export function launchPlain(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: mustFindChromium(), args: [...quiet, ...args] })
}

function mustFindChromium(): string {
  const executablePath = findChromium()
  if (executablePath === undefined)
    throw new Error('No Chromium was found: run `node scripts/bootstrap.mjs --browser`.')
  return executablePath
}

/** A profile of its own without any extension, to compare with one that has it. */
export async function launchBare(): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: mustFindChromium(),
    headless: true,
    viewport: { width: 1366, height: 900 },
    args: ['--headless=new', ...quiet],
  })
  return { context, close: () => context.close() }
}

async function firstWorker(context: BrowserContext): Promise<Worker> {
  return (
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: workerWaitMs }))
  )
}

function contextOptions(
  folder: string,
  executablePath: string,
  { headless, debugPort, args = [] }: LaunchOptions,
) {
  return {
    executablePath,
    headless,
    viewport: headless ? { width: 1366, height: 900 } : null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(headless ? ['--headless=new'] : ['--window-size=1366,900']),
      ...(debugPort ? ['--remote-debugging-port=0'] : []),
      ...quiet,
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      ...args,
    ],
  }
}

function extensionBrowser(
  context: BrowserContext,
  profile: string,
  isTemporary: boolean,
  started: Worker,
): ExtensionBrowser {
  const extensionId = new URL(started.url()).host
  return {
    context,
    extensionId,
    worker: () => firstWorker(context),
    async openOwn(path) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/${path}`)
      return page
    },
    async close() {
      await context.close()
      if (isTemporary) await rm(profile, { recursive: true, force: true })
    },
  }
}
