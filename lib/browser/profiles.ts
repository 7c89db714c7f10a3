import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type ShopProfile, ShopProfileSchema } from '../domain/shop-profile.ts'

const key = 'profiles'

type ByShop = Record<string, ShopProfile[]>

/** What staff have taught of a shop. What a later version stored and this one cannot read is as if it were not there. */
export async function readProfiles(origin: string): Promise<ShopProfile[]> {
  return (await readAll())[origin] ?? []
}

/** Keeps a profile of a shop, in place of an earlier one of the same page. */
export async function saveProfile(origin: string, profile: ShopProfile): Promise<void> {
  await change(origin, known => [...known.filter(({ page }) => page !== profile.page), profile])
}

/** Forgets the profile of a page. */
export async function deleteProfile(origin: string, page: string): Promise<void> {
  await change(origin, known => known.filter(profile => profile.page !== page))
}

async function readAll(): Promise<ByShop> {
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
  return navigator.locks.request(key, async () => {
    const all = await readAll()
    await browser.storage.local.set({ [key]: { ...all, [origin]: make(all[origin] ?? []) } })
  })
}
