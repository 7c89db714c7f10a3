import type pg from 'pg'
import { isReadTimeout, serverQueryMs } from './connection-limits.ts'

/** The setting that row level security goes by: whose rows a connection sees. */
const setting = 'app.practice'
/** What sees the rows of all practices: the work that is no practice's own, as claiming, backup and migrations. */
export const allPractices = '*'

/**
 * A transaction in which nothing is said for so long is ended by PostgreSQL, in milliseconds: a computer that loses its power
 * or its network says no goodbye, and would keep its practice's row locked for hours.
 */
export const silentMs = 10_000

/** Tables that migration 0005 fenced: it is released, and stays as it was. */
const firstFenced = [
  'posting',
  'posting_payment',
  'payment',
  'payment_number',
  'listing',
  'memory',
  'shop',
  'meta',
  'activity',
  'data_key',
  'secret',
] as const
const mailFenced = ['mail_setting', 'mail_day'] as const

/** Tables whose rows nobody sees who did not say whose they ask for. */
export const fencedTables = [...firstFenced, ...mailFenced]

/** Row level security as the second fence; `force` because the backend's own role owns the tables. */
const fenced = (table: string) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy practice_fence on ${table}
    using (practice_id = current_setting('${setting}', true) or current_setting('${setting}', true) = '${allPractices}')`,
]

export const fenceStatements: readonly string[] = firstFenced.flatMap(fenced)
export const mailFenceStatements: readonly string[] = mailFenced.flatMap(fenced)

/** A connection of a pool, as it is now. */
interface Lent {
  client: pg.PoolClient
  /** Whose rows it sees. */
  whose?: string
}

const lent = new WeakMap<pg.PoolClient, Lent>()

/** Sees no practice's rows: what is asked for is in tables that no practice has rows in. */
export const noPractice = ''

/**
 * A pool whose connections see one practice's rows, or all; it shares the connections, and is never ended by itself.
 * PostgreSQL ends a statement that takes longer than `queryMs` allows.
 */
export function fencedPool(pool: pg.Pool, whose: string, queryMs: number) {
  return {
    options: pool.options,
    async connect(): Promise<pg.PoolClient> {
      const client = await pool.connect()
      const known = lent.get(client) ?? { client: withoutSilence(client) }
      lent.set(client, known)
      // Where no practice's rows are asked for, it does not matter whose a connection sees.
      if (known.whose === whose || (whose === noPractice && known.whose !== undefined)) return known.client
      try {
        await client.query(
          `select set_config($1, $2, false), set_config('idle_in_transaction_session_timeout', $3, false),
            set_config('statement_timeout', $4, false)`,
          [setting, whose, String(silentMs), String(serverQueryMs(queryMs))],
        )
      } catch (error) {
        client.release(true)
        throw error
      }
      known.whose = whose
      return known.client
    },
    end: async () => undefined,
  }
}

/**
 * A connection that is asked nothing more once an answer of it did not come, and is the pool's no longer when it is given
 * back: what is asked behind the lost answer would wait as long again.
 */
function withoutSilence(client: pg.PoolClient): pg.PoolClient {
  let silence: unknown
  async function query(...what: unknown[]): Promise<unknown> {
    if (silence !== undefined) throw silence
    try {
      return await Reflect.apply(client.query, client, what)
    } catch (error) {
      if (isReadTimeout(error)) silence = error
      throw error
    }
  }
  const release = (destroys?: boolean) => client.release(destroys === true || silence !== undefined)
  return new Proxy(client, {
    get(target, name) {
      if (name === 'query') return query
      if (name === 'release') return release
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
