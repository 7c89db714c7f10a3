// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const order = ['100004001', 'Mar 1, 2026', 'Zoe Example', '$84.00', 'Complete']
const headings = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const cells = (tag: string, texts: readonly string[]) =>
  texts.map(text => `<${tag}>${text}</${tag}>`).join('')
const tableOf = (rows: readonly string[], heads = cells('th', headings)) =>
  `<table><thead><tr>${heads}</tr></thead><tbody>${rows.map(row => `<tr>${row}</tr>`).join('')}</tbody></table>`

function rowsOf(html: string) {
  document.body.innerHTML = html
  return findOrders(document.body).flatMap(list => readRows(list).rows)
}
const readings = (html: string) => rowsOf(html).map(({ reading }) => reading)

describe('a row of a table that is no order', () => {
  const second = order.with(0, '100004002')
  const numbers = (rows: readonly string[]) => readings(tableOf(rows)).map(({ number }) => number)

  it.each(['child', 'child-row', 'order detail-row', 'sub_row', 'row-details'])(
    'is one of class %s below an order',
    kind => {
      const shipment = ['900000001', 'Mar 9, 2026', 'Zoe Example', '$4.00', 'Shipped']
      const table = tableOf([cells('td', order), cells('td', shipment), cells('td', second)])
      document.body.innerHTML = table.replace(/<tr>(?=<td>9)/, `<tr class="${kind}">`)
      const [list] = findOrders(document.body)
      expect(list?.rows.map(({ number }) => number)).toEqual(['100004001', '100004002'])
      const row = document.querySelector(`[class="${kind}"]`) ?? expect.fail()
      expect(list?.rowOf?.(row)).toBeUndefined()
    },
  )

  it.each([
    ['their count', ['250', '', '', '$168.00', '']],
    ['their count and a word', ['1128', '', '', '$168.00', 'Total']],
  ])('is the last one where it tells %s', (_, sums) => {
    expect(numbers([order, second, sums].map(row => cells('td', row)))).toEqual(['100004001', '100004002'])
  })

  it.each([
    ['a date', ['250', 'Mar 1, 2026', '', '', '']],
    ['a buyer', ['250', '', 'Zoe Example', '', '']],
  ])('is none where the last one tells %s', (_, last) => {
    expect(numbers([order, last].map(row => cells('td', row)))).toEqual(['100004001', '250'])
  })

  it('is none where no row tells when it was placed', () => {
    const rows = [order, second].map(row => cells('td', row.with(1, '').with(2, '')))
    expect(numbers(rows)).toEqual(['100004001', '100004002'])
  })
})

describe('a row whose cells do not stand below the headings', () => {
  const second = order.with(0, '100004002')
  const action = '<td><a href="/o/1">View</a></td>'

  it('is read where only the actions have no heading', () => {
    expect(readings(tableOf([cells('td', order) + action]))).toMatchObject([
      { number: '100004001', status: 'Complete' },
    ])
    expect(readings(tableOf([cells('td', order) + cells('td', ['100004009'])]))).toEqual([])
    expect(readings(tableOf([cells('td', ['x', ...order])]))).toEqual([])
  })

  it('is left out below a cell that reaches into it', () => {
    const first = cells('td', order).replace('<td>', '<td rowspan="2">') + action
    expect(readings(tableOf([first, cells('td', ['100004003', ...second.slice(2)]) + action]))).toMatchObject(
      [{ number: '100004001' }],
    )
  })

  it('is left out where the columns of a grid are numbered and the headings are not as many', () => {
    const grid = (from: number) =>
      `<div role="grid"><div role="row">${cells('b role="columnheader"', headings).replaceAll('/b role="columnheader"', '/b')}</div>
      <div role="row">${order.map((text, at) => `<b role="gridcell" aria-colindex="${at + from}">${text}</b>`).join('')}</div></div>`
    expect(readings(grid(1))).toMatchObject([{ number: '100004001', status: 'Complete' }])
    expect(readings(grid(2))).toEqual([])
    // A column between the first and the second is not in the page.
    const gap = [1, 3, 4, 5, 6]
    const sparse = gap.reduceRight(
      (html, to, at) => html.replace(`colindex="${at + 1}"`, `colindex="${to}"`),
      grid(1),
    )
    expect(readings(sparse)).toEqual([])
  })

  it('has one order alone where a grid’s parts are numbered alike', () => {
    const part = (index: number, from: number, texts: readonly string[]) =>
      `<div role="row" aria-rowindex="${index}">${texts.map((text, at) => `<b role="${index === 1 ? 'columnheader' : 'gridcell'}" aria-colindex="${from + at}">${text}</b>`).join('')}</div>`
    const [left, right] = [1, 3].map(
      from => (texts: readonly string[]) => texts.slice(from - 1, from === 1 ? 2 : 5),
    )
    const halves = (texts: readonly string[]) => [left?.(texts) ?? [], right?.(texts) ?? []] as const
    const html = (own: readonly string[]) => {
      const [a, b] = halves(headings)
      const [c, d] = halves(order)
      const [e, f] = halves(own)
      return `<div role="grid"><div>${part(1, 1, a)}</div><div>${part(1, 3, b)}</div><div>${part(3, 1, e)}${part(2, 1, c)}</div><div>${part(2, 3, d)}${part(3, 3, f)}</div></div>`
    }
    expect(readings(html(second.with(4, 'Closed')))).toMatchObject([
      { number: '100004002', status: 'Closed' },
      { number: '100004001', status: 'Complete' },
    ])
  })
})

describe('a card', () => {
  const card = (...lines: string[]) => `<article>${lines.join('')}</article>`
  const pair = (label: string, text: string) => `<p><b>${label}</b> <span>${text}</span></p>`
  const facts = [pair('Date', 'Mar 1, 2026'), pair('Total', '$84.00')]
  const other = card(pair('Order #', '100004002'), ...facts)

  it('says nothing of a label that has no value', () => {
    const empty = '<div><p>Status:</p><p>Notes: gone</p></div>'
    expect(readings(card(pair('Order #', '100004001'), ...facts, empty) + other)[0]).toMatchObject({
      number: '100004001',
      status: null,
    })
  })

  it('says nothing where half of the value is somewhere else', () => {
    const half = '<p><b>Status</b> <i>On</i> <u>Hold</u></p>'
    expect(readings(card(pair('Order #', '100004001'), ...facts, half))).toMatchObject([{ status: null }])
  })

  it('is named by its title rather than by an ID', () => {
    const titled = (number: string, id: string) =>
      card(`<h3>Order #${number}</h3>`, pair('Order ID', id), ...facts)
    expect(readings(titled('100004001', '57001') + titled('100004002', '57002'))).toMatchObject([
      { number: '100004001' },
      { number: '100004002' },
    ])
  })

  it('is left out where only a few have a title, and theirs names another order', () => {
    const plain = (number: string) => pair('Order ID', number) + facts.join('')
    const cards = ['57001', '57002', '57003', '57004'].map(number => card(plain(number)))
    const titled = card('<h3>Order #100004001</h3>', plain('57005'))
    const numbers = readings(cards.join('') + titled).map(({ number }) => number)
    expect(numbers).toEqual(['57001', '57002', '57003', '57004'])
  })

  it.each(['Invoice #200000001', 'Shipment 4001', 'Credit Memo ▲ 3001'])(
    'is that of a document: %s',
    title => {
      const titled = (number: string) => card(`<h3>${title}</h3>`, pair('Order #', number), ...facts)
      expect(readings(titled('100004001') + titled('100004002'))).toEqual([])
    },
  )

  it('is none where a choice or a field stands beside its labels', () => {
    const filter = pair('Status', '<select><option>All</option></select>') + pair('Date', '<input>')
    expect(readings(`<form>${pair('Order #', '<input>')}${filter}</form>`)).toEqual([])
  })
})

describe('a badge', () => {
  it.each([
    ['the number', '<td>', 0],
    ['the next cell that is seen, where the number is hidden', '<td style="display: none">', 1],
    ['the next cell that is seen, where a fixed copy covers the number', '<td class="is-hidden">', 1],
  ])('stands beside %s', (_, cell, at) => {
    const [row] = rowsOf(tableOf([cells('td', order).replace('<td>', cell)]))
    expect(row?.cell).toBe(document.querySelectorAll('td')[at])
  })
})

describe('a cell', () => {
  it.each([
    [
      'the choice that is made',
      '<select><option>Pending</option><option selected>Closed</option></select>',
      'Closed',
    ],
    ['no icon', '<svg><text>100</text></svg>Complete', 'Complete'],
    ['no joiners or soft hyphens', 'Com\u00adple\u2060te', 'Complete'],
  ])('says %s', (_, html, status) => {
    expect(readings(tableOf([cells('td', order.with(4, html))]))).toMatchObject([{ status }])
  })

  it('costs and says no more than a message carries', () => {
    const [reading] = readings(tableOf([cells('td', order.with(2, 'x'.repeat(100_000)))]))
    expect(reading?.customer).toBe('x'.repeat(2000))
  })
})

describe('a title of a row', () => {
  it('leads nowhere where it is a sentence', () => {
    const html = tableOf([cells('td', order)])
    expect(readings(html.replace('<tbody><tr>', '<tbody><tr title="Click to view">'))).toMatchObject([
      { href: null },
    ])
  })
})

describe('a cell that holds more than one number', () => {
  const read = (number: string, total = '$84.00') =>
    readings(
      tableOf([
        cells('td', [number, ...order.slice(1, 3), total, 'Complete']),
        cells('td', order.with(0, '100004009')),
      ]),
    )

  it.each([
    '100004001-1<br><small>replaces <a href="/o/1">100004001</a></small>',
    '#100004001-1 (was <a href="/o/1">#100004001</a>)',
    '<span>100004002</span>, exchange for <a href="/o/1">100004001</a>',
  ])('is not known by the other order that it leads to: %s', number => {
    expect(read(number).map(reading => reading.number)).toEqual(['100004009'])
  })

  it.each([
    '<a href="/o/1">100004001</a> PO 4500012345',
    '<a href="/o/1">Preview</a> <a href="/o/1"><strong>#100004001 Zoe Example</strong></a>',
    '100004001<sup>2</sup>',
    '100<mark>004</mark>001',
    '<a href="/o/1">100004001</a><a href="/o/1#notes">3</a>',
  ])('is known by its own: %s', number => {
    expect(read(number)[0]?.number).toBe('100004001')
  })

  it.each(['$<span>84</span><span>50</span>', '$84<small>50</small>'])(
    'has figures of a sum apart: %s',
    total => {
      expect(read('100004001', total)[0]?.total).toBe('$84 50')
    },
  )
})

describe('rows that wait for orders', () => {
  const row = (texts: readonly string[], style = '') =>
    `<div role="row"${style}>${texts.map(text => `<div role="gridcell">${text}</div>`).join('')}</div>`
  const grid = (rows: string) =>
    `<div role="grid"><div role="row">${headings.map(text => `<div role="columnheader">${text}</div>`).join('')}</div>${rows}</div>`
  const empty = headings.map(() => '')

  it.each([
    ['hidden ones of a pool', row(empty, ' style="display: none"')],
    ['a skeleton’s', row(empty)],
    ['hidden ones that say something still', row(['', 'Loading', '', '', ''], ' hidden')],
  ])('say nothing against the others: %s', (_, waiting) => {
    const html = grid(row(order) + waiting.repeat(13))
    expect(readings(html).map(({ number }) => number)).toEqual(['100004001'])
  })

  it('are none where they say something else', () => {
    const other = row(['Refund', 'Mar 1, 2026', 'Zoe Example', '$84.00', 'Complete'])
    expect(readings(grid(row(order) + other.repeat(13)))).toEqual([])
  })
})
