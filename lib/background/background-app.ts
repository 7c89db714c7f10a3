import { stripOriginAt } from '../browser/origin-rule.ts'
import { onPermissionChange, unreachable } from '../browser/permissions.ts'
import { onManagedChange, readConfiguration } from '../browser/settings.ts'
import { defaultShopOrigins, injectIntoOpenTabs, registerShopScript } from '../browser/shop-scripts.ts'
import { closeStorageToPages, withShopTokens } from '../browser/shop-tokens.ts'
import { tellShopsChanged } from '../browser/tabs.ts'
import { guardWrites } from '../browser/write-rule.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import { createBadgePusher, pushOnWorkerStart } from './badge-pusher.ts'
import { type BrowserPractice, createBrowserPractice } from './browser-practice.ts'
import { readShopsSoon } from './order-sources.ts'
import { refreshProjections } from './refresh-projections.ts'
import { createSyncScheduler, type SyncScheduler } from './sync-scheduler.ts'

/** The running background: the practice of the present configuration, and what keeps it going. */
export interface BackgroundApp extends SyncScheduler {
  /** The practice, once it is known whether there is one; undefined while nothing is configured. */
  practice(): Promise<BrowserPractice | undefined>
  /** Origins on which our script runs. */
  shopOrigins(): Promise<string[]>
  /** Whether our script on this origin may speak to us. */
  isShop(origin: string): Promise<boolean>
  /** The stored configuration was replaced: the old practice is closed, a new one opened. */
  reconfigure(): Promise<BrowserPractice | undefined>
}

/** Module state holds only what may vanish at any line: all that matters is in the store (architecture 6.4). */
export function createBackgroundApp(): BackgroundApp {
  const practiceNow = () => current
  const noteChanged = createBadgePusher(practiceNow)
  const scheduler = createSyncScheduler(practiceNow, noteChanged)
  const begin = async () => {
    await closeStorageToPages()
    const configuration = await readConfiguration()
    await stripOriginAt(configuration?.nextech.tokenUrl)
    // A browser that refuses the rule posts nothing, and says so; it reads all the same.
    await guardWrites(configuration?.nextech.apiBaseUrl).catch(() => undefined)
    await registerShopScript(configuration?.shops.map(shop => shop.origin) ?? defaultShopOrigins())
    if (!configuration) return undefined
    const practice = createBrowserPractice(
      await withShopTokens(configuration),
      noteChanged,
      scheduler.schedule,
    )
    await practice
      .settleStores()
      .catch(error => console.error('Stores could not be settled.', stackWithoutMessage(error)))
    void refreshProjections(practice)
    return practice
  }
  let current = begin()
  void current.then(practice => practice && pushOnWorkerStart(practice))

  const reconfigure = () => {
    current = current.then(practice => practice?.close()).then(begin)
    return current
  }
  const shopOrigins = async () =>
    (await current)?.configuration.shops.map(shop => shop.origin) ?? defaultShopOrigins()

  const startOver = async () => {
    await readShopsSoon(await reconfigure())
    await scheduler.syncNow()
  }
  onManagedChange(() => void startOver())
  onPermissionChange(async () => {
    await readShopsSoon(await reconfigure())
    await Promise.all([tellShopsChanged(), injectIntoOpenTabs(await shopOrigins()), scheduler.syncNow()])
  })
  const isOpen = async (origin: string) => (await unreachable([origin])).length === 0
  return {
    ...scheduler,
    practice: practiceNow,
    shopOrigins,
    isShop: async origin => (await shopOrigins()).some(shop => covers(shop, origin)) && isOpen(origin),
    reconfigure,
  }
}

/** Shop pages that were open before the extension was installed or updated get the script of this version. */
export async function reviveOpenTabs(app: BackgroundApp): Promise<void> {
  await injectIntoOpenTabs(await app.shopOrigins())
}

/** Before anything is configured, a host of the manifest stands for every port of this machine (the sandbox). */
function covers(shop: string, origin: string): boolean {
  return (
    shop === origin || (/^http:\/\/(127\.0\.0\.1|localhost)$/.test(shop) && origin.startsWith(`${shop}:`))
  )
}
