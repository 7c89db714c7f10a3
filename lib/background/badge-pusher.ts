import { pushToShops, showCount, tellOwnPages } from '../browser/tabs.ts'
import { type BadgeContext, badgeView } from './badge-view.ts'
import type { World } from './world.ts'

/** Badges that change in one breath are pushed in one message: a page reads itself anew for each. */
const gatherMs = 250
/** Our own pages ask for all that they show, so they are told less often. */
const ownPagesMs = 1_000

/** Tells shop pages and the toolbar icon that orders changed, a breath after the first of them did. */
export function createBadgePusher(
  worldNow: () => Promise<World | undefined>,
): (keys: readonly string[]) => void {
  let changed = new Set<string>()
  let willTell = false
  const tellOwnPagesSoon = () => {
    if (willTell) return
    willTell = true
    setTimeout(() => {
      willTell = false
      void tellOwnPages()
    }, ownPagesMs)
  }
  const push = async () => {
    const keys = [...changed]
    changed = new Set()
    const world = await worldNow()
    if (!world) return
    tellOwnPagesSoon()
    await Promise.all([pushBadges(world, keys), world.overview.countStaff().then(showCount)])
  }
  return keys => {
    if (changed.size === 0) setTimeout(() => void push(), gatherMs)
    for (const key of keys) changed.add(key)
  }
}

/** Each shop is told of the orders that its own numbers stand for: another store has the same numbers. */
async function pushBadges(world: World, keys: readonly string[]): Promise<void> {
  const context = await badgeContext(world)
  const records = await Promise.all(keys.map(key => world.engine.store.get(key)))
  const numbers = records.flatMap(record => record?.posting.number ?? [])
  if (numbers.length === 0) return
  await Promise.all(
    originsOf(world).map(async origin => {
      const shown = [...(await world.intake.records(origin, numbers)).values()]
      const badges = shown
        .filter(({ posting }) => keys.includes(posting.key))
        .map(record => badgeView(record, context))
      if (badges.length > 0) await pushToShops([origin], { name: 'bg-cs/badges', badges })
    }),
  )
}

/** The worker before this one may have died before it told what it had changed: pages ask anew, the icon counts anew. */
export async function pushAtBirth(world: World): Promise<void> {
  await Promise.all([
    pushToShops(originsOf(world), { name: 'bg-cs/born' }),
    world.overview.countStaff().then(showCount),
  ])
}

const originsOf = ({ configuration }: World) => configuration.shops.map(shop => shop.origin)

/** What the words of badges depend on besides the orders, at this moment. */
export async function badgeContext({ engine, configuration }: World): Promise<BadgeContext> {
  const health = await engine.store.health()
  return { health, timeZone: configuration.practice.timeZone, now: engine.clock.now() }
}
