import type { ApiCall } from './endpoint.ts'
import { lieAbout, lieFor } from './lying-lists.ts'
import { type Answer, refuse } from './outcome.ts'
import { isPaging, type Page, pageLinks, readPage } from './paging.ts'
import { type Criterion, createFilter, readQuery, type SearchFields } from './query.ts'
import type { Simulation } from './state.ts'

export interface Search<T> {
  records: readonly T[]
  fields: SearchFields<T>
  render: (record: T) => unknown
  /** at least one field must be asked for */
  narrowed?: boolean
}

/** What searches show by now, where they are behind. */
export function shownBy<
  T extends { lastUpdated?: string; meta?: { lastUpdated?: string | undefined } | undefined },
>({ options, now }: Simulation, records: readonly T[]): readonly T[] {
  const until = now() - options.behindMs
  const changedAt = ({ lastUpdated, meta }: T) => Date.parse(lastUpdated ?? meta?.lastUpdated ?? '')
  return options.behindMs === 0 ? records : records.filter(record => !(changedAt(record) > until))
}

/** Filters, orders by entered date, cuts the page and wraps it (Nextech API 1.4, 1.5). */
export function answerSearch<T>(call: ApiCall, search: Search<T>, criteria = readQuery(call.search)): Answer {
  const { options } = call.sim
  const page = readPage(criteria, options.countAboveMax)
  const asked = criteria.filter(criterion => !isPaging(criterion))
  if (search.narrowed && asked.length === 0) refuse(400, 'At least one search parameter is needed')
  const found = search.records.filter(createFilter(asked, search.fields, options.phoneSearch))
  if (options.order === 'descending') found.reverse()
  const show = (part: Page) => {
    const entry = found
      .slice(part.offset, part.offset + part.count)
      .map(record => ({ resource: search.render(record) }))
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      link: pageLinks(baseUrl(call, readQuery(call.search)), part, found.length, options.linkStyle),
      ...((entry.length > 0 || options.emptyEntry === 'empty') && { entry }),
    }
  }
  const lie = lieFor(call)
  return lie === undefined ? { status: 200, body: show(page) } : lieAbout(lie, page, found.length, show)
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
