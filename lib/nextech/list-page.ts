import * as v from 'valibot'
import type { Answer, Trouble } from '../sync/ports/nextech.ts'
import { down } from './classify.ts'
import type { Http } from './http.ts'
import { errorIn, isOutcome } from './operation-outcome.ts'
import type { Parameter } from './query.ts'
import { isRecord, textOf, toList } from './wire-values.ts'

/** More than this is not sent (Nextech API 1.5). */
export const pageSize = 50

/** A record as it came, not yet parsed. */
export type Resource = Record<string, unknown>

/** A part of a list. */
export interface Page {
  /** How many records there are in all: null where nothing is told, `unclear` where it is no count. */
  total: number | null | 'unclear'
  records: Resource[]
  /** Entries that show no record at all. */
  blanks: number
  /** Entries of another kind than what was asked for, and what was included beside it. */
  strangers: number
  /** It names a next page that begins behind its own beginning. */
  namesNext: boolean
  /** How many places of the list the page fills: the next one begins so far behind it. */
  size: number
}

/** What a list is asked with. */
export interface Question {
  resource: string
  parameters: readonly Parameter[]
}

const BundleSchema = v.object({
  resourceType: v.literal('Bundle'),
  total: v.optional(v.unknown()),
  /** One that stands by itself as well (Nextech API trap 28). */
  entry: v.optional(v.unknown()),
  link: v.optional(v.unknown()),
})

/** The page that begins at a record. An error report anywhere in it is trouble: nobody knows what it stands for. */
export async function readPage(http: Http, question: Question, offset: number): Promise<Answer<Page>> {
  const paging: Parameter[] = [['_count', String(pageSize)]]
  if (offset > 0) paging.push(['_getpagesoffset', String(offset)])
  const answer = await http.get(question.resource, [...question.parameters, ...paging])
  if (!answer.ok) return answer
  const error = errorIn(answer.value)
  if (error !== undefined)
    return incomplete(question, `Nextech put an error into its list of ${nounOf(question)}: ${error}`)
  const bundle = v.safeParse(BundleSchema, answer.value)
  if (!bundle.success) return down('Nextech sent an answer that is no list.')
  const { entry, total, link } = bundle.output
  const namesNext = toList(link).some(each => leadsBehind(each, offset))
  return { ok: true, value: { ...pageOf(question, toList(entry), total), namesNext } }
}

/**
 * The first page of a list, for callers that need only some of it. Trouble where it counts records and shows none:
 * then it says nothing.
 */
export async function readFirst(http: Http, question: Question): Promise<Answer<Page>> {
  const answer = await readPage(http, question, 0)
  if (!answer.ok || answer.value.records.length > 0) return answer
  const { total, blanks, strangers } = answer.value
  const isEmpty = (total === null || total === 0) && blanks === 0 && strangers === 0
  return isEmpty ? answer : countedNotShown(question, total === 'unclear' ? null : total, 0)
}

/** By which servers say where a page begins: the documented name, how others spell it, and other servers' own. */
const beginnings = /^(?!.*(?:size|count|limit|per)).*(?:offset|page|skip|start|cursor|token)/i

/**
 * Whether a link leads to a page behind this one. No link is followed: samples lead to other hosts and around. One that leads
 * on all the same tells of records that this page does not show.
 */
function leadsBehind(link: unknown, offset: number): boolean {
  if (!isRecord(link) || textOf(link.relation)?.trim().toLowerCase() !== 'next') return false
  const query = /\?([^#]*)/.exec(textOf(link.url) ?? '')?.[1] ?? ''
  return [...new URLSearchParams(query)].some(([name, value]) => {
    if (!beginnings.test(name)) return false
    if (!/^\d+$/.test(value)) return value !== ''
    return Number(value) > (/offset|skip|start/i.test(name) ? offset : 1)
  })
}

/** Trouble with a list that contradicts itself; it ends with what was asked, so that Nextech can be asked about it. */
export function incomplete(question: Question, sentence: string): Trouble {
  return { ok: false, trouble: 'list-incomplete', message: `${sentence} (${searchOf(question)})` }
}

/** The list counts more than it shows. */
export function countedNotShown(question: Question, counted: number | null, shown: number): Trouble {
  const count = counted === null ? 'an unclear number of' : String(counted)
  const sentence = `Nextech's list is incomplete: it counts ${count} ${nounOf(question)} and shows ${shown}.`
  return incomplete(question, sentence)
}

const nouns: Readonly<Record<string, string>> = {
  PaymentReconciliation: 'payments',
  Patient: 'patients',
  Claim: 'quotes',
  Location: 'locations',
  Practitioner: 'providers',
}

/** What the list is of, in words. */
export function nounOf({ resource }: Question): string {
  return nouns[resource] ?? 'records'
}

/** Parameters whose values say nothing of any person; of all others only the name is told. */
const impersonal: readonly string[] = ['location.id', 'created', '_lastUpdated', 'use', 'includeAll']

function searchOf({ resource, parameters }: Question): string {
  const told = parameters.map(([name, value]) =>
    impersonal.includes(name) ? `${name}=${[value].flat().join(',')}` : `${name}=…`,
  )
  return told.length > 0 ? `${resource}?${told.join('&')}` : resource
}

function pageOf(
  { resource }: Question,
  entries: readonly unknown[],
  total: unknown,
): Omit<Page, 'namesNext'> {
  const page = { total: countOf(total), records: [] as Resource[], blanks: 0, strangers: 0, size: 0 }
  for (const entry of entries) {
    const held = isRecord(entry) && isRecord(entry.resource) ? entry.resource : {}
    const kind = textOf(held.resourceType)?.trim()
    // What was included beside a record, and a warning, stand in no place of the list.
    const isOther = kind !== undefined && kind.toLowerCase() !== resource.toLowerCase()
    if (isOther || isIncluded(entry)) {
      if (!isOutcome(held)) page.strangers += 1
    } else if (kind === undefined && textOf(held.id) === undefined) page.blanks += 1
    else page.records.push(held)
  }
  page.size = page.records.length + page.blanks
  return page
}

/** FHIR's mark of an entry that the search did not find, as a relative's record of the same kind. */
function isIncluded(entry: unknown): boolean {
  const search = isRecord(entry) && isRecord(entry.search) ? entry.search : {}
  return textOf(search.mode)?.trim().toLowerCase() === 'include'
}

/** A count is a whole number from 0 on, as a number or as text. */
function countOf(total: unknown): Page['total'] {
  if (total === undefined || total === null) return null
  const text = textOf(total)?.trim() ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : 'unclear'
}
