import * as v from 'valibot'
import { type ClosedMonth, ClosedMonthSchema } from '../../reports/closed-month.ts'

const prefix = 'closed '

/** The name under which a closed month is kept among the values that there is one of. */
export const closedName = (month: string) => `${prefix}${month}`

/** Whether a value's name is that of a closed month. */
export const isClosedName = (name: string) => name.startsWith(prefix)

/** Between which names all closed months after this one stand, null = all. */
export const closedNames = (after: string | null) => ({
  above: closedName(after ?? ''),
  below: closedName('~'),
})

/** A kept month. Throws where it cannot be read: a month that was closed must not look as if it were open. */
export function closedMonthOf(value: unknown): ClosedMonth {
  return v.parse(ClosedMonthSchema, value)
}
