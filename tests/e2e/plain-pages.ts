import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ExtensionBrowser } from '../../sandbox/run/browser.ts'

export interface PlainPage {
  /** Style of the page's own. */
  css?: string
  /** Attributes of `<html>`. */
  html?: string
  /** What a number's cell holds; `#` stands for the number. */
  cell?: string
  heading?: string
  rows?: number
  headers?: Record<string, string>
  /** What the page holds in place of a list. */
  body?: string
}

export interface PlainServer {
  url(name: string): string
  close(): Promise<void>
}

export const headings = ['Order #', 'Purchase Date', 'Bill-to Name', 'Grand Total', 'Status', 'Action']
export const firstNumber = 100_000_001

/** Small lists of orders as a shop might make them, each under its name; nothing in them but what is asked for. */
export async function servePages(pages: Record<string, PlainPage>): Promise<PlainServer> {
  const server = createServer((request, response) => {
    const page = pages[decodeURIComponent(request.url ?? '/').slice(1)]
    // A browser asks for an icon by itself.
    if (!page) return response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
    return response.end(htmlOf(page))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: name => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const defaultCss =
  'body{margin:16px;font:14px/1.4 sans-serif}table{border-collapse:collapse;width:100%}td,th{padding:6px 8px;border:1px solid #ccc;text-align:left}'

function htmlOf({
  css = '',
  html = '',
  cell = '<span>#</span>',
  heading,
  rows = 6,
  body: own,
}: PlainPage): string {
  if (own !== undefined)
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${own}</html>`
  const titles = [heading ?? headings[0], ...headings.slice(1)]
  const body = Array.from({ length: rows }, (_, i) => rowHtml(firstNumber + i, cell)).join('')
  // A style element's text counts as the page's own: a policy that refuses it is about ours.
  return `<!doctype html><html lang="en" ${html}><meta charset="utf-8"><title>Orders</title><style>${defaultCss}${css}</style>
<h1>Orders</h1><table id="list"><thead><tr>${titles.map(title => `<th>${title}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table></html>`
}

function rowHtml(number: number, cell: string): string {
  const facts = [
    'Mar 1, 2026, 10:00:00 AM',
    'Zoe Munoz',
    '$84.00',
    'Processing',
    `<a href="/${number}">View</a>`,
  ]
  return `<tr><td>${cell.replaceAll('#', String(number))}</td>${facts.map(fact => `<td>${fact}</td>`).join('')}</tr>`
}

export interface PlainTab {
  page: Page
  /** What the page complained of: its own errors, and everything on its console that is one. */
  complaints: string[]
}

/** A new tab that listens to what its page complains of. */
export async function newTab({ context }: ExtensionBrowser): Promise<PlainTab> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  return { page, complaints }
}

/** Opens a page in a new tab and waits until its badges are the background's. */
export async function openPlain(browser: ExtensionBrowser, url: string): Promise<PlainTab> {
  const tab = await newTab(browser)
  const button = tab.page.locator('td nextech-sync-badge').first().getByRole('button')
  const isThere = async () => {
    await tab.page.goto(url)
    return button.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    )
  }
  // The worker may still be registering its script when the first page opens.
  await expect.poll(isThere, { timeout: 50_000 }).toBe(true)
  return tab
}
