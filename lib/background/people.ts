import * as v from 'valibot'
import { presentId, readKeptPeople, setPresent, writeKeptPeople } from '../browser/people.ts'
import { asOf, lockedUntil, noTries, TriesSchema, withTry } from '../domain/lock-out.ts'
import {
  normalName,
  type Person,
  type PersonRole,
  PersonSchema,
  peopleProblem,
  pinProblem,
} from '../domain/people.ts'
import type { Result } from '../domain/result.ts'
import { hashPin, isPin, SlowHashSchema } from '../vault/slow-hash.ts'

/** A person as they are kept: what tells their PIN only by trying, and how often somebody tried. */
const KeptPersonSchema = v.object({ ...PersonSchema.entries, pin: SlowHashSchema, tries: TriesSchema })
export type KeptPerson = v.InferOutput<typeof KeptPersonSchema>

/** Why something cannot be done with the people of this computer. */
export type PeopleProblem =
  | NonNullable<ReturnType<typeof peopleProblem>>
  | NonNullable<ReturnType<typeof pinProblem>>
  | 'gone'

/** How a try to enter ended. `locked` = the PIN was not even looked at. */
export type Entry =
  | { kind: 'entered'; person: Person }
  | { kind: 'refused'; person: Person; until: number | null }
  | { kind: 'locked'; until: number }
  | { kind: 'gone' }

/** Everybody who is set up at this computer; throws where the list cannot be read, so that nobody gets by. */
export function keptPeople(): Promise<KeptPerson[]> {
  return readKeptPeople(KeptPersonSchema)
}

/** As others may see them. */
export function personOf({ id, name, role }: KeptPerson): Person {
  return { id, name, role }
}

/** One change at a time, from whichever context: two tries at once are two tries. */
function inTurn<T>(work: (people: KeptPerson[]) => Promise<T>): Promise<T> {
  return navigator.locks.request('people', async () => work(await keptPeople()))
}

/**
 * Somebody says who they are; `now` by the clock of locks. The try is kept before the PIN is looked at: a worker that is killed
 * meanwhile forgets none.
 */
export function enter(id: string, pin: string, now: number): Promise<Entry> {
  return inTurn(async people => {
    const person = people.find(each => each.id === id)
    if (!person) return { kind: 'gone' }
    const outcome = await tryPin(people, person, pin, now)
    if (outcome.kind === 'entered') await setPresent(id, Date.now())
    return outcome
  })
}

async function tryPin(people: KeptPerson[], person: KeptPerson, pin: string, now: number): Promise<Entry> {
  const known = asOf(person.tries, now)
  const locked = lockedUntil(known, now)
  const tries = locked === null ? withTry(known, now) : known
  await writeKeptPeople(people.map(each => (each.id === person.id ? { ...each, tries } : each)))
  if (locked !== null) return { kind: 'locked', until: locked }
  if (!(await isPin(pin, person.pin)))
    return { kind: 'refused', person: personOf(person), until: tries.lockedUntil }
  await writeKeptPeople(people.map(each => (each.id === person.id ? { ...each, tries: noTries } : each)))
  return { kind: 'entered', person: personOf(person) }
}

/** Nobody is there any more. Answers who left. */
export async function leave(now: number): Promise<Person | null> {
  const [people, id] = await Promise.all([keptPeople(), presentId()])
  await setPresent(undefined, now)
  const person = people.find(each => each.id === id)
  return person ? personOf(person) : null
}

/** Adds a person; the first one is there at once, since nobody else could let them in. */
export function addPerson(
  { name, role, pin }: { name: string; role: PersonRole; pin: string },
  now: number,
): Promise<Result<Person, PeopleProblem>> {
  return inTurn(async people => {
    const added = { id: crypto.randomUUID(), name: normalName(name), role }
    const problem = peopleProblem([...people, added]) ?? pinProblem(pin)
    if (problem) return { ok: false, error: problem }
    await writeKeptPeople([...people, { ...added, pin: await hashPin(pin), tries: noTries }])
    if (people.length === 0) await setPresent(added.id, now)
    return { ok: true, value: added }
  })
}

/** Gives a person another name or role. Answers how they were before as well. */
export function changePerson(
  id: string,
  change: { name: string; role: PersonRole },
): Promise<Result<{ before: Person; after: Person }, PeopleProblem>> {
  return inTurn(people =>
    changed(people, id, person => ({ ...person, role: change.role, name: normalName(change.name) })),
  )
}

/** A new PIN, and no tries counted any more. */
export async function resetPin(
  id: string,
  pin: string,
): Promise<Result<{ before: Person; after: Person }, PeopleProblem>> {
  const problem = pinProblem(pin)
  if (problem) return { ok: false, error: problem }
  const kept = await hashPin(pin)
  return inTurn(people => changed(people, id, person => ({ ...person, pin: kept, tries: noTries })))
}

/** Somebody's own new PIN; they say the present one first, which counts as a try. */
export async function changePin(
  id: string,
  pin: string,
  next: string,
  now: number,
): Promise<Result<Person, PeopleProblem | 'wrong-pin'>> {
  const problem = pinProblem(next)
  if (problem) return { ok: false, error: problem }
  const entry = await enter(id, pin, now)
  if (entry.kind !== 'entered') return { ok: false, error: entry.kind === 'gone' ? 'gone' : 'wrong-pin' }
  const done = await resetPin(id, next)
  return done.ok ? { ok: true, value: done.value.after } : done
}

/** Takes a person away; those who are left must have a manager. Somebody who is there is there no more. */
export function removePerson(id: string, now: number): Promise<Result<Person, PeopleProblem>> {
  return inTurn(async people => {
    const gone = people.find(each => each.id === id)
    if (!gone) return { ok: false, error: 'gone' }
    const left = people.filter(each => each !== gone)
    const problem = peopleProblem(left)
    if (problem) return { ok: false, error: problem }
    await writeKeptPeople(left)
    if ((await presentId()) === id) await setPresent(undefined, now)
    return { ok: true, value: personOf(gone) }
  })
}

async function changed(
  people: KeptPerson[],
  id: string,
  change: (person: KeptPerson) => KeptPerson,
): Promise<Result<{ before: Person; after: Person }, PeopleProblem>> {
  const before = people.find(each => each.id === id)
  if (!before) return { ok: false, error: 'gone' }
  const after = change(before)
  const all = people.map(each => (each === before ? after : each))
  const problem = peopleProblem(all)
  if (problem) return { ok: false, error: problem }
  await writeKeptPeople(all)
  return { ok: true, value: { before: personOf(before), after: personOf(after) } }
}
