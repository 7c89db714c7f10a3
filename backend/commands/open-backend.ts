import type { Kysely } from 'kysely'
import { openDatabase } from '../database/open-database.ts'
import type { Tables } from '../database/tables.ts'
import { type MasterKeys, parseMasterKeys, readMasterKeys } from '../secrets/master-keys.ts'
import { hasSecrets } from '../secrets/secret-store.ts'
import type { CommonOptions } from './options.ts'

/** The database and the keys: what every command needs. */
export interface OpenBackend {
  db: Kysely<Tables>
  masters: MasterKeys
  close(): Promise<void>
}

/** Opens the database, and the master keys; the key file is made where nothing was sealed yet. */
export async function openBackend(options: CommonOptions): Promise<OpenBackend> {
  const { db, close } = await openDatabase(options.database)
  try {
    const masters = options.masterKeys
      ? parseMasterKeys(options.masterKeys)
      : readMasterKeys(options.masterKeyFile, !(await hasSecrets({ db })))
    return { db, masters, close }
  } catch (error) {
    await close()
    throw error
  }
}
