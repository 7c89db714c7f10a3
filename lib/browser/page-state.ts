import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type PageState, PageStateAskSchema } from '../contract/teach.ts'
import { isConnected } from './connection.ts'

/** Answers the popup's question in a shop page, until the signal is aborted. */
export function onPageStateAsked(answer: () => PageState, signal: AbortSignal): void {
  const hear = (message: unknown, _sender: unknown, respond: (state: PageState) => void) => {
    if (!v.is(PageStateAskSchema, message)) return
    respond(answer())
    return true
  }
  browser.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => isConnected() && browser.runtime.onMessage.removeListener(hear))
}
