import { type Model, type ModelColumn, ordersModel } from './model.ts'

const labels: Readonly<Record<string, readonly string[]>> = {
  Subscriptions: ['ID', 'Customer', 'Date', 'Next Run', 'Total', 'Status'],
  'All Customers': ['ID', 'Name', 'Email', 'Customer Since', 'Status'],
  Listings: ['ID', 'Name', 'SKU', 'Price', 'Date', 'Total', 'Status'],
  'Gift Cards': ['Code', 'Order #', 'Date', 'Balance', 'Status'],
  'Coupon Manager': ['ID', 'Rule', 'Coupon Code', 'Date', 'Total', 'Status'],
  Invoices: [
    'Invoice',
    'Invoice Date',
    'Order #',
    'Order Date',
    'Bill-to Name',
    'Status',
    'Grand Total (Base)',
  ],
  Shipments: ['Shipment', 'Ship Date', 'Order #', 'Order Date', 'Ship-to Name', 'Total', 'Status'],
  'Credit Memos': ['Credit Memo', 'Created', 'Order #', 'Order Date', 'Bill-to Name', 'Status', 'Refunded'],
}
const meanings: Readonly<Record<string, string>> = {
  'Order #': 'number',
  ID: 'number',
  Invoice: 'number',
  Date: 'date',
  'Order Date': 'date',
  Customer: 'customer',
  'Bill-to Name': 'customer',
  Total: 'total',
  Status: 'status',
}

/** Lists with an order's columns that are no lists of orders (order pages A2 and B3). */
export const lookAlikes: Readonly<Record<string, Model>> = Object.fromEntries(
  Object.entries(labels).map(([name, own]) => [name, { rows: 3, columns: own.map(column) }]),
)

function column(label: string): ModelColumn {
  const like = ordersModel(3).columns.find(({ meaning }) => meaning === meanings[label])
  return { meaning: undefined, label, id: label, texts: like?.texts ?? ['a', 'b', 'c'] }
}
