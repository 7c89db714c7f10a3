import type { Configuration } from '../domain/configuration.ts'

/** Each practice has a database of its own: another practice's orders and ledger are never mixed in. */
export function databaseName(configuration: Configuration): string {
  return `nextech-sync/${configuration.nextech.practiceId}`
}
