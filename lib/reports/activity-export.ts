import type { ReadEntry } from '../domain/activity.ts'
import { type Cell, csvText } from './csv.ts'

const columns = [
  'seq',
  'at',
  'actor',
  'code',
  'shop',
  'number',
  'reason',
  'amountCents',
  'payment',
  'patient',
  'person',
  'personId',
  'previous',
  'hash',
  'about',
  'aboutId',
  'aboutRole',
  'month',
  'quote',
  'day',
] as const

/** The entries as a spreadsheet, the oldest first; moments as UTC. */
export function activityCsv(entries: readonly ReadEntry[]): string {
  const rowOf = (entry: ReadEntry) =>
    columns.map((column): Cell => {
      const value = { ...entry, ...cellsOf(entry) }[column]
      return value ?? ''
    })
  return csvText([columns, ...inOrder(entries).map(rowOf)])
}

function cellsOf({ at, person, about }: ReadEntry) {
  const subject = { about: about?.name, aboutId: about?.id, aboutRole: about?.role }
  return { at: new Date(at).toISOString(), person: person?.name, personId: person?.id, ...subject }
}

/** The entries with all that their hashes are made of, so that the chain can be checked elsewhere (ADR 0022). */
export function activityJson(entries: readonly ReadEntry[]): string {
  return `${JSON.stringify({ format: 'nextech-sync-activity', version: 1, entries: inOrder(entries) }, null, 1)}\n`
}

function inOrder(entries: readonly ReadEntry[]): ReadEntry[] {
  return entries.toSorted((a, b) => a.seq - b.seq)
}
