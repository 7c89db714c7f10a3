import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type PageState, PageStateSchema } from '../contract/teach.ts'
import { askFrames } from './shop-frames.ts'

/** The page that staff look at, if our script is in it. */
export interface ActivePage extends PageState {
  tabId: number
}

/** Asks the page of the active tab what is recognised on it; undefined where that is no shop page. */
export async function askActivePage(): Promise<ActivePage | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  if (tab?.id === undefined) return undefined
  const ask = { name: 'ext-cs/page-state' }
  const answers = await askFrames(tab.id, ask)
  const states = answers.flatMap(answer => (v.is(PageStateSchema, answer) ? [answer] : []))
  const state = states.length > 0 ? stateOfPage(states) : undefined
  return state && { ...state, tabId: tab.id }
}

/** What says most of the page comes first. */
const bySaying = ['orders', 'order', 'stale-profile', 'none'] as const

/** What is recognised in any frame is recognised on the page. */
function stateOfPage(states: readonly PageState[]): PageState | undefined {
  const state = bySaying.find(each => states.some(({ state }) => state === each))
  const alike = states.filter(each => each.state === state)
  return state && { state, count: alike.reduce((sum, { count }) => sum + count, 0) }
}
