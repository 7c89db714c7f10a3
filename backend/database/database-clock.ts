import { sql } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'

/** Now, by the database's clock: those of two machines may differ by an hour. */
export const databaseNow = sql<Instant>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`

/** So many milliseconds from now, by the same clock. */
export const databaseNowPlus = (ms: number) => sql<Instant>`${databaseNow} + ${sql.lit(Math.round(ms))}`
