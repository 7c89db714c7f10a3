import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { PersonRole } from '../../lib/domain/people.ts'
import { databaseNow } from '../database/database-clock.ts'
import { write } from '../database/practice-database.ts'
import type { Tables } from '../database/tables.ts'
import { hashPassword } from './passwords.ts'

type Db = Pick<Kysely<Tables>, 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom'>

/** Who works at a practice. */
export interface Person {
  practiceId: string
  id: string
  email: string
  /** How they are named to others who meet their decisions. */
  name: string
  role: PersonRole
}

export const normalEmail = (email: string) => email.trim().toLowerCase()

/** The person with this e-mail address at a practice. */
export async function personByEmail(db: Db, practiceId: string, email: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .where('practice_id', '=', practiceId)
    .where('email', '=', normalEmail(email))
    .executeTakeFirst()
  return row
}

/** The person with this id at a practice. */
export async function personById(db: Db, practiceId: string, id: string): Promise<Person | undefined> {
  return db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * Makes a person, or gives the one with this e-mail address this role and password. Their old sessions and passkeys end, and the account at
 * the practice's own sign-in that is used next is theirs.
 */
export async function savePerson(
  db: Db,
  { practiceId, email, name, role, password }: Omit<Person, 'id'> & { password: string },
): Promise<Person> {
  const kept = await hashPassword(password)
  const change = {
    ...{ role, password: kept, failed_tries: 0, locked_until: null, provider_account: null },
    let_in_at: databaseNow,
  }
  const row = await db
    .insertInto('person')
    .values({
      practice_id: practiceId,
      id: randomUUID(),
      email: normalEmail(email),
      name,
      created_at: databaseNow,
      ...change,
    })
    .onConflict(conflict => conflict.columns(['practice_id', 'email']).doUpdateSet(change))
    .returning(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .executeTakeFirstOrThrow()
  for (const table of ['session', 'passkey'] as const)
    await db.deleteFrom(table).where('practice_id', '=', practiceId).where('person_id', '=', row.id).execute()
  return row
}

/** Who works at a practice, by name. */
export async function listPeople(db: Db, practiceId: string): Promise<Person[]> {
  return db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .where('practice_id', '=', practiceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/**
 * Removes a person with their sign-ins, stations and open invitations. Whether that was done: nobody removes themselves, so
 * that a manager is left, and nobody who was removed meanwhile removes others.
 */
export async function removePerson(
  db: Kysely<Tables>,
  { practiceId, id: ownId }: Person,
  id: string,
): Promise<boolean> {
  if (id === ownId) return false
  return write({ db, practiceId, timeZone: 'UTC' }, async ({ tx }) => {
    const ofPractice = await tx
      .selectFrom('person')
      .select(['id', 'email', 'role'])
      .where('practice_id', '=', practiceId)
      .where('id', 'in', [id, ownId])
      .execute()
    const removed = ofPractice.find(each => each.id === id)
    if (!removed || ofPractice.find(each => each.id === ownId)?.role !== 'manager') return false
    await tx
      .deleteFrom('invitation')
      .where('practice_id', '=', practiceId)
      .where(({ fn }) => fn<string>('lower', ['email']), '=', removed.email)
      .execute()
    await tx.deleteFrom('person').where('practice_id', '=', practiceId).where('id', '=', id).execute()
    return true
  })
}
