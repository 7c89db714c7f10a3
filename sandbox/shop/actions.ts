import { setTimeout as pause } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import type { Html } from './format.ts'
import type { OrderStore } from './order-store.ts'

type Change = Partial<Pick<MagentoOrder, 'state' | 'status'>>

const held: Change = { state: 'holded', status: 'holded' }
const isHeld = (order: MagentoOrder) => order.state === 'holded'
const isOver = (order: MagentoOrder) => ['canceled', 'closed'].includes(order.state)

const captureMs = 4_000

/** What staff do with an order, as Magento 1 offers it: a request, then another page that tells how it went. */
export function actionRoutes(store: OrderStore, say: (c: Context, text: string) => void): Hono {
  const app = new Hono()
  const before = new Map<string, Change>()
  const change = (order: MagentoOrder, to: Change) => void store.patch(order.increment_id, to)
  const hold = (order: MagentoOrder) => {
    if (isHeld(order) || isOver(order)) return false
    before.set(order.increment_id, { state: order.state, status: order.status })
    change(order, held)
    return true
  }
  const unhold = (order: MagentoOrder) => {
    if (!isHeld(order)) return false
    change(order, before.get(order.increment_id) ?? { state: 'processing', status: 'processing' })
    return true
  }
  const back = (c: Context) => c.redirect(c.req.header('referer') ?? '/sales/orders')
  const named = (ids: readonly unknown[]) =>
    store.all().filter(({ entity_id: id }) => ids.includes(String(id)))

  // Several orders, ticked in a grid.
  app.post('/sales/orders/mass/:action{hold|unhold}', async c => {
    const form = await c.req.parseBody({ all: true })
    const act = c.req.param('action') === 'hold' ? hold : unhold
    const done = named([form.order_ids].flat()).filter(act).length
    say(c, `${done} order(s) have been ${act === hold ? 'put on hold' : 'released from holding status'}.`)
    return back(c)
  })
  // The gateway takes its time, and no other page of the session is made meanwhile.
  app.post('/sales/orders/:id/capture', async c => {
    await pause(captureMs)
    say(c, 'The invoice has been created.')
    return back(c)
  })
  // One order: some actions are forms, others are addresses that a button's script goes to.
  app.on(['GET', 'POST'], '/sales/orders/:id/:action{hold|unhold|cancel|comment}', c => {
    const [order] = named([c.req.param('id')])
    if (!order) return c.notFound()
    say(c, actOn(order, c.req.param('action'), { hold, unhold, cancel: each => change(each, canceled) }))
    return back(c)
  })
  return app
}

const canceled: Change = { state: 'canceled', status: 'canceled' }

function actOn(
  order: MagentoOrder,
  action: string,
  how: {
    hold(order: MagentoOrder): boolean
    unhold(order: MagentoOrder): boolean
    cancel(order: MagentoOrder): void
  },
): string {
  switch (action) {
    case 'hold':
      return how.hold(order) ? 'The order has been put on hold.' : 'The order was not on hold.'
    case 'unhold':
      return how.unhold(order)
        ? 'The order has been released from holding status.'
        : 'The order was not released.'
    case 'cancel':
      how.cancel(order)
      return 'The order has been cancelled.'
    default:
      return 'The comment has been added.'
  }
}

/** The order page's buttons: forms that go to another page. */
export function orderForms(order: MagentoOrder): Html {
  const action = isHeld(order) ? (['unhold', 'Unhold'] as const) : (['hold', 'Hold'] as const)
  const names = isOver(order) ? [] : [action, ['cancel', 'Cancel'] as const]
  return html`${names.map(
    ([name, label]) =>
      html`<form method="post" action="/sales/orders/${order.entity_id}/${name}"><button class="button" type="submit">${label}</button></form>`,
  )}`
}

/** A note of staff on an order. */
export function commentForm(order: MagentoOrder): Html {
  return html`<form method="post" action="/sales/orders/${order.entity_id}/comment"><label>Comment <input name="comment"></label> <button class="button" type="submit">Submit Comment</button></form>`
}
