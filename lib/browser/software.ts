import { browser } from 'wxt/browser'

/** The extension's version and the browser it runs in, for support. */
export function softwareName(): string {
  return `${browser.runtime.getManifest().version}, ${navigator.userAgent}`
}
