import { pushToShops, showCount, tellExtensionPages } from '../browser/tabs.ts'
import type { Practice } from '../service/practice.ts'
import { changedBadges } from '../service/readings.ts'

/** Badges that change within this time go in one push: each push makes a page read itself again. */
const gatherMs = 250
/** Our own pages ask for all that they show, so they are told less often. */
const extensionPagesMs = 1_000

/** Tells shop pages and the toolbar icon that orders changed, `gatherMs` after the first of them did. */
export function createBadgePusher(
  practiceNow: () => Promise<Practice | undefined>,
): (keys: readonly string[]) => void {
  let changed = new Set<string>()
  let willTell = false
  const tellExtensionPagesSoon = () => {
    if (willTell) return
    willTell = true
    setTimeout(() => {
      willTell = false
      void tellExtensionPages()
    }, extensionPagesMs)
  }
  const push = async () => {
    const keys = [...changed]
    changed = new Set()
    const practice = await practiceNow()
    if (!practice) return
    tellExtensionPagesSoon()
    await Promise.all([pushBadges(practice, keys), practice.overview.countStaff().then(showCount)])
  }
  return keys => {
    if (changed.size === 0) setTimeout(() => void push(), gatherMs)
    for (const key of keys) changed.add(key)
  }
}

async function pushBadges(practice: Practice, keys: readonly string[]): Promise<void> {
  const changed = await changedBadges(practice, keys)
  await Promise.all(
    changed.map(async ({ origin, badges }) => {
      if (badges.length > 0) await pushToShops([origin], { name: 'bg-cs/badges', badges })
    }),
  )
}

/** The previous worker may have been killed before its last push: pages ask again, the icon counts again. */
export async function pushOnWorkerStart(practice: Practice): Promise<void> {
  await Promise.all([
    pushToShops(originsOf(practice), { name: 'bg-cs/worker-started' }),
    practice.overview.countStaff().then(showCount),
  ])
}

const originsOf = ({ configuration }: Practice) => configuration.shops.map(shop => shop.origin)
