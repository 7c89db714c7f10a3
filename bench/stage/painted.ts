import type { ExtensionBrowser } from '../../sandbox/run/browser.ts'

/** Milliseconds since navigation, by the page's own clock. */
export interface Painted {
  ms: number
  /** When the page asked the background for what it shows, and when the answer was there; null where it never asked. */
  asked: number | null
  answered: number | null
}

/** Opens a page of the extension and waits for the frame after `selector` was there. */
export async function painted(browser: ExtensionBrowser, path: string, selector: string): Promise<Painted> {
  const page = await browser.context.newPage()
  await page.addInitScript(watch, selector)
  await page.goto(`chrome-extension://${browser.extensionId}/${path}`)
  const seen = await page.waitForFunction(() => (globalThis as { painted?: Painted }).painted, undefined, {
    timeout: 300_000,
  })
  const times = (await seen.jsonValue()) as Painted
  await page.close()
  return times
}

function watch(wanted: string) {
  const times: Painted = { ms: 0, asked: null, answered: null }
  const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: (message: unknown) => unknown } } })
    .chrome?.runtime
  const send = runtime?.sendMessage?.bind(runtime)
  if (runtime && send) {
    runtime.sendMessage = async message => {
      times.asked ??= performance.now()
      const answer = await send(message)
      times.answered ??= performance.now()
      return answer
    }
  }
  const look = () => {
    if (!document.querySelector(wanted)) requestAnimationFrame(look)
    else
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(globalThis, { painted: { ...times, ms: performance.now() } })),
      )
  }
  look()
}
