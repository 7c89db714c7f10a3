import type { Kysely } from 'kysely'
import type { Changes } from '../../lib/contract/live-messages.ts'
import type { Tables } from '../database/tables.ts'
import { type ChangedKeys, keysChanged, type Position, positionsOf } from '../postgres/changes.ts'

export type { ChangedKeys, Position }

/** What changed in practices, for stations that show it. */
export interface ChangeLog {
  /** How far the changes of these practices have come, by id; a practice that is no more has none. */
  positions(ids: readonly string[]): Promise<ReadonlyMap<string, Position>>
  /** At most `maxKeys` that changed after a number, up to another. */
  keys(practiceId: string, after: number, upTo: number): Promise<ChangedKeys>
  /** What changed since a cursor; none, one of another database, or one too far back is answered as not complete. */
  since(practiceId: string, cursor: string): Promise<Changes>
  /** A place as stations keep it. */
  cursorOf(position: Pick<Position, 'epoch' | 'changed'>): string
}

/** As many keys are told at once. */
const maxKeys = 1_000

/** The changes of a database's practices. */
export function createChangeLog(db: Kysely<Tables>): ChangeLog {
  const keys: ChangeLog['keys'] = (practiceId, after, upTo) =>
    keysChanged(db, practiceId, { after, upTo, max: maxKeys })
  return {
    positions: ids => positionsOf(db, ids),
    keys,
    cursorOf,
    async since(practiceId, cursor) {
      const position = (await positionsOf(db, [practiceId])).get(practiceId)
      if (!position) return { cursor: '', keys: [], isComplete: false }
      const incomplete = { cursor: cursorOf(position), keys: [], isComplete: false }
      const after = numberIn(cursor, position)
      if (after === undefined) return incomplete
      const found = await keys(practiceId, after, position.changed)
      return found.upTo < position.changed
        ? incomplete
        : { ...incomplete, keys: found.keys, isComplete: true }
    },
  }
}

function cursorOf({ epoch, changed }: Pick<Position, 'epoch' | 'changed'>): string {
  return `${epoch}.${changed}`
}

/** Undefined where it is no place of these changes. */
function numberIn(cursor: string, { epoch, changed }: Position): number | undefined {
  const [own, digits = '', ...rest] = cursor.split('.')
  const number = Number(digits)
  const isPlace = own === epoch && rest.length === 0 && /^\d{1,15}$/.test(digits) && number <= changed
  return isPlace ? number : undefined
}
