import { type Kysely, sql, type Transaction } from 'kysely'
import { activityNote } from '../../lib/domain/activity.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { tablesOf } from '../database/catalog.ts'
import { databaseNow } from '../database/database-clock.ts'
import { migrationNames } from '../database/migrations.ts'
import type { Tables } from '../database/tables.ts'
import { holdSummaries } from '../mail/not-mailed.ts'
import { tell } from '../postgres/activity.ts'
import { healthOf, putMeta } from '../postgres/meta.ts'
import type { MasterKeys } from '../secrets/master-keys.ts'
import { assertSecretsOpen } from '../secrets/secret-store.ts'
import { type BackupHeader, type BackupPortion, BadBackup, readBackup } from './backup-file.ts'

/** What was restored. */
export interface Restored {
  practices: number
  rows: number
  /** The moment that the practices are as of. */
  at: Instant
}

/**
 * Brings a backup into a database that has no practice, all of it or nothing. What was posted since is in no backup: each
 * practice posts nothing until Nextech's ledger was read again (`restored_from`), and mails no summary by itself that may have
 * left since. Stations read everything again, for the
 * changes have a new epoch. Throws `BadBackup`, and an error that says what to do where the database is in use or no master
 * key opens the secrets.
 */
export async function restore(db: Kysely<Tables>, masters: MasterKeys, file: string): Promise<Restored> {
  const { at } = await readHeader(file)
  return db.transaction().execute(async tx => {
    await assertEmpty(tx)
    const rows = await load(tx, file)
    await assertSecretsOpen(tx, masters)
    const practices = await begin(tx, at)
    return { practices, rows, at }
  })
}

/** The whole file is read once before anything is written: what is damaged shows first. */
async function readHeader(file: string): Promise<BackupHeader> {
  let header: BackupHeader | undefined
  for await (const part of readBackup(file)) if ('header' in part) header = part.header
  if (!header) throw new BadBackup(`${file} is no backup of a sync backend.`)
  if (header.migrations.some(name => !migrationNames.includes(name)))
    throw new BadBackup(`${file} is a backup of a newer version: restore it with that version.`)
  return header
}

async function assertEmpty(tx: Transaction<Tables>): Promise<void> {
  const one = await tx.selectFrom('practice').select('id').limit(1).executeTakeFirst()
  if (one)
    throw new Error(
      'This database has practices. A backup is restored into an empty database or folder alone.',
    )
}

async function load(tx: Transaction<Tables>, file: string): Promise<number> {
  const known = new Map((await tablesOf(tx)).map(({ name, columns }) => [name, columns]))
  const columnsOf = new Map<string, string[]>()
  let rows = 0
  for await (const part of readBackup(file)) {
    if ('header' in part) {
      for (const { name, columns } of part.header.tables) {
        const own = known.get(name)
        if (!own || columns.some(column => !own.includes(column)))
          throw new BadBackup(`${file} has tables that this version does not know.`)
        columnsOf.set(name, columns)
      }
      continue
    }
    await insert(tx, part, columnsOf.get(part.table) ?? [])
    rows += part.rows.length
  }
  return rows
}

/** Columns that the backup does not have yet get what a new row gets. */
async function insert(
  tx: Transaction<Tables>,
  { table, rows }: BackupPortion,
  columns: readonly string[],
): Promise<void> {
  if (columns.length === 0) throw new BadBackup('The backup has rows of a table that it does not name.')
  const names = sql.join(columns.map(column => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${names}) select ${names} from jsonb_populate_recordset(
    cast(null as ${sql.table(table)}), cast(${JSON.stringify(rows)} as jsonb))`.execute(tx)
}

/** A restored practice begins as one that was away: it looks at the world before it acts. */
async function begin(tx: Transaction<Tables>, at: Instant): Promise<number> {
  const practices = await tx
    .updateTable('practice')
    .set({
      changes_epoch: sql<string>`cast(gen_random_uuid() as text)`,
      restored_from: at,
      is_asked: false,
      wake_at: sql<Instant | null>`case when configured_at is null then null else ${databaseNow} end`,
    })
    .returning(['id', 'time_zone', databaseNow.as('now')])
    .execute()
  for (const { id, time_zone: timeZone, now } of practices) {
    const inside = { tx, practiceId: id, timeZone }
    const health = await healthOf({ db: tx, practiceId: id })
    // What was posted since the backup is this backend's own, though it does not know it.
    await putMeta(inside, 'health', { ...health, station: null, readsFirst: true })
    await tell(inside, [activityNote({ at: Number(now), actor: 'staff', code: 'settings.restored' })])
    await holdSummaries(inside, Number(now))
  }
  return practices.length
}
