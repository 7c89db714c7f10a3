// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { partName } from '../../lib/domain/person-name.ts'
import { findOrders } from '../../lib/shop/page/find/find-orders.ts'
import { readRows } from '../../lib/shop/page/read/read-rows.ts'
import { parseRow } from '../../lib/shop/parse/parse-row.ts'

beforeEach(() => {
  document.head.innerHTML = ''
})

const heads = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const first = ['100000001', 'Mar 1, 2026', 'Ana Ruiz', '$80.00', 'Complete']
const second = ['100000002', 'Mar 2, 2026', 'Max Stone', '$12.50', 'Processing']
const tr = (cells: readonly string[], tag = 'td') => `<tr>${cells.map(cell => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
const tableOf = (headings: readonly string[], ...rows: (readonly string[])[]) =>
  `<table><thead>${tr(headings, 'th')}</thead><tbody>${rows.map(row => tr(row)).join('')}</tbody></table>`
const withAt = (row: readonly string[], at: number, cell: string) => row.map((each, i) => (i === at ? cell : each))
const inserted = (row: readonly string[], at: number, ...cells: string[]) => [...row.slice(0, at), ...cells, ...row.slice(at)]

const read = (html: string) => {
  document.body.innerHTML = html
  return findOrders(document).flatMap(list =>
    readRows(list).rows.map(({ reading }) => {
      const parsed = parseRow(reading, 'shop', 'America/Chicago', { latest: Date.UTC(2026, 3, 1) })
      const row = parsed.ok ? parsed.value : undefined
      const day = row?.placedAt == null ? null : new Date(row.placedAt - 6 * 3_600_000).toISOString().slice(0, 10)
      return [reading.number, day, reading.customer, row?.totalCents ?? null, row?.state ?? null]
    }),
  )
}
const ana = ['100000001', '2026-03-01', 'Ana Ruiz', 8000, 'complete']
const max = ['100000002', '2026-03-02', 'Max Stone', 1250, 'processing']
const both = [ana, max]

describe('headings', () => {
  it.each<[string, string]>([
    ['are links with arrows', tableOf(heads.map(each => `<a href="?sort=${each}">${each}</a><span class="arrow">▲</span>`), first, second)],
    ['have a hint behind a button', tableOf(withAt(heads, 3, 'Total <button title="Includes tax">?</button>'), first, second)],
    ['have a field to filter in them', tableOf(heads.map(each => `<div>${each}</div><input placeholder="Filter">`), first, second)],
    ['have a choice to filter in them', tableOf(withAt(heads, 4, 'Status <select><option>All</option><option>Complete</option></select>'), first, second)],
    ['stand in two rows, the first of groups', `<table><thead><tr><th colspan="2">Order</th><th>Buyer</th><th colspan="2">Payment</th></tr>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}</tbody></table>`],
    ['reach over two rows of them', `<table><thead><tr><th rowspan="2">Order #</th><th rowspan="2">Date</th><th rowspan="2">Customer</th><th colspan="2">Order</th></tr><tr><th>Total</th><th>Status</th></tr></thead><tbody>${tr(first)}${tr(second)}</tbody></table>`],
    ['are broken', tableOf(['Order<br>No.', 'Order<br>Date', 'Bill-to<br>Name', 'Grand<br>Total', 'Order<br>Status'], first, second)],
    ['are abbreviations', tableOf(['Ord. No.', 'Date', 'Cust.', 'Amt.', 'Status'], first, second)],
    ['name the currency', tableOf(['Order #', 'Date', 'Customer', 'Total (USD)', 'Status'], first, second)],
    ['are German', tableOf(['Best.-Nr.', 'Datum', 'Kunde', 'Summe', 'Status'], first, second)],
    ['are German, shorter', tableOf(['Best.Nr.', 'Datum', 'Kunde', 'Summe', 'Status'], first, second)],
    ['are for readers of screens too', tableOf(heads.map(each => `${each}<span class="sr-only">: activate to sort column ascending</span>`), first, second)],
    ['are bold texts in boxes', `<div class="list"><div class="r">${heads.map(each => `<b>${each}</b>`).join('')}</div>${[first, second].map(row => `<div class="r">${row.map(each => `<span>${each}</span>`).join('')}</div>`).join('')}</div>`],
    ['are bold texts in boxes of their own', `<div class="list"><div class="r">${heads.map(each => `<div><b>${each}</b></div>`).join('')}</div>${[first, second].map(row => `<div class="r">${row.map(each => `<div>${each}</div>`).join('')}</div>`).join('')}</div>`],
    ['are bold cells of a table without heads', `<table>${tr(heads.map(each => `<b>${each}</b>`))}${tr(first)}${tr(second)}</table>`],
    ['stand in a copy that sticks above', `<div class="wrap"><table class="fixedHeader" aria-hidden="true"><thead>${tr(heads, 'th')}</thead></table>${tableOf(heads, first, second)}</div>`],
    ['stand in a copy below', `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}</tbody><tfoot>${tr(heads, 'th')}</tfoot></table>`],
    ['stand in a table of DataTables that scrolls', `<div class="dataTables_scroll"><div class="dataTables_scrollHead"><div class="dataTables_scrollHeadInner"><table class="dataTable"><thead>${tr(heads, 'th')}</thead></table></div></div><div class="dataTables_scrollBody"><table class="dataTable"><thead><tr style="height: 0px;">${heads.map(each => `<th style="height:0"><div class="dataTables_sizing" style="height:0;overflow:hidden">${each}</div></th>`).join('')}</tr></thead><tbody>${tr(first)}${tr(second)}</tbody></table></div></div>`],
    ['stand in a header of Kendo', `<div class="k-grid"><div class="k-grid-header"><div class="k-grid-header-wrap"><table role="grid"><thead role="rowgroup"><tr role="row">${heads.map(each => `<th role="columnheader" class="k-header"><span class="k-cell-inner"><a class="k-link" href="#"><span class="k-column-title">${each}</span></a></span></th>`).join('')}</tr></thead></table></div></div><div class="k-grid-content"><table role="grid"><tbody role="rowgroup">${[first, second].map(row => `<tr class="k-master-row" data-uid="${row[0]}x" role="row">${row.map(each => `<td role="gridcell">${each}</td>`).join('')}</tr>`).join('')}</tbody></table></div></div>`],
    ['are those of AG Grid, with a part that is pinned', `<div role="treegrid" class="ag-root" aria-colcount="5"><div class="ag-header"><div class="ag-pinned-left-header"><div role="row" aria-rowindex="1"><div role="columnheader" aria-colindex="1" col-id="number">Order #</div></div></div><div class="ag-header-viewport"><div role="row" aria-rowindex="1">${heads.slice(1).map((each, at) => `<div role="columnheader" aria-colindex="${at + 2}" col-id="c${at}"><span class="ag-header-cell-text">${each}</span></div>`).join('')}</div></div></div><div class="ag-body"><div class="ag-pinned-left-cols-container">${[first, second].map((row, at) => `<div role="row" row-index="${at}" aria-rowindex="${at + 2}"><div role="gridcell" aria-colindex="1" col-id="number">${row[0]}</div></div>`).join('')}</div><div class="ag-center-cols-container">${[first, second].map((row, at) => `<div role="row" row-index="${at}" aria-rowindex="${at + 2}">${row.slice(1).map((each, i) => `<div role="gridcell" aria-colindex="${i + 2}" col-id="c${i}">${each}</div>`).join('')}</div>`).join('')}</div></div></div>`],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual(both)
  })
})

describe('rows', () => {
  it.each<[string, string, unknown[]]>([
    ['are followed by a sum', tableOf(heads, first, second, ['Total', '', '', '$92.50', '']), both],
    ['are followed by a sum below', `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}</tbody><tfoot>${tr(['Total', '', '', '$92.50', ''])}</tfoot></table>`, both],
    ['are followed by a sum that reaches', `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}<tr><td colspan="3">2 orders</td><td>$92.50</td><td></td></tr></tbody></table>`, both],
    ['stand in groups', `<table><thead>${tr(heads, 'th')}</thead><tbody><tr class="group"><td colspan="5">Customer: Ana Ruiz (1)</td></tr>${tr(first)}<tr class="group"><td colspan="5">Customer: Max Stone (1)</td></tr>${tr(second)}</tbody></table>`, both],
    ['stand in groups with sums', `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(['Subtotal March 1', '', '', '$80.00', ''])}${tr(second)}${tr(['Subtotal March 2', '', '', '$12.50', ''])}</tbody></table>`, both],
    ['have cells that are hidden', `<table><thead>${tr(heads, 'th').replace('<tr>', '<tr><th style="display:none">ID</th>')}</thead><tbody>${[first, second].map((row, at) => tr(row).replace('<tr>', `<tr><td style="display:none">${at + 771}</td>`)).join('')}</tbody></table>`, both],
    ['bring their labels for narrow screens', `<table><thead>${tr(heads, 'th')}</thead><tbody>${[first, second].map(row => `<tr>${row.map((each, at) => `<td data-label="${heads[at]}">${each}</td>`).join('')}</tr>`).join('')}</tbody></table>`, both],
    ['bring their labels alone', `<table><tbody>${[first, second].map(row => `<tr>${row.map((each, at) => `<td data-label="${heads[at]}">${each}</td>`).join('')}</tr>`).join('')}</tbody></table>`, both],
    ['bring their labels in boxes', `<div>${[first, second].map(row => `<div class="row">${row.map((each, at) => `<div data-label="${heads[at]}">${each}</div>`).join('')}</div>`).join('')}</div>`, both],
    ['begin with a box and a button', tableOf(['<input type="checkbox">', ...heads, ''], ...[first, second].map(row => ['<input type="checkbox">', ...row, '<button>View</button>'])), both],
  ])('%s', (_, html, rows) => {
    expect(read(html)).toEqual(rows)
  })
})

describe('an amount', () => {
  it.each<[string, string, number | null]>([
    ['with a hard blank', '$&nbsp;1,234.50', 123450],
    ['parted by hard blanks', '$1&nbsp;234.50', 123450],
    ['parted by an apostrophe', "$1'234.50", 123450],
    ['of another country', 'USD 1.234,50', 123450],
    ['of another country with the sign behind', '1.234,50&nbsp;$', 123450],
    ['with raised cents', '$12<sup>50</sup>', 1250],
    ['with raised cents and their point', '$12<sup>.50</sup>', 1250],
    ['with raised cents behind a point', '$12.<sup>50</sup>', 1250],
    ['with raised cents of thousands', '$1,012<sup>50</sup>', 101250],
    ['with a raised sign too', '<sup>$</sup>12<sup>50</sup>', 1250],
    ['with a mark of a note', '$12.50<sup>1</sup>', null],
    ['with a raised mark of three figures', '$12<sup>123</sup>', null],
    ['without a sign and raised', '12<sup>50</sup>', null],
    ['raised by one figure', '$12<sup>5</sup>', null],
    ['with cents in a box of their own', '<span class="price">$<span class="whole">12</span><span class="fraction">50</span></span>', null],
    ['with the old one struck out', '<s>$100.00</s> $80.00', 8000],
    ['in another currency', '€80.00', null],
  ])('%s', (_, cell, cents) => {
    const rows = read(tableOf(heads, withAt(first, 3, cell), second))
    expect(rows.map(row => row[3])).toEqual([cents, 1250])
  })

  it.each<[string, string, number | null]>([
    ['euros', 'EUR', null],
    ['dollars', 'USD', 8000],
    ['a sign', '€', null],
    ['nothing', '', 8000],
  ])('whose currency stands in a cell of its own: %s', (_, currency, cents) => {
    const rows = read(tableOf(inserted(heads, 4, 'Currency'), inserted(withAt(first, 3, '80.00'), 4, currency), inserted(second, 4, 'USD')))
    expect(rows.map(row => row[3])).toEqual([cents, 1250])
  })
})

describe('a status', () => {
  it.each<[string, string]>([
    ['is an icon with a title', '<i class="icon icon-ok" title="Complete"></i>'],
    ['is an icon with a name', '<span class="dot" aria-label="Complete"></span>'],
    ['is a picture', '<img src="/ok.png" alt="Complete">'],
    ['is a picture that comes late', '<img loading="lazy" data-src="/ok.png" alt="Complete">'],
    ['is a drawing with a title', '<svg role="img"><title>Complete</title><path d="M0 0"/></svg>'],
    ['is a drawing with a name', '<svg role="img" aria-label="Complete"><path d="M0 0"/></svg>'],
    ['has a picture beside it', '<img alt="" src="/ok.png"> Complete'],
    ['has a picture that says the same', '<img alt="Complete" src="/ok.png"> Complete'],
    ['is said to readers of screens', '<span class="dot"></span><span class="sr-only">Complete</span>'],
    ['is chosen', '<select><option>Pending</option><option selected>Complete</option></select>'],
  ])('%s', (_, cell) => {
    expect(read(tableOf(heads, withAt(first, 4, cell), second))).toEqual(both)
  })
})

describe('a number', () => {
  it.each<[string, string, string | undefined]>([
    ['has a prefix in an element of its own', '<span class="prefix">WEB-</span><span>100001</span>', 'WEB-100001'],
    ['has a suffix in an element of its own', '<span>100000123</span><span class="suffix">-1</span>', '100000123-1'],
    ['stands in a field', '<input readonly value="100000123">', '100000123'],
    ['stands beside a hidden field', '<input type="hidden" value="77812">100000123', '100000123'],
    ['is copied by a button', '100000123 <button>Copy</button>', '100000123'],
    ['is copied by a button with a name alone', '100000123 <button aria-label="Copy 100000999"></button>', '100000123'],
    ['has a picture before it', '<img alt="Order" src="/o.png"> 100000123', '100000123'],
    ['has a flag behind it', '<a href="/o/1">100000123</a> <span class="badge">NEW</span>', '100000123'],
    ['has the times it was sent', '<a href="/o/1">100000123</a><sup>2</sup>', '100000123'],
  ])('%s', (_, cell, number) => {
    const rows = read(tableOf(heads, withAt(first, 0, cell), second))
    expect(rows.map(row => row[0])).toEqual([number, '100000002'].filter(Boolean))
  })
})

describe('a customer', () => {
  it.each<[string, { firstName: string; lastName: string } | null]>([
    ['Ruiz, Ana', { firstName: 'Ana', lastName: 'Ruiz' }],
    ['Ruiz, Ana (Dr.)', { firstName: 'Ana', lastName: 'Ruiz' }],
    ['Ruiz, Dr. Ana', { firstName: 'Ana', lastName: 'Ruiz' }],
    ['Dr. Ana Ruiz', { firstName: 'Ana', lastName: 'Ruiz' }],
    ['Ana Ruiz, MD', { firstName: 'Ana', lastName: 'Ruiz' }],
    ['Ana Ruiz Jr.', { firstName: 'Ana', lastName: 'Ruiz' }],
    ['Mrs. Ana Ruiz (Dr.)', { firstName: 'Ana', lastName: 'Ruiz' }],
    ['RUIZ Jr., Ana', { firstName: 'Ana', lastName: 'RUIZ' }],
  ])('%s', (name, parts) => {
    expect(partName(name)).toEqual(parts)
  })

  it.each<[string, string[], (string | null)[][]]>([
    ['has the name in two columns', inserted(heads.filter(each => each !== 'Customer'), 2, 'First Name', 'Last Name'), [['Ana Ruiz'], ['Max Stone']]],
    ['has the name in two columns, the last one first', inserted(heads.filter(each => each !== 'Customer'), 2, 'Last Name', 'First Name'), [['Ana Ruiz'], ['Max Stone']]],
  ])('%s', (_, headings, names) => {
    const cells = (row: readonly string[]) => {
      const [given = '', family = ''] = (row[2] ?? '').split(' ')
      const parts = headings[2] === 'First Name' ? [given, family] : [family, given]
      return inserted(row.filter((__, at) => at !== 2), 2, ...parts)
    }
    expect(read(tableOf(headings, cells(first), cells(second))).map(row => [row[2]])).toEqual(names)
  })
})

describe('paid', () => {
  it.each<[string, string[], (number | null)[], number]>([
    ['is what an order came to', ['$80.00', '$12.50'], [8000, 1250], 2],
    ['is whether it is', ['Yes', 'No'], [null, null], 2],
  ])('%s', (_, paid, cents, count) => {
    const rows = read(tableOf(['Order #', 'Date', 'Customer', 'Paid'], [...first.slice(0, 3), paid[0] ?? ''], [...second.slice(0, 3), paid[1] ?? '']))
    expect(rows).toHaveLength(count)
    expect(rows.map(row => row[3])).toEqual(cents)
  })
  it('is what an order came to where nothing else is headed', () => {
    const rows = read(tableOf(['Order #', 'Date', 'Paid'], ['100000001', 'Mar 1, 2026', '$80.00'], ['100000002', 'Mar 2, 2026', '$12.50']))
    expect(rows.map(row => [row[0], row[3]])).toEqual([['100000001', 8000], ['100000002', 1250]])
  })
})

describe('a date', () => {
  it.each<[string, string, string | null]>([
    ['in two parts', '<span>Mar 1, 2026</span><span>10:00 AM</span>', '2026-03-01'],
    ['with its day before', 'Sun, Mar 1, 2026', '2026-03-01'],
    ['with its element', '<time datetime="2026-03-01T16:00:00Z">Mar 1</time>', '2026-03-01'],
    ['in figures that names the year first', '2026/03/01 10:00', '2026-03-01'],
  ])('%s', (_, cell, day) => {
    expect(read(tableOf(heads, withAt(first, 1, cell), second)).map(row => row[1])).toEqual([day, '2026-03-02'])
  })
})
