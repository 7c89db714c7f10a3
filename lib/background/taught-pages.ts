import { deleteProfile, saveProfile } from '../browser/profiles.ts'
import { readConfiguration } from '../browser/settings.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { pageZoneOf } from '../domain/stores.ts'
import { askHost } from './ask-host.ts'
import type { BackgroundApp } from './background-app.ts'
import { noteSetting } from './note-setting.ts'
import { tellProfiles } from './shared-pages.ts'

/** The shops whose pages may be taught here: those of this browser's configuration, also where a backend does the sync. */
export async function shopOrigins(): Promise<string[]> {
  return (await readConfiguration())?.shops.map(shop => shop.origin) ?? []
}

/** The time zone that a shop's pages show. */
export async function zoneAt(origin: string): Promise<string> {
  const configuration = await readConfiguration()
  return configuration ? pageZoneOf(configuration.shops, origin, configuration.practice.timeZone) : 'UTC'
}

/** A person said yes to it: pages of this shop are read so from now on, at every computer where a backend keeps the practice. */
export async function keepProfile(
  app: BackgroundApp,
  how: 'taught' | 'imported',
  origin: string,
  profile: ShopProfile,
): Promise<void> {
  const remote = await app.remote()
  if (remote) {
    const name = how === 'taught' ? 'host-bg/teach-page' : 'host-bg/import-page'
    await askHost(remote.service, name, { origin, profile })
    return remote.takeTaught()
  }
  await saveProfile(origin, profile)
  await tellProfiles(origin)
  await noteSetting(app, `page-${how}`)
}

/** The page is read again as it is found. */
export async function forgetProfile(app: BackgroundApp, origin: string, page: string): Promise<void> {
  const remote = await app.remote()
  if (remote) {
    await askHost(remote.service, 'host-bg/forget-page', { origin, page })
    await remote.takeTaught()
  }
  await deleteProfile(origin, page)
  await tellProfiles(origin)
  if (!remote) await noteSetting(app, 'page-forgotten')
}
