import { browser } from 'wxt/browser'

/** False in a page that was open while the extension was updated or removed. */
export function isConnected(): boolean {
  try {
    return Boolean(browser.runtime?.id)
  } catch {
    return false
  }
}

/** How soon a page notices that its extension is gone; no browser tells it. */
const lookMs = 5_000

/** Calls back once when the extension was updated or removed under this page, unless the signal is aborted before. */
export function onDisconnect(listener: () => void, signal: AbortSignal): void {
  const timer = setInterval(() => {
    if (isConnected()) return
    clearInterval(timer)
    listener()
  }, lookMs)
  signal.addEventListener('abort', () => clearInterval(timer))
}
