import { AsyncLocalStorage } from 'node:async_hooks'

/** A person who asked for something, as the activity names them. */
export interface ActingPerson {
  id: string
  name: string
}

const acting = new AsyncLocalStorage<ActingPerson>()

/** Does work for a person: all that it tells of staff is told of this person, however deep it is told. */
export function actAs<T>({ id, name }: ActingPerson, work: () => T): T {
  return acting.run({ id, name }, work)
}

/** The person who asked for what is done here; undefined where nobody did. */
export function actingPerson(): ActingPerson | undefined {
  return acting.getStore()
}
