import { browser } from 'wxt/browser'

/** The host patterns of this build's manifest: Nextech and its sign-in are at none but these (rules 9). */
export function buildHosts(): string[] {
  return browser.runtime.getManifest().host_permissions ?? []
}
