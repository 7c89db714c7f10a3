import { describe, expect, it } from 'vitest'
import { declined } from '../../tests/acceptance/service-practice.ts'
import { type BackgroundWorld, shop, startBackground } from '../../tests/fixtures/background-world.ts'
import type { TeachProposal } from '../contract/teach.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'

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
  total: whole('summe'),
  status: null,
  link: null,
})

/** What was read of a page; `change` = how its one row is read. */
function proposalOf(change: Partial<TeachProposal['rows'][number]> = {}): TeachProposal {
  const row = {
    number: '100004001',
    date: 'Mar 14, 2026, 9:30:00 AM',
    customer: 'Ann Orr',
    total: '$12.00',
    status: 'Processing',
    href: `${shop}/order/1`,
  }
  return { profile: profileOf('/orders'), rows: [{ ...row, ...change }], found: 1 }
}

async function startShop() {
  const world = await startBackground()
  await world.configure()
  await world.idle()
  world.host.heard = []
  return world
}

/** The page proposes; answers the ticket of the page that shows what was understood. */
async function propose({ shop: ask }: BackgroundWorld, proposal = proposalOf()) {
  const { url } = await ask('cs-bg/teach-propose', proposal)
  expect(new URL(url).pathname).toBe('/teach-check.html')
  return url.split('#')[1] ?? ''
}

const taught = async ({ own }: BackgroundWorld) =>
  (await own('ext-bg/profiles', {})).flatMap(({ profiles }) => profiles.map(({ page }) => page))

describe('a page that staff teach', () => {
  it('is shown to them first, and nothing of it is kept until they say yes', async () => {
    const world = await startShop()
    const ticket = await propose(world)
    const check = await world.panel('panel-bg/teach-load', { ticket })
    expect(check).toMatchObject({ page: '/orders', usable: true, leftOut: [] })
    expect(check.rows).toMatchObject([{ number: '100004001', total: { text: '$12.00', understood: true } }])
    expect(await taught(world)).toEqual([])
  })

  it('is kept by their yes, for its own shop, and that shop’s open pages hear of it', async () => {
    const world = await startShop()
    world.host.tabs.push({ id: 8, url: 'https://elsewhere.example.com/' })
    const ticket = await propose(world)
    await world.panel('panel-bg/teach-save', { ticket })
    expect(await world.own('ext-bg/profiles', {})).toEqual([
      { origin: shop, profiles: [profileOf('/orders')] },
    ])
    const push = { name: 'bg-cs/profiles', profiles: [profileOf('/orders')] }
    expect(world.host.heard).toEqual([
      { tabId: 7, message: { name: 'bg-cs/check-taught' } },
      { tabId: 7, message: push },
    ])
  })

  it.each(['closed', 'covered', 'moved', undefined])(
    'is not kept by a yes on a page that is %s beside the shop’s',
    async how => {
      const world = await startShop()
      const ticket = await propose(world)
      world.host.standing = how
      await expect(world.panel('panel-bg/teach-save', { ticket })).rejects.toEqual(declined('not-standing'))
      expect(await taught(world)).toEqual([])
      world.host.standing = 'ok'
      await world.panel('panel-bg/teach-save', { ticket })
      expect(await taught(world)).toEqual(['/orders'])
    },
  )

  it('is told in the activity when it is kept and when it is deleted, and forgotten then', async () => {
    const world = await startShop()
    const ticket = await propose(world)
    await world.panel('panel-bg/teach-save', { ticket })
    await world.own('ext-bg/delete-profile', { origin: shop, page: '/orders' })
    expect(await taught(world)).toEqual([])
    expect(world.host.heard.at(-1)).toEqual({ tabId: 7, message: { name: 'bg-cs/profiles', profiles: [] } })
    const query = { number: null, kind: 'settings' as const, before: null, limit: 2 }
    const told = (await world.own('ext-bg/activity', query))?.entries.map(({ code }) => code)
    expect(told).toEqual(['settings.page-forgotten', 'settings.page-taught'])
  })

  it('is saved once: a yes has no second', async () => {
    const world = await startShop()
    const ticket = await propose(world)
    await world.panel('panel-bg/teach-save', { ticket })
    await expect(world.panel('panel-bg/teach-save', { ticket })).rejects.toEqual(declined('expired'))
  })

  it.each([
    ['total', { total: 'free of charge' }],
    ['date', { date: 'the day before yesterday' }],
  ] as const)(
    'keeps no %s that cannot be understood: it is left out, and staff see so',
    async (fact, row) => {
      const world = await startShop()
      const ticket = await propose(world, proposalOf(row))
      const { leftOut } = await world.panel('panel-bg/teach-load', { ticket })
      expect(leftOut).toEqual([fact])
      await world.panel('panel-bg/teach-save', { ticket })
      const [kept] = (await world.own('ext-bg/profiles', {}))[0]?.profiles ?? []
      expect(kept?.[fact]).toBeNull()
    },
  )

  it('of which too little is understood is not saved', async () => {
    const world = await startShop()
    const ticket = await propose(world, proposalOf({ number: 'none' }))
    expect(await world.panel('panel-bg/teach-load', { ticket })).toMatchObject({ usable: false })
    await expect(world.panel('panel-bg/teach-save', { ticket })).rejects.toEqual(declined('not-usable'))
    expect(await taught(world)).toEqual([])
  })

  it('gives way to the page that is taught next', async () => {
    const world = await startShop()
    const first = await propose(world)
    const second = await propose(world, { ...proposalOf(), profile: profileOf('/archive') })
    await expect(world.panel('panel-bg/teach-load', { ticket: first })).rejects.toEqual(declined('expired'))
    await world.panel('panel-bg/teach-save', { ticket: second })
    expect(await taught(world)).toEqual(['/archive'])
  })

  it('is no order’s panel, and an order’s panel is none of it', async () => {
    const world = await startShop()
    const ticket = await propose(world)
    await expect(world.panel('panel-bg/load', { ticket })).rejects.toThrow()
    await world.readOrder()
    const { url } = await world.shop('cs-bg/open-resolve', { number: world.order.increment_id })
    const other = url.split('#')[1] ?? ''
    await expect(world.panel('panel-bg/teach-load', { ticket: other })).rejects.toEqual(declined('expired'))
  })
})

describe('the script for teaching', () => {
  it('goes into the tab that staff look at, and says where the browser does not let it', async () => {
    const world = await startShop()
    world.host.closed.add(8)
    expect(await world.popup('ext-bg/teach', { tabId: 7 })).toEqual({ started: true })
    expect(await world.popup('ext-bg/teach', { tabId: 8 })).toEqual({ started: false })
    expect(world.host.injected).toContain('7 /teach.js')
  })
})
