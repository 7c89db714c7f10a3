import { browser } from 'wxt/browser'

/** The extension's version and the browser it runs in, for support. */
export function softwareName(): string {
  return `${browser.runtime.getManifest().version}, ${navigator.userAgent}`
}

/**
 * Whether this browser can tell that nothing covers a frame (`IntersectionObserver` with `trackVisibility`): Chromium
 * can, Firefox cannot.
 */
export function provesVisibility(): boolean {
  return !browser.runtime.getURL('/').startsWith('moz-extension:')
}
