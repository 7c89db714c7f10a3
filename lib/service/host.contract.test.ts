import { describe, expect, it, vi } from 'vitest'
import {
  declined,
  openKnown,
  openStaffed,
  page,
  readingOf,
  rowOf,
} from '../../tests/acceptance/service-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { must } from '../../tests/fixtures/store.ts'
import { maxTaughtPages } from '../domain/moved.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { seenOf } from '../domain/snooze.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a host that the practice was moved away from', () => {
  it('takes no word of staff where it was moved away, and says so; what is read is answered', async () => {
    const { world, fromStaff, fromHost } = await openKnown()
    await world.engine.store.saveHealth({ moved: { since: 1 } })
    const words = expect.objectContaining({
      code: 'moved',
      message: expect.stringMatching(/moved.*Settings/),
    })
    await expect(fromStaff('ext-bg/pause', { isPaused: true })).rejects.toEqual(words)
    await expect(fromStaff('ext-bg/close-order', { key: 'k', word: null })).rejects.toEqual(words)
    await expect(fromStaff('ext-bg/forget', { key: 'k', uid: null })).rejects.toEqual(words)
    const forgotten = fromHost('host-bg/forget-page', { origin: page.origin, page: '/a' })
    await expect(forgotten).rejects.toEqual(words)
    expect(await fromStaff('ext-bg/queue', {})).toMatchObject({})
  })
})

describe('pages that people taught', () => {
  const { origin } = page
  const profileOf = (path: string): ShopProfile => ({
    ...{ format: 'nextech-sync/shop-profile', version: 1, page: path, first: false },
    ...{ rows: [{ tag: 'tr' }], cells: null, number: { heading: null, at: { by: 'whole' } } },
    ...{ numbers: { prefix: null, digits: [4, 9] }, date: null, customer: null, total: null, status: null },
    link: null,
  })

  it('are kept for all computers, one for each page, told, and forgotten', async () => {
    const { fromHost, fromStaff, told } = await openKnown()
    await fromHost('host-bg/teach-page', { origin, profile: profileOf('/a') })
    await fromHost('host-bg/import-page', { origin, profile: profileOf('/b') })
    const again = { ...profileOf('/a'), first: true }
    await fromHost('host-bg/teach-page', { origin, profile: again })
    expect(await fromHost('host-bg/taught-pages', {})).toEqual({
      profiles: { [origin]: [profileOf('/b'), again] },
    })
    await fromHost('host-bg/forget-page', { origin, page: '/b' })
    expect(await fromHost('host-bg/taught-pages', {})).toEqual({ profiles: { [origin]: [again] } })
    const query = { number: null, kind: 'settings' as const, before: null, limit: 4 }
    const entries = (await fromStaff('ext-bg/activity', query))?.entries ?? []
    expect(entries.map(({ code }) => code)).toEqual([
      'settings.page-forgotten',
      'settings.page-taught',
      'settings.page-imported',
      'settings.page-taught',
    ])
    expect(told.pagesChanged).toBe(4)
  })

  it('are those of shops of the configuration, and not without end', async () => {
    const { fromHost, practice } = await openKnown()
    const elsewhere = { origin: 'https://evil.example', profile: profileOf('/a') }
    for (const name of ['host-bg/teach-page', 'host-bg/import-page'] as const)
      await expect(fromHost(name, elsewhere)).rejects.toEqual(declined('not-a-shop'))
    for (let at = 0; at < maxTaughtPages; at += 1)
      await practice.taughtPages.keep(origin, profileOf(`/${at}`))
    const more = fromHost('host-bg/teach-page', { origin, profile: profileOf('/more') })
    await expect(more).rejects.toEqual(declined('too-many'))
    await fromHost('host-bg/teach-page', { origin, profile: profileOf('/0') })
  })
})

describe('what the background itself asks', () => {
  it('finds the order of a page’s number, stored or not, and tells whether it is', async () => {
    const { world, fromHost } = await openStaffed()
    const { origin } = page
    const stored = await fromHost('host-bg/order-key', { origin, number: world.number })
    expect(stored).toEqual({ key: keyOf(world.number) })
    const other = await fromHost('host-bg/order-key', { origin, number: '42' })
    expect(other).toEqual({ key: keyOf('42') })
    expect(await fromHost('host-bg/has-order', stored)).toEqual({ exists: true })
    expect(await fromHost('host-bg/has-order', other)).toEqual({ exists: false })
  })

  it.each(['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null', ''])(
    'declines for a page of %j, which is no shop',
    async origin => {
      const { fromHost } = await openKnown()
      const asked = { origin, number: '42' }
      await expect(fromHost('host-bg/order-key', asked)).rejects.toEqual(declined('not-a-shop'))
      await expect(fromHost('host-bg/settings-question', asked)).rejects.toEqual(declined('not-a-shop'))
    },
  )

  it('goes through what waits, and counts it', async () => {
    const { world, fromHost, fromStaff } = await openStaffed(undefined, ['900000001'])
    const key = keyOf(world.number)
    expect(await fromHost('host-bg/staff-count', {})).toEqual({ count: 2 })
    const [row] = (await fromStaff('ext-bg/queue', {}))?.rows ?? []
    const off = { until: world.now() + 60_000, seen: seenOf(must(row)) }
    const counted = async (snooze: typeof off) =>
      fromHost('host-bg/staff-count', { snoozes: { [must(row).key]: snooze, '/gone/all': snooze } })
    expect(await counted(off)).toEqual({ count: 1, putOff: 1 })
    expect(await counted({ ...off, until: world.now() - 1 })).toEqual({ count: 2, putOff: 0 })
    expect(await counted({ ...off, seen: 'something else' })).toEqual({ count: 2, putOff: 0 })
    const next = await fromHost('host-bg/next-to-resolve', { key, passed: [] })
    expect(next).toEqual({ key: keyOf('900000001') })
    const passed = ['900000001']
    expect(await fromHost('host-bg/next-to-resolve', { key, passed })).toEqual({ key: null })
  })

  it('shows badges of changed orders at their shops, and none for a key of no order', async () => {
    const { world, fromHost } = await openStaffed()
    const keys = [keyOf(world.number), keyOf('42')]
    const badge = { number: world.number, status: 'resolve', button: { opens: 'resolve' } }
    expect(await fromHost('host-bg/changed-badges', { keys })).toMatchObject([
      { origin: page.origin, badges: [badge] },
    ])
    expect(await fromHost('host-bg/changed-badges', { keys: [keyOf('42')] })).toEqual([])
  })

  it('knows what Settings asks for an order’s sake', async () => {
    const { world, order, fromShop, fromHost } = await openKnown()
    const { timeZone } = world.configuration.practice
    const asked = { origin: page.origin, number: order.increment_id }
    expect(await fromHost('host-bg/settings-question', asked)).toEqual({})
    await fromShop('cs-bg/rows', { rows: [rowOf(order, timeZone)] })
    const reading = { ...readingOf(order, timeZone), status: 'Ready for the moon' }
    await fromShop('cs-bg/order', { reading, href: null })
    expect(await fromHost('host-bg/settings-question', asked)).toEqual({
      shop: page.origin,
      status: 'Ready for the moon',
    })
  })
})
