import { describe, expect, it } from 'vitest'
import { declined } from '../../tests/acceptance/service-practice.ts'
import { type BackgroundWorld, shop, startBackground } from '../../tests/fixtures/background-world.ts'
import type { PageTrial } from '../contract/taught-file.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'

const whole = (heading: string) => ({ heading, at: { by: 'whole' as const } })
const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: '/archive',
  first: true,
  rows: [{ tag: 'tr' }],
  cells: [],
  number: whole('nr.'),
  numbers: { prefix: null, digits: [9, 9] },
  date: whole('date'),
  customer: null,
  total: whole('points'),
  status: null,
  link: null,
}
const json = JSON.stringify(profile)
const other = { ...profile, total: whole('sum') }

/** What the open page answers; `change` = how its one row is read. */
function trialOf(change: object = {}, rest: object = {}): PageTrial {
  const row = { number: '100004001', customer: null, status: null, href: `${shop}/order/1` }
  const rows = [{ ...row, date: 'Mar 14, 2026, 9:30:00 AM', total: '$9,999.00', ...change }]
  return { rows, found: 1, unreadable: 0, links: [], ...rest }
}

async function startShop(trial: PageTrial = trialOf()) {
  const world = await startBackground()
  await world.configure()
  await world.idle()
  world.host.heard = []
  world.host.trial = trial
  return world
}

async function propose({ own }: BackgroundWorld, file = json, origin = shop) {
  const shown = await own('ext-bg/propose-profile', { origin, json: file })
  if (shown.kind === 'refused') throw new Error(shown.lines.join())
  return shown
}
const taught = async ({ own }: BackgroundWorld) =>
  (await own('ext-bg/profiles', {})).flatMap(({ profiles }) => profiles)
const told = async ({ own }: BackgroundWorld) => {
  const query = { number: null, kind: 'settings' as const, before: null, limit: 10 }
  return ((await own('ext-bg/activity', query))?.entries ?? []).filter(({ code }) => /\.page-/.test(code))
}

describe('a taught page as a file', () => {
  it('is shown with what it reads in the open page, and is not used before a yes', async () => {
    const links = [{ text: 'Cancel', address: '/order/cancel/*', kind: 'never' as const }]
    const world = await startShop(trialOf({}, { links, unreadable: 2 }))
    const shown = await propose(world)
    expect(shown).toMatchObject({
      origin: shop,
      before: null,
      after: profile,
      reads: { unreadable: 2, links },
    })
    expect(shown.reads?.check.rows).toMatchObject([{ total: { text: '$9,999.00', understood: true } }])
    expect(await taught(world)).toEqual([])
    expect(world.host.injected).toContain('7 /try-page.js')
    expect(world.host.heard).toEqual([{ tabId: 7, message: { name: 'bg-cs/try-page', profile } }])
  })

  it('is used by a yes to what was shown, once, and the shop’s pages hear of it', async () => {
    const world = await startShop()
    const seen = (await propose(world)).seen ?? ''
    expect(await world.own('ext-bg/import-profile', { seen })).toEqual({ page: '/archive' })
    expect(await taught(world)).toEqual([profile])
    expect(world.host.heard.at(-1)).toEqual({
      tabId: 7,
      message: { name: 'bg-cs/profiles', profiles: [profile] },
    })
    await expect(world.own('ext-bg/import-profile', { seen })).rejects.toEqual(declined('not-shown'))
    expect((await told(world)).map(({ code }) => code)).toEqual(['settings.page-imported'])
  })

  it('is told in the activity with the person who said yes', async () => {
    const world = await startShop()
    const pin = '739146'
    await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin })
    const seen = (await propose(world)).seen ?? ''
    await world.own('ext-bg/import-profile', { seen })
    expect(await told(world)).toMatchObject([{ code: 'settings.page-imported', person: { name: 'Ana' } }])
  })

  it('is a manager’s to look at and to use', async () => {
    const world = await startShop()
    await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: '739146' })
    await world.own('ext-bg/person-add', { name: 'Bo', role: 'staff', pin: '4401-bo' })
    const seen = (await propose(world)).seen ?? ''
    const bo = (await world.own('ext-bg/people', {})).people.find(({ name }) => name === 'Bo')
    await world.own('ext-bg/person-enter', { id: bo?.id ?? '', pin: '4401-bo' })
    await expect(propose(world)).rejects.toEqual(declined('role'))
    await expect(world.own('ext-bg/import-profile', { seen })).rejects.toEqual(declined('role'))
    expect(await taught(world)).toEqual([])
  })

  it('is nothing after a no', async () => {
    const world = await startShop()
    const seen = (await propose(world)).seen ?? ''
    await world.own('ext-bg/drop-profile', {})
    expect(await world.own('ext-bg/proposed-profile', {})).toBeNull()
    await expect(world.own('ext-bg/import-profile', { seen })).rejects.toEqual(declined('not-shown'))
    expect(await taught(world)).toEqual([])
    expect(await told(world)).toEqual([])
  })

  it('does not come back by a look that a no overtook', async () => {
    const world = await startShop()
    await propose(world)
    const look = world.own('ext-bg/proposed-profile', {})
    await world.own('ext-bg/drop-profile', {})
    const late = await look
    expect(await world.own('ext-bg/proposed-profile', {})).toBeNull()
    const seen = late?.kind === 'proposal' ? (late.seen ?? '') : ''
    await expect(world.own('ext-bg/import-profile', { seen })).rejects.toEqual(declined('not-shown'))
  })

  it('waits for the page while none is open, over a killed worker too', async () => {
    const world = await startShop(null)
    const shown = await propose(world)
    expect(shown).toMatchObject({ seen: null, reads: null })
    await expect(world.own('ext-bg/import-profile', { seen: '' })).rejects.toEqual(declined('not-shown'))
    await world.restart()
    world.host.trial = trialOf()
    const again = await world.own('ext-bg/proposed-profile', {})
    expect(again).toMatchObject({ after: profile, reads: { check: { found: 1 } } })
    const seen = again?.kind === 'proposal' ? (again.seen ?? '') : ''
    await world.own('ext-bg/import-profile', { seen })
    expect(await taught(world)).toEqual([profile])
  })

  it.each([
    ['reads no order', trialOf({}, { rows: [], found: 0 })],
    ['understands nothing of them', trialOf({ date: 'soon', total: 'free' })],
  ])('that %s takes no yes', async (_, trial) => {
    const world = await startShop(trial)
    expect(await propose(world)).toMatchObject({ seen: null, reads: { check: { usable: false } } })
  })

  it('is used without the facts that cannot be understood', async () => {
    const world = await startShop(trialOf({ total: 'free' }))
    const { seen, reads } = await propose(world)
    expect(reads?.check.leftOut).toEqual(['total'])
    await world.own('ext-bg/import-profile', { seen: seen ?? '' })
    expect(await taught(world)).toEqual([{ ...profile, total: null }])
  })

  it('takes no yes to what the page read before', async () => {
    const world = await startShop()
    const first = (await propose(world)).seen ?? ''
    world.host.trial = trialOf({ total: '$12.00' })
    const second = await propose(world)
    await expect(world.own('ext-bg/import-profile', { seen: first })).rejects.toEqual(declined('not-shown'))
    await world.own('ext-bg/import-profile', { seen: second.seen ?? '' })
  })

  it('is shown beside what it replaces, and takes no yes once that has changed', async () => {
    const world = await startShop()
    await world.own('ext-bg/import-profile', { seen: (await propose(world)).seen ?? '' })
    const shown = await propose(world, JSON.stringify(other))
    expect(shown).toMatchObject({ before: profile, after: other })
    await world.own('ext-bg/delete-profile', { origin: shop, page: '/archive' })
    const yes = world.own('ext-bg/import-profile', { seen: shown.seen ?? '' })
    await expect(yes).rejects.toEqual(declined('not-shown'))
    expect(await taught(world)).toEqual([])
  })

  it('is read in pages of its own shop alone, and a page that answers nonsense reads nothing', async () => {
    const world = await startShop()
    world.host.tabs = [{ id: 8, url: 'https://elsewhere.example.com/archive' }]
    expect((await propose(world)).reads).toBeNull()
    world.host.tabs = [
      { id: 7, url: `${shop}/archive` },
      { id: 9, url: `${shop}/archive` },
    ]
    world.host.closed.add(9)
    world.host.trial = { rows: 'all of them' }
    expect((await propose(world)).reads).toBeNull()
    expect(world.host.injected).not.toContain('8 /try-page.js')
  })

  it('of no shop of ours is refused with a sentence', async () => {
    const world = await startShop()
    const origin = 'https://elsewhere.example.com'
    const shown = await world.own('ext-bg/propose-profile', { origin, json })
    expect(shown).toMatchObject({ kind: 'refused', lines: [expect.stringContaining(`${origin} is no shop`)] })
  })

  it.each([
    ['no JSON', 'page: /orders', /JSON/],
    ['a selector as text', JSON.stringify({ ...profile, rows: ['tr > td'] }), /^rows\.0/],
    ['a later version', JSON.stringify({ ...profile, version: 2 }), /^version/],
  ])('that is %s is refused by the place of its fault', async (_, file, line) => {
    const world = await startShop()
    const shown = await world.own('ext-bg/propose-profile', { origin: shop, json: file })
    expect(shown).toMatchObject({ kind: 'refused', lines: [expect.stringMatching(line)] })
    expect(await world.own('ext-bg/proposed-profile', {})).toBeNull()
  })
})
