import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { databaseNow } from '../database/database-clock.ts'
import type { PersonRole, Tables } from '../database/tables.ts'
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

/** Makes a person, or gives the one with this e-mail address this role and password. Their old sessions end. */
export async function savePerson(
  db: Db,
  { practiceId, email, name, role, password }: Omit<Person, 'id'> & { password: string },
): Promise<Person> {
  const kept = await hashPassword(password)
  const change = { role, password: kept, failed_tries: 0, locked_until: null }
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
  await db
    .deleteFrom('session')
    .where('practice_id', '=', practiceId)
    .where('person_id', '=', row.id)
    .execute()
  return row
}
