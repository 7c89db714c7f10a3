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
import { seenOf } from '../domain/snooze.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a host that the practice was moved away from', () => {
  it('takes no word of staff where it was moved away, and says so; what is read is answered', async () => {
    const { world, fromStaff } = await openKnown()
    await world.engine.store.saveHealth({ moved: { since: 1 } })
    const words = expect.objectContaining({
      code: 'moved',
      message: expect.stringMatching(/moved.*Settings/),
    })
    await expect(fromStaff('ext-bg/pause', { isPaused: true })).rejects.toEqual(words)
    await expect(fromStaff('ext-bg/close-order', { key: 'k', word: null })).rejects.toEqual(words)
    await expect(fromStaff('ext-bg/forget', { key: 'k', uid: null })).rejects.toEqual(words)
    expect(await fromStaff('ext-bg/queue', {})).toMatchObject({})
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
