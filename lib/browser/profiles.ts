import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type ShopProfile, ShopProfileSchema } from '../domain/shop-profile.ts'

/** `profiles` = taught at this computer; `sharedProfiles` = kept by the backend for all computers, as it last told them. */
type Key = 'profiles' | 'sharedProfiles'

export type ByShop = Record<string, ShopProfile[]>

/**
 * How pages of a shop are read here; of two of the same page, the one that all computers have. What a later version
 * stored and this one cannot read is as if it were not there.
 */
export async function readProfiles(origin: string): Promise<ShopProfile[]> {
  const [own = [], shared = []] = [
    (await readAll('profiles'))[origin],
    (await readAll('sharedProfiles'))[origin],
  ]
  const pages = new Set(shared.map(({ page }) => page))
  return [...own.filter(({ page }) => !pages.has(page)), ...shared]
}

/** Keeps a profile of a shop, in place of an earlier one of the same page. */
export async function saveProfile(origin: string, profile: ShopProfile): Promise<void> {
  await change(origin, known => [...known.filter(({ page }) => page !== profile.page), profile])
}

/** Forgets the profile of a page. */
export async function deleteProfile(origin: string, page: string): Promise<void> {
  await change(origin, known => known.filter(profile => profile.page !== page))
}

/** What was taught at this computer, by shop. */
export async function readOwnProfiles(): Promise<ByShop> {
  return readAll('profiles')
}

/**
 * Keeps what the backend tells in place of what it told before; answers the shops of which that is other. What was taught
 * here and is told the same is kept once, so that it goes when it is deleted elsewhere.
 */
export async function keepSharedProfiles(told: ByShop): Promise<string[]> {
  return navigator.locks.request('sharedProfiles', async () => {
    const before = await readAll('sharedProfiles')
    const shops = [...new Set([...Object.keys(before), ...Object.keys(told)])]
    const changed = shops.filter(
      shop => JSON.stringify(before[shop] ?? []) !== JSON.stringify(told[shop] ?? []),
    )
    if (changed.length > 0) await browser.storage.local.set({ sharedProfiles: told })
    for (const [shop, shared] of Object.entries(told)) await forgetSame(shop, shared)
    return changed
  })
}

async function forgetSame(shop: string, shared: readonly ShopProfile[]): Promise<void> {
  const told = new Set(shared.map(profile => JSON.stringify(profile)))
  const own = (await readAll('profiles'))[shop] ?? []
  if (own.some(profile => told.has(JSON.stringify(profile))))
    await change(shop, known => known.filter(profile => !told.has(JSON.stringify(profile))))
}

async function readAll(key: Key): Promise<ByShop> {
  const stored: unknown = (await browser.storage.local.get(key))[key]
  const shops = v.safeParse(v.record(v.string(), v.array(v.unknown())), stored)
  if (!shops.success) return {}
  const known = (profile: unknown) => {
    const result = v.safeParse(ShopProfileSchema, profile)
    return result.success ? [result.output] : []
  }
  return Object.fromEntries(
    Object.entries(shops.output).map(([origin, profiles]) => [origin, profiles.flatMap(known)]),
  )
}

/** One change at a time: two pages that are taught at once must not undo each other. */
function change(origin: string, make: (known: ShopProfile[]) => ShopProfile[]): Promise<void> {
  return navigator.locks.request('profiles', async () => {
    const all = await readAll('profiles')
    await browser.storage.local.set({ profiles: { ...all, [origin]: make(all[origin] ?? []) } })
  })
}
