import type { Configuration } from '../../../lib/domain/configuration.ts'
import type { SimulatedNextech } from '../../../sandbox/nextech/server.ts'
import { launchWithExtension } from '../../../sandbox/run/browser.ts'
import { startConnectProxy } from '../../../sandbox/run/connect-proxy.ts'
import { importInFirefox, launchFirefox } from '../../../sandbox/run/firefox.ts'
import { type Evaluating, storedPostings } from '../../../sandbox/run/outcome.ts'
import { importConfiguration, openOrders } from '../../../sandbox/run/steps.ts'

export type BrowserName = 'chromium' | 'firefox'
type Postings = Awaited<ReturnType<typeof storedPostings>>

/** A browser at which somebody is set up and has the orders' list open. */
export interface BrowserSession {
  postings(): Promise<Postings>
  close(): Promise<void>
}

export interface SessionOptions {
  /** The folder of the built extension. */
  extension: string
  nextech: SimulatedNextech
  shop: string
  configuration: Configuration
  practiceId: string
}

/** Sets the extension up in a browser and opens the list; undefined where the browser is not installed. */
export const openBrowserSession: Record<
  BrowserName,
  (options: SessionOptions) => Promise<BrowserSession | undefined>
> = {
  async chromium({ extension, nextech, shop, configuration, practiceId }) {
    const browser = await launchWithExtension(extension, { headless: true, args: nextech.chromiumArgs })
    const settings = await importConfiguration(browser, configuration)
    await openOrders(browser, shop, 200)
    return { postings: () => storedPostings(settings, practiceId), close: () => browser.close() }
  },
  async firefox({ extension, nextech, shop, configuration, practiceId }) {
    const isReal = nextech.apiBaseUrl.startsWith('https:')
    const proxy = isReal ? await startConnectProxy(nextech.port) : undefined
    const firefox = await launchFirefox(extension, { proxyPort: proxy?.port })
    if (!firefox) return undefined
    const { page, said } = await importInFirefox(firefox, configuration)
    if (!said.startsWith('Imported')) throw new Error(`Settings refused the configuration: ${said}`)
    const list = await firefox.browser.newPage()
    await list.goto(`${shop}/sales/orders?size=200`)
    // The form is filled in already.
    await Promise.all([list.waitForNavigation(), list.click('form button')])
    const own: Evaluating = { evaluate: (work, name) => page.evaluate(work, name) }
    return {
      postings: () => storedPostings(own, practiceId),
      close: async () => void (await Promise.all([firefox.close(), proxy?.close()])),
    }
  },
}
