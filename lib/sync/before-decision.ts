import * as v from 'valibot'
import { askedState } from '../domain/asked.ts'
import { decidedFields, type Posting, PostingSchema } from '../domain/posting.ts'

type Asked = NonNullable<Posting['asked']>

/** What the order waits for, and all that it is, kept while a decision can be taken back. */
export function askedBefore(posting: Posting): Asked {
  const { asked, updatedAt } = posting
  const was = v.parse(v.pick(PostingSchema, decidedFields), posting)
  return { state: askedState(posting), since: asked?.since ?? updatedAt, was }
}

/** The order as it was before a decision; what it lacked then it lacks again. */
export function asBefore(was: NonNullable<Asked['was']>): Partial<Posting> {
  return { ...Object.fromEntries(decidedFields.map(name => [name, undefined])), ...was }
}
