// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settingsView } from '../../components/settings/stories/samples.ts'
import { type Answers, noReply, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { ConfigurationView } from '../contract/configuration-view.ts'
import { createShopsScreen } from './shops.ts'

const origin = 'https://shop.example.com'
const words = (unknown: string[] = [], timeZone: string | null = null) => [
  { origin, unknown: unknown.map(status => ({ status, orders: 2 })), timeZone },
]

beforeEach(async () => {
  await browser.storage.resetState()
  location.hash = ''
})
afterEach(() => {
  location.hash = ''
})

async function openShops(
  answers: Answers = {},
  shop: Partial<NonNullable<ConfigurationView>['shops'][number]> | null = {},
) {
  const { configuration } = settingsView
  const shown: ConfigurationView = configuration &&
    shop && { ...configuration, shops: [{ origin, reader: 'auto', ...shop }] }
  const background = startBackground({
    'ext-bg/configuration': () => shown,
    'ext-bg/shop-words': () => words(),
    ...answers,
  })
  const screen = createShopsScreen()
  const shows = (wanted: object | null) =>
    vi.waitFor(() =>
      wanted === null
        ? expect(screen.view.value).toBeNull()
        : expect(screen.view.value).toMatchObject(wanted),
    )
  return { ...background, ...screen, shows }
}

describe('how the shops are read', () => {
  it('is what the configuration says, with the statuses that wait', async () => {
    const { shows } = await openShops(
      { 'ext-bg/shop-words': () => words(['Packed']) },
      { dateOrder: 'day-first', timeZone: 'America/Denver', statuses: { Shipped: 'complete' } },
    )
    await shows({
      shops: [
        {
          origin,
          dateOrder: 'day-first',
          timeZone: 'America/Denver',
          statuses: [{ status: 'Shipped', state: 'complete' }],
          unknown: [{ status: 'Packed', orders: 2 }],
          proposal: null,
        },
      ],
      lock: null,
      wanted: null,
    })
  })

  it.each([
    ['the zone that pages name', {}, 'America/Denver', { timeZone: 'America/Denver', ground: 'pages' }],
    [
      'it also against another',
      { timeZone: 'UTC' },
      'Asia/Tokyo',
      { timeZone: 'Asia/Tokyo', ground: 'pages' },
    ],
    ['nothing where it is that', { timeZone: 'UTC' }, 'UTC', null],
    ['else the practice’s', {}, null, { timeZone: 'America/Chicago', ground: 'practice' }],
    ['nothing where one is set', { timeZone: 'UTC' }, null, null],
  ])('proposes %s', async (_, shop, told, proposal) => {
    const { shows } = await openShops({ 'ext-bg/shop-words': () => words([], told) }, shop)
    await shows({ shops: [{ proposal }] })
  })

  it('is nothing without a configuration, and stands without an answer', async () => {
    await (await openShops({}, null)).shows(null)
    await (await openShops({ 'ext-bg/shop-words': () => noReply })).shows({ shops: [{ unknown: [] }] })
  })

  it.each([
    [
      `#/settings?shop=${origin}&status=Packed`,
      { origin, status: 'Packed' },
      [{ status: 'Packed', orders: 0 }],
    ],
    [
      `#/settings?shop=${origin}&status=Ready+to+Ship`,
      { origin, status: 'Ready to Ship' },
      [{ status: 'Ready to Ship', orders: 0 }],
    ],
    ['#/settings?status=Packed', { origin, status: 'Packed' }, [{ status: 'Packed', orders: 0 }]],
    [
      '#/settings?shop=https://other.example&status=A%26B',
      { origin, status: 'A&B' },
      [{ status: 'A&B', orders: 0 }],
    ],
    [`#/settings?shop=${origin}`, { origin, status: null }, []],
    [`#/settings?shop=${origin}&status=Shipped`, { origin, status: 'Shipped' }, []],
    ['#/settings', null, []],
    ['#/staff?status=Packed', null, []],
  ])('asks what the address names: %s', async (hash, wanted, unknown) => {
    location.hash = hash
    const { shows } = await openShops({}, { statuses: { Shipped: 'complete' } })
    await shows({ wanted, shops: [{ unknown }] })
  })

  it('asks what a later address names, too', async () => {
    const { shows } = await openShops()
    await shows({ wanted: null })
    location.hash = '#/settings?status=Packed'
    await shows({ wanted: { origin, status: 'Packed' } })
  })

  it('is saved by the background, and said', async () => {
    location.hash = '#/settings?status=Packed'
    const { events, shows, askedFor } = await openShops({
      'ext-bg/configuration-shop': () => ({ problem: null }),
    })
    await shows({ wanted: { status: 'Packed' } })
    const change = { about: 'status', origin, status: 'Packed', state: 'processing' } as const
    events.onChange(change)
    await shows({ said: { change }, busy: false, wanted: null })
    expect(askedFor('ext-bg/configuration-shop')).toEqual([change])
  })

  it('says why it is not taken', async () => {
    const { events, shows, answers } = await openShops({
      'ext-bg/configuration-shop': () => ({ problem: 'must be a time zone' }),
    })
    await shows({ busy: false })
    const change = { about: 'pages', origin, dateOrder: null, timeZone: 'X' } as const
    events.onChange(change)
    await shows({ said: { problem: 'must be a time zone' }, busy: false })
    answers['ext-bg/configuration-shop'] = () => noReply
    events.onChange(change)
    await shows({ said: { problem: 'It could not be saved. Try again.' }, busy: false })
  })
})
