import { nobody } from '../../domain/retention.ts'
import { bareText } from '../rules/ledger-row.ts'
import { readableNumbers } from '../rules/readable-numbers.ts'
import { blindNumber, type SealKeys } from './seal-state.ts'

/** A row whose form nobody vouches for: it is read and written as it is. */
export type Doc = Record<string, unknown>

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One personal field of a table's rows. */
interface PersonalField {
  /** Names on the way to it. */
  path: readonly [string, ...string[]]
  /** What is shown in its place while the vault is closed. */
  blank: unknown
  /** What of it stays readable, for indexes and never-twice rules; else null stands there, which no version of ours takes for a value. */
  left?: (row: Doc, keys: SealKeys | undefined) => unknown
}

const field = (path: string, blank: unknown): PersonalField => {
  const [first = path, ...rest] = path.split('.')
  return { path: [first, ...rest], blank }
}

/** All that is personal in a table's rows; everything else is found by it, counted, or says what was posted. */
const personal: Readonly<Record<string, readonly PersonalField[]>> = {
  orders: [field('order.customer', nobody), field('order.items', [])],
  postings: [
    field('detail', null),
    field('asked.before.detail', null),
    field('asked.before.plan.description', ''),
    field('asked.before.decision.completion', {}),
    field('asked.before.decision.fourFields', ''),
    field('asked.paired.fourFields', ''),
    field('asked.paired.birthDate', ''),
    field('plan.description', ''),
    field('decision.completion', {}),
    field('decision.fourFields', ''),
  ],
  // A payment without its order's number would be no order's, and the order would be posted again.
  ledger: [
    { path: ['text'], blank: '', left: foundBy },
    { path: ['numbers'], blank: [], left: foundAs },
  ],
  // A short hash, by which a guessed name could be tried.
  listings: [field('fingerprint', ''), field('readFingerprint', null)],
  // Nextech's and a shop's own words may say who was asked for. Nothing is decided by them, and what says that the sync is
  // paused or moved must be read by every version: an empty text stands in their place.
  meta: [words('trouble'), words('listDoubt')],
}

function words(of: string): PersonalField {
  return { path: ['value', of, 'message'], blank: '', left: () => '' }
}

function foundBy(row: Doc): string {
  const said = numbersSaid(row)
  return said ? (bareText({ ...said, numbers: readableNumbers(said) }) ?? '') : ''
}

/** What may be somebody's phone or birth date stands under a digest, by which it is found all the same. */
function foundAs(row: Doc, keys: SealKeys | undefined): unknown {
  const said = numbersSaid(row)
  if (!said) return row.numbers
  const readable = new Set(readableNumbers(said))
  if (said.numbers.every(number => readable.has(number))) return row.numbers
  const kept = (number: string) => keys && blindNumber(keys, number)
  return said.numbers.flatMap(number => (readable.has(number) ? number : (kept(number) ?? [])))
}

function numbersSaid({ text, numbers }: Doc): { text: string; numbers: string[] } | undefined {
  if (typeof text !== 'string' || !Array.isArray(numbers)) return undefined
  return { text, numbers: numbers.map(String) }
}

/** How a table's rows are parted into what is sealed and what is not. */
export interface Parting {
  /** The row without what is personal, and that, or undefined where the row has none. */
  part(row: Doc, keys: SealKeys | undefined): { clear: Doc; personal: Doc | undefined }
  join(clear: Doc, personal: Doc): Doc
  /** What is shown while the vault is closed; undefined where nothing can be. */
  blank?(clear: Doc): Doc
  /** Read and written while the vault is closed as well, without what is personal. */
  isAlwaysOpen?: true
}

/** Of memories everything is personal but the key that they stand under. */
const memories: Parting = {
  part: ({ key, ...rest }) => ({ clear: { key }, personal: rest }),
  join: (clear, rest) => ({ ...clear, ...rest }),
}

/** Undefined for a table without anything personal. */
export function partingOf(table: string): Parting | undefined {
  if (table === 'pairings') return memories
  const fields = personal[table]
  return fields && { ...parting(fields), ...(table === 'meta' && { isAlwaysOpen: true }) }
}

function parting(fields: readonly PersonalField[]): Parting {
  return {
    part(row, keys) {
      let clear = row
      const taken: Doc = {}
      for (const { path, left } of fields) {
        const value = at(row, path)
        const stays = left?.(row, keys) ?? null
        if (value === undefined || value === stays) continue
        taken[path.join('.')] = value
        clear = withValue(clear, path, stays)
      }
      return { clear, personal: Object.keys(taken).length === 0 ? undefined : taken }
    },
    join: (clear, taken) =>
      fields.reduce((row, { path }) => {
        const value = taken[path.join('.')]
        return value === undefined ? row : withValue(row, path, value)
      }, clear),
    blank: clear =>
      fields.reduce(
        (row, { path, blank }) => (at(row, path) === null ? withValue(row, path, blank) : row),
        clear,
      ),
  }
}

function at(doc: Doc, [name, ...rest]: readonly string[]): unknown {
  const value = name === undefined ? undefined : doc[name]
  return rest.length === 0 ? value : isDoc(value) ? at(value, rest) : undefined
}

/** Nothing is made of it where what it belongs to is not there. */
function withValue(doc: Doc, [name = '', ...rest]: readonly string[], value: unknown): Doc {
  if (rest.length === 0) return { ...doc, [name]: value }
  const inner = doc[name]
  return isDoc(inner) ? { ...doc, [name]: withValue(inner, rest, value) } : doc
}
