import { type ActivityCode, activityNote } from '../../lib/domain/activity.ts'
import { listAccesses, revokeAccess, revokeAccesses } from '../people/accesses.ts'
import { type PasskeyOwner, removePasskeys } from '../people/kept-passkeys.ts'
import { personByEmail } from '../people/people.ts'
import { createActivity } from '../postgres/activity.ts'
import { clock } from '../practice/clock.ts'
import type { OpenBackend } from './open-backend.ts'

type Backend = Pick<OpenBackend, 'db' | 'doorbell'>

/** Tells the activity of a practice what was done with people; who did it is the person who is acted for, if one is. */
export function tellOfPeople(
  { db }: Pick<OpenBackend, 'db'>,
  practiceId: string,
  code: ActivityCode,
): Promise<void> {
  const note = activityNote({ at: clock.now(), actor: 'staff', code })
  return createActivity({ db, practiceId, timeZone: 'UTC' }).tell(note)
}

/** What may ask of a practice, a line each: id, what it is, whose, since when, last used, from where. */
export async function sessionLines(
  { db }: Backend,
  { practice, email }: { practice: string; email?: string | undefined },
): Promise<string> {
  const all = await listAccesses(db, practice)
  const shown = email === undefined ? all : all.filter(({ person }) => person === email.trim().toLowerCase())
  if (shown.length === 0) return 'Nobody is signed in, and no station is connected.'
  return shown.map(line).join('\n')
}

function line({
  id,
  what,
  person,
  createdAt,
  lastUsedAt,
  browser,
  address,
}: Awaited<ReturnType<typeof listAccesses>>[number]) {
  const kind = what.kind === 'station' ? `station ${JSON.stringify(what.name)}` : `sign-in by ${what.way}`
  const from = [browser, address].filter(each => each !== null).join(', ') || 'not told'
  const at = (moment: number) => new Date(moment).toISOString().slice(0, 16)
  return [id, kind, person, `since ${at(createdAt)}`, `used ${at(lastUsedAt)}`, from].join('\t')
}

/** Ends one of them, or all of a person, or all. Throws where there is nothing of the kind. */
export async function revoke(
  backend: Backend,
  {
    practice,
    session,
    email,
    withPasskeys = false,
  }: {
    practice: string
    session?: string | undefined
    email?: string | undefined
    withPasskeys?: boolean | undefined
  },
): Promise<string> {
  const ended =
    session === undefined
      ? await endAll(backend, practice, { email, withPasskeys })
      : await endOne(backend, practice, session)
  // Open sockets hear it.
  backend.doorbell.ring(practice)
  return `Ended: ${ended}.`
}

async function endOne(backend: Backend, practice: string, id: string): Promise<number> {
  const kind = await revokeAccess(backend.db, practice, id)
  if (kind === undefined) throw new Error('There is no such sign-in and no such station.')
  await tellOfPeople(backend, practice, kind === 'station' ? 'people.disconnected' : 'people.sign-in-ended')
  return 1
}

/** Takes passkeys away, but the one by which a kept sign-in began, and tells of it; answers how many. */
export async function endPasskeys(
  backend: Pick<OpenBackend, 'db'>,
  whose: PasskeyOwner,
  keptSession?: string,
): Promise<number> {
  const removed = await removePasskeys(backend.db, whose, keptSession)
  if (removed > 0) await tellOfPeople(backend, whose.practiceId, 'people.passkey-removed')
  return removed
}

async function endAll(
  backend: Backend,
  practiceId: string,
  { email, withPasskeys }: { email: string | undefined; withPasskeys: boolean },
): Promise<number> {
  const person = email === undefined ? undefined : await personByEmail(backend.db, practiceId, email)
  if (email !== undefined && !person) throw new Error('The practice has nobody with this e-mail address.')
  const ended = await revokeAccesses(backend.db, { practiceId, personId: person?.id })
  if (ended > 0) await tellOfPeople(backend, practiceId, 'people.all-ended')
  const whose = { practiceId, personId: person?.id }
  return ended + (withPasskeys ? await endPasskeys(backend, whose) : 0)
}
