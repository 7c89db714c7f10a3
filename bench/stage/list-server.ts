import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface ListServer {
  url: string
  close(): Promise<void>
}

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Orders</title>
<link rel="stylesheet" href="/list-page.css"><h1>Orders</h1>
<table id="list"><thead><tr></tr></thead><tbody></tbody></table><script src="/list-page.js"></script></html>`

/** A plain page with a list of orders: `/?rows=200` has rows at once, `&kind=customers` is no order page. */
export async function startListServer(): Promise<ListServer> {
  const file = (name: string) => readFile(join(import.meta.dirname, 'assets', name))
  const [script, style] = await Promise.all([file('list-page.js'), file('list-page.css')])
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [type, body] =
      pathname === '/list-page.js'
        ? ['text/javascript', script]
        : pathname === '/list-page.css'
          ? ['text/css', style]
          : ['text/html; charset=utf-8', page]
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise(done => server.close(() => done())),
  }
}
