import { browser } from 'wxt/browser'
import { patternOf, unreachable } from './permissions.ts'

const scriptId = 'shop-manager'
const file = '/content-scripts/shop-manager.js'
const ordersFile = '/orders.js'
const teachFile = '/teach.js'

/**
 * Makes the registered content script match these origins, at every start: registrations do not survive an update, and
 * a second one of the same id throws (browser facts 3). A match pattern has no port in Firefox: the page asks the
 * background whether its whole origin is a shop.
 */
export function registerShopScript(origins: readonly string[]): Promise<void> {
  const registered = last.then(() => register(origins))
  last = registered.catch(() => undefined)
  return registered
}

/** One after the other: between asking what is registered and registering, another start would do the same. */
let last: Promise<void> = Promise.resolve()

async function register(origins: readonly string[]): Promise<void> {
  const matches = await granted([...new Set(origins.map(patternOf))])
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] })
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [scriptId] })
    return
  }
  const script = {
    id: scriptId,
    js: [file],
    matches,
    // The script itself stops in frames that are not the shop's own all the way up.
    allFrames: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: false,
  }
  if (known) await browser.scripting.updateContentScripts([script])
  else await browser.scripting.registerContentScripts([script])
}

/** Which of these origins our content script is registered for. */
export async function scriptedOrigins(origins: readonly string[]): Promise<string[]> {
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] })
  return origins.filter(origin => known?.matches?.includes(patternOf(origin)))
}

/** Runs the script in shop tabs that were open before it was registered; one that runs already stops the older one. */
export async function injectIntoOpenTabs(origins: readonly string[]): Promise<void> {
  const url = await granted(origins.map(patternOf))
  // No pattern would mean every tab.
  if (url.length === 0) return
  const tabs = await browser.tabs.query({ url })
  await Promise.allSettled(
    tabs.flatMap(tab =>
      tab.id === undefined
        ? []
        : [browser.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: [file] })],
    ),
  )
}

/** A frame of a tab, with the document in it where the browser names that: another one may have come in the meantime. */
export interface FramePlace {
  tabId: number
  frameId: number
  documentId?: string | undefined
}

/** Puts the script that finds and marks orders into a frame; false where the browser does not let us. */
export async function injectOrders({ tabId, frameId, documentId }: FramePlace): Promise<boolean> {
  const place = documentId === undefined ? { frameIds: [frameId] } : { documentIds: [documentId] }
  const done = browser.scripting.executeScript({
    target: { tabId, ...place },
    files: [ordersFile],
    injectImmediately: true,
  })
  return done.then(
    () => true,
    () => false,
  )
}

/** Puts the script for teaching a page into a tab; false where the browser does not let us. */
export async function injectTeaching(tabId: number): Promise<boolean> {
  const done = browser.scripting.executeScript({ target: { tabId }, files: [teachFile] })
  return done.then(
    () => true,
    () => false,
  )
}

/** Pages that may be shops before anything is configured: the hosts of the manifest that are not Nextech's. */
export function defaultShopOrigins(): string[] {
  const hosts: string[] = browser.runtime.getManifest().host_permissions ?? []
  return hosts
    .filter(host => !/nextech-api\.com|microsoftonline\.com/.test(host))
    .map(host => host.replace(/\/\*$/, ''))
}

async function granted(patterns: readonly string[]): Promise<string[]> {
  const denied = new Set(await unreachable(patterns))
  return patterns.filter(pattern => !denied.has(pattern))
}
