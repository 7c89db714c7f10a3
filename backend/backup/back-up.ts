import { type Kysely, sql, type Transaction } from 'kysely'
import { type TableFacts, tablesOf } from '../database/catalog.ts'
import { databaseNow } from '../database/database-clock.ts'
import { migrationNames } from '../database/migrations.ts'
import type { Tables } from '../database/tables.ts'
import { type BackupHeader, type WrittenPortion, writeBackup } from './backup-file.ts'

/**
 * What is of the moment alone, or lets somebody in who may have been shut out since: leases, requests under way, sign-ins,
 * invitations, codes.
 */
const passing: readonly string[] = [
  'lease',
  'rate_token',
  'session',
  'invitation',
  'pairing',
  'viewer',
  'live_ticket',
  'provider_sign_in',
  'passkey_challenge',
  'try_count',
  'probe',
] satisfies (keyof Tables)[]

const portionRows = 500

/**
 * Writes all practices to a file, as they are at one moment, whatever is written meanwhile. Secrets stay sealed, and no master
 * key is in it. Answers how many rows there are.
 */
export async function backUp(db: Kysely<Tables>, file: string): Promise<number> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const tables = (await tablesOf(tx)).filter(({ name }) => !passing.includes(name))
      const { rows } = await sql<{ at: number }>`select ${databaseNow} as at`.execute(tx)
      const header: BackupHeader = {
        format: 'nextech-sync-backup',
        version: 1,
        at: Number(rows[0]?.at),
        migrations: [...migrationNames],
        tables,
      }
      return writeBackup(file, header, portionsOf(tx, tables))
    })
}

/** Rows as JSON texts that the database makes: they are not parsed on their way. */
async function* portionsOf(
  tx: Transaction<Tables>,
  tables: readonly TableFacts[],
): AsyncGenerator<WrittenPortion> {
  for (const { name } of tables) {
    await sql`declare backup no scroll cursor for
      select cast(to_jsonb(each) as text) as "row" from ${sql.table(name)} as each`.execute(tx)
    for (;;) {
      const { rows } = await sql<{ row: string }>`fetch ${sql.lit(portionRows)} from backup`.execute(tx)
      if (rows.length === 0) break
      yield { table: name, rows: rows.map(({ row }) => row) }
    }
    await sql`close backup`.execute(tx)
  }
}
