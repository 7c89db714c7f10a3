// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { ShopProfile } from '../../../domain/shop-profile.ts'
import { findOrders } from '../find/find-orders.ts'
import { addressPattern } from './address-pattern.ts'
import { findByProfile, readByProfile } from './read-by-profile.ts'
import { readRows } from './read-rows.ts'
import { readTaught } from './read-taught.ts'

const whole = { by: 'whole' as const }
const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: addressPattern(document.URL),
  first: false,
  rows: [{ tag: 'div', classes: ['zeile'] }],
  cells: [],
  number: { heading: 'nr.', at: whole },
  numbers: { prefix: '', digits: [9, 9] },
  date: { heading: 'datum', at: whole },
  customer: null,
  total: null,
  status: { heading: 'stand', at: whole },
  link: null,
}
/** Found by a class, without headings. */
const plain: ShopProfile = {
  ...profile,
  cells: null,
  number: { heading: null, at: { by: 'element', element: { tag: 'b', classes: ['nr'] } } },
  date: null,
  status: null,
}
const head = (...labels: string[]) =>
  `<div class="kopf">${labels.map(text => `<div>${text}</div>`).join('')}</div>`
const row = (...cells: string[]) =>
  `<div class="zeile">${cells.map(text => `<div>${text}</div>`).join('')}</div>`
const list = (...rows: string[]) => {
  document.body.innerHTML = `<main><div>${rows.join('')}</div></main>`
}
const numbers = (by = profile) => readByProfile(document, by).map(each => each.reading.number)
const apply = () => {
  const { list, fits } = findByProfile(document, profile)
  return { ...(list ? readRows(list) : { rows: [], unreadable: 0 }), fits }
}
const usual = head('Nr.', 'Datum', 'Stand')

beforeEach(() => list())

describe('a list with headings', () => {
  it('is read by them, wherever they are', () => {
    list(head('Stand', '', 'Datum', 'Nr.'), row('Offen', 'x', '2026-03-01', '100004001'))
    expect(readByProfile(document, profile).map(each => each.reading)).toEqual([
      { number: '100004001', date: '2026-03-01', customer: null, total: null, status: 'Offen', href: null },
    ])
  })

  it('does not guess at a column that is hidden, or that two headings name', () => {
    list(head('Nr.', 'Datum', 'Stand', 'Stand'), row('100004001', '2026-03-01', 'Offen', 'Bezahlt'))
    expect(readByProfile(document, profile)[0]?.reading).toMatchObject({ date: '2026-03-01', status: null })
    list(head('Nr.', 'Stand'), row('100004001', 'Offen'))
    expect(readByProfile(document, profile)[0]?.reading).toMatchObject({ date: null, status: 'Offen' })
  })

  it('fits while it is empty, and not once its headings are gone', () => {
    list(usual, row('', '', ''))
    expect(apply()).toEqual({ rows: [], unreadable: 0, fits: true })
    list(head('No.', 'Date', 'State'), row('100004001', '2026-03-01', 'Offen'))
    expect(apply()).toEqual({ rows: [], unreadable: 0, fits: false })
  })

  it('does not fit where the numbers are of another kind', () => {
    list(usual, row('4711', '2026-03-01', 'Offen'), row('X-100004001', '2026-03-01', 'Offen'))
    expect(apply()).toEqual({ rows: [], unreadable: 0, fits: false })
  })

  it('counts a row without its number, and takes a number with one digit more', () => {
    list(usual, row('1000040010', '2026-03-01', 'Offen'), row('', '2026-03-01', 'Offen'))
    expect(numbers()).toEqual(['1000040010'])
    expect(apply()).toMatchObject({ unreadable: 1, fits: true })
  })

  it('is read as it stands now, however long ago it was found', () => {
    list(usual, row('100004001', '2026-03-01', 'Offen'), row('100004002', '2026-03-01', 'Offen'))
    const { list: found = expect.fail() } = findByProfile(document, profile)
    const [first = expect.fail(), second = expect.fail()] = document.querySelectorAll('.zeile')
    const [number, , status] = first.children
    if (number) number.textContent = '100004009'
    if (status) status.innerHTML = '<b>Bezahlt</b>'
    // Without one of its cells, nothing stands below its heading any more.
    second.lastElementChild?.remove()
    expect(readRows(found)).toMatchObject({
      rows: [{ cell: number, reading: { number: '100004009', status: 'Bezahlt' } }],
      unreadable: 0,
    })
    expect(readRows(found).rows).toHaveLength(1)
  })

  it('is read past what this extension has added', () => {
    const badge = '<nextech-sync-badge>100009999</nextech-sync-badge>'
    list(
      usual,
      row(`100004001${badge}`, '2026-03-01', 'Offen').replace('</div></div>', `</div>${badge}</div>`),
    )
    expect(numbers()).toEqual(['100004001'])
  })
})

describe('a list without headings', () => {
  it('leaves out a row that holds the number twice, and what holds rows itself', () => {
    const card = (...of: string[]) =>
      `<div class="zeile">${of.map(no => `<b class="nr">${no}</b>`).join('')}</div>`
    list(card('100004001'), card('100004002', '100004003'))
    expect(numbers(plain)).toEqual(['100004001'])
    list(
      `<div class="zeile"><b class="nr">100004009</b><div class="zeile"><b class="nr">100004001</b></div></div>`,
    )
    expect(numbers(plain)).toEqual(['100004001'])
  })

  it.each([
    ['after a link', '<p><a href="/o/1"><b class="nr">100004001</b></a></p>', 'p'],
    ['after a button', '<p><button><b class="nr">100004001</b></button></p>', 'p'],
    ['in the number’s own element', '<p><b class="nr">100004001</b></p>', 'b'],
    ['in the cell of a table', '<table><tr><td><b class="nr">100004001</b></td></tr></table>', 'td'],
  ])('has its badge %s', (_, html, tag) => {
    list(`<div class="zeile">${html}</div>`)
    expect(readByProfile(document, plain)[0]?.cell.localName).toBe(tag)
  })

  it('follows the link that was taught, on this very shop only', () => {
    const link = { heading: null, at: { by: 'element' as const, element: { tag: 'a', classes: ['auf'] } } }
    const card = (href: string) =>
      list(
        `<div class="zeile"><b class="nr">100004001</b><a href="/weg">Weg</a><a class="auf" href="${href}">Auf</a></div>`,
      )
    card('/o/100004001')
    expect(readByProfile(document, { ...plain, link })[0]?.reading.href).toBe(
      new URL('/o/100004001', document.URL).href,
    )
    card('https://elsewhere.example/o/100004001')
    expect(readByProfile(document, { ...plain, link })[0]?.reading.href).toBeNull()
  })
})

describe('the link of a taught row', () => {
  const link = { heading: null, at: { by: 'element' as const, element: { tag: 'a', classes: ['auf'] } } }
  const hrefOf = (html: string, taught: ShopProfile['link'] = link) => {
    list(`<div class="zeile"><b class="nr">100004001</b>${html}</div>`)
    const href = readByProfile(document, { ...plain, link: taught })[0]?.reading.href
    return href ? href.slice(new URL(document.URL).origin.length) : href
  }
  const taught = (href: string, text = 'Auf', more = '') =>
    `<a class="auf" ${more} href="${href}">${text}</a>`

  it.each([
    ['its path', taught('/o/100004001')],
    ['its path, before an ending', taught('/o/100004001.html')],
    ['its query', taught('/o?nr=100004001&t=1')],
    ['its query, escaped', taught('/o?nr=%23100004001')],
    ['its text, of an address with an inner id', taught('/o/7', 'Sprawa #100004001')],
    ['its text in parts', taught('/o/7', '<i>Nr.</i> <b>100004001</b>')],
    ['its text, which is that of the row', '<a class="auf" href="/o/7"><i>Nr. 100004001</i></a>'],
  ])('is opened where the order’s number stands in %s', (_, html) => {
    expect(hrefOf(html)).toMatch(/^\/o/)
  })

  it.each([
    ['View', ''],
    ['Ver', ''],
    ['Öffnen', ''],
    ['Détails', ''],
    ['Otwórz', ''],
    ['Pokaż', ''],
    ['›', 'aria-label="Open order"'],
  ])('is opened where it says that it shows the order: %s', (text, more) => {
    expect(hrefOf(taught('/o/7', text, more))).toBe('/o/7')
  })

  it.each([
    ['/ship/7?do=it', 'Versand'],
    ['/sales/orders/7/anuluj', 'Anuluj'],
    // The number of another order, which begins or ends alike.
    ['/ship/1000040011', 'Versand'],
    ['/ship/9100004001', 'Versand'],
    ['/ship/7', 'Versand 100004001a'],
    // Whatever it says: asking for it acts.
    ['/sales/order/cancel/order_id/100004001', 'View'],
    ['/o/100004001?action=delete', '100004001'],
    ['/logout?from=100004001', '100004001'],
    ['/can&#10;cel/100004001', '100004001'],
    ['/order\\cancel\\100004001', '100004001'],
    ['/o,storno,100004001', '100004001'],
    ['/orders/100004001/anular', 'Ver'],
    ['/orders/100004001/email', 'View'],
    ['javascript:alert(100004001)', '100004001'],
  ])('is not opened where it leads to %s and says “%s”', (href, text) => {
    expect(hrefOf(taught(href, text))).toBeNull()
  })

  it('is not replaced by whatever link stands in the number’s own element', () => {
    list('<div class="zeile"><b class="nr">100004001 <a href="/x/7?do=it">✗</a></b></div>')
    expect(readByProfile(document, plain)[0]?.reading).toMatchObject({ number: '100004001', href: null })
  })

  it('is replaced by one of the row that shows the order', () => {
    expect(hrefOf(`${taught('/ship/7', 'Versand')}<a href="/o/7">View</a>`)).toBe('/o/7')
    expect(hrefOf('<a href="/ship/7">Versand</a><a href="/o/7">View</a>', null)).toBe('/o/7')
    expect(hrefOf('<a href="/ship/7">Versand</a>', null)).toBeNull()
  })

  it.each(['/order/otmenit/7', '/обработать/заказ/7', '/7?do=it', '/o/7', 'https://evil.example/view/7'])(
    'is no address of the row that does not say that it shows the order: %s',
    title => {
      list(`<div class="zeile" data-href="${title}"><b class="nr">100004001</b></div>`)
      expect(readByProfile(document, plain)[0]?.reading.href).toBeNull()
    },
  )

  it.each(['/sales/order/view/order_id/7', '/bestellung/100004001', '/pedidos/ver/7'])(
    'may be an address of the row that says so: %s',
    title => {
      list(`<div class="zeile" data-href="${title}"><b class="nr">100004001</b></div>`)
      expect(readByProfile(document, plain)[0]?.reading.href).toBe(new URL(title, document.URL).href)
    },
  )

  it('may be the row’s own address, as in Magento 1', () => {
    const title = '/sales_order/view/order_id/7/'
    list(`<div class="zeile" title="${title}"><b class="nr">100004001</b></div>`)
    expect(readByProfile(document, plain)[0]?.reading.href).toBe(new URL(title, document.URL).href)
  })
})

describe('the profiles of a shop', () => {
  const table =
    '<table><tr><th>Order #</th><th>Date</th><th>Status</th></tr><tr><td>100007777</td><td>x</td><td>y</td></tr></table>'
  const read = (profiles: ShopProfile[]) => {
    const { lists, staleProfile } = readTaught(document, profiles, findOrders(document))
    return {
      numbers: lists.flatMap(list => readRows(list).rows.map(each => each.reading.number)),
      staleProfile,
    }
  }
  beforeEach(() => list(usual, row('100004001', '2026-03-01', 'Offen')))

  it('are tried on their own page only', () => {
    expect(read([profile])).toEqual({ numbers: ['100004001'], staleProfile: false })
    expect(read([{ ...profile, page: '/elsewhere' }])).toEqual({ numbers: [], staleProfile: false })
  })

  it('give way to what is recognised, but for those that were taught because it was wrong', () => {
    document.body.insertAdjacentHTML('beforeend', table)
    expect(read([profile])).toEqual({ numbers: ['100007777'], staleProfile: false })
    expect(read([{ ...profile, first: true }])).toEqual({ numbers: ['100004001'], staleProfile: false })
  })

  it('say when the page is not as it was taught', () => {
    list('<p>Something else</p>')
    expect(read([profile])).toEqual({ numbers: [], staleProfile: true })
    expect(read([])).toMatchObject({ staleProfile: false })
  })
})
