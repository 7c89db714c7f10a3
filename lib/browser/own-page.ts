import { type Browser, browser } from 'wxt/browser'

/** Pages that hold the tab or the popup by themselves; no page can frame them. */
const ownPages: readonly string[] = ['/workbench.html', '/popup.html']
/** Pages that stand in a frame of a shop page; each has a ticket for the one thing that it is for. */
const panels: readonly string[] = ['/resolve.html', '/teach-check.html']

/** The address as the browser gives it: reading it as a URL would set dots and doubled slashes right. */
const address = /^([a-z]+-extension:)\/\/[\w.-]+(\/[^?#]*)(\?[^#]*)?(?:#.*)?$/s

/**
 * Which of our pages sent a message; undefined = none of them. Everything is refused that is not named: a browser may
 * serve one file under many addresses (`/%72esolve.html`), and each is another page where texts are compared
 * (ADR 0016). A panel is below the top frame, the other pages are in it.
 */
export function ownKind({
  url,
  origin,
  tab,
  frameId = 0,
}: Browser.runtime.MessageSender): 'panel' | 'ext' | undefined {
  const [, scheme, path = '', query] = address.exec(url ?? '') ?? []
  // A frame in a sandbox has our address and an origin of its own.
  if (scheme !== new URL(browser.runtime.getURL('/')).protocol || query !== undefined || origin === 'null')
    return undefined
  if (frameId === 0) return ownPages.includes(path) ? 'ext' : undefined
  return tab && panels.includes(path) ? 'panel' : undefined
}
