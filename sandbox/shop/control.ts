import type { Context } from 'hono'
import { Hono } from 'hono'
import type { OrderStore } from './order-store.ts'

/** Levers for tests and demonstrations. They are no part of the imitated product and need no session. */
export function controlRoutes(store: OrderStore): Hono {
  const app = new Hono()
  app.get('/orders', c => c.json(store.all()))
  app.post('/orders', async c => {
    const body: unknown = await c.req.json()
    return attempt(c, () => c.json(store.add(body), 201))
  })
  app.post('/orders/:number', async c => {
    const body: unknown = await c.req.json()
    return attempt(c, () => {
      const order = store.patch(c.req.param('number'), body)
      return order ? c.json(order) : c.json({ error: 'no such order' }, 404)
    })
  })
  return app
}

function attempt(c: Context, act: () => Response): Response {
  try {
    return act()
  } catch (error) {
    return c.json({ error: error instanceof Error ? error.message : String(error) }, 400)
  }
}
