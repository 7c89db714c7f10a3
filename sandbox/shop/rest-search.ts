import type { MagentoOrder } from '../practice/practice.ts'

type Condition = 'eq' | 'neq' | 'gt' | 'gteq' | 'lt' | 'lteq' | 'from' | 'to' | 'in' | 'like'

interface Filter {
  field: string
  value: string
  condition_type: string
}

/** Magento's search criteria: filters of one group are OR, groups are AND. */
export interface Criteria {
  filter_groups: { filters: Filter[] }[]
  sort_orders: { field: string; direction: string }[]
  /** Without one Magento lists everything. */
  page_size: number | null
  current_page: number
}

/** Criteria that Magento refuses, with its own words. */
export class BadCriteria extends Error {
  readonly status: 400 | 500
  readonly parameters: Readonly<Record<string, string>> | undefined
  constructor(status: 400 | 500, message: string, parameters?: Readonly<Record<string, string>>) {
    super(message)
    this.status = status
    this.parameters = parameters
  }
}

const filterKey =
  /^\[(?:filter_groups|filterGroups)\]\[(\d+)\]\[filters\]\[(\d+)\]\[(field|value|condition_type|conditionType)\]$/
const sortKey = /^\[(?:sort_orders|sortOrders)\]\[(\d+)\]\[(field|direction)\]$/
const pageKey = /^\[(page_size|pageSize|current_page|currentPage)\]$/

/** Reads the query of a request; both spellings of a key are taken, as by Magento. Throws `BadCriteria`. */
export function parseCriteria(query: URLSearchParams): Criteria {
  const told = [...query].flatMap(([key, value]) => {
    const [, rest] = /^(?:searchCriteria|search_criteria)(.*)$/.exec(key) ?? []
    return rest === undefined ? [] : [[rest, value] as const]
  })
  if (told.length === 0)
    throw new BadCriteria(400, '"%fieldName" is required. Enter and try again.', {
      fieldName: 'searchCriteria',
    })
  const criteria: Criteria = { filter_groups: [], sort_orders: [], page_size: null, current_page: 1 }
  for (const [key, value] of told) {
    addFilter(criteria, key, value)
    addSort(criteria, key, value)
    addPage(criteria, key, value)
  }
  return criteria
}

function addFilter({ filter_groups: groups }: Criteria, key: string, value: string): void {
  const [, group, filter, part] = filterKey.exec(key) ?? []
  if (part === undefined) return
  groups[Number(group)] ??= { filters: [] }
  const filters = groups[Number(group)]?.filters ?? []
  const known = filters[Number(filter)] ?? { field: '', value: '', condition_type: 'eq' }
  filters[Number(filter)] = { ...known, [part === 'conditionType' ? 'condition_type' : part]: value }
}

function addSort({ sort_orders: sorts }: Criteria, key: string, value: string): void {
  const [, at, part] = sortKey.exec(key) ?? []
  if (part === undefined) return
  sorts[Number(at)] = { ...(sorts[Number(at)] ?? { field: '', direction: 'DESC' }), [part]: value }
}

function addPage(criteria: Criteria, key: string, value: string): void {
  const [, part = ''] = pageKey.exec(key) ?? []
  if (part.toLowerCase().replace('_', '') === 'pagesize') criteria.page_size = Number(value)
  if (part.toLowerCase().replace('_', '') === 'currentpage') criteria.current_page = Number(value)
}

/** The page that the criteria name. Beyond the last page Magento gives the last one again (magento2 #3787). */
export function searchOrders(
  orders: readonly MagentoOrder[],
  criteria: Criteria,
): { items: MagentoOrder[]; total: number } {
  const found = orders
    .filter(order => criteria.filter_groups.every(({ filters }) => filters.some(each => fits(order, each))))
    .sort((one, other) => compareAll(one, other, criteria.sort_orders))
  const size = criteria.page_size ?? Math.max(1, found.length)
  const pages = Math.max(1, Math.ceil(found.length / size))
  const start = (Math.min(Math.max(1, criteria.current_page), pages) - 1) * size
  return { items: found.slice(start, start + size), total: found.length }
}

const tests: Record<Condition, (order: number, value: string, own: string) => boolean> = {
  eq: order => order === 0,
  neq: order => order !== 0,
  gt: order => order > 0,
  gteq: order => order >= 0,
  from: order => order >= 0,
  lt: order => order < 0,
  lteq: order => order <= 0,
  to: order => order <= 0,
  in: (_order, value, own) => value.split(',').includes(own),
  like: (_order, value, own) =>
    new RegExp(`^${value.split('%').map(RegExp.escape).join('.*')}$`, 'i').test(own),
}

function fits(order: MagentoOrder, { field, value, condition_type: condition }: Filter): boolean {
  const own = cellOf(order, field)
  const test = Object.entries(tests).find(([name]) => name === condition)?.[1]
  // Magento's database refuses what it does not know, and its report says no more than this.
  if (!test) throw internal()
  return own !== undefined && test(compare(own, value), value, own)
}

function compareAll(one: MagentoOrder, other: MagentoOrder, sorts: Criteria['sort_orders']): number {
  for (const { field, direction } of sorts) {
    const order = compare(cellOf(one, field) ?? '', cellOf(other, field) ?? '')
    if (order !== 0) return direction.toUpperCase() === 'ASC' ? order : -order
  }
  return one.entity_id - other.entity_id
}

/** Columns of Magento's order table that can be searched here. */
const columns = new Set([
  ...['entity_id', 'increment_id', 'state', 'status', 'store_id', 'created_at', 'updated_at'],
  ...['customer_id', 'customer_email', 'grand_total', 'total_paid', 'total_refunded', 'total_due'],
])

function cellOf(order: MagentoOrder, field: string): string | undefined {
  if (!columns.has(field)) throw internal()
  const value = order[field]
  return value === null || value === undefined ? undefined : String(value)
}

function internal(): BadCriteria {
  return new BadCriteria(500, 'Internal Error. Details are available in Magento log file.')
}

/** Numbers by value, times and texts by letters. */
function compare(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)]
  if (Number.isFinite(a) && Number.isFinite(b)) return a - b
  return one < other ? -1 : Number(one > other)
}
