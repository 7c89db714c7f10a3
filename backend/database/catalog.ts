import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A table as the database itself describes it. */
export interface TableFacts {
  name: string
  columns: string[]
}

type Db = Pick<Kysely<Tables>, 'getExecutor'>

/** All tables but the migrations' own, each after those that it refers to: rows can be written in this order. */
export async function tablesOf(db: Db): Promise<TableFacts[]> {
  const columns = await sql<{ table: string; column: string }>`
    select c.table_name as "table", c.column_name as "column"
    from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.table_name not like 'kysely%'
    order by c.table_name, c.ordinal_position`.execute(db)
  const references = await sql<{ table: string; refersTo: string }>`
    select own.relname as "table", other.relname as "refersTo"
    from pg_constraint k join pg_class own on own.oid = k.conrelid join pg_class other on other.oid = k.confrelid
      join pg_namespace n on n.oid = own.relnamespace
    where k.contype = 'f' and n.nspname = current_schema()`.execute(db)
  const facts = Map.groupBy(columns.rows, ({ table }) => table)
  const ordered = new Map<string, TableFacts>()
  const add = (name: string) => {
    if (ordered.has(name)) return
    for (const { table, refersTo } of references.rows) if (table === name && refersTo !== name) add(refersTo)
    ordered.set(name, { name, columns: (facts.get(name) ?? []).map(({ column }) => column) })
  }
  for (const name of facts.keys()) add(name)
  return [...ordered.values()]
}
