import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { databaseNow } from '../database/database-clock.ts'
import { type PracticeTransaction, write } from '../database/practice-database.ts'
import type { Tables } from '../database/tables.ts'
import { normalEmail, type Person, personByEmail } from './people.ts'
import type { Identity } from './provider-client.ts'
import { startSession, type Whence } from './sessions.ts'
import type { SignedIn } from './sign-in.ts'

const maxNameLength = 60

/** How it ended; `isNew` = an invitation has just become a person. */
export type SignedInByProvider = SignedIn & { isNew?: boolean }

/**
 * Signs in who the practice's provider says they are. Who that may be, and in which role, a manager has decided before: a
 * person with this e-mail address, or an open invitation for it. The provider's account that came first stays the person's:
 * an address that is given to another account later lets nobody in. Refused alike, whatever the reason.
 */
export async function signInByProvider(
  db: Kysely<Tables>,
  practiceId: string,
  identity: Identity,
  whence: Whence,
): Promise<SignedInByProvider> {
  return write({ db, practiceId, timeZone: 'UTC' }, async inside => {
    const isKnown = (await personByEmail(inside.tx, practiceId, identity.email)) !== undefined
    const person = await (isKnown ? personFor(inside, identity) : invitedPerson(inside, identity))
    if (!person) return { kind: 'refused', locked: [] }
    const token = await startSession(inside.tx, person, 'provider', whence)
    return { kind: 'signed-in', person, token, isNew: !isKnown }
  })
}

const accountOf = ({ issuer, subject }: Identity) => JSON.stringify([issuer, subject])

/** The person with this address; undefined where it is locked, or another account's. */
async function personFor(
  { tx, practiceId }: PracticeTransaction,
  identity: Identity,
): Promise<Person | undefined> {
  const account = accountOf(identity)
  return tx
    .updateTable('person')
    .set({ provider_account: account })
    .where('practice_id', '=', practiceId)
    .where('email', '=', normalEmail(identity.email))
    .where(({ eb, or }) => or([eb('provider_account', 'is', null), eb('provider_account', '=', account)]))
    .where(({ eb, or }) => or([eb('locked_until', 'is', null), eb('locked_until', '<=', databaseNow)]))
    .returning(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .executeTakeFirst()
}

/** An invitation by this address becomes a person without a password, and is used up. */
async function invitedPerson(
  { tx, practiceId }: PracticeTransaction,
  identity: Identity,
): Promise<Person | undefined> {
  const email = normalEmail(identity.email)
  const used = await tx
    .updateTable('invitation')
    .set({ used_at: databaseNow })
    .where('practice_id', '=', practiceId)
    .where(({ fn }) => fn<string>('lower', ['email']), '=', email)
    .where('used_at', 'is', null)
    .where('expires_at', '>', databaseNow)
    .returning(['role', 'expires_at'])
    .execute()
  const newest = used.toSorted((one, other) => other.expires_at - one.expires_at)[0]
  if (!newest) return undefined
  const name = identity.name?.trim().slice(0, maxNameLength) || email.slice(0, maxNameLength)
  return tx
    .insertInto('person')
    .values({
      ...{ practice_id: practiceId, id: randomUUID(), email, name, role: newest.role, password: null },
      provider_account: accountOf(identity),
      created_at: databaseNow,
      let_in_at: databaseNow,
    })
    .onConflict(conflict => conflict.columns(['practice_id', 'email']).doNothing())
    .returning(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .executeTakeFirst()
}
