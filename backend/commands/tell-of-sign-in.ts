import { actAs } from '../database/acting.ts'
import type { SignedIn } from '../people/sign-in.ts'
import type { OpenBackend } from './open-backend.ts'
import { tellOfPeople } from './revoke.ts'

/** Tells the activity that a person signed in, or whose account the try has locked, with their name. */
export async function tellOfSignIn(backend: Pick<OpenBackend, 'db'>, outcome: SignedIn): Promise<void> {
  const isIn = outcome.kind === 'signed-in'
  const code = isIn ? 'people.signed-in' : 'people.locked'
  for (const person of isIn ? [outcome.person] : outcome.locked)
    await actAs(person, () => tellOfPeople(backend, person.practiceId, code))
}
