import type { Configuration } from '../domain/configuration.ts'
import { Database } from '../store/database.ts'
import { databaseName } from '../store/database-name.ts'
import type { SealState } from '../store/sealing/seal-state.ts'
import { sealState } from './vault.ts'

/** The database of a practice in this browser, sealed as the vault stands now. */
export async function openDatabase(
  configuration: Configuration,
  durability: 'strict' | 'relaxed' = 'relaxed',
): Promise<Database> {
  return databaseOf(configuration, durability, await sealState())
}

/** The same, sealed as is said. */
export function databaseOf(
  configuration: Configuration,
  durability: 'strict' | 'relaxed',
  seal: SealState,
): Database {
  return new Database(databaseName(configuration), durability, configuration.practice.timeZone, () => seal)
}
