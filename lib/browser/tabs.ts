import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type Presence, PresenceSchema } from '../contract/messages.ts'
import { type Push, type Standing, StandingSchema } from '../contract/page-messages.ts'
import { askFrames } from './shop-frames.ts'

/** Tells every open page of these shops. A page that is gone or old is none of our business. */
export async function pushToShops(origins: readonly string[], push: Push): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.allSettled(
    tabs.flatMap(tab => {
      const shop = tab.id !== undefined && origins.includes(URL.parse(tab.url ?? '')?.origin ?? '')
      return shop && tab.id !== undefined ? [askFrames(tab.id, push)] : []
    }),
  )
}

/** Tells every page with our script that shops may have come or gone; pages without it do not hear. */
export async function tellShopsChanged(): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : [askFrames(id, { name: 'bg-cs/shops' })])),
  )
}

/** Tells our own pages that what they show may have changed; none may be open. */
export async function tellExtensionPages(): Promise<void> {
  await browser.runtime.sendMessage({ name: 'bg-ext/changed' }).catch(() => undefined)
}

/** Who else has this order open in a panel, and is told of the one who asks; the panel of `except` does not answer. */
export async function askPresence(key: string, except: string, by: Presence): Promise<Presence | null> {
  const asked = { name: 'bg-panel/presence', key, except, by }
  const here: unknown = await browser.runtime.sendMessage(asked).catch(() => undefined)
  return v.is(PresenceSchema, here) ? here : null
}

/** How the panel stands that this frame of a shop page opened; a frame that does not answer shows none. */
export async function standingOf(tabId: number, frameId: number, number: string | null): Promise<Standing> {
  return askStanding(tabId, frameId, { name: 'bg-cs/check-panel', number })
}

/** The same of the page that shows what was taught in a tab; teaching has the whole of it. */
export async function standingOfTaught(tabId: number): Promise<Standing> {
  return askStanding(tabId, 0, { name: 'bg-cs/check-taught' })
}

async function askStanding(tabId: number, frameId: number, asked: object): Promise<Standing> {
  const answer: unknown = await browser.tabs.sendMessage(tabId, asked, { frameId }).catch(() => undefined)
  return v.is(StandingSchema, answer) ? answer : 'closed'
}

/**
 * Opens the workbench at a place, in the tab that shows it already if there is one. A tab with the guided set-up is left alone:
 * somebody may be filling it in.
 */
export async function openWorkbench(route: string): Promise<void> {
  const url = browser.runtime.getURL(`/workbench.html#/${route}`)
  const page = url.replace(/#.*/, '')
  const tabs = await browser.tabs.query({ url: `${page}*` })
  const open = tabs.find(tab => route === 'welcome' || !tab.url?.includes('#/welcome'))
  if (open?.id === undefined) await browser.tabs.create({ url })
  else await browser.tabs.update(open.id, { url, active: true })
}

/** Opens the help about teaching a page, in a tab beside the page. */
export async function openTeachHelp(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/help.html#teach') })
}

/** The address of a page of ours inside of a shop page, with its ticket. */
export function panelUrl(page: 'resolve' | 'teach-check', ticket: string): string {
  return `${browser.runtime.getURL(`/${page}.html`)}#${ticket}`
}

/** What the toolbar icon carries: a short text, in red where payments stand still, and the words for who points at it. */
export interface ToolbarIcon {
  text: string
  isUrgent: boolean
  title: string
}

export async function showIcon({ text, isUrgent, title }: ToolbarIcon): Promise<void> {
  await browser.action.setBadgeText({ text })
  await browser.action.setBadgeBackgroundColor({ color: isUrgent ? '#b91c1c' : '#b45309' })
  await browser.action.setTitle({ title })
}

/** Whether a page of these shops or one of our own is open in a tab. */
export async function isAnyOpen(origins: readonly string[]): Promise<boolean> {
  const own = URL.parse(browser.runtime.getURL('/'))?.origin
  const tabs = await browser.tabs.query({})
  return tabs.some(({ url }) => {
    const origin = URL.parse(url ?? '')?.origin ?? ''
    return origins.includes(origin) || origin === own
  })
}

/** Calls back once at install, update and browser start, in the worker's first turn. */
export function onStart(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener)
  browser.runtime.onStartup.addListener(listener)
}
