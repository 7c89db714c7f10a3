import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answers, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { saveFile } from '../browser/files.ts'
import type { ShownProfile } from '../contract/taught-file.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { createProfilesScreen } from './profiles.ts'

vi.mock('../browser/files.ts')

const origin = 'https://shop.example.com'
const profile = (page: string): ShopProfile => ({
  format: 'nextech-sync/shop-profile',
  version: 1,
  page,
  first: false,
  rows: [{ tag: 'li' }],
  cells: null,
  number: { heading: null, at: { by: 'whole' } },
  numbers: { prefix: null, digits: [4, 9] },
  date: null,
  customer: null,
  total: { heading: null, at: { by: 'whole' } },
  status: null,
  link: null,
})

let pages: string[]
beforeEach(() => {
  pages = ['/verkauf/bestellungen']
})

async function openProfiles(answers: Answers = {}) {
  const background = startBackground({
    'ext-bg/profiles': () => [{ origin, profiles: pages.map(profile) }],
    'ext-bg/offered-pages': () => [],
    'ext-bg/proposed-profile': () => null,
    ...answers,
  })
  const screen = createProfilesScreen()
  const shows = (wanted: unknown) => vi.waitFor(() => expect(screen.view.value).toMatchObject([wanted]))
  await shows({ origin })
  return { ...background, ...screen, shows }
}

describe('the pages that staff taught', () => {
  it('are listed with what is read of them, and follow what is taught elsewhere', async () => {
    const { view, shows, tellChanged } = await openProfiles()
    expect(view.value).toEqual([
      {
        origin,
        pages: [{ page: '/verkauf/bestellungen', facts: ['number', 'total'] }],
        offers: [],
        report: null,
        waiting: null,
      },
    ])
    pages = []
    await tellChanged()
    await shows({ pages: [] })
  })

  it.each([
    ['/verkauf/bestellungen', 'nextech-sync-page-verkauf-bestellungen.json'],
    ['/', 'nextech-sync-page-start.json'],
  ])('are exported in a file named by the page: %s', async (page, name) => {
    pages = [page]
    const { events } = await openProfiles()
    events.onExport(origin, page)
    events.onExport(origin, '/unknown')
    events.onExport('https://other.example.com', page)
    const json = `${JSON.stringify(profile(page), null, 2)}\n`
    expect(vi.mocked(saveFile).mock.calls).toEqual([[name, 'application/json', json]])
  })
})

it('a page that another computer offers is looked at as a file is, or left there', async () => {
  let offers = [{ origin, profile: profile('/archive'), by: 'Robin' }]
  const { events, shows, askedFor } = await openProfiles({
    'ext-bg/offered-pages': () => offers,
    'ext-bg/propose-profile': () => ({ kind: 'refused', lines: ['page: wrong'] }),
    'ext-bg/decline-page': () => {
      offers = []
      return {}
    },
  })
  await shows({ offers: [{ page: '/archive', by: 'Robin' }] })
  events.onLookAt(origin, '/other')
  events.onLookAt(origin, '/archive')
  await shows({ report: { accepted: false, lines: ['page: wrong'] } })
  expect(askedFor('ext-bg/propose-profile')).toEqual([{ origin, json: JSON.stringify(profile('/archive')) }])
  events.onDecline(origin, '/archive')
  await shows({ offers: [] })
  expect(askedFor('ext-bg/decline-page')).toEqual([{ origin, page: '/archive' }])
})

describe('the file of a taught page', () => {
  const shown = (change: Partial<ShownProfile> = {}): ShownProfile => ({
    ...{ kind: 'proposal', seen: 'a', origin, before: null, after: profile('/archive'), reads: null },
    ...change,
  })
  const file = () => new File(['{}'], 'page.json')
  const waiting = (change: Partial<ShownProfile> = {}, isBusy = false) => ({
    waiting: { shown: shown(change), isBusy },
  })

  it('is shown first, and used by a yes to what is shown', async () => {
    let isUsed = false
    const { events, shows, askedFor } = await openProfiles({
      'ext-bg/propose-profile': () => shown(),
      'ext-bg/import-profile': () => {
        isUsed = true
        return { page: '/archive' }
      },
      'ext-bg/proposed-profile': () => (isUsed ? null : shown()),
      'ext-bg/delete-profile': () => ({}),
    })
    events.onImport(origin, file())
    await shows(waiting())
    expect(askedFor('ext-bg/propose-profile')).toEqual([{ origin, json: '{}' }])
    expect(askedFor('ext-bg/import-profile')).toEqual([])
    events.onUse()
    events.onUse()
    const report = { accepted: true, lines: ['/archive'] }
    await shows({ report, waiting: null })
    expect(askedFor('ext-bg/import-profile')).toEqual([{ seen: 'a' }])
    events.onDelete(origin, '/verkauf/bestellungen')
    await shows({ report: null })
    expect(askedFor('ext-bg/delete-profile')).toEqual([{ origin, page: '/verkauf/bestellungen' }])
  })

  it('is gone after a no', async () => {
    const { events, shows, askedFor } = await openProfiles({
      'ext-bg/propose-profile': () => shown(),
      'ext-bg/drop-profile': () => ({}),
    })
    events.onImport(origin, file())
    await shows(waiting())
    events.onPutAside()
    await shows({ waiting: null, report: null })
    await vi.waitFor(() => expect(askedFor('ext-bg/drop-profile')).toEqual([{}]))
  })

  it('that waits is shown when Settings opens again, and once more when a person looks', async () => {
    const answers: Answers = { 'ext-bg/proposed-profile': () => shown({ seen: null }) }
    const background = await openProfiles(answers)
    await background.shows(waiting({ seen: null }))
    background.answers['ext-bg/proposed-profile'] = () => shown({ seen: 'b' })
    background.events.onLook()
    await background.shows(waiting({ seen: 'b' }))
    background.answers['ext-bg/proposed-profile'] = () => new Refused('failed', 'Try again.')
    background.events.onLook()
    await background.shows(waiting({ seen: 'b' }))
  })

  it.each([
    ['is refused', { kind: 'refused' as const, lines: ['version: must be 1'] }, ['version: must be 1']],
    ['meets trouble', new Refused('failed', 'No room.'), ['No room.']],
  ])('that %s says why', async (_, answer, lines) => {
    const { events, shows } = await openProfiles({ 'ext-bg/propose-profile': () => answer })
    events.onImport(origin, file())
    await shows({ report: { accepted: false, lines }, waiting: null })
  })

  it('to which a yes is not taken is shown as it reads now', async () => {
    const { events, shows } = await openProfiles({
      'ext-bg/propose-profile': () => shown(),
      'ext-bg/import-profile': () => new Refused('not-shown', 'Look at it again.'),
      'ext-bg/proposed-profile': () => shown({ seen: 'b' }),
    })
    events.onImport(origin, file())
    await shows(waiting())
    events.onUse()
    await shows({ report: { accepted: false, lines: ['Look at it again.'] }, ...waiting({ seen: 'b' }) })
  })
})
