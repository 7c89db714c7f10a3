import type { Sheet } from './grid.ts'
import { type ColumnMap, facts, placesOf } from './labels.ts'
import { factOf, listRows, type OrdersList } from './orders-list.ts'
import { textOf } from './text.ts'

/** Headings of a number that may be an order's or anything else's. */
const maybeNumber =
  /^(?:reference|ref|folio|purchase|confirmation|receipt|sales?|web|checkout|compra|venta|referencia|recibo|confirmación|referenz|beleg|vorgang|kauf|verkauf)\.?(?: ?(?:#|no\.?|nr\.?|n\.?º|number|num\.?|id|code|nummer))?$|^(?:belegnummer|referenznummer|vorgangsnummer|núm\.?|n\.º|no)$/
/** Statuses that orders have, and payments, quotes and appointments have not. */
const ofOrders =
  /^(?:processing|complete|completed|closed|canceled|cancelled|on hold|pending payment|payment review|suspected fraud|procesando|en proceso|completado|completa|cerrad[oa]|cancelad[oa]|retenid[oa]|in bearbeitung|abgeschlossen|vollständig|geschlossen|storniert|zurückgestellt)$/
const alsoOfOrders = /^(?:pending|new|pendiente|nuevo|ausstehend|neu)$/
const orderWords =
  /(?<!\p{L})(?:orders?|pedidos?|órdenes|ventas|sales|bestellungen|aufträge|verkäufe)(?!\p{L})/iu
const inAddress = /[/_.-](?:sales_)?(?:orders?|pedidos|ordenes|ventas|bestellungen|auftraege)(?=[/_.?#-]|$)/i
const minRows = 2
/** Its number, all four facts, and no column that speaks for another list. */
export const withoutDoubt = 3 + facts.length

/** Where a list would have its facts if its one number without a clear name were its orders'. */
function placesIf(labels: readonly string[]): ColumnMap | undefined {
  const isOwed = labels.includes('balance')
  if (isOwed || labels.filter(label => maybeNumber.test(label)).length !== 1) return undefined
  const places = placesOf(labels.map(label => (maybeNumber.test(label) ? 'order #' : label)))
  return places && places.score >= withoutDoubt ? places : undefined
}

/** Whether headings may be those of a list of orders that names them in another word. */
export function mayBeOrders(labels: readonly string[]): boolean {
  return placesIf(labels) !== undefined
}

/**
 * A list whose number is called `Reference`, `Folio` or the like, where all else says that it is orders': date, customer
 * and total are there, every status is one of an order's, no number comes twice, and the page calls itself one of orders.
 */
export function listByEvidence({ root, headers }: Sheet): OrdersList | undefined {
  for (const { labels, body } of headers) {
    const places = placesIf(labels)
    if (!places) continue
    const rows = listRows(body(), places)
    const numbers = rows.flatMap(({ number }) => number ?? [])
    const statuses = rows.map(({ facts: { status } }) => (factOf(status) ?? '').toLowerCase())
    const isTold = statuses.every(status => ofOrders.test(status) || alsoOfOrders.test(status))
    const isProven = isTold && statuses.some(status => ofOrders.test(status))
    const isWhole = numbers.length === rows.length && new Set(numbers).size === rows.length
    if (rows.length >= minRows && isWhole && isProven && isOfOrders(root, rows)) return { root, rows }
  }
  return undefined
}

/** Whether a title speaks of orders. */
export function namesOrders(title: string): boolean {
  return orderWords.test(title)
}

/** Whether a page's title does. */
export function isTitledOrders(page: Document): boolean {
  return [page.title, ...[...page.querySelectorAll('h1')].map(textOf)].some(namesOrders)
}

/** Whether a page's title or address speaks of orders. */
export function isCalledOrders(page: Document): boolean {
  const titles = [page.title, ...[...page.querySelectorAll('h1')].map(textOf)]
  return (
    titles.some(namesOrders) || inAddress.test(new URL(page.defaultView ? page.URL : page.baseURI).pathname)
  )
}

/** Whether the page, or the address of each row, speaks of orders. */
function isOfOrders(root: Element, rows: OrdersList['rows']): boolean {
  if (isCalledOrders(root.ownerDocument)) return true
  return rows.every(({ parts }) => {
    const links = parts.flatMap(part => [...part.querySelectorAll('a[href]')])
    return links.some(link => inAddress.test(link.getAttribute('href') ?? ''))
  })
}
