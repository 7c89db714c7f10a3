import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ExtensionBrowser } from '../../sandbox/run/browser.ts'

/** Runs an expression in our content script's own isolated world, and answers what its promise brings. */
export type Run = (expression: string) => Promise<unknown>

/** The isolated world of our content script in the page that `go` leads to. */
export async function inContentScript(
  browser: ExtensionBrowser,
  target: Page,
  go: () => Promise<unknown>,
): Promise<Run> {
  const session: CDPSession = await browser.context.newCDPSession(target)
  const contexts = new Map<string, number>()
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.set(context.origin, context.id))
  await session.send('Runtime.enable')
  await go()
  const origin = `chrome-extension://${browser.extensionId}`
  await expect.poll(() => contexts.get(origin)).toBeDefined()
  const contextId = contexts.get(origin) ?? 0
  return async expression => {
    const options = { expression, contextId, awaitPromise: true, returnByValue: true }
    return (await session.send('Runtime.evaluate', options)).result.value
  }
}
