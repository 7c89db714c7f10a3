import type { Database } from '../database.ts'
import type { MemoryRow } from '../rules/rows.ts'
import { blindName, VaultClosed } from './seal-state.ts'
import { isStillSealed } from './sealing.ts'

/** A memory as it is kept: its key holds names and an e-mail, so where there is a vault it stands under a digest of it. */
type KeptRow = MemoryRow & { name?: string }

/** Rows of `pairings` by the customer's own key, whatever they stand under. Throws `VaultClosed`. */
export interface MemoryRows {
  /** The first of these that is kept. */
  find(...keys: string[]): Promise<MemoryRow | undefined>
  put(...rows: MemoryRow[]): Promise<void>
  delete(...keys: string[]): Promise<void>
  all(): Promise<MemoryRow[]>
  /** The next ones in the order in which they are kept, with what the last of them stands under. */
  after(place: string, limit: number): Promise<{ rows: MemoryRow[]; last: string | undefined }>
}

/** Over Dexie. */
export function memoryRows(db: Database): MemoryRows {
  const placesOf = (key: string): [string, ...string[]] => {
    const state = db.seal()
    if (state.kind === 'closed') throw new VaultClosed()
    if (state.kind === 'none') return [key]
    const blind = blindName(state.keys, key)
    return state.kind === 'open' ? [blind, key] : [key, blind]
  }
  return {
    async find(...keys) {
      const rows = await db.pairings.bulkGet(keys.flatMap(placesOf))
      const row = rows.find(each => each !== undefined)
      return row && named(row)
    },
    async put(...rows) {
      const placed = rows.map(row => ({ row, places: placesOf(row.key) }))
      await Promise.all([
        db.pairings.bulkDelete(placed.flatMap(({ places: [, ...others] }) => others)),
        db.pairings.bulkPut(placed.map(({ row, places: [place] }) => keptAt(place, row))),
      ])
    },
    delete: (...keys) => db.pairings.bulkDelete(keys.flatMap(placesOf)),
    all: async () => (await db.pairings.toArray()).map(named),
    async after(place, limit) {
      const rows = await db.pairings.where('key').above(place).limit(limit).toArray()
      return { rows: rows.map(named), last: rows.at(-1)?.key }
    },
  }
}

function keptAt(place: string, row: MemoryRow): KeptRow {
  return place === row.key ? row : { ...row, key: place, name: row.key }
}

function named(row: KeptRow): MemoryRow {
  if (isStillSealed(row)) throw new Error('a memory cannot be opened')
  const { name, ...memory } = row
  return name === undefined ? memory : { ...memory, key: name }
}
