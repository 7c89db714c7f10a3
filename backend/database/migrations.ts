import { setTimeout as delay } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { isHeldTooLong, isInTheWay } from './in-the-way.ts'
import { fenceStatements, mailFenceStatements } from './practice-fence.ts'
import type { Tables } from './tables.ts'

/** Released migrations are never edited: what changes is a new one, additions first and removals a release later. */
export const released: Readonly<Record<string, Migration>> = {
  '0001-practice': { up: db => runAll(db, practiceTables) },
  '0002-host': { up: db => runAll(db, hostTables) },
  '0003-live': { up: db => runAll(db, liveTables) },
  '0004-restore': { up: db => runAll(db, restoreColumns) },
  '0005-fence': { up: db => runAll(db, fenceStatements) },
  '0006-sessions': { up: db => runAll(db, sessionColumns) },
  '0007-provider': { up: db => runAll(db, providerTables) },
  '0008-passkeys': { up: db => runAll(db, passkeyTables) },
  '0009-watch': { up: db => runAll(db, watchIndexes) },
  '0010-probe': { up: db => runAll(db, probeTables) },
  '0011-presence': { up: db => runAll(db, presenceColumns) },
  '0012-chain-key': { up: db => runAll(db, chainKeyColumns) },
  '0013-refund-days': { up: db => runAll(db, refundColumns) },
  '0014-quotes': { up: db => runAll(db, quoteColumns) },
  '0015-mail': { up: db => runAll(db, [...mailTables, ...mailFenceStatements]) },
  '0016-asking': { up: db => runAll(db, askingColumns) },
  '0017-proof': { up: db => runAll(db, proofColumns) },
  '0018-tries': { up: db => runAll(db, tryTables) },
}

/** All that this version knows, in their order. */
export const migrationNames: readonly string[] = Object.keys(released)

/** What waits for a table holds up all who come after it: a migration that waits longer makes room, in milliseconds. */
const lockMs = 3_000
const pauseMs = 1_000
/** A backup may read for minutes; what is held longer is somebody's to look at. */
const maxWaitMs = 10 * 60_000

/**
 * Brings the tables to what this version needs, all of it or nothing. Where an older version still works on them, what is in
 * the way is waited for. Throws where a migration fails or the database is from a newer version.
 */
export async function migrate(db: Kysely<Tables>, known = released): Promise<void> {
  const patient = Object.fromEntries(
    Object.entries(known).map(([name, { up }]) => [name, { up: givingWay(up) }]),
  )
  const migrator = new Migrator({ db, provider: { getMigrations: async () => patient } })
  for (const end = performance.now() + maxWaitMs; ; await delay(pauseMs)) {
    const { error } = await migrator.migrateToLatest()
    if (!error) return
    const mayPass = isInTheWay(error) || isHeldTooLong(error)
    if (!mayPass || performance.now() > end)
      throw new Error('The database could not be brought up to date.', { cause: error })
  }
}

const givingWay =
  (up: Migration['up']): Migration['up'] =>
  async db => {
    await sql.raw(`set local lock_timeout = ${lockMs}`).execute(db)
    await up(db)
  }

/** Only types and indexes that every dialect has; every key begins with the practice, by which tables can be parted. */
async function runAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const practiceTables = [
  `create table practice (
    id text primary key, time_zone text not null,
    anchor_seq bigint not null default 0, anchor_hash text not null,
    head_seq bigint not null default 0, head_hash text not null)`,
  `create table posting (
    practice_id text not null references practice (id) on delete cascade, key text not null,
    shop text not null, number text not null, number_key text not null, state text not null, reason text,
    patient_uid text, due_at bigint, placed_at bigint not null, ordered_at bigint not null, revision integer not null,
    "order" jsonb not null, posting jsonb not null, primary key (practice_id, key))`,
  'create index posting_due on posting (practice_id, due_at) where due_at is not null',
  'create index posting_state on posting (practice_id, state, placed_at)',
  'create index posting_number on posting (practice_id, number_key)',
  'create index posting_patient on posting (practice_id, patient_uid)',
  'create index posting_ordered on posting (practice_id, ordered_at)',
  'create index posting_placed on posting (practice_id, placed_at)',
  `create table posting_payment (
    practice_id text not null, payment_id text not null, key text not null,
    primary key (practice_id, payment_id, key),
    foreign key (practice_id, key) references posting (practice_id, key) on delete cascade)`,
  'create index posting_payment_key on posting_payment (practice_id, key)',
  `create table payment (
    practice_id text not null references practice (id) on delete cascade, id text not null,
    patient_uid text not null, created_at bigint not null, day text not null, is_marked boolean not null,
    payment jsonb not null, primary key (practice_id, id))`,
  'create index payment_unmarked on payment (practice_id, created_at) where not is_marked',
  'create index payment_created on payment (practice_id, created_at)',
  'create index payment_patient on payment (practice_id, patient_uid)',
  'create index payment_day on payment (practice_id, day)',
  `create table payment_number (
    practice_id text not null, number_key text not null, payment_id text not null,
    primary key (practice_id, number_key, payment_id),
    foreign key (practice_id, payment_id) references payment (practice_id, id) on delete cascade)`,
  'create index payment_number_payment on payment_number (practice_id, payment_id)',
  ...[
    ['listing', 'key', 'listing'],
    ['memory', 'key', 'memory'],
    ['meta', 'name', 'value'],
  ].map(
    ([table, key, column]) => `create table ${table} (
    practice_id text not null references practice (id) on delete cascade, ${key} text not null, ${column} jsonb not null,
    primary key (practice_id, ${key}))`,
  ),
  `create table shop (
    practice_id text not null references practice (id) on delete cascade, origin text not null,
    first_sync_at bigint not null, store text, primary key (practice_id, origin))`,
  `create table activity (
    practice_id text not null references practice (id) on delete cascade, seq bigint not null, kind text not null,
    number text, at bigint not null, entry jsonb not null, primary key (practice_id, seq))`,
  'create index activity_number on activity (practice_id, number, seq)',
  'create index activity_kind on activity (practice_id, kind, seq)',
  `create table lease (
    practice_id text not null references practice (id) on delete cascade, name text not null, owner text not null,
    until bigint not null, primary key (practice_id, name))`,
]

const ofPractice = 'practice_id text not null references practice (id) on delete cascade'

/** What a host keeps beside the ports: when to look, secrets, the shared limit, people and their stations. */
const hostTables = [
  'alter table practice add column wake_at bigint',
  'alter table practice add column is_asked boolean not null default false',
  'alter table practice add column configured_at bigint',
  'create index practice_wake on practice (wake_at) where wake_at is not null',
  `create table data_key (${ofPractice}, master_id text not null, wrapped text not null, primary key (practice_id))`,
  `create table secret (${ofPractice}, name text not null, sealed text not null, primary key (practice_id, name))`,
  `create table rate_token (
    api_user text not null, endpoint text not null, slot integer not null, free_at bigint not null,
    primary key (api_user, endpoint, slot))`,
  `create table person (
    ${ofPractice}, id text not null, email text not null, name text not null, role text not null, password text,
    failed_tries integer not null default 0, locked_until bigint, created_at bigint not null,
    primary key (practice_id, id), unique (practice_id, email))`,
  'create index person_email on person (email)',
  `create table station (
    ${ofPractice}, id text not null, person_id text not null, name text not null, token_hash text not null,
    created_at bigint not null, last_seen_at bigint not null, revoked_at bigint, primary key (practice_id, id),
    foreign key (practice_id, person_id) references person (practice_id, id) on delete cascade)`,
  `create table session (
    ${ofPractice}, token_hash text not null, person_id text not null, last_used_at bigint not null,
    primary key (practice_id, token_hash),
    foreign key (practice_id, person_id) references person (practice_id, id) on delete cascade)`,
  'create unique index station_token on station (practice_id, token_hash)',
  `create table invitation (
    token_hash text primary key, practice_id text references practice (id) on delete cascade, email text,
    role text not null, expires_at bigint not null, used_at bigint)`,
  `create table pairing (
    device_hash text primary key, code_hash text not null, station_name text not null, expires_at bigint not null,
    practice_id text references practice (id) on delete cascade, person_id text)`,
  'create unique index pairing_code on pairing (code_hash)',
  `create table viewer (
    ${ofPractice}, key text not null, opening text not null, name text, since bigint not null, seen_at bigint not null,
    primary key (practice_id, key, opening))`,
]

/** By which stations learn what changed, and the tickets that open their sockets. */
const liveTables = [
  'alter table practice add column changes_epoch text not null default cast(gen_random_uuid() as text)',
  'alter table practice add column changed bigint not null default 0',
  'alter table practice add column pages_changed bigint not null default 0',
  'alter table posting add column changed bigint not null default 0',
  'create index posting_changed on posting (practice_id, changed)',
  `create table live_ticket (
    ${ofPractice}, ticket_hash text not null, station_id text not null, expires_at bigint not null,
    primary key (practice_id, ticket_hash),
    foreign key (practice_id, station_id) references station (practice_id, id) on delete cascade)`,
]

const restoreColumns = ['alter table practice add column restored_from bigint']

/** By which people know a sign-in and a station, and from where each was used. */
const sessionColumns = [
  'alter table session add column id text not null default cast(gen_random_uuid() as text)',
  "alter table session add column way text not null default 'password'",
  'alter table session add column created_at bigint',
  'alter table session add column address text',
  'alter table session add column browser text',
  'create unique index session_id on session (practice_id, id)',
  'alter table station add column address text',
  'alter table station add column browser text',
]

/** Signing in by a practice's own provider. */
const providerTables = [
  `create table identity_provider (
    ${ofPractice}, handle text not null, name text not null, issuer text not null, client_id text not null,
    trusts_email boolean not null default false, primary key (practice_id))`,
  'create unique index identity_provider_handle on identity_provider (handle)',
  `create table provider_sign_in (
    state_hash text primary key, browser_hash text not null, ${ofPractice}, landing text not null,
    expires_at bigint not null)`,
  'alter table person add column provider_account text',
]

const passkeyTables = [
  `create table passkey (
    ${ofPractice}, credential_id text not null, person_id text not null, public_key text not null,
    counter bigint not null, made_in text, created_at bigint not null, last_used_at bigint,
    primary key (practice_id, credential_id),
    foreign key (practice_id, person_id) references person (practice_id, id) on delete cascade)`,
  'create unique index passkey_credential on passkey (credential_id)',
  `create table passkey_challenge (
    challenge_hash text primary key, person_id text, expires_at bigint not null)`,
]

/** What those who watch the backend ask of all practices at once: the few rows that are meant, and never all orders. */
const watchIndexes = [
  "create index posting_unclear on posting (practice_id, state) where state in ('sent', 'unknown', 'verifying')",
]

/** Written and undone again, to see whether the disk has room. */
const probeTables = ['create table probe (id text primary key, filling text not null)']

/** By which others see that the holder of a lease is no more. */
const presenceColumns = ['alter table lease add column session integer']

/** The key of the activity's next entry, beside the head that it belongs to. */
const chainKeyColumns = ['alter table practice add column head_key text']

/** By which a day finds the orders of other days whose money went back on it. */
const refundColumns = [
  'alter table posting add column refunded_at bigint',
  'create index posting_refunded on posting (practice_id, refunded_at) where refunded_at is not null',
]

/** By which the queue finds the payments that staff may apply to a quote. */
const quoteColumns = [
  'alter table posting add column quotes_since bigint',
  'create index posting_quotes on posting (practice_id, quotes_since) where quotes_since is not null',
]

/** The daily summary by e-mail: where it goes and when, and what became of each day's. */
const mailTables = [
  `create table mail_setting (
    ${ofPractice}, recipients jsonb not null, at text not null, covers text not null, language text not null,
    next_day text not null, primary key (practice_id))`,
  `create table mail_day (
    ${ofPractice}, day text not null, state text not null, next_at bigint not null, first_try_at bigint,
    tries integer not null default 0, unclear integer not null default 0, sent_at bigint,
    primary key (practice_id, day))`,
  "create index mail_day_open on mail_day (practice_id, next_at) where state in ('due', 'sending')",
]

/** What a person sees of a station before they let it in, and who saw it. */
const askingColumns = [
  'alter table pairing add column asked_at bigint',
  'alter table pairing add column address text',
  'alter table pairing add column browser text',
  'alter table pairing add column shown_to text',
]

/** When a person showed again who they are, by which passkey they came, and how a passkey is called. */
const proofColumns = [
  'alter table session add column proved_at bigint',
  'alter table session add column passkey_id text',
  'alter table passkey add column name text',
]

/** How often somebody tried to get in, over all processes: `key` is a hash of who. */
const tryTables = [
  'create table try_count (key text primary key, tries integer not null, ends_at bigint not null)',
  'create index try_count_ends on try_count (ends_at)',
  // When a person was let in last, in whatever role.
  'alter table person add column let_in_at bigint',
]
