import { describe, expect, it } from 'vitest'
import { orderOf, parts, read, rows } from '../../../../tests/fixtures/order-page.ts'

describe('order pages: what is told for each width of the screen', () => {
  const twice = (html: string) =>
    html.replaceAll(/<td>(.*?)<\/td>/g, '<td><span class="wide">$1</span><span class="narrow">$1</span></td>')

  it('is read once', () => {
    const told = {
      ...parts,
      order: twice(parts.order),
      account: twice(parts.account),
      totals: twice(parts.totals),
    }
    expect(orderOf({ parts: told })).toEqual(orderOf({}))
  })

  it('is not read where it differs', () => {
    const totals = rows(['Grand Total', '<b>$80.00</b><i>$90.00</i>'], ['Total Paid', '$80.00'])
    expect(orderOf({ parts: { totals } })).toMatchObject({ field: 'total' })
  })
})

describe('order pages: a badge beside a name', () => {
  it.each([
    'Ana Ruiz<span class="badge">VIP</span>',
    '<a>Ana Ruiz</a><sup>VIP</sup>',
    'Ana Ruiz<b class="x">VIP</b>',
  ])('makes no other name of it: %s', name => {
    const account = rows(['Customer Name', name], ['Email', 'ana@mail.com'])
    // Three words in one text are parted by nobody, and make no patient.
    expect(orderOf({ parts: { account } })).toMatchObject({ customer: { fullName: 'Ana Ruiz VIP' } })
  })
})

describe('order pages: two birth dates', () => {
  const birthDateOf = (...told: [string, string][]) => read({ parts: { account: rows(...told) } })?.birthDate

  it.each<[string, [string, string][], string | null]>([
    [
      'of two people are nobody’s',
      [
        ['Date of Birth', 'Apr 3, 1984'],
        ['Patient Date of Birth', 'May 5, 1950'],
      ],
      null,
    ],
    [
      'that are one are read',
      [
        ['Birthday', 'Apr 3, 1984'],
        ['DOB', 'Apr 3, 1984'],
      ],
      'Apr 3, 1984',
    ],
    [
      'of which one is not told',
      [
        ['Date of Birth', ''],
        ['Patient DOB', 'Apr 3, 1984'],
      ],
      'Apr 3, 1984',
    ],
  ])('%s', (_, told, birthDate) => {
    expect(birthDateOf(...told)).toBe(birthDate)
  })
})

describe('order pages: totals at the foot of the items', () => {
  const foot = (...sums: [string, string][]) =>
    parts.items.replace(
      '</table>',
      `<tfoot>${sums.map(([label, sum]) => `<tr><td colspan="2">${label}</td><td>${sum}</td></tr>`).join('')}</tfoot></table>`,
    )
  const sums: [string, string][] = [
    ['Subtotal', '$80.00'],
    ['Grand Total', '$80.00'],
    ['Total Paid', '$80.00'],
    ['Total Refunded', '$20.00'],
  ]

  it('are read where there is no block of totals', () => {
    const told = { parts: { items: foot(...sums), totals: '' }, headings: { totals: 'Further remarks' } }
    expect(orderOf(told)).toMatchObject({ totalCents: 80_00, paidCents: 80_00, refundedCents: 20_00 })
    expect(orderOf(told)).toMatchObject({ items: [{ sku: 'SER-1', quantity: 2 }] })
  })

  it('count for nothing beside one, and are not made of half of them', () => {
    expect(
      orderOf({ parts: { items: foot(['Grand Total', '$9.00'], ['Total Paid', '$9.00']) } }),
    ).toMatchObject({
      totalCents: 80_00,
    })
    const half = {
      parts: { items: foot(['Total', '$80.00']), totals: '' },
      headings: { totals: 'Further remarks' },
    }
    expect(orderOf(half)).toMatchObject({ field: 'paid' })
  })
})

describe('items that are struck through', () => {
  const row = (cells: readonly string[], tags = '') =>
    `<tr${tags}>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
  const cream = ['Cream', 'CRE-1', '1']
  const further = (more: string) =>
    orderOf({ parts: { items: parts.items.replace('</tbody>', `${more}</tbody>`) } })
  const whole = { items: [{ sku: 'SER-1', quantity: 2 }] }

  it.each<[string, string]>([
    ['in each cell', row(cream.map(cell => `<s>${cell}</s>`))],
    ['in boxes of each cell', row(cream.map(cell => `<div><del>${cell}</del></div>`))],
    ['as a row', row(cream, ' style="text-decoration: line-through"')],
    ['as a row, by a class', row(cream, ' class="text-decoration-line-through"')],
    ['by their names', row(cream.with(0, '<s>Cream</s>'))],
    ['with a remark', row(['<s>Cream</s> <em>out of stock</em>', '<s>CRE-1</s>', '<s>1</s>'])],
  ])('are none: %s', (_, struck) => {
    expect(further(struck)).toMatchObject(whole)
    expect(further(struck)).not.toHaveProperty('items.1')
  })

  it('are some where an old price, or a part of the name is', () => {
    const both = { items: [{ sku: 'SER-1' }, { sku: 'CRE-1', quantity: 1 }] }
    expect(further(row(cream.with(0, '<s>$9.00</s> Cream')))).toMatchObject(both)
    expect(further(row(cream.with(2, '<s>2</s> 1')))).toMatchObject(both)
  })

  it('make no order without any', () => {
    expect(
      orderOf({ parts: { items: parts.items.replace('<td>Serum</td>', '<td><s>Serum</s></td>') } }),
    ).toMatchObject({ field: 'items' })
  })
})

describe('sums that are struck through', () => {
  const totals = (paid: string) => parts.totals.replace('<tr><th>Total Paid</th><td>$80.00</td></tr>', paid)

  it.each([
    '<tr><th>Total Paid</th><td><s>$80.00</s></td></tr>',
    '<tr><th><del>Total Paid</del></th><td><del>$80.00</del></td></tr>',
    '<tr style="text-decoration: line-through"><th>Total Paid</th><td>$80.00</td></tr>',
    '<tr class="line-through"><th>Total Paid</th><td>$80.00</td></tr>',
  ])('are none: %s', paid => {
    expect(totals(paid)).not.toBe(parts.totals)
    expect(orderOf({ parts: { totals: totals(paid) } })).toMatchObject({ field: 'paid' })
    const lines = '<p>Grand Total: $80.00</p><p><s>Total Paid: $80.00</s></p>'
    expect(orderOf({ parts: { totals: lines } })).toMatchObject({ field: 'paid' })
  })

  it('stand beside the one that holds', () => {
    const paid = '<tr><th>Total Paid</th><td><s>$90.00</s> $80.00</td></tr>'
    expect(orderOf({ parts: { totals: totals(paid) } })).toMatchObject({ paidCents: 80_00 })
  })
})
