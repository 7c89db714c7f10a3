import { type Context, Hono } from 'hono'
import type { MagentoOrder } from '../practice/practice.ts'
import type { OrderStore } from './order-store.ts'
import { BadCriteria, parseCriteria, searchOrders } from './rest-search.ts'

/** Magento's REST interface of the simulated shop, and its levers. */
export interface SimulatedRest {
  baseUrl: string
  /** The access token that the interface takes at this moment. */
  token(): string
  /** Another token: the one in use is refused from now on. */
  changeToken(token: string): void
  /** What was asked so far, in order: path and query. */
  requests(): string[]
}

const firstToken = 'sandbox-integration-token'
const resources = 'Magento_Sales::actions_view'

/**
 * `GET /V1/orders` and `GET /V1/orders/:id` as Magento documents them (order pages B4): no CORS headers, a
 * preflight is refused, errors are JSON with a message, and the browser's session with the shop counts for nothing.
 */
export function createRest(store: OrderStore): { routes: Hono; at(baseUrl: string): SimulatedRest } {
  let token = firstToken
  const requests: string[] = []
  const routes = new Hono()
  routes.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    requests.push(pathname + search)
    if (!['GET', 'POST', 'PUT', 'DELETE'].includes(c.req.method))
      return refuse(c, 400, 'Request method is invalid.')
    if (c.req.header('authorization') !== `Bearer ${token}`)
      return refuse(c, 401, "The consumer isn't authorized to access %resources.", { resources })
    await next()
  })
  routes.get('/V1/orders', c => listOrders(c, store))
  routes.get('/V1/orders/:id', c => {
    const order = store.all().find(each => String(each.entity_id) === c.req.param('id'))
    return order
      ? c.json(wireOrder(order))
      : refuse(c, 404, "The entity that was requested doesn't exist. Verify the entity and try again.")
  })
  routes.all('*', c => refuse(c, 404, 'Request does not match any route.'))
  const at = (baseUrl: string): SimulatedRest => ({
    baseUrl,
    token: () => token,
    changeToken(next) {
      token = next
    },
    requests: () => [...requests],
  })
  return { routes, at }
}

function listOrders(c: Context, store: OrderStore): Response {
  try {
    const criteria = parseCriteria(new URL(c.req.url).searchParams)
    const { items, total } = searchOrders(store.all(), criteria)
    const told = { items: items.map(wireOrder), search_criteria: criteria, total_count: total }
    const fields = c.req.query('fields')
    return c.json(fields === undefined ? told : onlyFields(told, fields))
  } catch (error) {
    if (!(error instanceof BadCriteria)) throw error
    return refuse(c, error.status, error.message, error.parameters)
  }
}

/** Magento's `fields=items[a,b],total_count`: what is named, of each item too; what it does not have is left out. */
function onlyFields(told: Readonly<Record<string, unknown>>, fields: string): unknown {
  const names = fields.replace(/\[[^\]]*\]/g, '').split(',')
  const ofItems = /items\[([^\]]*)\]/.exec(fields)?.[1]?.split(',')
  const pick = (from: object, wanted: readonly string[]) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => wanted.includes(name)))
  const items =
    Array.isArray(told.items) && ofItems ? told.items.map(item => pick(item, ofItems)) : told.items
  return pick({ ...told, items }, names)
}

/** Magento tells four currencies, of which the store's is always the base one, and leaves out what is empty. */
function wireOrder(order: MagentoOrder): unknown {
  const { base_currency_code: base } = order
  const told = { global_currency_code: base, store_currency_code: base, ...order }
  return JSON.parse(JSON.stringify(told), (_key, value: unknown) => value ?? undefined)
}

function refuse(
  c: Context,
  status: 400 | 401 | 404 | 500,
  message: string,
  parameters?: Readonly<Record<string, string>>,
): Response {
  return c.json({ message, ...(parameters && { parameters }) }, status)
}
