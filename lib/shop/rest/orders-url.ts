import type { Instant } from '../../domain/units.ts'
import { shortFields } from './wire-order.ts'

export const pageSize = 100
/** Magento's own limit, where it is switched on (order pages B4). */
const shortPageSize = 300

/** Where to ask for the first of the orders changed at or after `since`, in short. */
export function shortUrl(baseUrl: string, since: Instant): string {
  const fields = new URLSearchParams({ fields: `items[${shortFields.join(',')}],total_count` })
  return `${ordersUrl(baseUrl, since, 1, shortPageSize)}&${fields}`
}

/** Where to ask for a page of the orders changed at or after `since`, the oldest change first (order pages B4). */
export function ordersUrl(baseUrl: string, since: Instant, page: number, size = pageSize): string {
  const changed = 'searchCriteria[filter_groups][0][filters][0]'
  const sorted = (at: number) => `searchCriteria[sortOrders][${at}]`
  const criteria = new URLSearchParams([
    [`${changed}[field]`, 'updated_at'],
    [`${changed}[value]`, magentoTime(since)],
    [`${changed}[condition_type]`, 'gteq'],
    [`${sorted(0)}[field]`, 'updated_at'],
    [`${sorted(0)}[direction]`, 'ASC'],
    [`${sorted(1)}[field]`, 'entity_id'],
    [`${sorted(1)}[direction]`, 'ASC'],
    ['searchCriteria[pageSize]', String(size)],
    ['searchCriteria[currentPage]', String(page)],
  ])
  return `${baseUrl.replace(/\/+$/, '')}/orders?${criteria}`
}

/** `2026-03-01 20:35:00`: UTC without a mark, in whole seconds. */
function magentoTime(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ')
}
