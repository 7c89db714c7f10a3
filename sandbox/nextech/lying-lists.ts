import type { ApiCall } from './endpoint.ts'
import { type ListLie, type ListMove, type LyingLists, listLies } from './list-lies.ts'
import type { Answer } from './outcome.ts'
import type { Page } from './paging.ts'

interface Told {
  reads: number
  lies: number
}

const told = new WeakMap<LyingLists, Told>()

/** The lie that this read is to be answered with, if any. */
export function lieFor({ sim, path }: ApiCall): ListLie | ListMove | undefined {
  const lying = sim.options.lyingLists
  const name = `GET ${path.split('/')[1] ?? ''}`
  if (lying === null || (lying.endpoint !== '' && lying.endpoint !== name)) return undefined
  const sofar = told.get(lying) ?? { reads: 0, lies: 0 }
  told.set(lying, sofar)
  sofar.reads += 1
  if (sofar.reads % lying.every !== 0 || sofar.lies >= (lying.times ?? Number.POSITIVE_INFINITY))
    return undefined
  sofar.lies += 1
  return lying.way === 'any' ? listLies[(sofar.lies - 1) % listLies.length] : lying.way
}

interface Bundle {
  total: unknown
  entry?: { resource: unknown }[] | undefined
}

const smallPage = 10
const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'timeout', details: { text: 'The search took too long' } }],
}

/** The honest page `page` of a list, told as the lie wants it; `show` renders a part of the list. */
export function lieAbout(
  lie: ListLie | ListMove,
  page: Page,
  total: number,
  show: (page: Page) => Bundle & object,
): Answer {
  const small = { ...page, count: Math.min(page.count, smallPage) }
  const honest = show(page)
  const entry = honest.entry ?? []
  const answer = (change: Partial<Bundle>, base: object = honest) => ({
    status: 200,
    body: { ...base, ...change },
  })
  switch (lie) {
    case 'no-entry':
      return answer({ total: total || 71, entry: undefined })
    case 'cut':
      return answer({ total: total || 2, entry: entry.slice(0, entry.length >> 1) })
    case 'empty-page':
      return page.offset === 0 ? answer({ total: total + page.count }) : answer({ entry: [] })
    case 'outcome-entry':
      return answer({ total: 0, entry: [{ resource: outcome }] })
    case 'outcome-body':
      return { status: 200, body: outcome }
    case 'count-page':
      return answer({ total: show(small).entry?.length ?? 0 }, show(small))
    case 'count-zero':
      return answer({ total: 0 }, show(small))
    case 'count-minus':
      return answer({ total: -1 }, show(small))
    case 'repeats':
      return answer({ total: total + page.count }, show({ ...page, offset: 0 }))
    case 'no-record':
      return answer({
        total: total || 1,
        entry: (entry.length > 0 ? entry : [0]).map(() => ({ resource: null })),
      })
    case 'no-content':
      return { status: 204 }
    case 'leaves':
      return page.offset === 0 ? answer({}) : answer({ entry: withoutFirst(page, total, show) })
    case 'two-charts':
      return answer({ entry: [...entry.slice(0, -1), ...onOtherChart(show(firstOf(page)).entry)] })
  }
}

const firstOf = (page: Page): Page => ({ ...page, offset: 0, count: 1 })

/** A page as it is after the list's first record has left it and has come again at its end, under another number. */
function withoutFirst(page: Page, total: number, show: (page: Page) => Bundle): { resource: unknown }[] {
  const moved = show({ ...page, offset: page.offset + 1 }).entry ?? []
  return page.offset + page.count < total
    ? moved
    : [...moved, ...onOtherChart(show(firstOf(page)).entry, id => `9${id}`)]
}

const otherChart = '"Patient/00000000-0000-4000-8000-0000000000ff"'

/** The same records on another chart. */
function onOtherChart(
  entry: readonly { resource: unknown }[] = [],
  number: (id: string) => string = id => id,
): { resource: unknown }[] {
  const text = JSON.stringify(entry)
    .replaceAll(/"Patient\/[^"]*"/g, otherChart)
    .replaceAll(/"id":"([^"]*)"/g, (_, id: string) => `"id":"${number(id)}"`)
  return JSON.parse(text) as { resource: unknown }[]
}
