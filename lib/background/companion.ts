import { stripOriginAt } from '../browser/origin-rule.ts'
import { onManagedChange, readConfiguration } from '../browser/settings.ts'
import { defaultShopOrigins, injectIntoOpenTabs, registerShopScript } from '../browser/shop-scripts.ts'
import { pushBadges, showCount } from '../browser/tabs.ts'
import { keepAlive, wakeUpAt } from '../browser/wake-up.ts'
import { drainable } from '../domain/posting-machine.ts'
import { drain, nextDrainAt } from '../sync/drain.ts'
import { type BadgeContext, badgeView } from './badge-view.ts'
import { signInWithUnusedPassword } from './sign-in.ts'
import { createWorld, type World } from './world.ts'

/** How long readings may gather before a drain: what belongs together is judged together. */
const gatherMs = 1_000
const longestGatherMs = 15_000
/** Badges that change in one breath are pushed in one message. */
const pushMs = 80

/** The running background: the world of the present configuration, and what keeps it going. */
export interface Companion {
  /** The world, once it is known whether there is one; undefined while nothing is configured. */
  world(): Promise<World | undefined>
  /** Origins on which our script runs. */
  shopOrigins(): Promise<string[]>
  /** Whether our script on this origin may speak to us. */
  isShop(origin: string): Promise<boolean>
  badgeContext(world: World): Promise<BadgeContext>
  /** The stored configuration was replaced: the old world ends, a new one begins. */
  reconfigure(): Promise<World | undefined>
  /** New work arrived: drain soon. */
  stir(): void
  /** Drain now. */
  syncNow(): Promise<void>
}

export function createCompanion(): Companion {
  let current = begin()
  let changed = new Set<string>()
  let firstStir: number | undefined
  let stirring: ReturnType<typeof setTimeout> | undefined

  onManagedChange(() => void reconfigure().then(syncNow))

  function reconfigure(): Promise<World | undefined> {
    current = current.then(world => world?.close()).then(begin)
    return current
  }

  async function begin(): Promise<World | undefined> {
    const configuration = await readConfiguration()
    await stripOriginAt(configuration?.nextech.tokenUrl)
    const origins = configuration?.shops.map(shop => shop.origin) ?? defaultShopOrigins()
    await registerShopScript(origins)
    return configuration && createWorld(configuration, keys => noteChanged(keys))
  }

  function noteChanged(keys: readonly string[]): void {
    if (changed.size === 0) setTimeout(() => void pushChanged(), pushMs)
    for (const key of keys) changed.add(key)
  }

  async function pushChanged(): Promise<void> {
    const keys = [...changed]
    changed = new Set()
    const world = await current
    if (!world) return
    const context = await badgeContext(world)
    const records = await Promise.all(keys.map(key => world.engine.store.get(key)))
    const views = records.flatMap(record => (record ? [badgeView(record, context)] : []))
    await pushBadges(originsOf(world), views)
    await showCount(await world.overview.countStaff())
  }

  async function badgeContext({ engine, configuration }: World): Promise<BadgeContext> {
    const health = await engine.store.health()
    return { health, timeZone: configuration.practice.timeZone, now: engine.clock.now() }
  }

  async function syncNow(): Promise<void> {
    const world = await current
    if (!world) return
    const { store } = world.engine
    const before = (await store.health()).trouble?.code
    await keepAlive(signInWithUnusedPassword(world).then(() => drain(world.engine)))
    const after = (await store.health()).trouble?.code
    if (before !== after) noteChanged(await world.overview.keysIn(drainable))
    await planNext(world)
  }

  async function planNext(world: World): Promise<void> {
    const next = await nextDrainAt(world.engine)
    if (next === undefined) return
    await wakeUpAt(next)
    // An alarm rings at half a minute at the soonest; an undo window is over long before.
    const wait = next - Date.now()
    if (wait < 25_000) setTimeout(() => void syncNow(), Math.max(wait, 50))
  }

  function stir(): void {
    firstStir ??= Date.now()
    clearTimeout(stirring)
    const wait = Math.max(0, Math.min(gatherMs, firstStir + longestGatherMs - Date.now()))
    stirring = setTimeout(() => {
      firstStir = undefined
      void syncNow()
    }, wait)
  }

  async function shopOrigins(): Promise<string[]> {
    const world = await current
    return world ? originsOf(world) : defaultShopOrigins()
  }

  return {
    world: () => current,
    shopOrigins,
    isShop: async origin => (await shopOrigins()).some(shop => covers(shop, origin)),
    badgeContext,
    reconfigure,
    stir,
    syncNow,
  }
}

/** Shop pages that were open before the extension was installed or updated get the script of this version. */
export async function reviveOpenTabs(companion: Companion): Promise<void> {
  await injectIntoOpenTabs(await companion.shopOrigins())
}

/** Before anything is configured, a host of the manifest stands for every port of this machine (the sandbox). */
function covers(shop: string, origin: string): boolean {
  return (
    shop === origin || (/^http:\/\/(127\.0\.0\.1|localhost)$/.test(shop) && origin.startsWith(`${shop}:`))
  )
}

function originsOf(world: World): string[] {
  return world.configuration.shops.map(shop => shop.origin)
}
