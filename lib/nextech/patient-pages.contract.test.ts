import { afterEach, describe, expect, test } from 'vitest'
import { credentials, type NextechOptions, startNextech } from '../../sandbox/nextech/server.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { createAccess } from './access.ts'
import { createPatientPages } from './patient-pages.ts'
import { createFakeVault, createFastClock } from './testing.ts'
import { createThrottle } from './throttle.ts'
import { nodeWire } from './write-wire.ts'

const practice = makePractice({ seed: 3, now: '2026-03-16T15:00:00Z', patients: 120, orders: 5 })
const clock = createFastClock()

let close: () => Promise<void> = async () => {}
afterEach(() => close())

async function open(options: Partial<NextechOptions> = {}) {
  const server = await startNextech(practice, { requestsPerSecond: 100_000, ...options })
  close = server.close
  const login = { ...credentials, tokenUrl: server.tokenUrl }
  const access = createAccess({ connection: login, vault: createFakeVault(), fetch, clock })
  expect(await access.signIn(credentials.password)).toEqual({ kind: 'signed-in' })
  const { practiceId, timeZone } = practice.setup
  const connection = { apiBaseUrl: server.apiBaseUrl, practiceId, timeZone, patientStatus: 'patient' }
  const throttle = createThrottle({ clock }).idle
  const asked: string[] = []
  const watched: typeof fetch = (url, init) => {
    asked.push(String(url))
    return fetch(url, init)
  }
  const pages = createPatientPages({ connection, access, fetch: watched, clock, throttle, wire: nodeWire })
  const control = (path: string, body: object) =>
    fetch(`${server.url}/control${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { server, pages, asked, control }
}

type Pages = Awaited<ReturnType<typeof open>>['pages']

/** The uids of all pages, in their order. */
async function everybody(pages: Pages): Promise<string[]> {
  const uids: string[] = []
  for (let offset = 0; ; ) {
    const answer = await pages.read(offset)
    if (!answer.ok) throw new Error(answer.message)
    const { patients, size, total } = answer.value
    if (size === 0) return uids
    expect(total).toBe(practice.patients.length)
    uids.push(...patients.map(({ uid }) => uid))
    offset += size
  }
}

const known = practice.patients.map(({ id }) => id).sort()

describe('all patients, page by page', () => {
  test.each<[string, Partial<NextechOptions>]>([
    ['sound links', { linkStyle: 'plain' }],
    ['links that overlap, loop and lead to another host', { linkStyle: 'historic' }],
    ['the newest first', { order: 'descending' }],
    ['an empty page that says so', { emptyEntry: 'empty' }],
    ['a search that needs no parameter', { bareSearch: 'all' }],
  ])('each once, with %s', async (_name, options) => {
    const { pages, server, asked } = await open(options)
    expect((await everybody(pages)).sort()).toEqual(known)
    expect(asked.every(url => url.startsWith(`${server.apiBaseUrl}/Patient?`))).toBe(true)
    // Three pages and the empty one; the search without a parameter is tried once.
    expect(asked).toHaveLength(options.bareSearch === 'all' ? 4 : 5)
  })

  test('with what is compared, and no more than that', async () => {
    const { pages } = await open()
    const answer = await pages.read(0)
    expect(answer).toMatchObject({ ok: true, value: { size: 50, unreadable: 0 } })
    const keys = answer.ok ? Object.keys(answer.value.patients[0] ?? {}) : []
    expect(keys).not.toContain('identifier')
    expect(keys).toContain('birthDate')
  })

  test('begins wherever it is told to', async () => {
    const { pages } = await open({ order: 'ascending' })
    const [whole, rest] = [await pages.read(0), await pages.read(30)]
    if (!whole.ok || !rest.ok) throw new Error('no pages')
    expect(rest.value.patients.slice(0, 20)).toEqual(whole.value.patients.slice(30))
  })

  test.each<[string, string]>([
    ['429', 'rate-limited'],
    ['5xx-before', 'nextech-down'],
    ['html', 'nextech-down'],
  ])('says what is wrong under lasting %s', async (fault, trouble) => {
    const { pages, control } = await open()
    await control('/break', { endpoint: 'GET Patient', times: 99, fault })
    expect(await pages.read(0)).toMatchObject({ ok: false, trouble })
  })

  test('says that it is signed out', async () => {
    const { pages, control } = await open()
    await control('/password', { expired: true, signOut: true })
    expect(await pages.read(50)).toMatchObject({ ok: false, trouble: 'signed-out' })
  })
})
