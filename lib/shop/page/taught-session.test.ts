// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pageWords } from '../../../tests/fixtures/session-stage.ts'
import type { ShopProfile } from '../../domain/shop-profile.ts'
import type { BackgroundClient } from './background-client.ts'
import { addressPattern } from './read/address-pattern.ts'
import { ShopSession } from './shop-session.ts'

const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: addressPattern(document.URL),
  first: false,
  rows: [{ tag: 'p' }],
  cells: null,
  number: { heading: null, at: { by: 'element', element: { tag: 'b' } } },
  numbers: { prefix: '', digits: [4, 4] },
  date: null,
  customer: null,
  total: null,
  status: null,
  link: null,
}
const html = '<div><p><b>1001</b></p><p><b>1002</b></p></div>'
const staleProfile = 'looks different'
const notice = vi.fn()
let aborter: AbortController
let session: ShopSession

function start(page: string, profiles: ShopProfile[] = []) {
  document.body.innerHTML = page
  session = new ShopSession({
    document,
    client: {
      ask: async () => undefined,
      askUntilAnswered: async () => undefined,
    } satisfies BackgroundClient,
    words: { ...pageWords, staleProfile },
    profiles,
    notice,
    signal: aborter.signal,
    render: () => () => true,
    // A busy machine leaves the page no time: what is tested here is not that.
    now: () => 0,
  })
  session.start()
}
const shown = () =>
  [...document.querySelectorAll('nextech-sync-badge')].map(each => each.getAttribute('data-order'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  aborter = new AbortController()
})
afterEach(() => {
  aborter.abort()
  vi.useRealTimers()
})

it('shows badges as soon as the page is taught, and no longer than the profile is there', () => {
  start(html)
  expect(session.state()).toEqual({ state: 'none', count: 0 })
  session.setProfiles([profile])
  expect(shown()).toEqual(['1001', '1002'])
  expect(session.state()).toEqual({ state: 'orders', count: 2 })
  session.setProfiles([])
  expect(shown()).toEqual([])
})

it('reads a taught list before the next paint when only a text of it changes', async () => {
  start(html, [profile])
  const text = document.querySelector('b')?.firstChild ?? expect.fail()
  text.nodeValue = '1009'
  await new Promise<void>(resolve => queueMicrotask(resolve))
  expect(shown()).toEqual(['1009', '1002'])
})

it('puts a badge before the next paint where a taught row gets its number, or its list its first row', async () => {
  start('<div><p><b>1001</b></p><p><b>…</b></p></div>', [profile])
  expect(shown()).toEqual(['1001'])
  const text = document.querySelectorAll('b')[1]?.firstChild ?? expect.fail()
  text.nodeValue = '1002'
  await new Promise<void>(resolve => queueMicrotask(resolve))
  expect(shown()).toEqual(['1001', '1002'])
  document.querySelector('p')?.before(document.querySelector('p')?.cloneNode(true) ?? '')
  await new Promise<void>(resolve => queueMicrotask(resolve))
  expect(shown()).toEqual(['1001', '1001', '1002'])
})

it('takes badges away before the next paint when a taught list’s headings change places', async () => {
  const headed: ShopProfile = {
    ...profile,
    cells: [],
    number: { heading: 'nr.', at: { by: 'whole' } },
  }
  start('<div><h6><i>Nr.</i><i>Beleg</i></h6><p><b>1001</b><b>2001</b></p></div>', [headed])
  expect(shown()).toEqual(['1001'])
  const [number = expect.fail(), other = expect.fail()] = document.querySelectorAll('i')
  other.textContent = 'Nr.'
  number.textContent = 'Beleg'
  await new Promise<void>(resolve => queueMicrotask(resolve))
  expect(shown()).toEqual(['2001'])
})

it('says that a taught page looks different after a while, not while it loads', async () => {
  start('<div>Loading</div>', [profile])
  expect(session.state().state).toBe('stale-profile')
  await vi.advanceTimersByTimeAsync(2_000)
  document.body.innerHTML = html
  await vi.advanceTimersByTimeAsync(2_000)
  expect(notice).not.toHaveBeenCalledWith(staleProfile)
  document.body.innerHTML = '<div>Redesigned</div>'
  await vi.advanceTimersByTimeAsync(4_000)
  expect(notice).toHaveBeenLastCalledWith(staleProfile)
  document.body.innerHTML = html
  await vi.advanceTimersByTimeAsync(1_000)
  expect(notice).toHaveBeenLastCalledWith(null)
})

it('says that a list cannot be read whose rows are components of their own, as long as it is there', async () => {
  start('<div role="table"><div role="row"></div></div>')
  const row = document.querySelector('[role="row"]') ?? expect.fail()
  const names = ['Order #', 'Date', 'Total', 'Status']
  row.innerHTML = names.map(name => `<span role="columnheader">${name}</span>`).join('')
  const host = document.createElement('order-row')
  host.attachShadow({ mode: 'open' }).innerHTML = '<i>100000001</i><i>Mar 1, 2026</i><i>$1.00</i>'
  row.parentElement?.append(host)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(notice).toHaveBeenLastCalledWith(pageWords.split)
  document.body.innerHTML = '<p>Customers</p>'
  await vi.advanceTimersByTimeAsync(1_000)
  expect(notice).toHaveBeenLastCalledWith(null)
})
