// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { first, heads, inserted, read, second, tableOf, tr, withAt } from '../fixtures/odd-lists.ts'
import { orderOf, rows } from '../fixtures/order-page.ts'

const centsOf = (html: string) => read(html).map(row => row[3])

describe('an amount in a cell, in pieces', () => {
  it.each<[string, number | null]>([
    ['<span>$149</span><span>.50</span>', 14950],
    ['$<b>149</b>.<span>50</span>', 14950],
    ['<span>$</span><span>149</span><span>.</span><span>50</span>', 14950],
    ['<span>$149</span>\n<span>.50</span>', 14950],
    ['<span>$149.</span>\n<span>50</span>', 14950],
    ['<div>$149</div><div>.50</div>', 14950],
    ['<div>$1,149</div><div>.50</div>', 114950],
    ['<span>1.149</span>\n<span>,50</span>\n<span>$</span>', 114950],
    ['<span>$149</span><span>50</span>', null],
    ['<b>$149</b><b>50</b>', null],
    ['$<b>149</b><b>50</b>', null],
    ['<b>149</b><b>50</b> $', null],
    ['<b>149</b><i>50</i>', null],
    ['$<bdi>149</bdi><bdi>50</bdi>', null],
    ['$149<mark>00</mark>', null],
    ['$1,149<u>50</u>', null],
    ['$<mark>14</mark>9.00', 14900],
    ['$1<mark>49</mark>.00', 14900],
    ['$1<mark>,149.50</mark>', 114950],
    ['$149<wbr>.50', 14950],
  ])('%s', (cell, cents) => {
    expect(centsOf(tableOf(heads, withAt(first, 3, cell), second))).toEqual([cents, 1250])
  })
})

describe('an amount in cells of its own', () => {
  const list = (headings: readonly string[], spanned: number | undefined, ...cells: string[]) => {
    const th = headings.map((each, at) => `<th${at === spanned ? ' colspan="2"' : ''}>${each}</th>`)
    const row = inserted(withAt(first, 3, cells[0] ?? ''), 4, ...cells.slice(1))
    return `<table><thead><tr>${th.join('')}</tr></thead><tbody>${tr(row)}</tbody></table>`
  }
  it.each<[string, number | null]>([
    ['$|149.50', 14950],
    ['€|149.50', null],
    ['149.50|EUR', null],
    ['149.50|USD', 14950],
    ['$149|.50', 14950],
    ['$149|50', null],
    ['149|,50 $', 14950],
    ['$149.50|', 14950],
    ['$149.50|View', 14950],
    ['$149.50|12', 14950],
  ])('below one heading: %s', (cells, cents) => {
    expect(centsOf(list(heads, 3, ...cells.split('|')))).toEqual([cents])
  })

  it.each<[string, number | null]>([
    ['$149|.50', 14950],
    ['$149|50', null],
    ['149.50|€', null],
    ['$149.50|', 14950],
  ])('below a heading and none: %s', (cells, cents) => {
    expect(centsOf(list(inserted(heads, 4, ''), undefined, ...cells.split('|')))).toEqual([cents])
  })

  it.each<[string, number | null]>([
    ['€|149.50', null],
    ['$|149.50', 14950],
    ['|$149.50', 14950],
  ])('below none and a heading: %s', (cells, cents) => {
    expect(centsOf(list(inserted(heads, 3, ''), undefined, ...cells.split('|')))).toEqual([cents])
  })

  it.each(['Cents', 'Centavos', 'Céntimos', 'Decimals'])('whose cents are headed %s', heading => {
    expect(centsOf(list(inserted(heads, 4, heading), undefined, '$149', '50'))).toEqual([14950])
    expect(centsOf(list(inserted(heads, 4, heading), undefined, '$149', '.50'))).toEqual([14950])
  })
})

describe('an amount of an order page, in pieces', () => {
  const each = (make: (label: string) => string) => ['Grand Total', 'Total Paid'].map(make).join('')
  const inTable = (...cells: string[]) =>
    `<table>${each(label => `<tr><th>${label}</th>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`)}</table>`
  const inList = (...cells: string[]) =>
    `<dl>${each(label => `<dt>${label}</dt>${cells.map(cell => `<dd>${cell}</dd>`).join('')}`)}</dl>`
  const inBoxes = (...cells: string[]) =>
    each(label => `<div>${[label, ...cells].map(cell => `<span>${cell}</span>`).join('')}</div>`)
  const inItems = (...cells: string[]) =>
    `<ul>${each(label => `<li>${[label, ...cells].map(cell => `<span>${cell}</span>`).join('')}</li>`)}</ul>`
  const classed = (value: string) => each(label => `<div><span class="label">${label}</span>${value}</div>`)

  it.each<[string, string]>([
    ['a cell', rows(['Grand Total', '<span>$149</span>\n<span>.50</span>'], ['Total Paid', '$149.50'])],
    ['cells: $ 149.50', inTable('$', '149.50')],
    ['cells: $ 149 .50', inTable('$', '149', '.50')],
    ['cells: $149 .50', inTable('$149', '.50')],
    ['cells: 149.50 USD', inTable('149.50', 'USD')],
    ['cells: nothing, $149, .50', inTable('', '$149', '.50')],
    ['definitions', inList('$149', '.50')],
    ['definitions with a sign', inList('$', '149.50')],
    ['boxes: $149 .50', inBoxes('$149', '.50')],
    ['boxes: $ 149 .50', inBoxes('$', '149', '.50')],
    ['boxes: $ 149.50', inBoxes('$', '149.50')],
    ['items of a list', inItems('$149', '.50')],
    ['items of a list with a sign', inItems('$', '149', '.50')],
    ['a value and its cents', classed('<span class="value">$149</span><span class="cents">.50</span>')],
    [
      'a value and cents without a point',
      classed('<span class="value">$149</span><span class="cents">50</span>'),
    ],
    ['a sign and a value', classed('<span class="sign">$</span><span class="value">149.50</span>')],
    ['a value and a text behind it', classed('<span class="value">$149</span>.50')],
    ['lines', each(label => `<p>${label}: <span>$149</span><span>.50</span></p>`)],
    ['lines with a marked label', each(label => `<p><b>${label}:</b> $149<sup>50</sup></p>`)],
  ])('%s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({ totalCents: 14950, paidCents: 14950 })
  })

  it.each<[string, string]>([
    ['cells: $149 50', inTable('$149', '50')],
    ['definitions', inList('$149', '50')],
    ['boxes', inBoxes('$149', '50')],
    ['a value and another', classed('<span class="value">$149</span><span class="b">50</span>')],
    ['two amounts', inTable('$149.50', '$20.00')],
  ])('is not read: %s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({ field: 'total' })
  })

  it.each<[string, string]>([
    ['cells', inTable('€', '149.50')],
    ['cells with a code', inTable('149.50', 'EUR')],
    ['cells with a code before', inTable('EUR', '149.50')],
    ['boxes', inBoxes('€', '149.50')],
    ['items of a list', inItems('€', '149.50')],
    ['definitions', inList('€', '149.50')],
    ['a sign and a value', classed('<span class="sign">€</span><span class="value">149.50</span>')],
    ['a value and a code', classed('<span class="value">149.50</span> <small>EUR</small>')],
  ])('is in another currency: %s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({ currency: 'EUR' })
  })
})

describe('two figures without a point that all amounts have', () => {
  const both = (one: string, other: string, at = 3) =>
    tableOf(heads, withAt(first, at, one), withAt(second, at, other))
  it.each<[string, string, (number | null)[]]>([
    ['$149<small>50</small>', '$12<small>00</small>', [14950, 1200]],
    ['<span>$149</span><span>50</span>', '<span>$12</span><span>05</span>', [14950, 1205]],
    ['$149<sub>50</sub>', '$12<sub>09</sub>', [14950, 1209]],
    ['$149<span class="price-cents">50</span>', '$12.50', [14950, 1250]],
    // Nothing says that these are cents.
    ['$149<small>50</small>', '$12<small>25</small>', [null, null]],
    ['$149<small>50</small>', '$12<small>3</small>', [null, null]],
    ['$149<small>50</small>', '$12<small>00</small> <small>3</small>', [14950, null]],
    ['$149<small>50</small>', '$12<small class="a">00</small>', [null, 1200]],
    ['$149<small>50</small>', '14<small>05</small>', [null, null]],
    ['$149<mark>50</mark>', '$12<mark>00</mark>', [null, null]],
    ['$149.00<small>50</small>', '$12.00<small>05</small>', [null, null]],
    ['$149<small><a href="#n">50</a></small>', '$12<small><a href="#m">05</a></small>', [null, null]],
  ])('%s and %s', (one, other, told) => {
    expect(centsOf(both(one, other))).toEqual(told)
  })

  it.each<[string, string, (number | null)[]]>([
    ['50', '05', [14950, 1205]],
    ['50', '25', [null, null]],
    ['50', '5', [null, 1200]],
    ['50', '', [null, 1200]],
  ])('in cells: %s and %s', (one, other, told) => {
    const cells = (row: readonly string[], whole: string, figures: string) =>
      inserted(withAt(row, 3, whole), 4, figures)
    const html = tableOf(heads, cells(first, '$149', one), cells(second, '$12', other))
    expect(centsOf(html.replace('<th>Total</th>', '<th colspan="2">Total</th>'))).toEqual(told)
  })

  it.each<[string, (whole: string, figures: string) => string]>([
    ['in a value', (whole, figures) => `<td>$${whole}<small>${figures}</small></td>`],
    ['in cells', (whole, figures) => `<td>$${whole}</td><td>${figures}</td>`],
  ])('on an order page, %s', (_, value) => {
    const totals = (due: string) =>
      `<table>${[
        ['Grand Total', '149', '50'],
        ['Total Paid', '149', '50'],
        ['Total Due', '0', due],
      ]
        .map(([label = '', whole = '', figures = '']) => `<tr><th>${label}</th>${value(whole, figures)}</tr>`)
        .join('')}</table>`
    expect(orderOf({ parts: { totals: totals('00') } })).toMatchObject({
      totalCents: 14950,
      paidCents: 14950,
    })
    expect(orderOf({ parts: { totals: totals('10') } })).toMatchObject({ field: 'total' })
  })
})
