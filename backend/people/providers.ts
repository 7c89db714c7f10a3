import { createHmac, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { hashOf, makeSecret } from './tokens.ts'

/** A practice's own sign-in (OpenID Connect). Its client secret is sealed elsewhere. */
export interface Provider {
  practiceId: string
  /** By which its people's way in is addressed: it tells nobody whose it is. */
  handle: string
  /** How people call it. */
  name: string
  issuer: string
  clientId: string
  /** It says of no address whether it was verified, and may be believed without. */
  trustsEmail: boolean
}

const columns = [
  ...(['practice_id as practiceId', 'handle', 'name', 'issuer'] as const),
  ...(['client_id as clientId', 'trusts_email as trustsEmail'] as const),
] as const

/** Gives a practice its sign-in, or another one; answers its handle, which stays while the practice has one. */
export async function saveProvider(
  db: Pick<Kysely<Tables>, 'insertInto'>,
  { practiceId, name, issuer, clientId, trustsEmail }: Omit<Provider, 'handle'>,
): Promise<string> {
  const change = { name, issuer, client_id: clientId, trusts_email: trustsEmail }
  const { handle } = await db
    .insertInto('identity_provider')
    .values({ practice_id: practiceId, handle: randomBytes(16).toString('base64url'), ...change })
    .onConflict(conflict => conflict.column('practice_id').doUpdateSet(change))
    .returning('handle')
    .executeTakeFirstOrThrow()
  return handle
}

/** Takes it away again; whether there was one. */
export async function removeProvider(db: Kysely<Tables>, practiceId: string): Promise<boolean> {
  const rows = await db
    .deleteFrom('identity_provider')
    .where('practice_id', '=', practiceId)
    .returning('handle')
    .execute()
  return rows.length > 0
}

export async function providerByHandle(db: Kysely<Tables>, handle: string): Promise<Provider | undefined> {
  return db.selectFrom('identity_provider').select(columns).where('handle', '=', handle).executeTakeFirst()
}

export async function providerOf(db: Kysely<Tables>, practiceId: string): Promise<Provider | undefined> {
  return db
    .selectFrom('identity_provider')
    .select(columns)
    .where('practice_id', '=', practiceId)
    .executeTakeFirst()
}

/** The sign-in of the only practice there is: elsewhere a page that named it would tell who uses the backend. */
export async function onlyProvider(db: Kysely<Tables>): Promise<Provider | undefined> {
  const practices = await db.selectFrom('practice').select('id').limit(2).execute()
  const [only] = practices
  return only && practices.length === 1 ? providerOf(db, only.id) : undefined
}

/** Longer than this nobody signs in elsewhere. */
const lifeMs = 10 * 60_000
/** As many may be on their way in at one practice: more is somebody who fills the table. */
const maxWaiting = 1_000

/** One way in that was begun: what goes to the provider with it, and what stays in the browser. */
export interface Begun {
  state: string
  /** Only the browser has it; nonce and verifier are made of it. */
  browser: string
}

/** Notes that somebody goes to sign in. Undefined where too many do. */
export async function beginAtProvider(
  db: Kysely<Tables>,
  practiceId: string,
  landing: string,
): Promise<Begun | undefined> {
  await db.deleteFrom('provider_sign_in').where('expires_at', '<=', databaseNow).execute()
  const waiting = await db
    .selectFrom('provider_sign_in')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow()
  if (Number(waiting.count) >= maxWaiting) return undefined
  const [state, browser] = [makeSecret(), makeSecret()]
  await db
    .insertInto('provider_sign_in')
    .values({
      ...{ state_hash: state.hash, browser_hash: browser.hash, practice_id: practiceId, landing },
      expires_at: databaseNowPlus(lifeMs),
    })
    .execute()
  return { state: state.token, browser: browser.token }
}

/** Whose sign-in it was that this state came back from, to this same browser. It is used up by the first who asks. */
export async function endAtProvider(
  db: Kysely<Tables>,
  { state, browser }: Begun,
): Promise<{ practiceId: string; landing: string } | undefined> {
  return db
    .deleteFrom('provider_sign_in')
    .where('state_hash', '=', hashOf(state))
    .where('browser_hash', '=', hashOf(browser))
    .where('expires_at', '>', databaseNow)
    .returning(['practice_id as practiceId', 'landing'])
    .executeTakeFirst()
}

/** The code verifier (RFC 7636) and the nonce of a way in: nothing of them is kept here. */
export function secretsOf({ browser }: Pick<Begun, 'browser'>): { verifier: string; nonce: string } {
  const made = (what: string) => createHmac('sha256', browser).update(what).digest('base64url')
  return { verifier: made('code verifier'), nonce: made('nonce') }
}
