import { browser } from 'wxt/browser'

/** Takes all away that the browser keeps for the extension, but databases: storage, alarms, scripts, rules, badge, notification. */
export async function eraseBrowserState(): Promise<void> {
  const rules = await browser.declarativeNetRequest.getSessionRules()
  await Promise.all([
    browser.storage.local.clear(),
    browser.storage.session.clear(),
    browser.alarms.clearAll(),
    browser.scripting.unregisterContentScripts(),
    browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) }),
  ])
}

/** Gives back the addresses that a person allowed, and notifications; those of the manifest stay. */
export async function giveBackPermissions(): Promise<void> {
  const { optional_permissions = [] } = browser.runtime.getManifest()
  const fixed: readonly string[] = browser.runtime.getManifest().host_permissions ?? []
  const { origins = [], permissions = [] } = await browser.permissions.getAll()
  const optional = optional_permissions as typeof permissions
  await browser.permissions
    .remove({
      origins: origins.filter(origin => !fixed.includes(origin)),
      permissions: permissions.filter(each => optional.includes(each)),
    })
    .catch(() => false)
}
