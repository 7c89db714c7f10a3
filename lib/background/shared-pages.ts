import { keepSharedProfiles, readProfiles } from '../browser/profiles.ts'
import { pushToShops, tellExtensionPages } from '../browser/tabs.ts'
import type { PracticeService } from '../service/answer.ts'
import { askHost } from './ask-host.ts'

/** Takes over what the backend keeps for all computers, unless it is not asked any more; open pages hear of what is other. */
export async function takeShared(service: PracticeService, signal: AbortSignal): Promise<void> {
  const { profiles } = await askHost(service, 'host-bg/taught-pages', {})
  if (signal.aborted) return
  for (const origin of await keepSharedProfiles(profiles)) await tellProfiles(origin)
}

/** Tells the shop's open pages and our own what was taught by now. */
export async function tellProfiles(origin: string): Promise<void> {
  const profiles = await readProfiles(origin)
  await Promise.all([pushToShops([origin], { name: 'bg-cs/profiles', profiles }), tellExtensionPages()])
}
