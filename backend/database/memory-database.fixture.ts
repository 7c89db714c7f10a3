import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { type OpenDatabase, openDatabase } from './open-database.ts'

const engine = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
/** Of another PGlite nothing is taken. */
const { version } = JSON.parse(readFileSync(join(engine, '../package.json'), 'utf8'))
const kept = fileURLToPath(new URL(`../../node_modules/.cache/pglite/empty-${version}.tar`, import.meta.url))

/**
 * A cluster of PGlite in which nothing was made yet: what `initdb` leaves. It takes four seconds and is the same each
 * time, so it is made once and kept beside the packages.
 */
export async function emptyCluster(): Promise<Blob> {
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

/** A database in memory whose tables are up to date. */
export async function openMemoryDatabase(): Promise<OpenDatabase> {
  return openDatabase({ cluster: await emptyCluster() })
}
