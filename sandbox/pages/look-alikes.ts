import { html } from 'hono/html'
import type { Html } from '../shop/format.ts'
import type { Family, PageVisit } from './family.ts'
import { gridPage, magentoPolicy } from './magento2-grid.ts'
import { textGrid } from './magento2-listing.ts'
import { magentoOrderHref } from './magento2-order.ts'
import type { PageOrder } from './page-order.ts'
import { controlBar, shell } from './shell.ts'

type Column = readonly [label: string, value: (row: PageOrder) => string]

interface Document {
  id: string
  title: string
  about: string
  columns: readonly Column[]
}

/** Documents that belong to an order have numbers of their own. */
const documentNumber = (row: PageOrder, series: string) => `${series}${row.number.slice(-8)}`
const nextMonth = (row: PageOrder) => `${((Number(row.createdAt.slice(5, 7)) % 12) + 1).toString()}/15`

const number: Column = ['Order #', row => row.number]
const placed: Column = ['Order Date', row => row.placed]
const name: Column = ['Bill-to Name', row => row.customer]
const total: Column = ['Grand Total (Purchased)', row => row.total]

/** Lists about orders that are no lists of orders (order pages B3). */
const documents: readonly Document[] = [
  {
    id: 'invoices',
    title: 'Invoices',
    about: 'Order number, date, name, status and total, but each row is an invoice.',
    columns: [
      ['Invoice', row => documentNumber(row, '2')],
      ['Invoice Date', row => row.placed],
      ...[number, placed, name],
      ['Status', () => 'Paid'],
      ['Grand Total (Base)', row => row.base],
      total,
    ],
  },
  {
    id: 'shipments',
    title: 'Shipments',
    about: 'Order number, date and name, but each row is a shipment.',
    columns: [
      ['Shipment', row => documentNumber(row, '4')],
      ['Ship Date', row => row.placed],
      ...[number, placed],
      ['Ship-to Name', row => row.customer],
      ['Total Quantity', () => '1'],
    ],
  },
  {
    id: 'credit-memos',
    title: 'Credit Memos',
    about: 'Order number, date, name, status and an amount, but each row is a refund.',
    columns: [
      ['Credit Memo', row => documentNumber(row, '3')],
      ['Created', row => row.placed],
      ...[number, placed, name],
      ['Status', () => 'Refunded'],
      ['Refunded', row => row.total],
    ],
  },
]

const lists: readonly Document[] = [
  {
    id: 'subscriptions',
    title: 'Subscriptions',
    about: 'Begins with ID and has a date, a total and a status, and a next run.',
    columns: [
      ['ID', row => String(1000 + (row.entity % 1000))],
      ['Customer', row => row.customer],
      ['Date', row => row.placed],
      ['Next Run', nextMonth],
      ['Total', row => row.total],
      ['Status', () => 'Active'],
    ],
  },
  {
    id: 'all-customers',
    title: 'All Customers',
    about: 'ID, name, e-mail and a date.',
    columns: [
      ['ID', row => String(row.entity)],
      ['Name', row => row.customer],
      ['Email', row => row.email],
      ['Customer Since', row => row.placed],
      ['Status', () => 'Active'],
    ],
  },
  {
    id: 'listings',
    title: 'Listings',
    about: 'ID, SKU, price, date and a status.',
    columns: [
      ['ID', row => String(row.entity)],
      ['SKU', row => `SERUM-${row.entity}`],
      ['Price', row => row.total],
      ['Date', row => row.placed],
      ['Status', () => 'Enabled'],
    ],
  },
  {
    id: 'gift-cards',
    title: 'Gift Cards',
    about: 'A code that is a link, a balance, and the order that bought it.',
    columns: [
      ['Code', row => `EGIFT${String(row.entity).padStart(7, '0')}`],
      number,
      ['Date', row => row.placed],
      ['Balance', row => row.total],
      ['Status', () => 'Used'],
    ],
  },
  {
    id: 'coupon-manager',
    title: 'Coupon Manager',
    about: 'Rules with an ID, dates and a status.',
    columns: [
      ['ID', row => String(row.entity)],
      ['Rule', row => `Spring ${row.entity % 50} % off`],
      ['Coupon Code', row => `SPRING${row.entity % 50}`],
      ['Date', row => row.placed],
      ['Total', row => row.total],
      ['Status', () => 'Active'],
    ],
  },
]

const magentoNamespaces: Readonly<Record<string, string>> = {
  invoices: 'sales_order_invoice_grid',
  shipments: 'sales_order_shipment_grid',
  'credit-memos': 'sales_order_creditmemo_grid',
}

/** Pages that look like a list of orders and must get nothing. */
export const lookAlikes: readonly Family[] = [
  ...documents.map(magentoFamily),
  ...[...documents, ...lists].map(shopFamily),
]

function magentoFamily({ id, title, about, columns }: Document): Family {
  const name = magentoNamespaces[id] ?? id
  const fields = columns.map(([label], at) => [label, `field${at}`] as const)
  return {
    id: `magento2-${id}`,
    title: `Magento 2: ${title}`,
    group: 'Look-alikes',
    about,
    controls: ['sort', 'nextPage', 'filter', 'scroll', 'hideColumn', 'moveColumn'],
    policy: magentoPolicy,
    page: ({ settings }) => gridPage(title, textGrid(`${name}.${name}`, fields, settings.size)),
    data: ({ rows }: PageVisit) =>
      rows().map(row => ({
        ...row,
        href: magentoOrderHref(row.entity),
        ...Object.fromEntries(columns.map(([, value], at) => [`field${at}`, value(row)])),
      })),
  }
}

function shopFamily({ id, title, about, columns }: Document): Family {
  return {
    id,
    title,
    group: 'Look-alikes',
    about,
    controls: ['scroll'],
    page: visit =>
      shell({
        title: `${title} / Shop Manager`,
        scripts: ['static-page'],
        body: html`<h1>${title}</h1>${controlBar(['scroll'])}${table(visit, columns)}`,
      }),
  }
}

function table({ rows, settings }: PageVisit, columns: readonly Column[]): Html {
  return html`<table class="table orders"><thead><tr>${columns.map(([label]) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${rows()
    .slice(0, settings.size)
    .map(
      row => html`<tr>${columns.map(([, value], at) => html`<td>${at === 0 ? html`<a href="#${row.entity}">${value(row)}</a>` : value(row)}</td>`)}</tr>
`,
    )}</tbody></table>`
}
