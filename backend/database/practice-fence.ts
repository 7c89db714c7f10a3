import type pg from 'pg'

/** The setting that row level security goes by: whose rows a connection sees. */
const setting = 'app.practice'
/** What sees the rows of all practices: the work that is no practice's own, as claiming, backup and migrations. */
export const allPractices = '*'

/** Tables whose rows nobody sees who did not say whose they ask for. */
export const fencedTables = [
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

/** Row level security as the second fence; `force` because the backend's own role owns the tables. */
export const fenceStatements: readonly string[] = fencedTables.flatMap(table => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy practice_fence on ${table}
    using (practice_id = current_setting('${setting}', true) or current_setting('${setting}', true) = '${allPractices}')`,
])

/** Whose rows each connection of a pool sees now. */
const seen = new WeakMap<pg.PoolClient, string>()

/** A pool whose connections see one practice's rows, or all; it shares the connections, and is never ended by itself. */
export function fencedPool(pool: pg.Pool, whose: string) {
  return {
    options: pool.options,
    async connect(): Promise<pg.PoolClient> {
      const client = await pool.connect()
      if (seen.get(client) === whose) return client
      try {
        await client.query('select set_config($1, $2, false)', [setting, whose])
      } catch (error) {
        client.release(true)
        throw error
      }
      seen.set(client, whose)
      return client
    },
    end: async () => undefined,
  }
}
