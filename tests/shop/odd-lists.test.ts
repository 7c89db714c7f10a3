// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { both, first, heads, read, second, tableOf, tr, withAt } from '../fixtures/odd-lists.ts'

describe('headings', () => {
  it.each<[string, string]>([
    [
      'are links with arrows',
      tableOf(
        heads.map(each => `<a href="?sort=${each}">${each}</a><span class="arrow">▲</span>`),
        first,
        second,
      ),
    ],
    [
      'have a hint behind a button',
      tableOf(withAt(heads, 3, 'Total <button title="Includes tax">?</button>'), first, second),
    ],
    [
      'have a field to filter in them',
      tableOf(
        heads.map(each => `<div>${each}</div><input placeholder="Filter">`),
        first,
        second,
      ),
    ],
    [
      'have a choice to filter in them',
      tableOf(
        withAt(heads, 4, 'Status <select><option>All</option><option>Complete</option></select>'),
        first,
        second,
      ),
    ],
    [
      'stand in two rows, the first of groups',
      `<table><thead><tr><th colspan="2">Order</th><th>Buyer</th><th colspan="2">Payment</th></tr>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}</tbody></table>`,
    ],
    [
      'reach over two rows of them',
      `<table><thead><tr><th rowspan="2">Order #</th><th rowspan="2">Date</th><th rowspan="2">Customer</th><th colspan="2">Order</th></tr><tr><th>Total</th><th>Status</th></tr></thead><tbody>${tr(first)}${tr(second)}</tbody></table>`,
    ],
    [
      'are broken',
      tableOf(
        ['Order<br>No.', 'Order<br>Date', 'Bill-to<br>Name', 'Grand<br>Total', 'Order<br>Status'],
        first,
        second,
      ),
    ],
    ['are abbreviations', tableOf(['Ord. No.', 'Date', 'Cust.', 'Amt.', 'Status'], first, second)],
    ['name the currency', tableOf(['Order #', 'Date', 'Customer', 'Total (USD)', 'Status'], first, second)],
    ['are German', tableOf(['Best.-Nr.', 'Datum', 'Kunde', 'Summe', 'Status'], first, second)],
    ['are German, shorter', tableOf(['Best.Nr.', 'Datum', 'Kunde', 'Summe', 'Status'], first, second)],
    [
      'are for readers of screens too',
      tableOf(
        heads.map(each => `${each}<span class="sr-only">: activate to sort column ascending</span>`),
        first,
        second,
      ),
    ],
    [
      'are bold texts in boxes',
      `<div class="list"><div class="r">${heads.map(each => `<b>${each}</b>`).join('')}</div>${[first, second].map(row => `<div class="r">${row.map(each => `<span>${each}</span>`).join('')}</div>`).join('')}</div>`,
    ],
    [
      'are bold texts in boxes of their own',
      `<div class="list"><div class="r">${heads.map(each => `<div><b>${each}</b></div>`).join('')}</div>${[first, second].map(row => `<div class="r">${row.map(each => `<div>${each}</div>`).join('')}</div>`).join('')}</div>`,
    ],
    [
      'are bold cells of a table without heads',
      `<table>${tr(heads.map(each => `<b>${each}</b>`))}${tr(first)}${tr(second)}</table>`,
    ],
    [
      'stand in a copy that sticks above',
      `<div class="wrap"><table class="fixedHeader" aria-hidden="true"><thead>${tr(heads, 'th')}</thead></table>${tableOf(heads, first, second)}</div>`,
    ],
    [
      'stand in a copy below',
      `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}</tbody><tfoot>${tr(heads, 'th')}</tfoot></table>`,
    ],
    [
      'stand in a table of DataTables that scrolls',
      `<div class="dataTables_scroll"><div class="dataTables_scrollHead"><div class="dataTables_scrollHeadInner"><table class="dataTable"><thead>${tr(heads, 'th')}</thead></table></div></div><div class="dataTables_scrollBody"><table class="dataTable"><thead><tr style="height: 0px;">${heads.map(each => `<th style="height:0"><div class="dataTables_sizing" style="height:0;overflow:hidden">${each}</div></th>`).join('')}</tr></thead><tbody>${tr(first)}${tr(second)}</tbody></table></div></div>`,
    ],
    [
      'stand in a header of Kendo',
      `<div class="k-grid"><div class="k-grid-header"><div class="k-grid-header-wrap"><table role="grid"><thead role="rowgroup"><tr role="row">${heads.map(each => `<th role="columnheader" class="k-header"><span class="k-cell-inner"><a class="k-link" href="#"><span class="k-column-title">${each}</span></a></span></th>`).join('')}</tr></thead></table></div></div><div class="k-grid-content"><table role="grid"><tbody role="rowgroup">${[first, second].map(row => `<tr class="k-master-row" data-uid="${row[0]}x" role="row">${row.map(each => `<td role="gridcell">${each}</td>`).join('')}</tr>`).join('')}</tbody></table></div></div>`,
    ],
    [
      'are those of AG Grid, with a part that is pinned',
      `<div role="treegrid" class="ag-root" aria-colcount="5"><div class="ag-header"><div class="ag-pinned-left-header"><div role="row" aria-rowindex="1"><div role="columnheader" aria-colindex="1" col-id="number">Order #</div></div></div><div class="ag-header-viewport"><div role="row" aria-rowindex="1">${heads
        .slice(1)
        .map(
          (each, at) =>
            `<div role="columnheader" aria-colindex="${at + 2}" col-id="c${at}"><span class="ag-header-cell-text">${each}</span></div>`,
        )
        .join(
          '',
        )}</div></div></div><div class="ag-body"><div class="ag-pinned-left-cols-container">${[first, second].map((row, at) => `<div role="row" row-index="${at}" aria-rowindex="${at + 2}"><div role="gridcell" aria-colindex="1" col-id="number">${row[0]}</div></div>`).join('')}</div><div class="ag-center-cols-container">${[
        first,
        second,
      ]
        .map(
          (row, at) =>
            `<div role="row" row-index="${at}" aria-rowindex="${at + 2}">${row
              .slice(1)
              .map((each, i) => `<div role="gridcell" aria-colindex="${i + 2}" col-id="c${i}">${each}</div>`)
              .join('')}</div>`,
        )
        .join('')}</div></div></div>`,
    ],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual(both)
  })
})

describe('rows', () => {
  it.each<[string, string, unknown[]]>([
    ['are followed by a sum', tableOf(heads, first, second, ['Total', '', '', '$92.50', '']), both],
    [
      'are followed by a sum below',
      `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}</tbody><tfoot>${tr(['Total', '', '', '$92.50', ''])}</tfoot></table>`,
      both,
    ],
    [
      'are followed by a sum that reaches',
      `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(second)}<tr><td colspan="3">2 orders</td><td>$92.50</td><td></td></tr></tbody></table>`,
      both,
    ],
    [
      'stand in groups',
      `<table><thead>${tr(heads, 'th')}</thead><tbody><tr class="group"><td colspan="5">Customer: Ana Ruiz (1)</td></tr>${tr(first)}<tr class="group"><td colspan="5">Customer: Max Stone (1)</td></tr>${tr(second)}</tbody></table>`,
      both,
    ],
    [
      'stand in groups with sums',
      `<table><thead>${tr(heads, 'th')}</thead><tbody>${tr(first)}${tr(['Subtotal March 1', '', '', '$80.00', ''])}${tr(second)}${tr(['Subtotal March 2', '', '', '$12.50', ''])}</tbody></table>`,
      both,
    ],
    [
      'have cells that are hidden',
      `<table><thead>${tr(heads, 'th').replace('<tr>', '<tr><th style="display:none">ID</th>')}</thead><tbody>${[first, second].map((row, at) => tr(row).replace('<tr>', `<tr><td style="display:none">${at + 771}</td>`)).join('')}</tbody></table>`,
      both,
    ],
    [
      'bring their labels for narrow screens',
      `<table><thead>${tr(heads, 'th')}</thead><tbody>${[first, second].map(row => `<tr>${row.map((each, at) => `<td data-label="${heads[at]}">${each}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
      both,
    ],
    [
      'bring their labels alone',
      `<table><tbody>${[first, second].map(row => `<tr>${row.map((each, at) => `<td data-label="${heads[at]}">${each}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
      both,
    ],
    [
      'bring their labels in boxes',
      `<div>${[first, second].map(row => `<div class="row">${row.map((each, at) => `<div data-label="${heads[at]}">${each}</div>`).join('')}</div>`).join('')}</div>`,
      both,
    ],
    [
      'begin with a box and a button',
      tableOf(
        ['<input type="checkbox">', ...heads, ''],
        ...[first, second].map(row => ['<input type="checkbox">', ...row, '<button>View</button>']),
      ),
      both,
    ],
  ])('%s', (_, html, rows) => {
    expect(read(html)).toEqual(rows)
  })
})

describe('paid', () => {
  it.each<[string, string[], (number | null)[], number]>([
    ['is what an order came to', ['$80.00', '$12.50'], [8000, 1250], 2],
    ['is whether it is', ['Yes', 'No'], [null, null], 2],
  ])('%s', (_, paid, cents, count) => {
    const rows = read(
      tableOf(
        ['Order #', 'Date', 'Customer', 'Paid'],
        [...first.slice(0, 3), paid[0] ?? ''],
        [...second.slice(0, 3), paid[1] ?? ''],
      ),
    )
    expect(rows).toHaveLength(count)
    expect(rows.map(row => row[3])).toEqual(cents)
  })
  it('is what an order came to where nothing else is headed', () => {
    const rows = read(
      tableOf(
        ['Order #', 'Date', 'Paid'],
        ['100000001', 'Mar 1, 2026', '$80.00'],
        ['100000002', 'Mar 2, 2026', '$12.50'],
      ),
    )
    expect(rows.map(row => [row[0], row[3]])).toEqual([
      ['100000001', 8000],
      ['100000002', 1250],
    ])
  })
})

describe('a name in two columns', () => {
  const named = (headings: readonly [string, string], isLastFirst = false) => {
    const cells = (row: readonly string[]) => {
      const names = (row[2] ?? '').split(' ')
      return [...row.slice(0, 2), ...(isLastFirst ? names.reverse() : names)]
    }
    return read(tableOf(['Order #', 'Date', ...headings], cells(first), cells(second)))
  }

  it.each<[string, readonly [string, string], boolean]>([
    ['the first one first', ['First Name', 'Last Name'], false],
    ['the last one first', ['Last Name', 'First Name'], true],
    ['of billing', ['Billing First Name', 'Billing Last Name'], false],
    ['in Spanish', ['Nombre', 'Apellidos'], false],
    ['in German', ['Nachname', 'Vorname'], true],
  ])('is read as one: %s', (_, headings, isLastFirst) => {
    expect(named(headings, isLastFirst).map(([number, day, customer]) => [number, day, customer])).toEqual([
      ['100000001', '2026-03-01', 'Ana Ruiz'],
      ['100000002', '2026-03-02', 'Max Stone'],
    ])
  })

  it('makes no orders of a list without their number', () => {
    expect(
      read(
        tableOf(['Customer #', 'Date', 'First Name', 'Last Name'], ['1001', 'Mar 1, 2026', 'Ana', 'Ruiz']),
      ),
    ).toEqual([])
  })
})
