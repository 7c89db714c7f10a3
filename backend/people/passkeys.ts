import { createHash } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { noteProved, type Proof, type SignIn } from './fresh-proof.ts'
import { noteFailed } from './lock-out.ts'
import type { Person } from './people.ts'
import { startSession, type Whence } from './sessions.ts'
import type { SignedIn } from './sign-in.ts'

/** Under which name and at which address passkeys of this backend are made and asked for. */
export interface RelyingParty {
  id: string
  origin: string
}

/** A challenge is for who is asked now. */
const lifeMs = 5 * 60_000
/** As many may be open at once: more is somebody who fills the table. */
const maxOpen = 10_000
const maxPasskeys = 20
/** EdDSA, ES256 and RS256: what authenticators have, and Node verifies without a trial. */
const algorithms = [-8, -7, -257] as const

const hashOfChallenge = (challenge: string) => createHash('sha256').update(challenge).digest('base64url')

/** Keeps the hash of a challenge; `personId` = only they may answer it. Whether there is room. */
async function keepChallenge(
  db: Kysely<Tables>,
  challenge: string,
  personId: string | null,
): Promise<boolean> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', databaseNow).execute()
  const open = await db
    .selectFrom('passkey_challenge')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(open.count) >= maxOpen) return false
  await db
    .insertInto('passkey_challenge')
    .values({
      challenge_hash: hashOfChallenge(challenge),
      person_id: personId,
      expires_at: databaseNowPlus(lifeMs),
    })
    .execute()
  return true
}

/** Whether this challenge is ours and was not answered yet. It is used up. */
async function useChallenge(
  db: Kysely<Tables>,
  challenge: string,
  personId: string | null,
): Promise<boolean> {
  const rows = await db
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', hashOfChallenge(challenge))
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('expires_at', '>', databaseNow)
    .returning('challenge_hash')
    .execute()
  return rows.length > 0
}

/** What a browser needs to make a passkey for a person; undefined where they have too many, or too many are being made. */
export async function beginPasskey(
  db: Kysely<Tables>,
  party: RelyingParty,
  person: Person,
): Promise<object | undefined> {
  const known = await db
    .selectFrom('passkey')
    .select('credential_id as id')
    .where('practice_id', '=', person.practiceId)
    .where('person_id', '=', person.id)
    .execute()
  if (known.length >= maxPasskeys) return undefined
  const options = await generateRegistrationOptions({
    ...{ rpName: 'Sync backend', rpID: party.id, userName: person.email, userDisplayName: person.name },
    userID: new TextEncoder().encode(person.id),
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return (await keepChallenge(db, options.challenge, person.id)) ? options : undefined
}

/** What a person's browser has made, where, and how they call it. */
export interface MadePasskey {
  person: Person
  response: RegistrationResponseJSON
  madeIn: string | null
  name: string | null
}

/** Takes the passkey that a person's browser has made; whether it is right. */
export async function addPasskey(
  db: Kysely<Tables>,
  party: RelyingParty,
  { person, response, madeIn, name }: MadePasskey,
): Promise<boolean> {
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge => useChallenge(db, challenge, person.id),
    ...{ expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true },
    supportedAlgorithmIDs: [...algorithms],
  }).catch(() => undefined)
  if (!made?.verified) return false
  const { id, publicKey, counter } = made.registrationInfo.credential
  const rows = await db
    .insertInto('passkey')
    .values({
      ...{
        practice_id: person.practiceId,
        credential_id: id,
        person_id: person.id,
        counter,
        made_in: madeIn,
        name,
      },
      public_key: Buffer.from(publicKey).toString('base64url'),
      created_at: databaseNow,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('credential_id')
    .execute()
  return rows.length > 0
}

/** What a browser needs to ask for a passkey, of anybody: it names nobody. Undefined where too many are being asked. */
export async function askForPasskey(db: Kysely<Tables>, party: RelyingParty): Promise<object | undefined> {
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })
  return (await keepChallenge(db, options.challenge, null)) ? options : undefined
}

/** Signs in who has a passkey. One that fails counts like a wrong password of its person. */
export async function signInByPasskey(
  db: Kysely<Tables>,
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  whence: Whence,
): Promise<SignedIn> {
  const shown = await showPasskey(db, party, response)
  if ('locked' in shown) return { kind: 'refused', ...shown }
  const { person } = shown
  const token = await startSession(db, person, 'passkey', whence, response.id)
  return { kind: 'signed-in', person, token }
}

/** Shows by a passkey of one's own again who is signed in. */
export async function proveByPasskey(
  db: Kysely<Tables>,
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  signIn: SignIn,
): Promise<Proof> {
  const shown = await showPasskey(db, party, response, signIn.person)
  if ('locked' in shown) return { isShown: false, ...shown }
  await noteProved(db, signIn)
  return { isShown: true }
}

/** Whose passkey answers our challenge; `only` = nobody else's is looked at. */
async function showPasskey(
  db: Kysely<Tables>,
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  only?: Person,
): Promise<{ person: Person } | { locked: readonly Person[] }> {
  const row = await passkeyById(db, response.id)
  const isOther = only && (row?.id !== only.id || row.practiceId !== only.practiceId)
  if (!row || row.isLocked || isOther) return { locked: [] }
  const { publicKey, counter, isLocked: _isLocked, ...person } = row
  const shown = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge => useChallenge(db, challenge, null),
    ...{ expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true },
    credential: { id: response.id, publicKey: Buffer.from(publicKey, 'base64url'), counter },
  }).catch(() => undefined)
  // An authenticator tells for which person it has the passkey, where it tells it.
  const { userHandle } = response.response
  const isTheirs = userHandle === undefined || Buffer.from(userHandle, 'base64url').toString() === person.id
  if (!shown?.verified || !isTheirs) return { locked: (await noteFailed(db, person)) ? [person] : [] }
  await db
    .updateTable('passkey')
    .set({ counter: shown.authenticationInfo.newCounter, last_used_at: databaseNow })
    .where('practice_id', '=', person.practiceId)
    .where('credential_id', '=', response.id)
    .execute()
  return { person }
}

async function passkeyById(db: Kysely<Tables>, id: string) {
  return db
    .selectFrom('passkey')
    .innerJoin('person', join =>
      join
        .onRef('person.practice_id', '=', 'passkey.practice_id')
        .onRef('person.id', '=', 'passkey.person_id'),
    )
    .select(['person.practice_id as practiceId', 'person.id', 'person.email', 'person.name', 'person.role'])
    .select(['passkey.public_key as publicKey', 'passkey.counter'])
    .select(({ eb, fn }) =>
      eb(fn.coalesce('person.locked_until', eb.lit(0)), '>', databaseNow).as('isLocked'),
    )
    .where('passkey.credential_id', '=', id)
    .executeTakeFirst()
}
