import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { familyRoutes, pageFiles } from '../pages/routes.ts'
import type { MagentoOrder, Practice } from '../practice/practice.ts'
import { actionRoutes } from './actions.ts'
import { assetRoutes } from './assets.ts'
import { controlRoutes } from './control.ts'
import { OrderStore } from './order-store.ts'
import { pageRoutes } from './pages.ts'
import { createRest, type SimulatedRest } from './rest.ts'
import { createSessions, type Sessions } from './session.ts'
import type { Visit } from './session-messages.ts'
import type { SessionLock } from './session-state.ts'

export { shopLogin } from './session.ts'

export interface SimulatedShop {
  url: string
  port: number
  orders(): MagentoOrder[]
  setOrders(orders: MagentoOrder[]): void
  /** Magento's REST interface of this shop. */
  rest: SimulatedRest
  /** All that was asked for with a session, the oldest first. */
  visits(): readonly Visit[]
  close(): Promise<void>
}

export interface ShopOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** How long every page takes to answer. Pages of one session are made one after the other. */
  delayMs?: number
  /** Which of the requests that wait for one session comes in first; `in-order` by default. */
  sessionLock?: SessionLock
}

const policy = "default-src 'self'; style-src 'self'; script-src 'self'"

/** A make-believe Shop Manager on this computer only. */
export async function startShop(practice: Practice, options: ShopOptions = {}): Promise<SimulatedShop> {
  const store = new OrderStore(practice.orders)
  const rest = createRest(store)
  const { delayMs, sessionLock: lock } = options
  const sessions = createSessions(practice.setup.name, { lock, delayMs })
  const app = shopApp(store, practice, rest.routes, sessions)
  const { server, port } = await listen(app, options.port ?? 0)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    rest: rest.at(`${url}/rest/V1`),
    port,
    visits: () => sessions.visits,
    orders: () => store.all(),
    setOrders: orders => store.replaceAll(orders),
    close: () => stop(server),
  }
}

function shopApp(store: OrderStore, { setup }: Practice, rest: Hono, sessions: Sessions): Hono {
  const app = new Hono()
  app.route('/assets', assetRoutes())
  app.route('/pages', pageFiles())
  app.route('/control', controlRoutes(store))
  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy)
    c.header('Cache-Control', 'no-store')
  })
  app.route('/rest', rest)
  app.route('/', sessions.routes)
  app.use(sessions.guard)
  app.route('/', actionRoutes(store, sessions.say))
  app.route('/pages', familyRoutes(store, setup.timeZone))
  app.route('/', pageRoutes(store, setup))
  return app
}

function listen(app: Hono, port: number): Promise<{ server: Server; port: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ server: Server; port: number }>()
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, info =>
    resolve({ server, port: info.port }),
  ) as Server
  server.once('error', reject)
  return promise
}

function stop(server: Server): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.close(error => (error ? reject(error) : resolve()))
  server.closeAllConnections()
  return promise
}
