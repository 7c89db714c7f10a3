import { Window } from 'happy-dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOrders } from '../../lib/shop/page/find/find-orders.ts'
import { readOrderPage } from '../../lib/shop/page/read/read-order-page.ts'
import { readRows } from '../../lib/shop/page/read/read-rows.ts'
import { parseOrder } from '../../lib/shop/parse/parse-order.ts'
import { parseRow } from '../../lib/shop/parse/parse-row.ts'
import { type SimulatedShop, shopLogin, startShop } from '../../sandbox/shop/server.ts'
import { asDocument } from '../fixtures/happy-document.ts'
import { practice } from './practice.ts'

const shop = 'http://127.0.0.1'
const zone = 'America/Chicago'
let server: SimulatedShop
let cookie = ''

beforeAll(async () => {
  server = await startShop(practice)
  const answer = await fetch(`${server.url}/login`, {
    method: 'POST',
    body: new URLSearchParams(shopLogin),
    redirect: 'manual',
  })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(() => server.close())

async function open(path: string): Promise<Document> {
  const url = `${server.url}${path}`
  const html = await (await fetch(url, { headers: { cookie } })).text()
  const window = new Window({ url })
  window.document.write(html)
  return asDocument(window.document)
}

describe('the simulated shop', () => {
  it('shows a list of orders that is read row by row', async () => {
    const [table, ...others] = findOrders(await open('/sales/orders'))
    expect(others).toEqual([])
    const { rows, unreadable } = readRows(table ?? expect.fail())
    expect(unreadable).toBe(0)
    const read = rows.map(row => parseRow(row.reading, shop, zone))
    expect(read).toHaveLength(practice.orders.length)
    expect(read[0]).toMatchObject({
      ok: true,
      value: { number: '100000003', state: 'holded', totalCents: 0, href: `${server.url}/sales/orders/3` },
    })
    expect(read[2]).toMatchObject({
      ok: true,
      value: {
        number: '100000001',
        placedAt: Date.parse('2026-03-08T08:30:00Z'),
        state: 'processing',
        totalCents: 103200,
        customerName: 'ADA Example <b>',
      },
    })
  })

  it('shows pages of orders that are read whole', async () => {
    const reading = readOrderPage(await open('/sales/orders/1')) ?? expect.fail()
    expect(parseOrder(reading, shop, zone)).toEqual({
      ok: true,
      value: {
        shop,
        number: '100000001',
        placedAt: Date.parse('2026-03-08T08:30:00Z'),
        state: 'processing',
        customer: {
          firstName: 'ADA',
          lastName: 'Example <b>',
          fullName: 'ADA Example <b>',
          email: 'ADA@EXAMPLE.COM',
          phone: '+1 214 555 0100',
          birthDate: '1996-06-17',
          lines: ['1 Elm St', 'Suite 2'],
          city: 'Dallas',
          region: 'TX',
          postalCode: '75201',
          country: 'United States',
        },
        tender: { kind: 'card', brand: 'VI' },
        totalCents: 103200,
        paidCents: 103200,
        refundedCents: 2000,
        dueCents: 0,
        giftCardCents: 5000,
        items: [
          { sku: 'SERUM-1', quantity: 2, giftCard: false },
          { sku: 'A-VERY-LONG-SKU-OF-MORE-THAN-30-CHARACTERS', quantity: 1, giftCard: false },
        ],
      },
    })
  })

  it('takes a guest’s name from billing, and finds no phone where there is none', async () => {
    const reading = readOrderPage(await open('/sales/orders/2')) ?? expect.fail()
    expect(parseOrder(reading, shop, zone)).toMatchObject({
      ok: true,
      value: {
        customer: {
          firstName: 'Zoe',
          lastName: 'Munoz Garcia',
          phone: null,
          birthDate: null,
          postalCode: '75201',
        },
        tender: { kind: 'affirm' },
        items: [{ sku: 'EGC', giftCard: true }],
      },
    })
  })

  it.each([
    '/',
    '/customers',
    '/customers/7',
    '/sales/subscriptions',
    '/listings',
    '/gift-cards',
    '/nowhere',
    '/login',
  ])('has no orders on %s', async path => {
    const document = await open(path)
    expect(findOrders(document)).toEqual([])
    expect(readOrderPage(document)).toBeUndefined()
  })

  it('shows no order to somebody who is not signed in', async () => {
    const kept = cookie
    cookie = ''
    const document = await open('/sales/orders/1')
    cookie = kept
    expect(readOrderPage(document)).toBeUndefined()
    expect(document.querySelector('input[type="password"]')).not.toBeNull()
  })
})
