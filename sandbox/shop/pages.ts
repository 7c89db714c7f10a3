import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { orderByEntity } from '../pages/repeat-orders.ts'
import type { MagentoOrder } from '../practice/practice.ts'
import { orderForms } from './actions.ts'
import { customerPage, customersList, customersOf } from './customers.ts'
import { dashboard } from './dashboard.ts'
import type { Html } from './format.ts'
import { type PageParts, page } from './layout.ts'
import { listingsList, listingsOf } from './listings.ts'
import { orderPage } from './order-page.ts'
import type { OrderStore } from './order-store.ts'
import { ordersList } from './orders-list.ts'
import { parseOrdersQuery, queryOrders } from './orders-query.ts'
import { subscriptionsList, subscriptionsOf } from './subscriptions.ts'
import { translatedOrders } from './translated-orders.ts'

interface ShopSetup {
  name: string
  timeZone: string
}

const sales = { label: 'Sales' }
const orders = { label: 'Orders', href: '/sales/orders' }
const customers = { label: 'Customers', href: '/customers' }
/** In the menu of the real product, but with nothing that matters here. */
const emptySections = [
  { path: '/promotions/coupons', title: 'Coupon Manager', text: 'No coupon rules yet.' },
  { path: '/gift-cards', title: 'Gift Cards', text: 'No gift cards match the current view.' },
  {
    path: '/reports',
    title: 'Reports',
    text: 'Reports are prepared overnight. There is nothing to show yet.',
  },
  { path: '/settings', title: 'Settings', text: 'Your role may view the store, not change its settings.' },
]

export function pageRoutes(store: OrderStore, setup: ShopSetup): Hono {
  const app = new Hono()
  const show = (c: Context, parts: Omit<PageParts, 'practiceName'>) =>
    c.html(page({ practiceName: setup.name, ...parts }))
  app.get('/', c =>
    show(c, { title: 'Dashboard', section: '/', crumbs: [], body: dashboard(store.all(), setup.timeZone) }),
  )
  app.get('/sales/orders', c => {
    const query = parseOrdersQuery(c.req.query())
    const body = ordersList(queryOrders(store.all(), query, setup.timeZone), query, setup.timeZone)
    return show(c, { title: 'Orders', section: orders.href, crumbs: [sales], body })
  })
  app.get('/sales/orders/:id', async (c, next) => {
    const order = orderByEntity(store.all(), Number(c.req.param('id')))
    if (!order) return next()
    const body = orderPage(order, setup.timeZone)
    const title = `#${order.increment_id}`
    return show(c, {
      title,
      section: orders.href,
      crumbs: [sales, orders],
      actions: orderActions(order),
      body,
    })
  })
  app.get('/sprzedaz/zamowienia', c => {
    const newest = store.all().toReversed().slice(0, 25)
    return c.html(translatedOrders(newest, setup.timeZone, c.req.query('form') ?? '1'))
  })
  addLists(app, store, show)
  for (const { path, title, text } of emptySections)
    app.get(path, c => show(c, { title, section: path, crumbs: [], body: emptyPanel(text) }))
  app.all('*', c => {
    c.status(404)
    return show(c, {
      title: 'Page not found',
      section: '',
      crumbs: [],
      body: emptyPanel('This page does not exist.'),
    })
  })
  return app
}

function addLists(
  app: Hono,
  store: OrderStore,
  show: (c: Context, parts: Omit<PageParts, 'practiceName'>) => Response | Promise<Response>,
): void {
  app.get('/customers', c => {
    const body = customersList(customersOf(store.all()), c.req.query())
    return show(c, {
      title: 'All Customers',
      section: customers.href,
      crumbs: [{ label: 'Customers' }],
      body,
    })
  })
  app.get('/customers/:id', async (c, next) => {
    const customer = customersOf(store.all()).find(({ id }) => String(id) === c.req.param('id'))
    if (!customer) return next()
    const body = customerPage(customer)
    return show(c, { title: customer.name, section: customers.href, crumbs: [customers], body })
  })
  app.get('/sales/subscriptions', c => {
    const body = subscriptionsList(subscriptionsOf(store.all()), c.req.query())
    return show(c, { title: 'Subscriptions', section: '/sales/subscriptions', crumbs: [sales], body })
  })
  app.get('/listings', c => {
    const body = listingsList(listingsOf(store.all()), c.req.query())
    return show(c, { title: 'Listings', section: '/listings', crumbs: [], body })
  })
}

function orderActions(order: MagentoOrder): Html {
  return html`${orderForms(order)}<a class="button" href="/sales/orders">Back</a><button class="button" type="button" data-print>Print</button>`
}

function emptyPanel(text: string): Html {
  return html`<section class="panel"><p class="empty-note">${text}</p></section>`
}
