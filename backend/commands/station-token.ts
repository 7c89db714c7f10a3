import { personByEmail } from '../people/people.ts'
import { issueStation } from '../people/stations.ts'
import type { OpenBackend } from './open-backend.ts'

/** Lets a station of a person in, for administrators and tests; answers its token. Throws where there is no such person. */
export async function stationToken(
  { db }: Pick<OpenBackend, 'db'>,
  { practice, email }: { practice: string; email: string },
): Promise<string> {
  const person = await personByEmail(db, practice, email)
  if (!person) throw new Error(`Practice ${practice} has nobody with this e-mail address.`)
  return issueStation(db, person, 'by an administrator')
}
