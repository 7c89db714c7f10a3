import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { type MemoryPlace, type OpenDatabase, openDatabase } from './open-database.ts'

const engine = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
/** Of another PGlite nothing is taken. */
const { version } = JSON.parse(readFileSync(join(engine, '../package.json'), 'utf8'))
const kept = fileURLToPath(new URL(`../../node_modules/.cache/pglite/empty-${version}.tar`, import.meta.url))

/**
 * A cluster of PGlite in which nothing was made yet: what `initdb` leaves. It takes four seconds and is the same each
 * time, so it is made once and kept beside the packages.
 */
async function emptyCluster(): Promise<Blob> {
  try {
    return new Blob([readFileSync(kept)])
  } catch {
    return makeCluster()
  }
}

async function makeCluster(): Promise<Blob> {
  const pglite = await PGlite.create()
  const cluster = await pglite.dumpDataDir('none')
  await pglite.close()
  mkdirSync(dirname(kept), { recursive: true })
  // Others may make it at the same moment: a file is seen whole or not at all.
  const own = `${kept}.${process.pid}.${performance.now()}`
  writeFileSync(own, Buffer.from(await cluster.arrayBuffer()))
  renameSync(own, kept)
  return cluster
}

/** A PGlite in memory without a table. */
export async function openPgliteInMemory(): Promise<PGlite> {
  return PGlite.create({ loadDataDir: await emptyCluster() })
}

/** A PGlite whose tables are made, and what they looked like then. */
interface Pooled {
  pglite: PGlite
  shape: string
}

/** Emptied, for the next test of this thread: one costs half a second of processor to make, a fiftieth to empty. */
const waiting: Pooled[] = []

/** A database in memory whose tables are up to date, and empty. */
export async function openMemoryDatabase(): Promise<OpenDatabase> {
  const pooled = waiting.pop() ?? (await makePooled())
  let isClosed = false
  return openDatabase({
    pglite: handleOf(pooled.pglite, () => isClosed),
    async close() {
      if (isClosed) return
      isClosed = true
      // Not awaited: what a test left under way holds the database, not the test.
      void takeBack(pooled)
    },
  })
}

async function makePooled(): Promise<Pooled> {
  const pglite = await openPgliteInMemory()
  await openDatabase({ pglite, close: async () => {} })
  return { pglite, shape: await shapeOf(pglite) }
}

type Handle = Exclude<MemoryPlace['pglite'], (...of: never[]) => unknown>

/** The PGlite as one test has it: after the end of that test it is closed to it. */
function handleOf(pglite: PGlite, isClosed: () => boolean): Handle {
  const open = () => {
    if (isClosed()) throw new Error('PGlite is closed')
    return pglite
  }
  return {
    ready: true,
    waitReady: pglite.waitReady,
    get closed() {
      return isClosed()
    },
    close: async () => {},
    query: async (query, params, options) => open().query(query, params, options),
    transaction: async run => open().transaction(run),
  }
}

/** Empties the tables. One whose tables a test has altered is not lent again. */
async function takeBack({ pglite, shape }: Pooled): Promise<void> {
  try {
    const { rows } = await pglite.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
    )
    // Rows that refer to one another go in any order.
    await pglite.exec('set session_replication_role = replica')
    await pglite.exec(rows.map(({ name }) => `delete from "${name}"`).join(';'))
    await pglite.exec('discard all')
    if ((await shapeOf(pglite)) === shape) waiting.push({ pglite, shape })
    else await pglite.close()
  } catch {
    await pglite.close().catch(() => {})
  }
}

/** Changes with every table, column, rule and migration. */
async function shapeOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ shape: string }>(`select md5(concat_ws('|',
    (select string_agg(concat(oid, relname, relrowsecurity, relforcerowsecurity), ',' order by oid)
      from pg_class where relnamespace = 'public'::regnamespace),
    (select string_agg(concat(attrelid, attname, atttypid, attnotnull, atthasdef), ',' order by attrelid, attnum)
      from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace),
    (select string_agg(concat(oid, conname), ',' order by oid) from pg_constraint),
    (select string_agg(concat(oid, polname), ',' order by oid) from pg_policy),
    (select count(*) from pg_proc), (select count(*) from pg_trigger), (select count(*) from pg_roles),
    (select string_agg(name, ',' order by name) from kysely_migration))) as shape`)
  return rows[0]?.shape ?? ''
}
