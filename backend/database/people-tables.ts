import type { ColumnType, Generated } from 'kysely'
import type { PersonRole } from '../../lib/domain/people.ts'
import type { Instant } from '../../lib/domain/units.ts'

/** Who works at a practice. Without a password they cannot sign in at the backend's pages. */
export interface PersonTable {
  practice_id: string
  id: string
  /** In lower case. */
  email: string
  name: string
  role: PersonRole
  password: string | null
  failed_tries: ColumnType<number, number | undefined, number>
  locked_until: Instant | null
  created_at: Instant
  /** Their account at the practice's own sign-in: issuer and subject, as JSON. */
  provider_account: string | null
  /** When they were let in last, in whatever role; null where an older version did. */
  let_in_at: Instant | null
}

/** A computer on which a person works. Only the hash of its token is kept. */
export interface StationTable {
  practice_id: string
  id: string
  person_id: string
  name: string
  token_hash: string
  created_at: Instant
  last_seen_at: Instant
  revoked_at: Instant | null
  /** Where it was last seen from. */
  address: string | null
  browser: string | null
}

/** How a person showed who they are. */
export type SignInWay = 'password' | 'provider' | 'passkey'

/** A sign-in at the backend's own pages. */
export interface SessionTable {
  practice_id: string
  token_hash: string
  /** By which people tell it from others. */
  id: Generated<string>
  person_id: string
  way: ColumnType<SignInWay, SignInWay | undefined, SignInWay>
  /** Null where a version before 0006 wrote it. */
  created_at: Instant | null
  last_used_at: Instant
  address: string | null
  browser: string | null
  /** When the person showed again who they are; null = not since it began. */
  proved_at: Instant | null
  /** The passkey by which it began. */
  passkey_id: string | null
}

/** A practice's own sign-in (OpenID Connect). */
export interface IdentityProviderTable {
  practice_id: string
  handle: string
  name: string
  issuer: string
  client_id: string
  trusts_email: boolean
}

/** Somebody is on the way to a practice's own sign-in and back. */
export interface ProviderSignInTable {
  state_hash: string
  browser_hash: string
  practice_id: string
  /** The page of ours that they go on to. */
  landing: string
  expires_at: Instant
}

/** A passkey of a person (Web Authentication). What is kept of it is public. */
export interface PasskeyTable {
  practice_id: string
  credential_id: string
  person_id: string
  public_key: string
  counter: number
  made_in: string | null
  created_at: Instant
  last_used_at: Instant | null
  name: string | null
}

/** A challenge that a browser is to answer with a passkey, once; only its hash is kept. */
export interface PasskeyChallengeTable {
  challenge_hash: string
  /** Who may answer it alone, by making a passkey; null = anybody, by showing one. */
  person_id: string | null
  expires_at: Instant
}

/** An address that lets one person in once. Without a practice it is for who sets the first one up. */
export interface InvitationTable {
  token_hash: string
  practice_id: string | null
  email: string | null
  role: PersonRole
  expires_at: Instant
  used_at: Instant | null
}

/** Tries to get in within a window of time, by a hash of who or from where. */
export interface TryCountTable {
  key: string
  tries: number
  ends_at: Instant
}
