import type { OrderReading } from '../../protocol/readings.ts'
import { cellsByColumn, rowsOf } from './grid.ts'
import { headingLabel } from './labels.ts'
import { findPair, pairsIn } from './pairs.ts'
import { isHidden, linesOf, rawLinesOf, textOf, tidy } from './text.ts'

type ItemReading = OrderReading['items'][number]

const products = ['product', 'products', 'item', 'items', 'product name', 'name']
const quantities = ['qty', 'quantity', 'qty ordered', 'ordered']
/** Unlike a row of its own, what a bundle holds stands in rows below it in the same `tbody`. */
const titles = '[class*="product-title"],[class*="product-name"]'

/** The items ordered, parents only, each with the quantity ordered (order-pages notes B3). */
export function readItems(parts: readonly Element[]): ItemReading[] {
  const tables = parts.flatMap(part => [
    ...(part.matches('table') ? [part] : []),
    ...part.querySelectorAll('table'),
  ])
  for (const table of tables) {
    const { headers, body } = rowsOf(table)
    const header = headers[0]
    if (!header) continue
    const labels = [...cellsByColumn(header)].map(([at, cell]) => ({ at, label: headingLabel(cell) }))
    const find = (words: readonly string[]) => labels.find(({ label }) => words.includes(label))?.at
    const columns = { product: find(products), quantity: find(quantities), sku: find(['sku']) }
    if (columns.product !== undefined && columns.quantity !== undefined)
      return parentRows(body).flatMap(row => readItem(cellsByColumn(row), columns))
  }
  return []
}

function parentRows(body: readonly Element[]): Element[] {
  const rows = body.filter(row => !isHidden(row) && !(row.parentElement && isHidden(row.parentElement)))
  const sections = new Set(rows.map(row => row.parentElement))
  if (sections.size > 1) return rows.filter((row, at) => row.parentElement !== rows[at - 1]?.parentElement)
  const titled = rows.filter(row => row.querySelector(titles))
  return titled.length > 0 ? titled : rows
}

interface Columns {
  product: number | undefined
  quantity: number | undefined
  sku: number | undefined
}

function readItem(cells: ReadonlyMap<number, Element>, columns: Columns): ItemReading[] {
  const at = (column: number | undefined) => (column === undefined ? undefined : cells.get(column))
  const product = at(columns.product)
  const quantity = at(columns.quantity)
  if (!product || !quantity) return []
  const name = textOf(product.querySelector(titles) ?? product)
  const own = at(columns.sku)
  const sku = own ? skuOf(own) : skuIn(product)
  const options = pairsIn([...product.querySelectorAll('dl')]).map(({ label, value }) => ({ label, value }))
  return [{ name, sku, quantity: quantityIn(quantity), options, productType: null }]
}

function quantityIn(cell: Element): string {
  const ordered = findPair(pairsIn([cell]), ['ordered', 'qty ordered'])?.value
  return ordered ?? linesOf(cell)[0] ?? ''
}

function skuIn(product: Element): string {
  const marked = product.querySelector('[class*="sku"]')
  if (marked) return skuOf(marked)
  const line = linesOf(product).find(text => /^sku\b/i.test(text))
  return line ? line.replace(/^sku\s*:?\s*/i, '') : ''
}

/** Magento breaks SKUs of more than 30 characters: the pieces are joined as they were, blanks and all. */
function skuOf(element: Element): string {
  const pieces = rawLinesOf(element).map(piece => piece.replace(/^\s*\n\s*|\s*\n\s*$/g, ''))
  return tidy(pieces.join('').replace(/^\s*sku\s*:?\s*/i, ''))
}
