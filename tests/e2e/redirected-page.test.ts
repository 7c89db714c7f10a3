import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { launchWithExtension } from '../../sandbox/run/browser.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { importInFirefox, launchFirefox } from '../../sandbox/run/firefox.ts'
import { importConfiguration } from '../../sandbox/run/steps.ts'
import { built } from './world.ts'

// An order's address in the shop leads to another host (an open redirect, a link that somebody put into a list): what that
// host says of the order is not the shop's word, and it hears nothing of staff's session.
const practice = makePractice({ seed: 3, now: new Date().toISOString(), patients: 10, orders: 2 })
const number = '100000001'
const row = `<tr><td>${number}</td><td>Mar 1, 2026, 10:00:00 AM</td><td>Zoe Munoz</td><td>$84.00</td><td>Processing</td><td><a href="/view/${number}">View</a></td></tr>`
const heads = ['Order #', 'Purchase Date', 'Bill-to Name', 'Grand Total', 'Status', 'Action']
const list = `<!doctype html><title>Orders</title><h1>Orders</h1><table><thead><tr>${heads.map(each => `<th>${each}</th>`).join('')}</tr></thead><tbody>${row}</tbody></table>`
const forged = `<!doctype html><h1>#${number}</h1><h2>Order Information</h2><dl><dt>Status</dt><dd>Complete</dd></dl><h2>Order Totals</h2><dl><dt>Grand Total</dt><dd>$9,999.00</dd></dl>`

let nextech: SimulatedNextech
const ends: (() => unknown)[] = []
beforeAll(async () => {
  nextech = await startNextech(practice)
  ends.push(() => nextech.close())
})
afterAll(async () => void (await Promise.allSettled(ends.map(end => end()))))

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** A shop whose order pages lead elsewhere, what it was asked, and what the other host heard. */
async function shopThatLeadsAway() {
  const [asked, heard]: [string[], string[]] = [[], []]
  const elsewhere = await listen((request, answer) => {
    heard.push(`${request.url} ${request.headers.cookie ?? ''}`)
    const { origin = '*' } = request.headers
    const open = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }
    answer.writeHead(200, { 'Content-Type': 'text/html', ...open }).end(forged)
  })
  const port = await listen((request, answer) => {
    asked.push(request.url ?? '')
    if (request.url?.startsWith('/view/'))
      return void answer.writeHead(302, { Location: `http://localhost:${elsewhere}${request.url}` }).end()
    answer.writeHead(200, { 'Content-Type': 'text/html' }).end(list)
  })
  return { url: `http://127.0.0.1:${port}`, asked, heard }
}

const isRead = (asked: readonly string[]) => asked.some(each => each.startsWith('/view/'))

describe('an order’s page that leads to another host', () => {
  it('is not read in Chromium, and that host is not asked', async () => {
    const shop = await shopThatLeadsAway()
    const browser = await launchWithExtension(built('chrome'), { headless: true })
    ends.push(() => browser.close())
    const settings = await importConfiguration(
      browser,
      configurationFor(practice.setup, { ...nextech, shop: shop.url }),
    )
    await settings.close()
    const page = await browser.context.newPage()
    await page.goto(shop.url)
    await expect.poll(() => isRead(shop.asked), { timeout: 30_000 }).toBe(true)
    await page.waitForTimeout(1_500)
    expect(shop.heard).toEqual([])
  }, 120_000)

  it('is not read in Firefox, and that host is not asked', async ctx => {
    const firefox = await launchFirefox(built('firefox'))
    if (firefox === undefined) return ctx.skip('no Firefox here')
    ends.push(() => firefox.close())
    const shop = await shopThatLeadsAway()
    await importInFirefox(firefox, configurationFor(practice.setup, { ...nextech, shop: shop.url }))
    const page = await firefox.browser.newPage()
    await page.goto(shop.url)
    await expect.poll(() => isRead(shop.asked), { timeout: 30_000 }).toBe(true)
    await new Promise(done => setTimeout(done, 1_500))
    expect(shop.heard).toEqual([])
  }, 120_000)
})
