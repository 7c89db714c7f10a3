// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listOf, rowOf, viewOf } from '../../../../tests/fixtures/shop-pages.ts'
import type { BadgeView } from '../../../contract/page-messages.ts'
import { findOrders } from '../find/find-orders.ts'
import { anchorsOf, type BadgeAnchor } from './anchors.ts'
import { Badges } from './badges.ts'

let clock: number
let views: Map<string, BadgeView>
let badges: Badges
const render = vi.fn()
const known = (number: string) => {
  const view = views.get(number) ?? viewOf(number)
  views.set(number, view)
  return view
}
const places = (): BadgeAnchor[] => findOrders(document).flatMap(anchorsOf)
const hosts = () => [...document.querySelectorAll<HTMLElement>('nextech-sync-badge')]
const said = () => hosts().map(host => host.getAttribute('data-order'))
const cell = (row = 0) => document.querySelectorAll('tbody td:first-child')[row] ?? expect.fail()
const write = (text: string, row = 0) => {
  const span = cell(row).querySelector('span') ?? expect.fail()
  span.textContent = text
}
const first = () => badges.ofHost(hosts()[0] ?? expect.fail()) ?? expect.fail()

beforeEach(() => {
  clock = 0
  views = new Map()
  render.mockReturnValue(true)
  document.body.innerHTML = listOf('1001', '1002', '1003')
  badges = new Badges({
    document,
    render,
    now: () => clock,
    viewOf: number => (number === '1666' ? null : known(number)),
  })
  badges.place(places())
})

describe('a badge', () => {
  it('is drawn once, last in its cell', () => {
    badges.place(places())
    expect(said()).toEqual(['1001', '1002', '1003'])
    expect(render).toHaveBeenCalledTimes(3)
    for (const host of hosts()) expect(host.parentElement?.lastElementChild).toBe(host)
  })

  it('asks for a look at the rows’ heights once for all of a batch', async () => {
    const listen = vi.spyOn(window, 'addEventListener')
    const looks = () => listen.mock.calls.filter(([name]) => String(name) === 'resize').length
    await Promise.resolve()
    badges.showAll()
    badges.showAll()
    expect(looks()).toBe(1)
    await Promise.resolve()
    badges.showAll()
    expect(looks()).toBe(2)
  })

  it('is the other order’s as soon as its cell says another number', () => {
    write('1009')
    expect(badges.check(first())).toBe(true)
    expect(said()[0]).toBe('1009')
    expect(render).toHaveBeenLastCalledWith(hosts()[0], known('1009'))
  })

  it('goes when its cell holds no order any more, or is gone', () => {
    const badge = first()
    write('none')
    expect(badges.check(badge)).toBe(false)
    expect(said()).toEqual(['1002', '1003'])
    const second = first()
    second.place.row.remove()
    expect(badges.check(second)).toBe(false)
    expect(said()).toEqual(['1003'])
    expect(badges.has('1002')).toBe(false)
  })

  it('is shown for no order that is left alone', () => {
    write('1666')
    badges.check(first())
    expect(said()).toEqual(['1002', '1003'])
    write('1004')
    badges.place(places())
    expect(said()).toEqual(['1004', '1002', '1003'])
  })

  it('is drawn again only where its order’s view changed, after a look at its cell', () => {
    render.mockClear()
    views.set('1002', { ...known('1002'), status: 'attention' })
    views.set('1003', { ...known('1003'), status: 'attention' })
    write('1001', 2)
    badges.show(new Set(['1002', '1003']))
    expect(hosts().map(host => `${host.dataset.order} ${host.dataset.status}`)).toEqual([
      '1001 synced',
      '1002 attention',
      '1001 synced',
    ])
    expect(render).toHaveBeenCalledTimes(2)
  })

  it('keeps its element when the page makes the row again', () => {
    const before = hosts()
    const body = document.querySelector('tbody') ?? expect.fail()
    body.innerHTML = ['1003', '1001', '1002'].map(number => rowOf(number)).join('')
    badges.place(places())
    expect(hosts().map(host => before.indexOf(host))).toEqual([2, 0, 1])
  })

  it('is put where nobody else’s copy is left', () => {
    cell(1).append(hosts()[0]?.cloneNode() ?? '')
    document.body.append(document.createElement('nextech-sync-badge'))
    badges.place(places())
    expect(said()).toEqual(['1001', '1002', '1003'])
  })
})

describe('no fight', () => {
  const takeAway = () => {
    const badge = badges.ofRow(cell().parentElement ?? expect.fail()) ?? expect.fail()
    if (!badge.host) return false
    badge.host.remove()
    badges.check(badge)
    return badge.host !== undefined
  }

  it('for a cell whose badge is taken away again and again, until much later', () => {
    const returns = Array.from({ length: 20 }, takeAway).filter(Boolean).length
    expect(returns).toBe(5)
    badges.place(places())
    expect(said()).toEqual(['1002', '1003'])
    clock += 31_000
    badges.place(places())
    expect(said()).toEqual(['1001', '1002', '1003'])
  })

  it('but patience with a page that draws its cell again every second', () => {
    for (let i = 0; i < 20; i++) {
      clock += 1100
      expect(takeAway()).toBe(true)
    }
  })

  it('with a page that took the element’s name: no badge at all, and no error', () => {
    badges.clear()
    render.mockReturnValue(false)
    badges.place(places())
    expect(hosts()).toEqual([])
    badges.place(places())
    expect(hosts()).toEqual([])
  })
})

it('leaves nothing behind', () => {
  document.body.append(document.createElement('nextech-sync-badge'))
  badges.clear()
  expect(hosts()).toEqual([])
  expect(badges.size).toBe(0)
})
