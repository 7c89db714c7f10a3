import { browser } from 'wxt/browser'

/** The host pattern of a web address. Firefox knows no ports in patterns, so a host stands for all of its ports. */
export function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address.replace(/\/\*$/, '/'))
  return `${protocol}//${hostname}/*`
}

/** Which of these web addresses the browser does not let us reach, as host patterns. */
export async function unreachable(addresses: readonly string[]): Promise<string[]> {
  const patterns = [...new Set(addresses.map(patternOf))]
  const checks = await Promise.all(
    patterns.map(origin => browser.permissions.contains({ origins: [origin] })),
  )
  return patterns.filter((_, i) => !checks[i])
}

/** Asks the person for these host patterns; must be called within their very click. */
export function requestAccess(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] })
}

/** Calls back when a person grants or takes back a permission. */
export function onPermissionChange(listener: () => unknown): void {
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
}
