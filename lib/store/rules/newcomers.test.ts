import { expect, it } from 'vitest'
import { type Newcomers, roomFor } from './newcomers.ts'

const shop = 'https://shop.example'

it('counts no pages that got no room: a station that names a new one each time fills nothing', () => {
  let known: Newcomers | undefined
  for (let at = 0; at < 5_000; at++) known = roomFor(known, { shop, asked: 10, page: `page ${at}` }, at).count
  expect(Object.keys(known?.minute.pages ?? {})).toHaveLength(200)
})

it.each(['__proto__', 'constructor', 'toString'])('counts a page of any name: %s', page => {
  const first = roomFor(undefined, { shop, asked: 900, page }, 0)
  const second = roomFor(first.count, { shop, asked: 900, page }, 1)
  expect([first.room, second.room]).toEqual([900, 100])
})

it('begins again where the clock was set back, and gives no more than was asked', () => {
  const far = roomFor(undefined, { shop, asked: 5_000, page: 'a' }, 9_000_000)
  expect(far).toMatchObject({ room: 1_000, notes: [{ code: 'order.put-off' }] })
  expect(roomFor(far.count, { shop, asked: 3, page: 'a' }, 0)).toMatchObject({ room: 3, notes: [] })
})
