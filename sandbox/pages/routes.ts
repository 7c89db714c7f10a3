import { type Context, Hono } from 'hono'
import { assetRoutes } from '../shop/assets.ts'
import type { OrderStore } from '../shop/order-store.ts'
import { families } from './families.ts'
import type { Family, PageVisit } from './family.ts'
import { indexPage } from './index-page.ts'
import { libraryRoutes } from './libraries.ts'
import { pageOrder } from './page-order.ts'
import { orderByEntity, repeatOrders } from './repeat-orders.ts'
import { parseSettings } from './settings.ts'

/** Styles, scripts and libraries of the pages: like the shop's own, they need no session. */
export function pageFiles(): Hono {
  const app = new Hono()
  app.route('/assets', assetRoutes(new URL('./assets/', import.meta.url)))
  app.route('/libraries', libraryRoutes())
  return app
}

/** The families' pages under `/pages`, and their index. */
export function familyRoutes(store: OrderStore, zone: string): Hono {
  const app = new Hono()
  app.get('/', c => c.html(indexPage(families)))
  for (const family of families) addFamily(app, family, c => visitOf(c, { store, zone, size: family.size }))
  return app
}

function addFamily(app: Hono, family: Family, visit: (c: Context) => PageVisit | undefined): void {
  const { id, page, data, answer, policy } = family
  const path = `/${id}`
  if (data) app.get(`${path}/data.json`, c => reply(c, visit, found => c.json(data(found))))
  if (answer)
    app.post(`${path}/ajax/*`, async c => {
      const form = Object.fromEntries(
        Object.entries(await c.req.parseBody()).map(([name, value]) => [name, String(value)]),
      )
      return reply(c, visit, found => c.html(answer(found, form)))
    })
  const show = (c: Context) => {
    if (policy) c.header('Content-Security-Policy', policy)
    return reply(c, visit, found => c.html(page(found)))
  }
  app.get(path, show)
  app.get(`${path}/*`, show)
}

function reply(
  c: Context,
  visit: (c: Context) => PageVisit | undefined,
  answer: (visit: PageVisit) => Response | Promise<Response>,
): Response | Promise<Response> {
  const found = visit(c)
  return found ? answer(found) : c.notFound()
}

interface Source {
  store: OrderStore
  zone: string
  size: number | undefined
}

/** Undefined = the path names an order that there is not. */
function visitOf(c: Context, { store, zone, size = 20 }: Source): PageVisit | undefined {
  const settings = parseSettings({ size: String(size), ...c.req.query() })
  const orders = repeatOrders(store.all(), 2 * settings.size + 3)
  const named = /\/order_id\/(\d+)/.exec(c.req.path)?.[1]
  const order = named ? orderByEntity(store.all(), Number(named)) : orders[0]
  if (!order) return undefined
  return { settings, zone, orders, rows: () => orders.map(each => pageOrder(each, zone, settings)), order }
}
