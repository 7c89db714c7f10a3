import { setTimeout as delay } from 'node:timers/promises'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import type { BrowserConfiguration } from '../../lib/domain/configuration.ts'
import { findFirefox } from '../../scripts/find-browser.mjs'

/** Firefox gives every add-on another address in every profile, unless it is told beforehand. */
const uuid = 'c0ffee00-0000-4000-8000-000000000001'
const addOn = 'nextech-companion@dermpro.com'
const lookMs = 100
const patienceMs = 20_000

/** Firefox with the built extension in a profile of its own. */
export interface FirefoxBrowser {
  browser: Browser
  /** A page of the extension in a new tab. */
  openOwn(path: string): Promise<Page>
  close(): Promise<void>
}

interface FirefoxOptions {
  proxyPort?: number | undefined
  preferences?: Record<string, string | number | boolean>
}

/**
 * Starts Firefox with the extension in `folder`; undefined where none is installed. With `proxyPort` all that goes over TLS goes
 * through the proxy there, and any certificate will do. `preferences` are what a person or the system has set besides.
 */
export async function launchFirefox(
  folder: string,
  { proxyPort, preferences = {} }: FirefoxOptions = {},
): Promise<FirefoxBrowser | undefined> {
  const executablePath = findFirefox()
  if (executablePath === undefined) return undefined
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: proxyPort !== undefined,
    // Without it a driver may not open an add-on's page.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...preferences,
      'extensions.webextensions.uuids': JSON.stringify({ [addOn]: uuid }),
      ...(proxyPort !== undefined && {
        'network.proxy.type': 1,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': proxyPort,
      }),
    },
  })
  await browser.installExtension(folder)
  return {
    browser,
    async openOwn(path) {
      const page = await browser.newPage()
      // Firefox tells nobody that a page of an add-on has loaded: what is in it must be asked for.
      void page.goto(`moz-extension://${uuid}/${path}`).catch(() => undefined)
      await until(() => page.evaluate(wanted => location.href.endsWith(wanted), path), `page ${path}`)
      return page
    },
    close: () => browser.close(),
  }
}

/** Imports a configuration through the file input of Settings, and answers what Settings says. The page stays open. */
export async function importInFirefox(
  firefox: FirefoxBrowser,
  configuration: BrowserConfiguration,
): Promise<{ page: Page; said: string }> {
  const page = await firefox.openOwn('workbench.html#/settings')
  const isThere = () => page.evaluate(() => document.querySelector('input[type=file]') !== null)
  await until(isThere, 'file input')
  await page.evaluate(chooseFile, JSON.stringify(configuration))
  // The tick is taken in before the button is pressed, as by a person.
  await until(() => page.evaluate(tickPosting), 'configuration to look at')
  await until(() => page.evaluate(sayYes), 'button to use the configuration')
  const status = () =>
    page.evaluate(() => {
      const said = document.querySelector('[role=status]')?.textContent ?? ''
      return /^(Imported.*\.|Refused)/.test(said) ? said : ''
    })
  await until(async () => (await status()) !== '', 'result of the import')
  return { page, said: await status() }
}

/** Ticks that the file which is shown may post, where it would; or finds that it was refused. */
function tickPosting(): boolean {
  document.querySelector<HTMLInputElement>('.proposal input[type=checkbox]:not(:checked)')?.click()
  const isRefused = /Refused/.test(document.querySelector('[role=alert]')?.textContent ?? '')
  return isRefused || document.querySelector('.proposal') !== null
}

/** Uses the file that is shown, or finds that it was refused. */
function sayYes(): boolean {
  const refused = /Refused/.test(document.querySelector('[role=alert]')?.textContent ?? '')
  const buttons = [...document.querySelectorAll('button')]
  const use = buttons.find(({ textContent }) => textContent === 'Use this configuration')
  use?.click()
  return refused || use !== undefined
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await delay(lookMs)) {
    if (await isSo().catch(() => false)) return
    if (Date.now() > end) throw new Error(`Firefox showed no ${what} in ${patienceMs / 1000} s.`)
  }
}

/** What the file dialogue does, which no driver opens in a page of an add-on. */
function chooseFile(json: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  const chosen = new DataTransfer()
  chosen.items.add(new File([json], 'nextech-sync.json', { type: 'application/json' }))
  if (input) input.files = chosen.files
  input?.dispatchEvent(new Event('change', { bubbles: true }))
}
