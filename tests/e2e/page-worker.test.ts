import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { launchWithExtension } from '../../sandbox/run/browser.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { importInFirefox, launchFirefox } from '../../sandbox/run/firefox.ts'
import { importConfiguration } from '../../sandbox/run/steps.ts'
import { built } from './world.ts'

// A script in the shop leaves a service worker behind that answers for the shop: an order's page that is read by its address is
// to be the server's own.
const practice = makePractice({ seed: 3, now: new Date().toISOString(), patients: 10, orders: 2 })
const number = '100000001'
const row = `<tr><td>${number}</td><td>Mar 1, 2026, 10:00:00 AM</td><td>Zoe Munoz</td><td>$84.00</td><td>Processing</td><td><a href="/view/${number}">View</a></td></tr>`
const heads = ['Order #', 'Purchase Date', 'Bill-to Name', 'Grand Total', 'Status', 'Action']
const list = `<!doctype html><title>Orders</title><h1>Orders</h1><table><thead><tr>${heads.map(each => `<th>${each}</th>`).join('')}</tr></thead><tbody>${row}</tbody></table>`
const orderPage = (cents: string) =>
  `<!doctype html><title>#${number}</title><h1>#${number}</h1><h2>Order Information</h2><dl><dt>Order Date</dt><dd>Mar 1, 2026, 10:00:00 AM</dd><dt>Order Status</dt><dd>Processing</dd></dl><h2>Account Information</h2><dl><dt>Customer Name</dt><dd>Zoe Munoz</dd><dt>Email</dt><dd>zoe@example.org</dd></dl><h2>Order Totals</h2><dl><dt>Subtotal</dt><dd>${cents}</dd><dt>Grand Total</dt><dd>${cents}</dd><dt>Total Paid</dt><dd>${cents}</dd><dt>Total Refunded</dt><dd>$0.00</dd><dt>Total Due</dt><dd>$0.00</dd></dl><h2>Items Ordered</h2><table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th><th>Subtotal</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>1</td><td>${cents}</td></tr></tbody></table>`
const forged = orderPage('$4,999.00')
const worker = `addEventListener('install', () => skipWaiting())
addEventListener('activate', event => event.waitUntil(clients.claim()))
addEventListener('fetch', event => {
  if (event.request.url.includes('/view/'))
    event.respondWith(new Response(${JSON.stringify(forged)}, { headers: { 'Content-Type': 'text/html' } }))
})`

let nextech: SimulatedNextech
const ends: (() => unknown)[] = []
beforeAll(async () => {
  nextech = await startNextech(practice)
  ends.push(() => nextech.close())
})
afterAll(async () => void (await Promise.allSettled(ends.map(end => end()))))

/** A shop with such a script. */
async function shopWithWorker() {
  const server = createServer((request, answer) => {
    const isScript = request.url === '/worker.js'
    const type = isScript ? 'text/javascript' : 'text/html'
    const body = isScript ? worker : request.url === '/' ? list : orderPage('$84.00')
    answer.writeHead(200, { 'Content-Type': type }).end(body)
  }).listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** Runs in a page of the shop that holds no orders. The worker answers the page's own questions from then on. */
async function leaveWorker(): Promise<string> {
  await navigator.serviceWorker.register('/worker.js')
  await navigator.serviceWorker.ready
  while (!navigator.serviceWorker.controller) await new Promise(done => setTimeout(done, 50))
  return (await fetch('/view/1')).text()
}

/** The order as the extension keeps it; runs in one of its pages. */
async function keptOrder(): Promise<{ cents: number; isSeen: boolean } | undefined> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  const opening = indexedDB.open(names.find(name => name.startsWith('nextech-sync/')) ?? '')
  const db = await new Promise<IDBDatabase>(done => {
    opening.onsuccess = () => done(opening.result)
  })
  if (!db.objectStoreNames.contains('orders')) return db.close() ?? undefined
  const asking = db.transaction('orders').objectStore('orders').getAll()
  const rows = await new Promise<{ order: { paidCents: number; seen?: boolean } }[]>(done => {
    asking.onsuccess = () => done(asking.result)
  })
  db.close()
  return rows[0] && { cents: rows[0].order.paidCents, isSeen: rows[0].order.seen === true }
}

const patience = { timeout: 30_000, interval: 500 }

describe('a service worker of the shop that forges the pages of orders', () => {
  it('is not asked in Chromium: the server is', async () => {
    const shop = await shopWithWorker()
    const browser = await launchWithExtension(built('chrome'), { headless: true })
    ends.push(() => browser.close())
    const page = await browser.context.newPage()
    await page.goto(`${shop.url}/empty`)
    expect(await page.evaluate(leaveWorker)).toContain('$4,999.00')
    const settings = await importConfiguration(
      browser,
      configurationFor(practice.setup, { ...nextech, shop: shop.url }),
    )
    await page.goto(shop.url)
    await expect.poll(() => settings.evaluate(keptOrder), patience).toEqual({ cents: 8_400, isSeen: false })
  }, 120_000)

  it('gets nothing posted by itself in Firefox: what it says is only seen', async ctx => {
    const firefox = await launchFirefox(built('firefox'))
    if (firefox === undefined) return ctx.skip('no Firefox here')
    ends.push(() => firefox.close())
    const shop = await shopWithWorker()
    const page = await firefox.browser.newPage()
    await page.goto(`${shop.url}/empty`)
    await page.evaluate(leaveWorker)
    await importInFirefox(firefox, configurationFor(practice.setup, { ...nextech, shop: shop.url }))
    const own = await firefox.openOwn('workbench.html#/staff')
    await page.goto(shop.url)
    await expect.poll(() => own.evaluate(keptOrder), patience).toEqual({ cents: 499_900, isSeen: true })
    expect(nextech.ledger()).toEqual(practice.ledger)
  }, 120_000)
})
