import type { ApiCall } from './endpoint.ts'
import { type Answer, refuse } from './outcome.ts'
import { isPaging, pageLinks, readPage } from './paging.ts'
import { type Criterion, createFilter, readQuery, type SearchFields } from './query.ts'

export interface Search<T> {
  records: readonly T[]
  fields: SearchFields<T>
  render: (record: T) => unknown
  /** at least one field must be asked for */
  narrowed?: boolean
}

/** Filters, orders by entered date, cuts the page and wraps it (Nextech API notes 1.4, 1.5). */
export function answerSearch<T>(call: ApiCall, search: Search<T>, criteria = readQuery(call.search)): Answer {
  const { options } = call.sim
  const page = readPage(criteria, options.countAboveMax)
  const asked = criteria.filter(criterion => !isPaging(criterion))
  if (search.narrowed && asked.length === 0) refuse(400, 'At least one search parameter is needed')
  const found = search.records.filter(createFilter(asked, search.fields, options.phoneSearch))
  if (options.order === 'descending') found.reverse()
  const entry = found
    .slice(page.offset, page.offset + page.count)
    .map(record => ({ resource: search.render(record) }))
  const bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: pageLinks(baseUrl(call, readQuery(call.search)), page, found.length, options.linkStyle),
    ...((entry.length > 0 || options.emptyEntry === 'empty') && { entry }),
  }
  return { status: 200, body: bundle }
}

function baseUrl({ sim, path }: ApiCall, criteria: Criterion[]): URL {
  const url = new URL(`${sim.apiBaseUrl}${path}`)
  url.search = criteria
    .filter(criterion => !isPaging(criterion))
    .map(
      ({ field, modifier, value }) =>
        `${modifier ? `${field}:${modifier}` : field}=${encodeURIComponent(value)}`,
    )
    .join('&')
  return url
}
