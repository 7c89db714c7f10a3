import type { NextechOptions } from './options.ts'
import { refuse } from './outcome.ts'
import type { Criterion } from './query.ts'

const PAGE = 10
const MAX_PAGE = 50

export interface Page {
  offset: number
  count: number
}

export function isPaging({ field }: Criterion): boolean {
  return field === '_count' || field === '_getpagesoffset'
}

export function readPage(criteria: Criterion[], countAboveMax: NextechOptions['countAboveMax']): Page {
  const count = whole(criteria, '_count', PAGE, 1)
  if (count > MAX_PAGE && countAboveMax === 'refuse') refuse(400, `_count is at most ${MAX_PAGE}`)
  return { count: Math.min(count, MAX_PAGE), offset: whole(criteria, '_getpagesoffset', 0, 0) }
}

function whole(criteria: Criterion[], name: string, fallback: number, least: number): number {
  const text = criteria.findLast(({ field }) => field === name)?.value.trim()
  if (text === undefined) return fallback
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) refuse(400, `${name} must be a number from ${least}`)
  return Number(text)
}

/** `base` is the search without its paging parameters; `linkStyle` decides where the pages lie. */
export function pageLinks(base: URL, page: Page, total: number, style: NextechOptions['linkStyle']) {
  const offsets = style === 'plain' ? plainOffsets(page, total) : historicOffsets(page, total)
  return Object.entries(offsets).map(([relation, offset]) => {
    const url = new URL(base)
    if (style === 'historic') url.host = 'localhost:1'
    const paging = `_getpagesoffset=${offset}&_count=${page.count}`
    url.search = url.search === '' ? paging : `${url.search}&${paging}`
    return { relation, url: url.href }
  })
}

function plainOffsets({ offset, count }: Page, total: number): Record<string, number> {
  return {
    self: offset,
    first: 0,
    ...(offset + count < total && { next: offset + count }),
    ...(offset > 0 && { previous: Math.max(0, offset - count) }),
    last: Math.max(0, Math.ceil(total / count) - 1) * count,
  }
}

/** Historic samples: `last` overlaps its neighbour, and next and previous never end (Nextech API 1.5). */
function historicOffsets({ offset, count }: Page, total: number): Record<string, number> {
  const last = Math.max(0, total - count)
  return {
    self: offset,
    next: Math.min(offset + count, last),
    previous: Math.max(0, offset - count),
    first: 0,
    last,
  }
}
