import { readProfiles, saveProfile } from '../browser/profiles.ts'
import { readConfiguration } from '../browser/settings.ts'
import { pushToShops, tellExtensionPages } from '../browser/tabs.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { pageZoneOf } from '../domain/stores.ts'

/** The shops whose pages may be taught here: those of this browser's configuration, also where a backend does the sync. */
export async function shopOrigins(): Promise<string[]> {
  return (await readConfiguration())?.shops.map(shop => shop.origin) ?? []
}

/** The time zone that a shop's pages show. */
export async function zoneAt(origin: string): Promise<string> {
  const configuration = await readConfiguration()
  return configuration ? pageZoneOf(configuration.shops, origin, configuration.practice.timeZone) : 'UTC'
}

/** Pages of this shop are read so from now on. */
export async function keepProfile(origin: string, profile: ShopProfile): Promise<void> {
  await saveProfile(origin, profile)
  await tellProfiles(origin)
}

/** Tells the shop's open pages and our own what was taught by now. */
export async function tellProfiles(origin: string): Promise<void> {
  const profiles = await readProfiles(origin)
  await Promise.all([pushToShops([origin], { name: 'bg-cs/profiles', profiles }), tellExtensionPages()])
}
