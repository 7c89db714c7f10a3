import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { createTaughtPages } from '../../backend/postgres/taught-pages.ts'
import { askHost } from '../../lib/background/ask-host.ts'
import { saveProfile } from '../../lib/browser/profiles.ts'
import { protocolVersion } from '../../lib/contract/page-protocol.ts'
import type { ShopProfile } from '../../lib/domain/shop-profile.ts'
import { shop } from '../fixtures/background-world.ts'
import { must } from '../fixtures/store.ts'
import { type StationWorld, startStation } from './station-world.ts'

const whole = (heading: string) => ({ heading, at: { by: 'whole' as const } })
const profileOf = (page: string): ShopProfile => ({
  format: 'nextech-sync/shop-profile',
  version: 1,
  page,
  first: false,
  rows: [{ tag: 'tr' }],
  cells: [],
  number: whole('nr.'),
  numbers: { prefix: null, digits: [9, 9] },
  date: whole('date'),
  customer: null,
  total: whole('sum'),
  status: null,
  link: null,
})
const row = {
  ...{ number: '100004001', date: 'Mar 14, 2026, 9:30:00 AM', customer: null, total: '$12.00', status: null },
  href: `${shop}/order/1`,
}
const there = ({ backend, practiceId }: StationWorld) =>
  createTaughtPages({ db: backend.db, practiceId, timeZone: 'UTC' })
const here = async ({ shop: ask }: StationWorld) =>
  (await ask('cs-bg/hello', { protocol: protocolVersion })).profiles.map(({ page }) => page)
const told = async ({ own }: StationWorld) => {
  const query = { number: null, kind: 'settings' as const, before: null, limit: 10 }
  const page = await own('ext-bg/activity', query)
  return (page?.entries ?? []).flatMap(({ code }) => (/\.page-/.test(code) ? [code] : []))
}

async function importPage({ own, host }: StationWorld, page: string) {
  host.trial = { rows: [row], found: 1, unreadable: 0, links: [] }
  const json = JSON.stringify(profileOf(page))
  const shown = await own('ext-bg/propose-profile', { origin: shop, json })
  const seen = shown.kind === 'proposal' ? (shown.seen ?? '') : ''
  return own('ext-bg/import-profile', { seen })
}
async function teachPage({ shop: ask, panel }: StationWorld, page: string) {
  const { url } = await ask('cs-bg/teach-propose', { profile: profileOf(page), rows: [row], found: 1 })
  return panel('panel-bg/teach-save', { ticket: url.split('#')[1] ?? '' })
}

describe('pages taught at a station of a backend', () => {
  it('are kept by the backend by a yes, told in its activity, and listed in Settings', async () => {
    const world = await startStation()
    await importPage(world, '/archive')
    await teachPage(world, '/orders')
    expect(await there(world).read()).toEqual({ [shop]: [profileOf('/archive'), profileOf('/orders')] })
    expect(await here(world)).toEqual(['/archive', '/orders'])
    expect(await world.own('ext-bg/profiles', {})).toMatchObject([{ profiles: [{}, {}] }])
    await world.own('ext-bg/delete-profile', { origin: shop, page: '/archive' })
    expect(await there(world).read()).toEqual({ [shop]: [profileOf('/orders')] })
    expect(await here(world)).toEqual(['/orders'])
    expect(await told(world)).toEqual([
      'settings.page-forgotten',
      'settings.page-taught',
      'settings.page-imported',
    ])
  })

  it('reach the other stations and their open pages, and go there when they are deleted', async () => {
    const world = await startStation()
    expect(await here(world)).toEqual([])
    await there(world).keep(shop, profileOf('/archive'))
    await world.app.wakeUp()
    expect(await here(world)).toEqual(['/archive'])
    const push = (profiles: ShopProfile[]) => ({ tabId: 7, message: { name: 'bg-cs/profiles', profiles } })
    expect(world.host.heard).toContainEqual(push([profileOf('/archive')]))
    await there(world).forget(shop, '/archive')
    await world.app.wakeUp()
    expect(await here(world)).toEqual([])
    expect(world.host.heard).toContainEqual(push([]))
  })

  it('are the backend’s alone once it has them: what was taught here before goes with them', async () => {
    const world = await startStation()
    await saveProfile(shop, profileOf('/archive'))
    await there(world).keep(shop, profileOf('/archive'))
    await world.app.wakeUp()
    expect(await here(world)).toEqual(['/archive'])
    await there(world).forget(shop, '/archive')
    await world.app.wakeUp()
    expect(await here(world)).toEqual([])
  })

  it('stay while the backend is away, and nothing is taught then', async () => {
    const world = await startStation()
    await importPage(world, '/archive')
    await world.stopServing()
    expect(await here(world)).toEqual(['/archive'])
    await expect(importPage(world, '/orders')).rejects.toMatchObject({ code: 'backend-unreachable' })
    await expect(
      world.own('ext-bg/delete-profile', { origin: shop, page: '/archive' }),
    ).rejects.toMatchObject({ code: 'backend-unreachable' })
    expect(await here(world)).toEqual(['/archive'])
  })

  it('may be said yes to again after the backend was away', async () => {
    const world = await startStation()
    const { url } = await world.shop('cs-bg/teach-propose', {
      ...{ profile: profileOf('/orders'), rows: [row], found: 1 },
    })
    const ticket = url.split('#')[1] ?? ''
    await world.stopServing()
    const away = { code: 'backend-unreachable' }
    await expect(importPage(world, '/archive')).rejects.toMatchObject(away)
    await expect(world.panel('panel-bg/teach-save', { ticket })).rejects.toMatchObject(away)
    await world.serveAgain()
    const shown = await world.own('ext-bg/proposed-profile', {})
    const seen = shown?.kind === 'proposal' ? (shown.seen ?? '') : ''
    await world.own('ext-bg/import-profile', { seen })
    await world.panel('panel-bg/teach-save', { ticket })
    expect(await here(world)).toEqual(['/archive', '/orders'])
  })

  it('are a manager’s to import, and staff’s to teach by hand', async () => {
    const world = await startStation({ role: 'staff' })
    await expect(importPage(world, '/archive')).rejects.toMatchObject({ code: 'not-allowed' })
    await teachPage(world, '/orders')
    await vi.waitFor(async () => expect(await here(world)).toEqual(['/orders']))
    expect(await there(world).read()).toEqual({ [shop]: [profileOf('/orders')] })
  })

  it('are in force no more once this browser posts itself', async () => {
    const world = await startStation()
    await importPage(world, '/archive')
    await world.configure()
    expect(await here(world)).toEqual([])
  })
})

/** Taught here in direct mode, or at a station of an earlier version. */
async function withOwn(role?: 'staff' | 'auditor') {
  const world = await startStation({ isPaired: false })
  await saveProfile(shop, profileOf('/here'))
  await saveProfile('https://elsewhere.example', profileOf('/other'))
  await world.pair(role)
  return world
}
const offers = async ({ own }: StationWorld) =>
  (await own('ext-bg/offered-pages', {})).map(({ profile, by }) => [profile.page, by])

describe('pages that a browser was taught before it was a station', () => {
  it('go along with a manager, once, to the practice’s shops alone', async () => {
    const world = await withOwn()
    await vi.waitFor(async () => expect(await there(world).read()).toEqual({ [shop]: [profileOf('/here')] }))
    for (const _ of [1, 2]) await world.app.wakeUp()
    expect(await here(world)).toEqual(['/here'])
    expect(await told(world)).toEqual(['settings.page-imported'])
    await there(world).forget(shop, '/here')
    await world.app.wakeUp()
    expect(await here(world)).toEqual([])
  })

  it('take the place of no page that the backend has', async () => {
    const world = await startStation({ isPaired: false })
    await saveProfile(shop, { ...profileOf('/here'), first: true })
    await there(world).keep(shop, profileOf('/here'))
    await world.pair()
    await world.app.wakeUp()
    expect(await there(world).read()).toEqual({ [shop]: [profileOf('/here')] })
    expect(await told(world)).toEqual([])
  })

  it('wait for a manager where staff have them, and are in use here meanwhile', async () => {
    const world = await withOwn('staff')
    const known = there(world)
    await vi.waitFor(async () => expect(await known.offers.read()).toHaveLength(1))
    for (const _ of [1, 2]) await world.app.wakeUp()
    expect(await known.read()).toEqual({})
    expect(await here(world)).toEqual(['/here'])
    await expect(offers(world)).rejects.toMatchObject({ code: 'not-allowed' })
    await world.pair()
    expect(await offers(world)).toEqual([['/here', 'Front desk']])
    await importPage(world, '/here')
    expect(await offers(world)).toEqual([])
    expect(await known.read()).toEqual({ [shop]: [profileOf('/here')] })
  })

  it('are not offered again once a manager left them where they are', async () => {
    const world = await withOwn('staff')
    const known = there(world)
    await vi.waitFor(async () => expect(await known.offers.read()).toHaveLength(1))
    const offer = { origin: shop, profile: profileOf('/here') }
    const { service } = must(await world.app.remote())
    await expect(world.own('ext-bg/decline-page', { origin: shop, page: '/here' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await known.offers.change(all => all.map(each => ({ ...each, isDeclined: true })))
    await askHost(service, 'host-bg/offer-page', offer)
    expect(await known.offers.read()).toMatchObject([{ isDeclined: true }])
    expect(await here(world)).toEqual(['/here'])
  })

  it('stay an auditor’s own', async () => {
    const world = await withOwn('auditor')
    await world.app.wakeUp()
    expect([await there(world).read(), await there(world).offers.read()]).toEqual([{}, []])
    expect(await here(world)).toEqual(['/here'])
  })

  it('wait while the backend is away', async () => {
    const world = await startStation()
    await world.stopServing()
    await saveProfile(shop, profileOf('/here'))
    await world.app.wakeUp()
    await world.serveAgain()
    await world.app.wakeUp()
    expect(await there(world).read()).toEqual({ [shop]: [profileOf('/here')] })
  })
})
