import { textOf } from './text.ts'

/** What a column of an orders list can hold; `id` may be an order number, or the number of anything else. */
export type Column = 'number' | 'id' | 'date' | 'customer' | 'total' | 'status'

/** Headings in order of preference (order-pages notes B1, B5 and C). */
const synonyms: Readonly<Record<Column, readonly string[]>> = {
  number: ['order #', 'order#', 'order number', 'order no.', 'order no', 'order id', 'increment id'],
  id: ['id', '#', 'no.', 'number', 'order'],
  date: [
    'purchase date',
    'purchased on',
    'purchased',
    'order date',
    'date',
    'date purchased',
    'placed on',
    'placed',
    'created at',
    'created',
  ],
  customer: [
    'bill-to name',
    'bill to name',
    'customer name',
    'customer',
    'billing name',
    'bill to',
    'bill-to',
    'buyer',
  ],
  total: [
    'grand total (purchased)',
    'g.t. (purchased)',
    'grand total',
    'order total',
    'total',
    'total amount',
    'amount',
    'grand total (base)',
    'g.t. (base)',
  ],
  status: ['order status', 'status', 'state'],
}

/** A column of its own makes the list one of documents about orders, not of orders (order-pages notes B3). */
const veto = /^(invoice|shipment|credit ?memo)( #| number| no\.?| id| date)?$/

/** Columns that speak for another list; each row is met when all its headings are there. */
const against: readonly (readonly string[])[] = [
  ['next run'],
  ['product', 'period'],
  ['sku', 'price'],
  ['code', 'balance'],
  ['coupon code'],
  ['rule'],
  ['rule name'],
]

const glyphs = /[\u2190-\u21ff\u2303\u2304\u25b2-\u25c5\u2b06\u2b07\u2b0d\u02c4\u02c5]/g
const sortRemark = /\s*[,(]?\s*\bsort(ed|able)?( by)?( in)?( ascending| descending)?( order)?\)?$/

/** A heading or label as it is compared: no sort glyph, no colon, single spaces, lower case. */
export function normalLabel(text: string): string {
  const plain = text.replace(glyphs, ' ').replace(/[:*]/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()
  return plain.replace(sortRemark, '') || plain
}

/** The label of a heading cell; an icon speaks through its `aria-label`, `title` or `alt`. */
export function headingLabel(cell: Element): string {
  const text = normalLabel(textOf(cell))
  if (text) return text
  const named = [cell, ...cell.querySelectorAll('[aria-label],[title],[alt]')]
  const names = named.flatMap(({ attributes }) =>
    ['aria-label', 'title', 'alt'].map(name => attributes.getNamedItem(name)?.value ?? ''),
  )
  return normalLabel(names.find(name => name.trim() !== '') ?? '')
}

/** Which label of a header row names which column: position of the label, or absent. */
export function columnsOf(labels: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>()
  for (const [column, words] of Object.entries(synonyms) as [Column, readonly string[]][]) {
    const word = words.find(word => labels.includes(word))
    if (word !== undefined) found.set(column, labels.indexOf(word))
  }
  return found
}

/**
 * How surely a header row heads a list of orders; 0 = it does not. Sets of labels count, never a single
 * one: an order number and two of date, customer, total, status; a bare ID only with date, total and status.
 */
export function scoreOf(labels: readonly string[]): number {
  if (labels.some(label => veto.test(label))) return 0
  const columns = columnsOf(labels)
  const others = (['date', 'customer', 'total', 'status'] as const).filter(column => columns.has(column))
  const doubts = against.filter(words => words.every(word => labels.includes(word))).length
  const weight = others.length - 2 * doubts
  if (columns.has('number')) return weight >= 2 ? weight + 3 : 0
  const isPlain = ['date', 'total', 'status'].every(column => columns.has(column as Column))
  return columns.has('id') && isPlain && weight >= 3 ? weight : 0
}
