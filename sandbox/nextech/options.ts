import * as v from 'valibot'
import type { PracticeSetup } from '../practice/practice.ts'
import { type LyingLists, LyingListsSchema } from './list-lies.ts'

/** What the documentation leaves open or says in two ways: each is a switch, so that both can be met. */
export interface NextechOptions {
  /** Whether search still matches a telecom that is flagged private (Nextech API 2.3). Default: the practice's own. */
  privateValuesAreSearchable: boolean
  /** How `phone` is compared: as the text on file, or digits only (Nextech API 2.2). Default `literal`. */
  phoneSearch: 'literal' | 'digits'
  /** Whether a 429 carries `Retry-After` (Nextech API 1.3). Default false. */
  retryAfter: boolean
  /** The success code of a create (Nextech API 2.4, 2.6). Default 201. */
  createStatus: 200 | 201
  /** What a create answers: the resource, nothing but a `Location` header, or nothing (Nextech API 2.4, 2.6). Default `resource`. */
  createAnswer: 'resource' | 'location' | 'empty'
  /** The body of a 4xx: OperationOutcome, plain text, or `{comment}` (Nextech API 1.6). Default `outcome`. */
  conflictBody: 'outcome' | 'text' | 'comment'
  /** Sound paging links, or those of the historic samples with their oddities (Nextech API 1.5). Default `historic`. */
  linkStyle: 'plain' | 'historic'
  /** Direction of the order by entered date (Nextech API 1.5). Default `ascending`. */
  order: 'ascending' | 'descending'
  /** A search for patients that names no parameter: 400, or everybody (Nextech API 2.2). Default `refuse`. */
  bareSearch: 'refuse' | 'all'
  /** What `_count=51` does (Nextech API 1.5). Default `cap`. */
  countAboveMax: 'cap' | 'refuse'
  /** An unknown payment category or card type: 400, or stored blank (Nextech API 2.6). Default `refuse`. */
  wrongLabel: 'refuse' | 'blank'
  /** Spelling of a payment when read: as in the read examples, or as in the POST body (Nextech API 2.6.1). Default `resource`. */
  readSpelling: 'resource' | 'post'
  /** An empty bundle: no `entry`, or an empty one (Nextech API 1.5). Default `missing`. */
  emptyEntry: 'missing' | 'empty'
  /** Calls per second, user and endpoint before 429 (Nextech API 1.3). Default 20. */
  requestsPerSecond: number
  /** How long an answer takes, in milliseconds; the work is done in the middle of it (not documented). Default 0. */
  answerMs: number
  /** The zone whose midnight a payment date is shown as (Nextech API trap 16). Default null: the practice's. */
  dateZone: string | null
  /** Searches show payments and patients so many milliseconds after they were made or changed (not documented). Default 0. */
  behindMs: number
  /** Lists that contradict themselves, as servers were seen to do (not documented). Default null: none. */
  lyingLists: LyingLists | null
}

export const OptionsPatchSchema = v.partial(
  v.strictObject({
    privateValuesAreSearchable: v.boolean(),
    phoneSearch: v.picklist(['literal', 'digits']),
    retryAfter: v.boolean(),
    createStatus: v.picklist([200, 201]),
    createAnswer: v.picklist(['resource', 'location', 'empty']),
    conflictBody: v.picklist(['outcome', 'text', 'comment']),
    linkStyle: v.picklist(['plain', 'historic']),
    order: v.picklist(['ascending', 'descending']),
    bareSearch: v.picklist(['refuse', 'all']),
    countAboveMax: v.picklist(['cap', 'refuse']),
    wrongLabel: v.picklist(['refuse', 'blank']),
    readSpelling: v.picklist(['resource', 'post']),
    emptyEntry: v.picklist(['missing', 'empty']),
    requestsPerSecond: v.pipe(v.number(), v.integer(), v.minValue(1)),
    answerMs: v.pipe(v.number(), v.minValue(0)),
    dateZone: v.nullable(v.string()),
    behindMs: v.pipe(v.number(), v.minValue(0)),
    lyingLists: v.nullable(LyingListsSchema),
  }),
)

export function defaultOptions(setup: PracticeSetup): NextechOptions {
  return {
    privateValuesAreSearchable: setup.privateValuesAreSearchable,
    phoneSearch: 'literal',
    retryAfter: false,
    createStatus: 201,
    createAnswer: 'resource',
    conflictBody: 'outcome',
    linkStyle: 'historic',
    order: 'ascending',
    bareSearch: 'refuse',
    countAboveMax: 'cap',
    wrongLabel: 'refuse',
    readSpelling: 'resource',
    emptyEntry: 'missing',
    requestsPerSecond: 20,
    answerMs: 0,
    dateZone: null,
    behindMs: 0,
    lyingLists: null,
  }
}
