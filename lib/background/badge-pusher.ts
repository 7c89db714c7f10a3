import { readSnoozes, wakeAtFirst } from '../browser/snoozes.ts'
import { pushToShops, tellExtensionPages } from '../browser/tabs.ts'
import { ownService, type PracticeService } from '../service/answer.ts'
import type { Practice } from '../service/practice.ts'
import { type Place, tellAlarmNow, tellStaffCount } from './alarm.ts'
import { askHost } from './ask-host.ts'
import { detach } from './detach.ts'

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
    await pushChanged(ownService(practice), keys)
  }
  return keys => {
    if (changed.size === 0) setTimeout(() => detach(push()), gatherMs)
    for (const key of keys) changed.add(key)
  }
}

/** As many keys as one request takes. */
const maxKeys = 1_000

/** Tells the shops' pages the badges of orders that changed, and the icon how many wait. */
export async function pushChanged(service: PracticeService, keys: readonly string[]): Promise<void> {
  await Promise.all([pushBadges(service, keys), countStaff(service)])
}

async function pushBadges(service: PracticeService, keys: readonly string[]): Promise<void> {
  for (let at = 0; at < keys.length; at += maxKeys) {
    const part = keys.slice(at, at + maxKeys)
    const changed = await askHost(service, 'host-bg/changed-badges', { keys: part })
    await Promise.all(
      changed.map(async ({ origin, badges }) => {
        if (badges.length > 0) await pushToShops([origin], { name: 'bg-cs/badges', badges })
      }),
    )
  }
}

/** The icon tells how many orders wait for staff, without those that were put off at this computer. */
export async function countStaff(service: PracticeService): Promise<void> {
  const snoozes = await readSnoozes()
  await wakeAtFirst(snoozes)
  const { count, putOff = 0 } = await askHost(service, 'host-bg/staff-count', { snoozes })
  await tellStaffCount(count, putOff)
}

/** An order was put off or brought back, or its time is over. */
export async function countAgain(app: {
  service(): Promise<PracticeService | undefined>
  practice(): Promise<{ configuration: Place } | undefined>
  remote(): Promise<{ configuration: Place } | undefined>
}): Promise<void> {
  const [service, own, there] = await Promise.all([app.service(), app.practice(), app.remote()])
  const here = own ?? there
  if (!service || !here) return
  await countStaff(service)
  await tellAlarmNow(service, here.configuration)
}

/** The previous worker may have been killed before its last push: pages ask again, the icon counts again. */
export async function pushOnWorkerStart(practice: Practice): Promise<void> {
  await Promise.all([
    pushToShops(originsOf(practice), { name: 'bg-cs/worker-started' }),
    countStaff(ownService(practice)),
  ])
}

const originsOf = ({ configuration }: Practice) => configuration.shops.map(shop => shop.origin)
