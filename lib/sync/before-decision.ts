import * as v from 'valibot'
import { askedState } from '../domain/asked.ts'
import { decidedFields, type Posting } from '../domain/posting.ts'

type Asked = NonNullable<Posting['asked']>

/** What the order waits for, and all that it is, kept while a decision can be taken back. */
export function askedBefore(posting: Posting): Asked {
  const { asked, updatedAt } = posting
  const before = v.parse(v.object(decidedFields), posting)
  return { state: askedState(posting), since: asked?.since ?? updatedAt, before }
}

/** The order as it was before a decision; what it lacked then it lacks again. */
export function asBefore(before: NonNullable<Asked['before']>): Partial<Posting> {
  const names = Object.keys(decidedFields)
  return { ...Object.fromEntries(names.map(name => [name, undefined])), ...before }
}
