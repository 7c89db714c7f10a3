import type { OrderReading } from '../../contract/readings.ts'
import type { Order, OrderItem } from '../../domain/order.ts'
import { practiceDayOf } from '../../domain/practice-day.ts'
import { interpretCustomer } from './customer.ts'
import { type ItemFacts, isGiftCard } from './gift-card.ts'
import type { Misread } from './misread.ts'
import { interpretMoment } from './moment.ts'
import { interpretNumber } from './number.ts'
import { interpretState } from './state.ts'
import { interpretTender } from './tender.ts'
import { interpretTotals } from './totals.ts'

/** What was read on an order page as an order, or the field that cannot be understood: never a guess. */
export function parseOrder(
  reading: OrderReading,
  shop: string,
  timeZone: string,
): { ok: true; order: Order } | Misread {
  const number = interpretNumber(reading.number)
  const placedAt = interpretMoment(reading.date ?? '', timeZone)
  const state = interpretState(reading.status ?? '')
  const totals = interpretTotals(reading.totals)
  const items = interpretItems(reading.items)
  if (number === undefined) return { ok: false, field: 'number', text: reading.number }
  if (placedAt === undefined) return { ok: false, field: 'date', text: reading.date ?? '' }
  if (state === undefined) return { ok: false, field: 'status', text: reading.status ?? '' }
  if (!totals.ok) return totals
  if (!items.ok) return items
  const customer = interpretCustomer(reading, practiceDayOf(placedAt, timeZone))
  const order = {
    shop,
    number,
    placedAt,
    state,
    customer,
    tender: interpretTender(reading),
    ...totals.totals,
  }
  return { ok: true, order: { ...order, items: items.items } }
}

function interpretItems(items: OrderReading['items']): { ok: true; items: OrderItem[] } | Misread {
  const read: OrderItem[] = []
  for (const item of items) {
    const quantity = Number(item.quantity.trim() || Number.NaN)
    const sku = item.sku.trim()
    if (!sku || !(quantity > 0)) return { ok: false, field: 'items', text: `${item.name} ${item.quantity}` }
    read.push({ sku, quantity, giftCard: isGiftCard(factsOf(item)) })
  }
  return read.length > 0 ? { ok: true, items: read } : { ok: false, field: 'items', text: '' }
}

function factsOf({ name, options, productType }: OrderReading['items'][number]): ItemFacts {
  return { name, options: options.map(({ label }) => label), productType }
}
