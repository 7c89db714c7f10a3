import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answers, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { saveFile } from '../browser/files.ts'
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
      { origin, pages: [{ page: '/verkauf/bestellungen', facts: ['number', 'total'] }], report: null },
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

  it('are imported, line by line, until the page is deleted', async () => {
    const report = { accepted: true, lines: ['/archive'] }
    const { events, shows, askedFor } = await openProfiles({
      'ext-bg/import-profile': () => report,
      'ext-bg/delete-profile': () => ({}),
    })
    events.onImport(origin, new File(['{}'], 'page.json'))
    await shows({ report })
    expect(askedFor('ext-bg/import-profile')).toEqual([{ origin, json: '{}' }])
    events.onDelete(origin, '/verkauf/bestellungen')
    await shows({ report: null })
    expect(askedFor('ext-bg/delete-profile')).toEqual([{ origin, page: '/verkauf/bestellungen' }])
  })

  it('say why one was not imported', async () => {
    const { events, shows } = await openProfiles({
      'ext-bg/import-profile': () => new Refused('failed', 'No room.'),
    })
    events.onImport(origin, new File(['{}'], 'page.json'))
    await shows({ report: { accepted: false, lines: ['No room.'] } })
  })
})
