// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { ShopProfile } from '../../domain/shop-profile.ts'
import { addressPattern } from '../page/read/address-pattern.ts'
import { tryProfile } from './try-profile.ts'

const whole = { by: 'whole' as const }
const profile = (): ShopProfile => ({
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: addressPattern(document.URL),
  first: true,
  rows: [{ tag: 'div', classes: ['zeile'] }],
  cells: [],
  number: { heading: 'nr.', at: whole },
  numbers: { prefix: '', digits: [9, 9] },
  date: { heading: 'datum', at: whole },
  customer: null,
  total: { heading: 'punkte', at: whole },
  status: { heading: 'stand', at: whole },
  link: { heading: 'tun', at: { by: 'element', element: { tag: 'a', classes: ['tun'] } } },
})
const row = (number: string, href: string, text = 'Öffnen') =>
  `<div class="zeile"><div>${number}</div><div>2026-03-01</div><div>9,999.00</div><div>Offen</div><div><a class="tun" href="${href}">${text}</a></div></div>`
const show = (...rows: string[]) => {
  document.body.innerHTML = `<main><div class="kopf"><div>Nr.</div><div>Datum</div><div>Punkte</div><div>Stand</div><div>Tun</div></div>${rows.join('')}</main>`
}

beforeEach(() => {
  location.href = 'https://shop.example.com/archiv'
})

describe('a profile that is not in use', () => {
  it('reads the page as it would, five orders of it, and changes nothing', () => {
    show(...Array.from({ length: 7 }, (_, at) => row(`10000400${at}`, `/sales/order/view/${at}`)))
    const before = document.body.innerHTML
    const trial = tryProfile(document, profile())
    expect(trial).toMatchObject({ found: 7, unreadable: 0 })
    expect(trial?.rows).toHaveLength(5)
    expect(trial?.rows[0]).toMatchObject({ number: '100004000', total: '9,999.00', customer: null })
    expect(document.body.innerHTML).toBe(before)
  })

  it('names each kind of link once, without numbers and keys, those that are never opened first', () => {
    const own = '<a href="/orders/8">100004007</a>'
    show(
      row('100004001', '/sales/order/view/order_id/1/key/a1b2c3', 'View'),
      row('100004002', '/sales/order/view/order_id/2/key/a1b2c3', 'View'),
      row('100004006', '/orders/6', '#100004006'),
      row('100004003', '/sales/order/cancel/3?now=1&uenc=x', 'Weg'),
      row('100004004', 'https://evil.example/100004004'),
      row('100004005', '/ship/5?do=it', 'Versand'),
      row('100004007', '/mail/7', 'Post').replace('<div>100004007</div>', `<div>${own}</div>`),
    )
    expect(tryProfile(document, profile())?.links).toEqual([
      { text: 'Weg', address: '/sales/order/cancel/*?now=*&uenc=*', kind: 'never' },
      { text: 'Öffnen', address: 'https://evil.example/*', kind: 'never' },
      { text: 'Versand', address: '/ship/*?do=*', kind: 'never' },
      { text: 'Post', address: '/mail/*', kind: 'never' },
      { text: 'View', address: '/sales/order/view/order_id/*/key/*', kind: 'shows' },
      { text: '#100004006', address: '/orders/*', kind: 'shows' },
    ])
  })

  it('counts rows that look like orders and give no number', () => {
    show(row('100004001', '#'), row('100004002', '#'), row('none', '#'))
    expect(tryProfile(document, profile())).toMatchObject({ found: 2, unreadable: 1 })
  })

  it('reads nothing where the page is as it should be and holds no such list', () => {
    document.body.innerHTML = '<main>Nichts</main>'
    expect(tryProfile(document, profile())).toEqual({ rows: [], found: 0, unreadable: 0, links: [] })
  })

  it('is not tried on another page of the shop', () => {
    show(row('100004001', '#'))
    expect(tryProfile(document, { ...profile(), page: '/verkauf' })).toBeNull()
  })

  it.each(['javascript:alert(1)', 'http://['])('tells of an address that is none: %s', href => {
    show(row('100004001', href), row('100004002', href))
    const [link] = tryProfile(document, profile())?.links ?? []
    expect(link?.kind).toBe('never')
  })
})
