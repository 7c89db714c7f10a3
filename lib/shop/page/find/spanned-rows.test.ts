// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const headings = ['Date', 'Order #', 'Customer', 'Total', 'Status']
const head = `<thead><tr>${headings.map(text => `<th>${text}</th>`).join('')}</tr></thead>`
const first = ['Nov 20, 2026', '100004001', 'Maria Lopez', '$84.00', 'Processing']
const second = ['Nov 20, 2026', '100004002', 'Bo Diaz', '$1,032.50', 'Complete']
const third = ['Nov 21, 2026', '100004003', 'Li Wu', '$5.00', 'Complete']
const cells = (texts: readonly string[]) => texts.map(text => `<td>${text}</td>`).join('')
const rowOf = (texts: readonly string[], attributes = '') => `<tr ${attributes}>${cells(texts)}</tr>`

function read(html: string) {
  document.body.innerHTML = html
  return findOrders(document.body).map(list =>
    readRows(list).rows.map(({ reading: { date, number, customer, total, status } }) => [
      date,
      number,
      customer,
      total,
      status,
    ]),
  )
}

describe('a row into which cells of the one above reach', () => {
  const spanned = (columns: readonly number[]) =>
    first.map((text, at) => `<td${columns.includes(at) ? ' rowspan="2"' : ''}>${text}</td>`).join('')
  const rest = (columns: readonly number[], row: readonly string[]) =>
    cells(row.filter((_, at) => !columns.includes(at)))

  it.each([[[0]], [[0, 4]], [[2]], [[4]], [[0, 2, 4]]])('says what they say: %j', columns => {
    const row = second.map((text, at) => (columns.includes(at) ? (first[at] ?? '') : text))
    const table = `<table>${head}<tbody><tr>${spanned(columns)}</tr><tr>${rest(columns, row)}</tr>${rowOf(third)}</tbody></table>`
    expect(read(table)).toEqual([[first, row, third]])
  })

  it('is of the same order where its number is one of them', () => {
    const table = `<table>${head}<tbody><tr>${spanned([0, 1, 4])}</tr><tr>${cells(['Serum 500', '$5.00'])}</tr>${rowOf(third)}</tbody></table>`
    expect(read(table)).toEqual([[first, third]])
  })

  it('has its cells behind one that reaches over several columns', () => {
    const table = `<table>${head}<tbody><tr><td>Nov 20, 2026</td><td>100004001</td><td rowspan="2" colspan="2">Maria Lopez</td><td>Complete</td></tr><tr><td>Nov 20, 2026</td><td>100004002</td><td>Pending</td></tr></tbody></table>`
    expect(read(table)).toEqual([
      [
        ['Nov 20, 2026', '100004001', 'Maria Lopez', null, 'Complete'],
        ['Nov 20, 2026', '100004002', 'Maria Lopez', null, 'Pending'],
      ],
    ])
  })
})

describe('rows that are called details', () => {
  it('are orders where all are', () => {
    const rows = [first, second].map(row => rowOf(row, 'class="order-details"')).join('')
    expect(read(`<table>${head}<tbody>${rows}</tbody></table>`)).toEqual([[first, second]])
  })

  it('belong to the row above where others are not', () => {
    const rows = [rowOf(first), rowOf(second, 'class="order-details"'), rowOf(third)].join('')
    expect(read(`<table>${head}<tbody>${rows}</tbody></table>`)).toEqual([[first, third]])
  })
})

describe('a list for wide screens and the same for narrow ones', () => {
  const { checkVisibility } = Element.prototype
  afterEach(() => {
    Element.prototype.checkVisibility = checkVisibility
  })

  it('have badges both, of which one is seen; copies that are both seen have one', () => {
    const table = `<table>${head}<tbody>${rowOf(first)}${rowOf(second)}</tbody></table>`
    const page = `<main><section><div><div class="wide">${table}</div><div class="narrow">${table}</div></div></section></main>`
    expect(read(page)).toHaveLength(1)
    let isWide = (_: Element) => false
    Element.prototype.checkVisibility = function () {
      return !isWide(this)
    }
    expect(read(page)).toHaveLength(1)
    isWide = element => element.closest('.wide') !== null
    expect(read(page)).toHaveLength(2)
  })
})
