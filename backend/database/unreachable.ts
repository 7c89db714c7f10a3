/** The database cannot be used as it is named; the message says why, and what to do, in words for the person who starts the backend. */
export class DatabaseUnusable extends Error {}

/** The oldest PostgreSQL that the statements of the tables are tried on. */
const oldestPostgres = 15

/** What PostgreSQL, the system and TLS say by a code; what they say by words may quote the address, and with it a password. */
const causes: readonly (readonly [RegExp, string])[] = [
  [
    /^ECONNREFUSED$/,
    'nothing answers at that host and port. Is PostgreSQL running, and does it listen there?',
  ],
  [/^(ENOTFOUND|EAI_\w+)$/, 'the name of its host is not known here. Look for a slip in it.'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'its host does not answer. Does a firewall stand between?'],
  [
    /^(ECONNRESET|EPIPE)$/,
    'the connection was closed. Is it a PostgreSQL, and does pg_hba.conf let this computer in?',
  ],
  [
    /^ERR_INVALID_URL$/,
    'it is no whole address. Write postgres://role:password@host:5432/name, and @ : / # % of a password as %40 %3A %2F %23 %25.',
  ],
  [
    /^28/,
    'user or password are refused. In DATABASE_URL write @ : / # % of a password as %40 %3A %2F %23 %25; pg_hba.conf has to let this computer in.',
  ],
  [/^3D000$/, 'there is no database of this name. Make it: createdb --owner ROLE NAME.'],
  [/^42501$/, 'the role may not make tables there. Give the backend a role that owns the database.'],
  [
    /^53300$/,
    'too many connections are open. Raise max_connections: each process of the backend takes up to 12.',
  ],
  [/^(53100|ENOSPC|EDQUOT)$/, 'its disk is full. Make room; nothing is lost.'],
  [/^57P03$/, 'it is starting or stopping. Try again in a minute.'],
  [/^(25006)$/, 'it is a standby and takes no changes. Name the primary.'],
  [
    /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_/,
    'its certificate is not trusted here. Name the authority by NODE_EXTRA_CA_CERTS, and the host as the certificate has it.',
  ],
]

/** What the drivers say in words alone. */
const saidCauses: readonly (readonly [RegExp, string])[] = [
  [
    /does not support SSL/,
    'it speaks no TLS. Switch its ssl on, or leave sslmode out where it runs on this computer.',
  ],
  [/password must be a string/, 'a password is missing in it: postgres://role:password@host/name.'],
  [/timeout|terminated/i, 'its host does not answer in time. Does a firewall stand between?'],
  [
    /corrupted migrations/,
    'its tables were made by a newer version of the backend. Start that version, or restore a backup into an empty database.',
  ],
]

/** The same error where it says nothing of the database, else one with cause and fix. `name` is how the person knows the database. */
export function explained(error: unknown, name: string): unknown {
  const cause = causeOf(error)
  return cause === undefined
    ? error
    : new DatabaseUnusable(`${name} cannot be used: ${cause}`, { cause: error })
}

/** Throws where a PostgreSQL, by its own number as 150004, is older than the tables need. */
export function assertNewEnough(serverVersion: number): void {
  const major = Math.floor(serverVersion / 10_000)
  if (major < oldestPostgres)
    throw new DatabaseUnusable(
      `PostgreSQL ${major} is too old: the backend needs ${oldestPostgres} or newer. Update it (pg_upgrade), or name another in DATABASE_URL.`,
    )
}

function causeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const own =
    causes.find(([pattern]) => pattern.test(code)) ??
    saidCauses.find(([pattern]) => pattern.test(error.message))
  // A name with two addresses fails twice.
  const within = error instanceof AggregateError ? error.errors : []
  return own?.[1] ?? [error.cause, ...within].map(causeOf).find(each => each !== undefined)
}
