import * as v from 'valibot'
import type { ApiCall } from './endpoint.ts'
import type { Answer } from './outcome.ts'
import type { Page } from './paging.ts'
import type { Simulation } from './state.ts'

/**
 * Ways in which servers were seen to contradict themselves in one list. `no-entry`: counts records and shows none;
 * `cut`: shows half of what it counts; `empty-page`: every page but the first is empty; `outcome-entry`, `outcome-body`: an
 * error under 200; `count-page`, `count-zero`, `count-minus`: small pages, and a count of this page only, of 0, of -1;
 * `repeats`: the first page again and again; `no-record`: entries that show nothing; `no-content`: 204.
 */
export const listLies = [
  'no-entry',
  'cut',
  'empty-page',
  'outcome-entry',
  'outcome-body',
  'count-page',
  'count-zero',
  'count-minus',
  'repeats',
  'no-record',
  'no-content',
] as const
export type ListLie = (typeof listLies)[number]

/** Which lists lie: every k-th read of an endpoint as the call counters name it, of any where it is missing. */
export const LyingListsSchema = v.strictObject({
  /** `any`: one way after the other. */
  way: v.picklist([...listLies, 'any']),
  every: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  endpoint: v.optional(v.string(), ''),
  /** How many lies are told in all. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})
export type LyingLists = v.InferOutput<typeof LyingListsSchema>

interface Told {
  reads: number
  lies: number
}

const told = new WeakMap<LyingLists, Told>()

/** The lie that this read is to be answered with, if any. */
export function lieFor({ sim, path }: ApiCall): ListLie | undefined {
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

/** How many lies were told so far. */
export function liesTold({ options }: Simulation): number {
  return options.lyingLists === null ? 0 : (told.get(options.lyingLists)?.lies ?? 0)
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
  lie: ListLie,
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
  }
}
