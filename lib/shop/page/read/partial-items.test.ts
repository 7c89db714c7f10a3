import { describe, expect, it } from 'vitest'
import { orderOf, parts, read } from '../../../../tests/fixtures/order-page.ts'

const below = (more: string) => orderOf({ parts: { items: parts.items + more } })
const further = (row: string) =>
  orderOf({ parts: { items: parts.items.replace('</tbody>', `${row}</tbody>`) } })
const whole = { items: [{ sku: 'SER-1', quantity: 2 }] }

describe('items of which the page shows some', () => {
  it.each([
    'Showing 1 of 12 items',
    'Showing 1 to 1 of 12 entries',
    'Mostrando 1 de 12 artículos',
    'Mostrando 1 a 1 de 12',
    'Anzeige 1 von 12',
    '<div class="pager">1-1 of 12</div>',
    '<div>1 – 10 of 12 items</div>',
    '<p>Page 1 of 3</p>',
    '<button>Show 11 more items</button>',
    '<button>Load more</button>',
    '<a href="#">+ 11 more</a>',
    '<a href="#">View all 12 items</a>',
    '<a href="#">Ver más artículos</a>',
    '<p>12 products</p>',
    '<ul class="pagination"><li><a>1</a></li><li><a>2</a></li></ul>',
  ])('are not read in part: %s', more => {
    expect(below(more)).toMatchObject({ field: 'items' })
  })

  it('are told in the words of the page', () => {
    const { items } =
      read({ parts: { items: `${parts.items}<p>Showing 1 of 12 items</p>` } }) ?? expect.fail()
    expect(items.at(-1)).toMatchObject({ name: 'Showing 1 of 12 items', quantity: '' })
  })

  it.each([
    'Showing 1 of 1 items',
    'Showing 1 to 1 of 1 entries',
    '1-1 of 1',
    'Page 1 of 1',
    '<p>1 item</p>',
    '<p>2 items</p>',
    '<a href="#">View all items</a>',
    '<a href="#">Show more</a>',
    '<p>Ships with 3 more orders</p>',
    '<p>2 of 2 shipped</p>',
    '<p>Showing 1 to 5 of 12 comments</p>',
    '<p>Mostrando 1 de 3 notas</p>',
    '<ul class="pagination"><li><a>1</a></li></ul>',
  ])('are all there: %s', more => {
    expect(below(more)).toMatchObject(whole)
  })

  it('are all there where a product is called so', () => {
    const items = parts.items.replace('Serum', 'Showing 1 of 12 items, and 11 more')
    expect(orderOf({ parts: { items } })).toMatchObject(whole)
  })

  it('are counted in their heading', () => {
    const headed = (items: string) => orderOf({ headings: { items } })
    expect(headed('Items Ordered (12)')).toMatchObject({ field: 'items' })
    expect(headed('Items Ordered (1)')).toMatchObject(whole)
    expect(headed('Items Ordered (2)')).toMatchObject(whole)
    expect(headed('Items Ordered (USD)')).toMatchObject(whole)
  })

  it.each([
    '<tr style="display: none"><td>Gift Card</td><td>EGC-50</td><td>1</td></tr>',
    '<tr hidden><td>Gift Card</td><td>EGC-50</td><td>x1</td></tr>',
    '<tr><td colspan="3"><button>Show 1 more</button></td></tr>',
  ])('are not read in part where a row is not seen: %s', row => {
    expect(further(row)).toMatchObject({ field: 'items' })
  })

  it.each([
    '<tr hidden><td>{{name}}</td><td>{{sku}}</td><td>{{qty}}</td></tr>',
    '<tr hidden><td></td><td></td><td></td></tr>',
    '<tr hidden><td>Serum</td><td>SER-1</td><td>2</td></tr>',
    '<tr class="child" hidden><td>Serum, a part of it</td><td>SER-1-A</td><td>1</td></tr>',
  ])('are all there beside a row of none: %s', row => {
    expect(further(row)).toMatchObject(whole)
  })
})

describe('items that are told in two places', () => {
  const gift = parts.items.replace('Serum', 'eGift Card').replace('SER-1', 'EGC-50')
  const boxes = (name: string, sku: string) =>
    `<div><div><b>Product</b><b>SKU</b><b>Qty</b></div><div><i>${name}</i><i>${sku}</i><i>2</i></div></div>`
  const inner = parts.items.replace('Serum', 'Part of it').replace('SER-1', 'SER-1-A')

  it.each([
    parts.items + gift,
    `<p>Shipped</p>${parts.items}<p>Not yet shipped</p>${gift}`,
    `<table><tr><td>${parts.items}</td></tr><tr><td>${gift}</td></tr></table>`,
    boxes('Serum', 'SER-1') + boxes('eGift Card', 'EGC-50'),
    parts.items + parts.items.replace('<td>2</td>', '<td>1</td>'),
  ])('are not read in part: %s', items => {
    expect(orderOf({ parts: { items } })).toMatchObject({ field: 'items' })
  })

  it.each([
    parts.items + parts.items,
    parts.items.replace('Serum', `Serum${inner}`),
    parts.items + parts.totals,
    boxes('Serum', 'SER-1') + boxes('Serum', 'SER-1'),
  ])('are read where they say the same, or are told of a row: %s', items => {
    expect(orderOf({ parts: { items } })).toMatchObject(whole)
  })

  it('are compared below two headings', () => {
    const again = (items: string) => orderOf({ further: `<section><h2>Items Ordered</h2>${items}</section>` })
    expect(again(gift)).toMatchObject({ field: 'items' })
    expect(again(parts.items)).toMatchObject(whole)
    expect(again('<p>None</p>')).toMatchObject(whole)
  })
})
