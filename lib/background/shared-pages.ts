import { type ByShop, keepSharedProfiles, readOwnProfiles, readProfiles } from '../browser/profiles.ts'
import type { SessionValue } from '../browser/session.ts'
import { pushToShops, tellExtensionPages } from '../browser/tabs.ts'
import { Declined } from '../contract/declined.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import type { PracticeService } from '../service/answer.ts'
import { askHost } from './ask-host.ts'

/** What a station and its backend tell each other of taught pages. */
export interface SharedPages {
  service: PracticeService
  /** The shops of this browser's configuration. */
  origins: readonly string[]
  /** Pages of this browser that the backend was told of. */
  told: SessionValue<string[]>
  signal: AbortSignal
}

/**
 * Takes over what the backend keeps for all computers, unless it is not asked any more; open pages hear of what is other. What
 * was taught here before goes the other way.
 */
export async function takeShared(shared: SharedPages): Promise<void> {
  const { service, signal } = shared
  const { profiles } = await askHost(service, 'host-bg/taught-pages', {})
  if (signal.aborted) return
  for (const origin of await keepSharedProfiles(profiles)) await tellProfiles(origin)
  await navigator.locks.request('bringPages', { ifAvailable: true }, async held => {
    if (held) await bringOwn(shared, profiles)
  })
}

/** Each page of this browser that the backend does not have, once. It stays in use here meanwhile. */
async function bringOwn({ service, origins, told, signal }: SharedPages, there: ByShop): Promise<void> {
  const own = await readOwnProfiles()
  const known = new Set(await told.read())
  for (const origin of origins)
    for (const profile of own[origin] ?? []) {
      const name = `${origin} ${profile.page}`
      const isThere = there[origin]?.some(({ page }) => page === profile.page) === true
      if (isThere || known.has(name) || signal.aborted) continue
      await bring(service, { origin, profile })
      await told.write([...known.add(name)])
    }
}

/** A manager's is used at all computers; what anybody else has waits for a manager, and an auditor changes nothing. */
async function bring(
  service: PracticeService,
  page: { origin: string; profile: ShopProfile },
): Promise<void> {
  for (const name of ['host-bg/import-page', 'host-bg/offer-page'] as const)
    try {
      await askHost(service, name, page)
      return
    } catch (error) {
      if (!(error instanceof Declined && error.code === 'not-allowed')) throw error
    }
}

/** Tells the shop's open pages and our own what was taught by now. */
export async function tellProfiles(origin: string): Promise<void> {
  const profiles = await readProfiles(origin)
  await Promise.all([pushToShops([origin], { name: 'bg-cs/profiles', profiles }), tellExtensionPages()])
}
