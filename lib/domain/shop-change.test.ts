import { describe, expect, it } from 'vitest'
import type { Configuration } from './configuration.ts'
import { type ShopChange, withShopChange } from './shop-change.ts'

type Shop = Configuration['shops'][number]

const origin = 'https://shop.example.com'
const other: Shop = { origin: 'https://two.example.com', reader: 'auto', dateOrder: 'day-first' }
const shop: Shop = {
  origin,
  reader: 'auto',
  dateOrder: 'month-first',
  timeZone: 'America/Denver',
  statuses: { 'Ready to Ship': 'processing', Refunded: 'closed' },
}
const bare: Shop = { origin, reader: 'auto' }
const pages = (dateOrder: Shop['dateOrder'] | null, timeZone: string | null): ShopChange => ({
  about: 'pages',
  origin,
  dateOrder: dateOrder ?? null,
  timeZone,
})
const status = (word: string, state: Extract<ShopChange, { about: 'status' }>['state']): ShopChange => ({
  about: 'status',
  origin,
  status: word,
  state,
})

describe('rules 3: what a person says of a shop', () => {
  it.each<[string, Shop, ShopChange, Shop]>([
    ['the day first', bare, pages('day-first', null), { ...bare, dateOrder: 'day-first' }],
    ['the month first', bare, pages('month-first', null), { ...bare, dateOrder: 'month-first' }],
    ['a zone', bare, pages(null, 'America/Denver'), { ...bare, timeZone: 'America/Denver' }],
    ['evidence and the practice’s zone again', shop, pages(null, null), { ...bare, statuses: shop.statuses }],
    [
      'what a status stands for',
      bare,
      status('Ready to Ship', 'processing'),
      { ...bare, statuses: { 'Ready to Ship': 'processing' } },
    ],
    [
      'another one',
      shop,
      status('ready  to ship', 'complete'),
      { ...shop, statuses: { Refunded: 'closed', 'ready  to ship': 'complete' } },
    ],
    [
      'none any more',
      shop,
      status('REFUNDED', null),
      { ...shop, statuses: { 'Ready to Ship': 'processing' } },
    ],
    ['none of what had none', bare, status('Packed', null), bare],
    [
      'a word in another language',
      bare,
      status('发货中', 'processing'),
      { ...bare, statuses: { 发货中: 'processing' } },
    ],
  ])('%s', (_, before, change, after) => {
    expect(withShopChange([other, before], change)).toEqual({ ok: true, value: [other, after] })
  })

  it.each<[string, ShopChange, RegExp]>([
    ['no such zone', pages(null, 'America/Nowhere'), /time zone such as/],
    ['no zone at all', pages(null, ''), /must not be empty/],
    ['no status', status(' ', 'processing'), /must be a status/],
    ['a status too long for one', status('x'.repeat(61), 'processing'), /at most 60/],
    ['a shop of nobody', { ...pages(null, null), origin: 'https://three.example.com' }, /is no shop/],
  ])('is refused: %s', (_, change, problem) => {
    const changed = withShopChange([other, shop], change)
    expect(changed.ok ? '' : changed.error).toMatch(problem)
  })
})
