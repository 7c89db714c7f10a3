import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type PageState, PageStateAskSchema, PageStateSchema } from '../contract/teach.ts'
import { isConnected } from './connection.ts'

/** The page that staff look at, if our script is in it. */
export interface ActivePage extends PageState {
  tabId: number
}

/** Asks the page of the active tab what is recognised on it; undefined where that is no shop page. */
export async function askActivePage(): Promise<ActivePage | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  if (tab?.id === undefined) return undefined
  const ask = { name: 'ext-cs/page-state' }
  const answer: unknown = await browser.tabs.sendMessage(tab.id, ask, { frameId: 0 }).catch(() => undefined)
  const state = v.safeParse(PageStateSchema, answer)
  return state.success ? { ...state.output, tabId: tab.id } : undefined
}

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
