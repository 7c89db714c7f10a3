import { describe, expect, it, vi } from 'vitest'
import { openKnown, page, readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import type { RowReading } from '../contract/readings.ts'
import { answer } from './answer.ts'

// The whole service in Node: what a page makes up has an end, and what is true of it is only later.
vi.setConfig({ testTimeout: 60_000 })

const minute = 60_000
const numberAt = (at: number) => String(700_000_000 + at)

async function open() {
  const opened = await openKnown()
  const { world, order, practice } = opened
  const { timeZone } = world.configuration.practice
  const row = rowOf(order, timeZone)
  const rows = (count: number, from = 0) =>
    Array.from({ length: count }, (_, at): RowReading => ({ ...row, number: numberAt(from + at) }))
  const tell = (told: RowReading[], reader = page.reader) =>
    answer(practice, {
      name: 'cs-bg/rows',
      body: { rows: told },
      asker: { ...page, reader },
    }) as ReturnType<typeof opened.fromShop<'cs-bg/rows'>>
  const show = (number: string, seen = true, reader = page.reader) =>
    answer(practice, {
      name: 'cs-bg/order',
      body: { reading: { ...readingOf(order, timeZone), number, seen }, href: null },
      asker: { ...page, reader },
    }) as ReturnType<typeof opened.fromShop<'cs-bg/order'>>
  const kept = async () => (await practice.intake.listingsWhere(() => true)).length
  const told = async () => {
    const { entries } = await practice.activity.page({ before: null, kind: 'order', number: null, limit: 50 })
    return entries.filter(({ code }) => code === 'order.put-off')
  }
  return { ...opened, rows, tell, show, kept, told }
}

describe('new orders of a page within a minute', () => {
  it('are taken in, two full pages of a list and more', async () => {
    const { rows, tell, kept, told } = await open()
    const { wanted, badges } = await tell(rows(200))
    expect(wanted).toHaveLength(200)
    expect((await tell(rows(200, 200))).wanted).toHaveLength(200)
    expect(badges.every(({ reason }) => reason === null)).toBe(true)
    expect(await kept()).toBe(400)
    expect(await told()).toEqual([])
  })

  it('are put off where there are thousands, and say so, once in the activity', async () => {
    const { rows, tell, kept, told } = await open()
    const { badges, wanted } = await tell(rows(4_000))
    expect(wanted).toHaveLength(1_000)
    expect(badges.filter(({ reason }) => reason === 'too-many-new')).toHaveLength(3_000)
    expect(badges.at(-1)).toMatchObject({ status: 'unseen', number: numberAt(3_999) })
    for (let from = 4_000; from < 12_000; from += 4_000) await tell(rows(4_000, from))
    expect(await kept()).toBe(1_000)
    expect(await told()).toMatchObject([{ actor: 'shop', shop: page.origin, number: null }])
  })

  it('are put off of all pages of a shop together, and by the hour', async () => {
    const { world, rows, tell, kept, told } = await open()
    for (let at = 0; at < 5; at++) await tell(rows(1_500, at * 4_000), `tab ${at}`)
    expect(await kept()).toBe(2_000)
    for (let at = 5; at < 15; at++) {
      world.advance(minute)
      await tell(rows(1_500, at * 4_000), `tab ${at}`)
    }
    expect(await kept()).toBe(6_000)
    expect(await told()).toHaveLength(1)
  })

  it('are taken in a minute later', async () => {
    const { world, rows, tell } = await open()
    const many = rows(1_200)
    await tell(many)
    expect((await tell(many)).badges.filter(({ reason }) => reason === 'too-many-new')).toHaveLength(200)
    world.advance(minute)
    expect((await tell(many)).badges.filter(({ reason }) => reason !== null)).toEqual([])
  })

  it('leave room for a page of another tab, and for what is known already', async () => {
    const { rows, tell, show } = await open()
    await tell(rows(4_000))
    expect((await tell(rows(200, 9_000), 'tab 2')).wanted).toHaveLength(200)
    expect(await show(numberAt(0), false)).toMatchObject({ understood: true })
  })
})

describe('orders that a page shows, and no list told', () => {
  it('are put off where more are shown than anybody opens, and taken a minute later', async () => {
    const { world, show, told, practice } = await open()
    for (let at = 0; at < 100; at++) expect(await show(numberAt(at))).toMatchObject({ understood: true })
    const refused = await show(numberAt(100))
    expect(refused).toMatchObject({
      understood: false,
      badge: { number: numberAt(100), status: 'unseen', reason: 'too-many-new' },
    })
    expect((await practice.intake.records(page.origin, [numberAt(100)])).size).toBe(0)
    expect(await told()).toHaveLength(1)
    expect(await show(numberAt(0))).toMatchObject({ understood: true })
    world.advance(minute)
    expect(await show(numberAt(100))).toMatchObject({ understood: true })
  })

  it('count as well where their rows were told before, or their status is made up', async () => {
    const { rows, tell, show, order, practice, world, kept } = await open()
    await tell(rows(500))
    for (let at = 0; at < 50; at++) await show(numberAt(at))
    expect(await show(numberAt(50))).toMatchObject({ badge: { reason: 'too-many-new' } })
    const before = await kept()
    const reading = { ...readingOf(order, world.configuration.practice.timeZone), status: 'Sent by pigeon' }
    for (let at = 0; at < 20; at++) {
      const body = { reading: { ...reading, number: numberAt(2_000 + at), seen: true }, href: null }
      await answer(practice, { name: 'cs-bg/order', body, asker: page })
    }
    expect(await kept()).toBe(before)
  })
})
