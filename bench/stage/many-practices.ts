import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Kysely, type LogEvent, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { servingQueryMs } from '../../backend/database/connection-limits.ts'
import { openDatabase } from '../../backend/database/open-database.ts'
import { ensurePractice, write } from '../../backend/database/practice-database.ts'
import { fencedPool, fencedTables } from '../../backend/database/practice-fence.ts'
import type { Tables } from '../../backend/database/tables.ts'
import { createLedgerStore } from '../../backend/postgres/ledger-store.ts'
import { putRecord } from '../../backend/postgres/records.ts'
import { createSyncStore } from '../../backend/postgres/sync-store.ts'
import { asked, ownDatabase } from '../../tests/backend/own-database.ts'
import { storedRows } from './stored-orders.ts'

export interface Size {
  practices: number
  /** Orders of each, with as many payments and entries of the activity. */
  orders: number
  /** Hash partitions by practice of the tables that grow; 0 = none. */
  partitions: number
}

/** A database of many practices, and ways to ask it as the backend does: by a role that row level security binds. */
export interface ManyPractices {
  idOf(n: number): string
  dbOf(practiceId: string): Kysely<Tables>
  /** Sees all practices. */
  db: Kysely<Tables>
  /** How PostgreSQL would carry out what was asked while `work` ran, of every statement once. */
  explained(work: () => Promise<unknown>): Promise<{ statement: string; plan: string }[]>
  /** In MB, with all indexes. */
  megabytes: number
  close(): Promise<void>
}

/** Tables that grow with orders, those before that others refer to. */
const growing = ['posting', 'posting_payment', 'payment', 'payment_number', 'activity'] as const
const template = 'template'
const dayMs = 86_400_000

/** Fills a database of its own at a PostgreSQL whose user may make roles. */
export async function fillPractices(server: string, size: Size): Promise<ManyPractices> {
  const { url, admin } = await emptyDatabase(server)
  await (await openDatabase({ url })).close()
  if (size.partitions > 0) await partition(admin, size.partitions)
  await fill(url, admin, size)
  const [row] = await asked(admin, `select pg_database_size(current_database()) / 1e6 as size`)
  return { ...openLogged(url), idOf: n => `p${n}`, megabytes: Math.round(Number(row?.size)) }
}

async function emptyDatabase(server: string): Promise<{ url: string; admin: string }> {
  const role = `backend_${randomBytes(4).toString('hex')}`
  const admin = await ownDatabase(server)
  const own = new URL(admin)
  await asked(server, `create role ${role} login`)
  await asked(server, `alter database ${own.pathname.slice(1)} owner to ${role}`)
  await asked(admin, `grant all on schema public to ${role}`)
  own.username = role
  return { url: own.href, admin }
}

/** Each growing table again, parted by the practice: what `docs/scale.md` says for one who has very many. */
export function partitionStatements(table: string, partitions: number): string[] {
  const parts = Array.from(
    { length: partitions },
    (_, n) =>
      `create table ${table}_${n} partition of ${table} for values with (modulus ${partitions}, remainder ${n})`,
  )
  return [
    `alter table ${table} rename to ${table}_whole`,
    `create table ${table} (like ${table}_whole including defaults including constraints including indexes) partition by hash (practice_id)`,
    ...parts,
    `insert into ${table} select * from ${table}_whole`,
    `drop table ${table}_whole cascade`,
  ]
}

const referring = [
  'alter table posting add foreign key (practice_id) references practice (id) on delete cascade',
  'alter table payment add foreign key (practice_id) references practice (id) on delete cascade',
  'alter table activity add foreign key (practice_id) references practice (id) on delete cascade',
  'alter table posting_payment add foreign key (practice_id, key) references posting (practice_id, key) on delete cascade',
  'alter table payment_number add foreign key (practice_id, payment_id) references payment (practice_id, id) on delete cascade',
]

async function partition(admin: string, partitions: number): Promise<void> {
  const [owner] = await asked(admin, `select tableowner from pg_tables where tablename = 'posting'`)
  const fence = growing
    .filter(table => fencedTables.some(each => each === table))
    .flatMap(table => [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy practice_fence on ${table} using (practice_id = current_setting('app.practice', true) or current_setting('app.practice', true) = '*')`,
    ])
  const owned = growing.map(table => `alter table ${table} owner to ${owner?.tableowner}`)
  const tables = growing.flatMap(table => partitionStatements(table, partitions))
  for (const statement of [...tables, ...referring, ...fence, ...owned]) await asked(admin, statement)
}

/** One practice through the backend's own store, then its rows for all the others. */
async function fill(url: string, admin: string, { practices, orders }: Size): Promise<void> {
  const opened = await openDatabase({ url })
  const practice = { db: opened.dbOf(template), practiceId: template, timeZone: 'UTC' }
  await ensurePractice(practice)
  const now = Date.now()
  const given = { count: orders, firstNumber: 100_000_001, from: now - 60 * dayMs, until: now }
  const rows = storedRows({ ...given, timeZone: 'UTC', locationId: '31' })
  const postings = new Map(rows.postings.map(posting => [posting.key, posting]))
  await write(practice, async inside => {
    for (const { key, order } of rows.orders) {
      const posting = postings.get(key)
      if (posting) await putRecord(inside, { order, posting })
    }
  })
  await createLedgerStore(practice).saveLedger(rows.ledger, {
    locationId: '31',
    from: given.from,
    readAt: now,
    seenTo: now,
  })
  // A change of each through the store itself, so that each stands in the activity.
  const store = createSyncStore(practice)
  for (const { key, order } of rows.orders) {
    const record = await store.get(key)
    if (record && order.placedAt > now - 2 * dayMs) await store.update(record, { dueAt: now - 1 })
  }
  await opened.close()
  const series = `generate_series(1, ${practices}) n`
  await asked(
    admin,
    `insert into practice (id, time_zone, anchor_seq, anchor_hash, head_seq, head_hash, wake_at, configured_at, changed)
     select 'p' || n, time_zone, anchor_seq, anchor_hash, head_seq, head_hash, ${now} + (n % 600) * 100, ${now}, changed
     from practice, ${series} where id = '${template}'`,
  )
  for (const table of [...growing, 'meta']) {
    const found = await asked(
      admin,
      `select column_name as name from information_schema.columns where table_name = '${table}' and table_schema = 'public' order by ordinal_position`,
    )
    const columns = found.map(({ name }) => `"${name}"`)
    const copied = columns.map(name => (name === '"practice_id"' ? `'p' || n` : name))
    await asked(
      admin,
      `insert into ${table} (${columns}) select ${copied} from ${table}, ${series} where practice_id = '${template}'`,
    )
  }
  await asked(
    admin,
    `insert into activity (practice_id, seq, kind, number, at, entry)
     select posting.practice_id, 1000 + row_number() over (partition by posting.practice_id order by posting.key), 'posting', number, placed_at,
       jsonb_build_object('seq', 0, 'code', 'posting.posted', 'number', number)
     from posting where practice_id <> '${template}'`,
  )
  await cleanUp(admin)
}

/** So often, a quarter of a second apart, before it is said that somebody holds it back. */
const maxCleanUps = 120

/**
 * As autovacuum leaves tables. A snapshot of the database that is held meanwhile, as by its own analysis, keeps pages from being
 * known as visible to all, and plans would differ from those of a database that lives on.
 */
async function cleanUp(admin: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await asked(admin, 'vacuum analyze')
    const [row] = await asked(
      admin,
      `select sum(relpages) as pages, sum(relallvisible) as visible from pg_class
       where relkind = 'r' and relname ~ '^(${growing.join('|')})(_[0-9]+)?$'`,
    )
    if (Number(row?.visible) >= Number(row?.pages) * 0.95) return
    if (tries === maxCleanUps) throw new Error('Another transaction keeps the tables from being cleaned up.')
    await delay(250)
  }
}

function openLogged(url: string): Pick<ManyPractices, 'db' | 'dbOf' | 'explained' | 'close'> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) },
  })
  let heard: ((event: LogEvent) => void) | undefined
  const log = (event: LogEvent) => heard?.(event)
  const handle = (whose: string) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: fencedPool(pool, whose, servingQueryMs) }),
      log,
    })
  const db = handle('*')
  const handles = new Map<string, Kysely<Tables>>()
  return {
    db,
    dbOf(practiceId) {
      const known = handles.get(practiceId) ?? handle(practiceId)
      handles.set(practiceId, known)
      return known
    },
    async explained(work) {
      const statements = new Map<string, readonly unknown[]>()
      heard = ({ query }) => void statements.set(query.sql, query.parameters)
      await work().finally(() => {
        heard = undefined
      })
      const plans: { statement: string; plan: string }[] = []
      for (const [statement, parameters] of statements) {
        if (!/^\s*(select|insert|update|delete|with)\b/i.test(statement)) continue
        plans.push({ statement, plan: await planOf(db, statement, parameters) })
      }
      return plans
    },
    async close() {
      await db.destroy()
      await pool.end()
    },
  }
}

async function planOf(
  db: Kysely<Tables>,
  statement: string,
  parameters: readonly unknown[],
): Promise<string> {
  const compiled = sql`select 1`.compile(db)
  const { rows } = await db.executeQuery<Record<string, string>>({
    ...compiled,
    sql: `explain ${statement}`,
    parameters,
  })
  return rows.map(row => row['QUERY PLAN']).join('\n')
}
