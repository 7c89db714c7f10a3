import { beforeEach, describe, expect, it } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { deleteProfile, keepSharedProfiles, readOwnProfiles, readProfiles, saveProfile } from './profiles.ts'

const shop = 'https://shop.example.com'
const profileOf = (page: string, first = false): ShopProfile => ({
  format: 'nextech-sync/shop-profile',
  version: 1,
  page,
  first,
  rows: [{ tag: 'li' }],
  cells: null,
  number: { heading: null, at: { by: 'whole' } },
  numbers: { prefix: null, digits: [4, 9] },
  date: null,
  customer: null,
  total: null,
  status: null,
  link: null,
})

beforeEach(() => browser.storage.resetState())

describe('what staff have taught of a shop', () => {
  it('is nothing at first, and nobody else’s', async () => {
    await saveProfile('https://other.example.com', profileOf('/orders'))
    expect(await readProfiles(shop)).toEqual([])
  })

  it('is one profile a page, the last that was saved', async () => {
    await saveProfile(shop, profileOf('/orders'))
    await saveProfile(shop, profileOf('/archive'))
    await saveProfile(shop, profileOf('/orders', true))
    expect(await readProfiles(shop)).toEqual([profileOf('/archive'), profileOf('/orders', true)])
    await deleteProfile(shop, '/archive')
    expect(await readProfiles(shop)).toEqual([profileOf('/orders', true)])
  })

  it('is all kept where two are saved at once', async () => {
    await Promise.all(['/a', '/b', '/c'].map(page => saveProfile(shop, profileOf(page))))
    expect((await readProfiles(shop)).map(({ page }) => page).sort()).toEqual(['/a', '/b', '/c'])
  })

  it('leaves out what cannot be read', async () => {
    await browser.storage.local.set({ profiles: { [shop]: [{ version: 2 }, profileOf('/orders')] } })
    expect(await readProfiles(shop)).toEqual([profileOf('/orders')])
    await browser.storage.local.set({ profiles: 'nonsense' })
    expect(await readProfiles(shop)).toEqual([])
  })
})

describe('what a backend keeps for all computers', () => {
  it('goes before what was taught here of the same page, and may be taken back', async () => {
    await saveProfile(shop, profileOf('/orders'))
    await saveProfile(shop, profileOf('/here'))
    expect(await keepSharedProfiles({ [shop]: [profileOf('/orders', true)] })).toEqual([shop])
    expect(await readProfiles(shop)).toEqual([profileOf('/here'), profileOf('/orders', true)])
    expect(await keepSharedProfiles({ [shop]: [profileOf('/orders', true)] })).toEqual([])
    expect(await keepSharedProfiles({})).toEqual([shop])
    expect(await readProfiles(shop)).toEqual([profileOf('/orders'), profileOf('/here')])
  })

  it('is kept once where it was taught here', async () => {
    await saveProfile(shop, profileOf('/orders'))
    await keepSharedProfiles({ [shop]: [profileOf('/orders')] })
    expect(await readOwnProfiles()).toEqual({ [shop]: [] })
    expect(await readProfiles(shop)).toEqual([profileOf('/orders')])
  })
})
