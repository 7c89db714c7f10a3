import { describe, expect, it } from 'vitest'
import { headingNumberOf } from './heading-number.ts'

function numberOf(html: string): string | undefined {
  document.body.innerHTML = html
  return headingNumberOf(document.body.firstElementChild ?? expect.fail())
}

describe('a heading', () => {
  it.each([
    ['between links to its neighbours', '<h1><a>‹ #100004000</a> #100004001 <a>#100004002 ›</a></h1>'],
    ['behind a link to the one before', '<h1><a>#100004000</a> Order #100004001</h1>'],
    ['between buttons for its neighbours', '<h1><button>‹ 100004000</button> Order 100004001</h1>'],
    ['behind the way to it', '<h1><a>Orders</a> / #100004001</h1>'],
    ['that is all link', '<h1><a>Order #100004001</a></h1>'],
    [
      'with its status and what to do',
      '<h1>Order <b>100004001</b> <i>Complete</i> <button>Ship</button></h1>',
    ],
    ['with the name of the buyer', '<h2>Order 100004001 by Ana Ruiz on Nov 12, 2026</h2>'],
    ['in thousands', '<h1>Order #100,004,001</h1>'],
    ['in thousands with points', '<h1>Order # 100.004.001</h1>'],
    ['in thousands with narrow blanks', '<h1>Order # 100\u202f004\u202f001</h1>'],
    ['at the end of a way', '<h1>Orders › 100004001</h1>'],
    ['at the end of a longer way', '<h1>Sales / Orders / #100004001</h1>'],
    ['at the end of a way without a sign', '<h1>Home » Sales » Orders » Order 100004001</h1>'],
    ['at the end of a way in Spanish', '<h1>Ventas / Pedidos / 100004001</h1>'],
    ['at the end of a way in German', '<h2>Aufträge → Nr. 100004001</h2>'],
    ['at the end of links', '<h1><a>Sales</a> / <a>Orders</a> / <a>100004001</a></h1>'],
  ])('%s names its own order', (_, html) => {
    expect(numberOf(html)).toBe('100004001')
  })

  it.each([
    ['two links to orders and none of its own', '<h1><a>‹ #100004000</a> <a>#100004002 ›</a></h1>'],
    ['a link to an order', '<h2>Order of <a>#100004000</a></h2>'],
    ['an amount', '<h1>Order #100,04</h1>'],
    ['a way to another thing', '<h1>Invoices › 100004001</h1>'],
    ['a way through another thing', '<h1>Returns / Orders / 100004001</h1>'],
    ['a way to what is ordered from others', '<h1>Purchase orders › 100004001</h1>'],
    ['a way that goes on', '<h1>Orders › 100004001 › Edit</h1>'],
    ['a count of orders', '<h1>Orders: 250</h1>'],
    ['another number behind the first', '<h1>Order 100004001 replaces 100004000</h1>'],
  ])('with %s names none', (_, html) => {
    expect(numberOf(html)).toBeUndefined()
  })
})
