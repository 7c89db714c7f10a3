import type { Collection, Table } from 'dexie'

/** Rows whose index holds one of these order numbers: the case of letters tells no numbers apart (`isSameNumber`). */
export function byNumber<T>(
  table: Table<T, string>,
  index: 'number' | 'numbers',
  numbers: readonly string[],
): Collection<T, string> {
  const rows = table.where(index)
  // Most numbers have no letter, and the plain look-up is quicker.
  return numbers.some(number => /\p{L}/u.test(number))
    ? rows.anyOfIgnoreCase([...numbers])
    : rows.anyOf([...numbers])
}
