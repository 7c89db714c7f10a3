import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Makes an empty database of its own at a PostgreSQL; answers its address. */
export async function ownDatabase(server: string): Promise<string> {
  const name = `own_${randomBytes(6).toString('hex')}`
  await asked(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement on a connection of its own; answers its rows. */
export async function asked(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(statement)
    return rows
  } finally {
    await client.end()
  }
}
