import { readAcceptance } from '../browser/acceptance.ts'
import { stripOriginAt } from '../browser/origin-rule.ts'
import { onPermissionChange, unreachable } from '../browser/permissions.ts'
import { keepSharedProfiles } from '../browser/profiles.ts'
import { onManagedChange, readConfiguration } from '../browser/settings.ts'
import { defaultShopOrigins, injectIntoOpenTabs, registerShopScript } from '../browser/shop-scripts.ts'
import { closeStorageToPages, withShopTokens } from '../browser/shop-tokens.ts'
import { tellShopsChanged } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import { guardWrites } from '../browser/write-rule.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import { ownService, type PracticeService } from '../service/answer.ts'
import { createBadgePusher, pushOnWorkerStart } from './badge-pusher.ts'
import { type BrowserPractice, createBrowserPractice } from './browser-practice.ts'
import { detach } from './detach.ts'
import { noteSetting } from './note-setting.ts'
import { readShopsSoon } from './order-sources.ts'
import { refreshProjections } from './refresh-projections.ts'
import { createRemotePractice, type RemotePractice } from './remote-practice.ts'
import { forgetPassword, useConnection } from './secrets.ts'
import { keepTheirTokens } from './shop-token-vault.ts'
import { createSyncScheduler, type SyncScheduler } from './sync-scheduler.ts'
import { tellUnusable } from './unusable-settings.ts'
import { sealState } from './vault.ts'

/** What the configuration brought to life: an engine in this browser, or a way to the backend that has one. */
type Running = { mode: 'direct'; practice: BrowserPractice } | { mode: 'backend'; remote: RemotePractice }

/** The running background: the practice of the present configuration, and what keeps it going. */
export interface BackgroundApp extends SyncScheduler {
  /** The practice whose engine runs here, once it is known whether there is one; undefined where none does. */
  practice(): Promise<BrowserPractice | undefined>
  /** The practice whose engine runs at a backend. */
  remote(): Promise<RemotePractice | undefined>
  /** What answers for the practice, wherever its engine runs; undefined while nothing is configured. */
  service(): Promise<PracticeService | undefined>
  /** Origins on which our script runs. */
  shopOrigins(): Promise<string[]>
  /** Whether our script on this origin may speak to us. */
  isShop(origin: string): Promise<boolean>
  /**
   * The stored configuration was replaced: the old practice is closed, a new one opened. `between` is done while none is open.
   */
  reconfigure(between?: () => Promise<void>): Promise<BrowserPractice | undefined>
}

/** Module state holds only what may vanish at any line: all that matters is in the store (architecture 6.4). */
export function createBackgroundApp(): BackgroundApp {
  const practice = async () => practiceOf(await current)
  const remote = async () => remoteOf(await current)
  const noteChanged = createBadgePusher(practice)
  const scheduler = createSyncScheduler(practice, noteChanged)
  const begin = () => start(noteChanged, scheduler.schedule)
  let current = begin()
  detach(
    current.then(async running => {
      if (running?.mode === 'direct') await pushOnWorkerStart(running.practice)
      else await running?.remote.look()
    }),
  )

  const reconfigure = async (between: () => Promise<void> = async () => undefined) => {
    let outcome: Promise<void> = Promise.resolve()
    const work = () => {
      outcome = between()
      // Whatever becomes of it, the background goes on.
      return outcome.catch(() => undefined)
    }
    current = current.then(close).then(work).then(begin)
    const running = await current
    await outcome
    return practiceOf(running)
  }
  const shopOrigins = async () => originsOf(await current) ?? defaultShopOrigins()
  async function syncNow(manual = false): Promise<void> {
    const elsewhere = await remote()
    if (!elsewhere) return scheduler.syncNow(manual)
    await (manual ? elsewhere.syncNow() : elsewhere.look())
  }
  /** As after an import: what was read under the old policy is read again. */
  const takePolicyOver = async () => {
    await remote().then(elsewhere => elsewhere?.forget())
    await forgetPassword()
    await keepTheirTokens()
    const now = await reconfigure()
    await now?.engine.store.saveSetup(undefined)
    await now?.engine.store.reconsider(now.engine.clock.now())
    await readShopsSoon(now)
    await Promise.all([tellShopsChanged(), injectIntoOpenTabs(await shopOrigins()), syncNow()])
  }
  onManagedChange(() => detach(takePolicyOver()))
  const takePermissionsOver = async () => {
    await readShopsSoon(await reconfigure())
    await noteSetting({ service: async () => serviceOf(await current) }, 'permissions')
    await Promise.all([tellShopsChanged(), injectIntoOpenTabs(await shopOrigins()), syncNow()])
  }
  onPermissionChange(() => detach(takePermissionsOver()))
  const isOpen = async (origin: string) => (await unreachable([origin])).length === 0
  return {
    ...scheduler,
    syncNow,
    async wakeUp() {
      const elsewhere = await remote()
      if (elsewhere) await elsewhere.look()
      else scheduler.wakeUp()
    },
    practice,
    remote,
    service: async () => serviceOf(await current),
    shopOrigins,
    isShop: async origin => (await shopOrigins()).some(shop => covers(shop, origin)) && isOpen(origin),
    reconfigure,
  }
}

/** Opens what the stored configuration asks for; undefined where there is none. */
async function start(
  noteChanged: (keys: readonly string[]) => void,
  schedule: () => void,
): Promise<Running | undefined> {
  await closeStorageToPages()
  const configuration = await readConfiguration()
  const nextech = configuration?.mode === 'direct' ? configuration.nextech : undefined
  await useConnection(nextech)
  await stripOriginAt(nextech?.tokenUrl)
  // A browser that refuses the rule posts nothing, and says so; it reads all the same.
  await guardWrites(nextech?.apiBaseUrl).catch(() => undefined)
  await registerShopScript(configuration?.shops.map(shop => shop.origin) ?? defaultShopOrigins())
  if (!configuration) {
    await tellUnusable(defaultShopOrigins())
    return undefined
  }
  if (configuration.mode === 'backend')
    return { mode: 'backend', remote: createRemotePractice(configuration) }
  // What a backend kept for all its stations is not in force any more.
  await keepSharedProfiles({})
  const whole = await withShopTokens(configuration)
  const accepted = await readAcceptance()
  const seal = await sealState()
  const practice = createBrowserPractice(whole, noteChanged, schedule, {
    confirmedBefore: accepted?.postsFrom,
    seal,
  })
  await practice
    .settleStores()
    .catch(error => console.error('Stores could not be settled.', stackWithoutMessage(error)))
  await practice.activity
    .begin(Date.now())
    .catch(error => console.error('The log has no key.', stackWithoutMessage(error)))
  if (!practice.isSealed) {
    detach(keepAlive(practice.sealStored()))
    void refreshProjections(practice)
  }
  return { mode: 'direct', practice }
}

/** The browser stops posting before anything else starts. */
async function close(running: Running | undefined): Promise<void> {
  if (running?.mode === 'direct') await running.practice.close()
  else running?.remote.close()
}

const practiceOf = (running: Running | undefined) =>
  running?.mode === 'direct' ? running.practice : undefined

const remoteOf = (running: Running | undefined) => (running?.mode === 'backend' ? running.remote : undefined)

function serviceOf(running: Running | undefined): PracticeService | undefined {
  if (running?.mode !== 'backend') return running && ownService(running.practice)
  // A page that asks shows what it is told.
  running.remote.wake()
  return running.remote.service
}

function originsOf(running: Running | undefined): string[] | undefined {
  const configuration = practiceOf(running)?.configuration ?? remoteOf(running)?.configuration
  return configuration?.shops.map(({ origin }) => origin)
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
