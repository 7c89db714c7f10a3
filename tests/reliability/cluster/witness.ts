import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** Writes one number after another all the while, and remembers those that the database said are committed. */
export interface Witness {
  acknowledged(): number
  /** Stops writing; answers the acknowledged numbers that the database knows no more. */
  stop(): Promise<number[]>
}

/** A witness with a connection of its own. */
export async function startWitness(url: string): Promise<Witness> {
  await query(url, 'create table witness (n integer primary key)')
  const acknowledged: number[] = []
  let isRunning = true
  const writing = write()
  async function write() {
    for (let n = 1; isRunning; n++) {
      try {
        await query(url, 'insert into witness values ($1)', [n])
        acknowledged.push(n)
      } catch {
        // Perhaps committed, perhaps not: it was not said, so it is not asked for.
      }
      await delay(20)
    }
  }
  return {
    acknowledged: () => acknowledged.length,
    async stop() {
      isRunning = false
      await writing
      const kept = new Set((await query<{ n: number }>(url, 'select n from witness')).map(({ n }) => n))
      return acknowledged.filter(n => !kept.has(n))
    },
  }
}

/** One statement on a connection of its own. Rejects where the database cannot be reached, or ends meanwhile. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  const ended = new Promise<never>((_, reject) => client.once('error', reject))
  ended.catch(() => undefined)
  try {
    await client.connect()
    return (await Promise.race([client.query<Row>(text, [...values]), ended])).rows
  } finally {
    void client.end().catch(() => undefined)
  }
}
