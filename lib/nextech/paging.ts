import * as v from 'valibot'
import type { Answer } from '../sync/ports.ts'
import { down } from './classify.ts'
import type { Http } from './http.ts'
import type { Parameter } from './query.ts'
import { textOf } from './wire-values.ts'

/** A search of one resource, and the parser of what it finds; undefined where a record cannot be read. */
export interface Search<T> {
  resource: string
  parameters: readonly Parameter[]
  parse: (resource: unknown) => T | undefined
  mostPages?: number
  /** Told how many records of the whole answer could not be read. */
  onSkipped?: (resource: string, count: number) => void
}

/** More than this is not sent (Nextech API notes 1.5). */
const pageSize = 50
const mostPages = 40

const BundleSchema = v.object({
  resourceType: v.literal('Bundle'),
  total: v.optional(v.unknown()),
  entry: v.optional(v.nullable(v.array(v.unknown()))),
})

const EntrySchema = v.object({ resource: v.looseObject({ resourceType: v.optional(v.string()) }) })

interface Page {
  total: number | undefined
  size: number
  resources: { resourceType?: string | undefined; [key: string]: unknown }[]
}

/**
 * All records that a search finds. The pages are counted here and no link of an answer is followed: sample links
 * overlap, loop, and name other hosts (Nextech API notes 1.5, trap 19). An answer that is cut off is trouble, for
 * a ledger read in part looks like one without the payment.
 */
export async function listAll<T>(http: Http, search: Search<T>): Promise<Answer<T[]>> {
  const found = new Map<string, T | undefined>()
  const limit = search.mostPages ?? mostPages
  for (let page = 0, offset = 0; page < limit; page++) {
    const answer = await readPage(http, search, offset)
    if (!answer.ok) return answer
    const { total, size, resources } = answer.value
    const before = found.size
    for (const resource of resources) keep(found, search, resource)
    offset += size
    const isOver = size === 0 || (total !== undefined && offset >= total)
    if (isOver) return { ok: true, value: readable(found, search) }
    if (found.size > before) continue
    // The page repeats: either the list has no total and is over, or our offset is not understood.
    if (total === undefined && size < pageSize) return { ok: true, value: readable(found, search) }
    return down('Nextech repeats a page of its list.')
  }
  return down(`More than ${limit * pageSize} records fit the search.`)
}

/** The page that begins at a record, not yet parsed. */
export async function readPage(
  http: Http,
  search: Pick<Search<unknown>, 'resource' | 'parameters'>,
  offset: number,
): Promise<Answer<Page>> {
  const paging: Parameter[] = [['_count', String(pageSize)]]
  if (offset > 0) paging.push(['_getpagesoffset', String(offset)])
  const answer = await http.get(search.resource, [...search.parameters, ...paging])
  if (!answer.ok) return answer
  const bundle = v.safeParse(BundleSchema, answer.value)
  if (!bundle.success) return down('Nextech sent an answer that is no list.')
  const entries = bundle.output.entry ?? []
  const total = Number(textOf(bundle.output.total) ?? Number.NaN)
  const resources = entries.flatMap(entry => {
    const parsed = v.safeParse(EntrySchema, entry)
    return parsed.success ? [parsed.output.resource] : [{}]
  })
  return {
    ok: true,
    value: { total: Number.isNaN(total) ? undefined : total, size: entries.length, resources },
  }
}

/** Records repeat where pages overlap or shift, and a record that cannot be read must still count as seen. */
function keep<T>(
  found: Map<string, T | undefined>,
  search: Search<T>,
  resource: Page['resources'][number],
): void {
  if (resource.resourceType !== undefined && resource.resourceType !== search.resource) return
  const id = textOf(resource.id)?.trim().toLowerCase() ?? JSON.stringify(resource)
  if (found.get(id) === undefined) found.set(id, search.parse(resource))
}

function readable<T>(found: Map<string, T | undefined>, search: Search<T>): T[] {
  const values = [...found.values()].filter(value => value !== undefined)
  if (values.length < found.size) search.onSkipped?.(search.resource, found.size - values.length)
  return values
}
