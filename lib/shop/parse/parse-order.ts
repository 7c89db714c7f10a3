import type { OrderReading } from '../../contract/readings.ts'
import { dateOrderBy } from '../../domain/date-order.ts'
import type { Order, OrderItem } from '../../domain/order.ts'
import { practiceDayOf } from '../../domain/practice-day.ts'
import type { Result } from '../../domain/result.ts'
import { interpretCustomer } from './customer.ts'
import { type ItemFacts, isGiftCard } from './gift-card.ts'
import type { Misread } from './misread.ts'
import { interpretMoment, isUnclearDate } from './moment.ts'
import { interpretNumber } from './number.ts'
import { otherCurrency } from './other-currency.ts'
import type { PageSettings } from './parse-row.ts'
import { withGiftCardAsTender } from './remainder.ts'
import { interpretState } from './state.ts'
import { interpretTender } from './tender.ts'
import { interpretTotals } from './totals.ts'
import { oneBlock } from './totals-blocks.ts'

/** What was read on an order page as an order, or the field that cannot be understood: never a guess. */
export function parseOrder(
  reading: OrderReading,
  shop: string,
  timeZone: string,
  { set, latest, earliest, dayZone, statuses }: PageSettings = {},
): Result<Order, Misread> {
  const number = interpretNumber(reading.number)
  const date = reading.date ?? ''
  const facts = { dateOrder: dateOrderBy(reading.dates ?? {}, set), latest, earliest, dayZone }
  const placedAt = interpretMoment(date, timeZone, facts)
  const state = interpretState(reading.status ?? '', statuses)
  const rows = oneBlock([reading.totals, ...(reading.furtherTotals ?? [])])
  const totals = rows.ok ? interpretTotals(rows.value) : rows
  const items = interpretItems(reading.items)
  if (number === undefined) return { ok: false, error: { field: 'number', text: reading.number } }
  if (placedAt === undefined) {
    const isUnclear = isUnclearDate(date, timeZone, facts)
    return { ok: false, error: { field: 'date', text: date, ...(isUnclear && { isUnclear }) } }
  }
  if (state === undefined) return { ok: false, error: { field: 'status', text: reading.status ?? '' } }
  if (!totals.ok) return totals
  if (!items.ok) return items
  const foreign = otherCurrency(reading)
  const customer = interpretCustomer(reading, practiceDayOf(placedAt, timeZone), facts.dateOrder)
  const order = {
    shop,
    number,
    placedAt,
    state,
    customer,
    tender: interpretTender(reading),
    ...totals.value,
    ...(reading.seen && { seen: true }),
    ...(totals.value.currency === undefined && foreign !== undefined && { currency: foreign }),
  }
  return { ok: true, value: withGiftCardAsTender({ ...order, items: items.value }) }
}

function interpretItems(items: OrderReading['items']): Result<OrderItem[], Misread> {
  const read: OrderItem[] = []
  for (const item of items) {
    const quantity = quantityOf(item.quantity)
    const sku = item.sku.trim()
    if (!sku || !(quantity > 0))
      return { ok: false, error: { field: 'items', text: `${item.name} ${item.quantity}` } }
    read.push({ sku, quantity, giftCard: isGiftCard(factsOf(item)) })
  }
  return read.length > 0 ? { ok: true, value: read } : { ok: false, error: { field: 'items', text: '' } }
}

const worded =
  /^(?:x|\u00d7|qty:?)?\s*(\d+(?:\.\d+)?)\s*(?:x|\u00d7|pcs?\.?|pieces?|ea\.?|units?|stk\.?|st\u00fcck|uds?\.?|unidad(?:es)?)?(?: \((?:\d+ )?(?:shipped|invoiced|delivered|packed|enviad[oa]s?|versandt)\))?$/i
/** German and Spanish pages write decimals of nothing behind a comma. */
const commaZeros = /^(\d+),0{2,4}$/

/** `2`, `2.0000`, `2,00`, `x2`, `2 pcs`; NaN for anything else. */
function quantityOf(text: string): number {
  const plain = text
    .trim()
    .replace(commaZeros, (whole, figures) => (whole === `${figures},000` ? whole : figures))
  return Number(worded.exec(plain)?.[1] ?? Number.NaN)
}

function factsOf({ name, options, productType }: OrderReading['items'][number]): ItemFacts {
  return { name, options: options.map(({ label }) => label), productType }
}
