import * as v from 'valibot'
import { type Meaning, MeaningSchema, plainWord, type WordRole, wordKey } from './meanings.ts'

/** What the codes of one file's column mean, by `wordKey`: the same code means another thing at another gateway. */
export const CodesSchema = v.record(v.string(), MeaningSchema)
export type Codes = v.InferOutput<typeof CodesSchema>

/** A column whose codes its gateway's public documentation explains. */
interface Explained {
  heading: RegExp
  /** Another heading of the same file, by which the gateway is known. */
  beside?: RegExp
  /** All codes of the column are such, else it is another gateway's. */
  only?: RegExp
  means: Readonly<Record<string, Meaning>>
}

const explained: readonly Explained[] = [
  // Elavon Converge: whatever is not 0 was not approved.
  { heading: /^ssl result$/, only: /^[01]$/, means: { 0: 'counts', 1: 'none' } },
  // BluePay.
  { heading: /^status$/, beside: /^issue date$/, means: { 1: 'counts', 0: 'none', e: 'none' } },
  // Chase Orbital, and columns that ask by their name whether a payment was approved.
  { heading: /^approv(al|ed)( status| code| flag)?$/, means: { 1: 'counts', 0: 'none', 2: 'none' } },
  // CardPointe: approved, to be tried again, declined.
  { heading: /^resp ?stat(us)?$/, means: { a: 'counts', b: 'none', c: 'none' } },
  // Heartland Portico: active or closed with its batch; inactive, voided, reversed.
  {
    heading: /^txn status$/,
    beside: /^gateway rsp code$/,
    means: { a: 'counts', c: 'counts', i: 'none', v: 'none', r: 'none' },
  },
  // Authorize.Net, NMI, SecureNet: approved, declined, in error, held.
  {
    heading: /^(transaction |gateway )?(response|resp|rsp)( code)?$/,
    only: /^[1-4]$/,
    means: { 1: 'counts', 2: 'none', 3: 'none', 4: 'none' },
  },
  // NMI and First Data: 100 is approved. Where another code begins with 0, that is the approval and 100 a refusal.
  {
    heading: /(response|resp|rsp|result|reply|return) ?code$/,
    only: /^[1-9]\d{2}$/,
    means: { 100: 'counts' },
  },
]

/** What a column's codes mean; undefined where nobody explains them, and a person has to say it. */
export function explainedIn(
  names: readonly string[],
  at: number,
  cells: readonly string[],
): Explained['means'] | undefined {
  const headings = names.map(plainWord)
  const codes = [...new Set(cells.map(plainWord))].filter(code => code !== '')
  const found = explained.find(
    ({ heading, beside, only, means }) =>
      heading.test(headings[at] ?? '') &&
      (!beside || headings.some(name => beside.test(name))) &&
      codes.every(code => only?.test(code) ?? means[code] !== undefined),
  )
  return codes.some(code => found?.means[code] !== undefined) ? found?.means : undefined
}

/** The same by the keys of words, for the column of a role. */
export function codesOf(role: WordRole, means: Explained['means'] | undefined): Codes {
  return Object.fromEntries(
    Object.entries(means ?? {}).map(([code, meaning]) => [wordKey(role, code), meaning]),
  )
}

/** Whether a cell is a code: what it means nobody knows who only sees it. */
export const isCode = (cell: string) => /^([a-z]|\d{1,4})$/i.test(cell.trim())
/** The same of a column that is surely of states: `STL`, `OPN`. Elsewhere two letters are a part of the country. */
export const isStateCode = (cell: string) => /^([a-z]{1,3}|\d{1,4})$/i.test(cell.trim())
