import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type Person, PersonSchema } from '../domain/people.ts'
import { InstantSchema } from '../domain/units.ts'
import { sessionValue } from './session.ts'

const key = 'people'

/** Who is there, until the browser closes. */
const presentPerson = sessionValue('person', v.object({ id: v.string(), since: InstantSchema }))

/**
 * What is kept of the people, as it is stored; undefined where nobody is set up. `schema` says what each of them is: what
 * does not fit throws, so that a list which cannot be read lets nobody in.
 */
export async function readKeptPeople<S extends v.GenericSchema>(schema: S): Promise<v.InferOutput<S>[]> {
  const { [key]: stored } = await browser.storage.local.get(key)
  return stored === undefined ? [] : v.parse(v.array(schema), stored)
}

/** Keeps them; nobody left is as if nobody had ever been set up. */
export async function writeKeptPeople(people: readonly unknown[]): Promise<void> {
  if (people.length > 0) await browser.storage.local.set({ [key]: people })
  else await browser.storage.local.remove(key)
}

/** Who is there by their id; undefined where nobody is. */
export async function presentId(): Promise<string | undefined> {
  return (await presentPerson.read())?.id
}

/** From now on this person is there; undefined = nobody. */
export async function setPresent(id: string | undefined, now: number): Promise<void> {
  if (id === undefined) await presentPerson.clear()
  else await presentPerson.write({ id, since: now })
}

/** The person who is there; null where nobody is, or nobody is set up. */
export async function readPresent(): Promise<Person | null> {
  const [people, id] = await Promise.all([readKeptPeople(PersonSchema), presentId()])
  return people.find(person => person.id === id) ?? null
}
