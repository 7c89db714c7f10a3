import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Styles and scripts are files of their own, because the page's content security policy allows nothing inline. */
export function assetRoutes(folder = new URL('./assets/', import.meta.url)): Hono {
  const app = new Hono()
  app.get('/:name{[a-z0-9-]+\\.(?:css|js|svg)}', async c => {
    const name = c.req.param('name')
    const text = await readFile(new URL(name, folder), 'utf8').catch(() => undefined)
    if (text === undefined) return c.notFound()
    return c.body(text, 200, { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain' })
  })
  return app
}
