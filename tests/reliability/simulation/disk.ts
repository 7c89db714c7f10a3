import './quiet.ts'
import 'fake-indexeddb/auto'
import type { DBCoreMutateRequest } from 'dexie'
import { forceCloseDatabase } from 'fake-indexeddb'
import { Database } from '../../../lib/store/database.ts'

interface Change {
  table: string
  request: DBCoreMutateRequest
}

interface Commit {
  isStrict: boolean
  changes: Change[]
}

/** The database of one installation, with what a loss of power would leave of it. */
export interface Disk {
  db: Database
  strict: Database
  /** Empties it, for the next schedule. */
  reset(): Promise<void>
  /** The machine loses its power: `survivors(n)` of the n commits since the last strict one are on the disk. */
  losePower(survivors: (unsure: number) => number): Promise<number>
  /** The browser closes both connections under us; what is under way is aborted. */
  forceClose(): void
}

/** `strictCounts: false` is the mutation in which no commit is strict. */
export function createDisk(name: string, strictCounts = true): Disk {
  const db = new Database(name)
  const strict = new Database(name, 'strict')
  let commits: Commit[] = []
  let isReplaying = false

  function watch(connection: Database, isStrict: boolean): void {
    const open = new WeakMap<object, Change[]>()
    const note = (table: string, request: DBCoreMutateRequest) => {
      if (isReplaying) return
      const known = open.get(request.trans)
      if (known) return void known.push({ table, request })
      const changes: Change[] = [{ table, request }]
      open.set(request.trans, changes)
      // Dexie's own core hands its transactions through.
      const transaction = request.trans as IDBTransaction
      transaction.addEventListener('complete', () => commits.push({ isStrict, changes }))
    }
    connection.use({
      stack: 'dbcore',
      name: 'commits',
      create: core => ({
        ...core,
        table(tableName) {
          const table = core.table(tableName)
          const mutate: typeof table.mutate = request => {
            note(tableName, request)
            return table.mutate(request)
          }
          return { ...table, mutate }
        },
      }),
    })
  }
  watch(db, false)
  watch(strict, strictCounts)

  async function rewrite(kept: readonly Commit[]): Promise<void> {
    isReplaying = true
    await db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) await table.clear()
      for (const { table, request } of kept.flatMap(commit => commit.changes)) {
        if (request.type === 'put' || request.type === 'add')
          await db.table(table).bulkPut([...request.values])
        else if (request.type === 'delete') await db.table(table).bulkDelete([...request.keys])
        else throw new Error(`the disk cannot replay ${request.type}`)
      }
    })
    isReplaying = false
  }

  return {
    db,
    strict,
    async reset() {
      commits = []
      if (!db.isOpen()) await db.open()
      if (!strict.isOpen()) await strict.open()
      await rewrite([])
    },
    async losePower(survivors) {
      const sure = commits.findLastIndex(commit => commit.isStrict) + 1
      const kept = sure + survivors(commits.length - sure)
      const lost = commits.length - kept
      commits = commits.slice(0, kept)
      await rewrite(commits)
      return lost
    },
    forceClose() {
      for (const connection of [db, strict]) {
        if (connection.isOpen()) Reflect.apply(forceCloseDatabase, undefined, [connection.backendDB()])
      }
    },
  }
}
