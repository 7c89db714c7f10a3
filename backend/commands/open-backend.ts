import type { Kysely } from 'kysely'
import { databaseNow } from '../database/database-clock.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import type { Tables } from '../database/tables.ts'
import { readSmtpSettings, type SmtpSettings } from '../mail/smtp-settings.ts'
import { setClock } from '../practice/clock.ts'
import { namedInnerHosts } from '../practice/inner-hosts.ts'
import { type MasterKeys, parseMasterKeys, readMasterKeys } from '../secrets/master-keys.ts'
import { countLocked, hasSecrets } from '../secrets/secret-store.ts'
import type { CommonOptions } from './options.ts'

/** The database and the keys: what every command needs. */
export interface OpenBackend extends OpenDatabase {
  masters: MasterKeys
  /** The mail server; without one nothing is mailed. */
  smtp?: SmtpSettings | undefined
}

/** Opens the database, and the master keys; the key file is made where nothing was sealed yet, if it may. `queryMs` as `DatabasePlace` has it. */
export async function openBackend(
  options: Omit<CommonOptions, 'dataDir' | 'smtp'> & Partial<Pick<CommonOptions, 'smtp'>>,
  { mayMakeKey = true, queryMs }: { mayMakeKey?: boolean; queryMs?: number } = {},
): Promise<OpenBackend> {
  const { database } = options
  const smtp = readSmtpSettings(options.smtp ?? {})
  // A slip in it is said now, and not where a shop is asked.
  namedInnerHosts()
  const opened = await openDatabase('url' in database && queryMs ? { ...database, queryMs } : database)
  const { db, close } = opened
  try {
    await setClock(db)
    if ('folder' in options.database) await freeLeases(db)
    const masters = options.masterKeys
      ? parseMasterKeys(options.masterKeys)
      : readMasterKeys(options.masterKeyFile, mayMakeKey && !(await hasSecrets({ db })))
    const locked = await countLocked({ db }, masters)
    if (locked > 0)
      console.error(
        `${locked} practices stay closed: their secrets were sealed with a master key that is not among those given. Add its line to the file again.`,
      )
    return { ...opened, masters, smtp }
  } catch (error) {
    await close()
    throw error
  }
}

/** The folder is this process's alone, so that whatever holds a lease in it is no more; its practices are looked at now. */
async function freeLeases(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('lease').execute()
  await db.updateTable('practice').set({ wake_at: databaseNow }).where('wake_at', 'is not', null).execute()
}
