import './quiet.ts'
import 'fake-indexeddb/auto'
import type { DBCoreMutateRequest } from 'dexie'
import { forceCloseDatabase } from 'fake-indexeddb'
import { Database } from '../../../lib/store/database.ts'
import { createIntakeStore } from '../../../lib/store/intake-store.ts'
import { verifyAggregates } from '../../../lib/store/projections/verify-aggregates.ts'
import { createSyncStore } from '../../../lib/store/sync-store.ts'
import type { Disk } from './disk.ts'

interface Change {
  table: string
  request: DBCoreMutateRequest
}

interface Commit {
  isStrict: boolean
  changes: Change[]
}

const name = 'simulated'

/**
 * The browser's database. A loss of power leaves all commits up to the last strict one, and as many after it as the plan
 * says. `strictCounts: false` is the mutation in which no commit is strict.
 */
export function createDexieDisk(strictCounts: boolean): Disk {
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

  const store = () => createSyncStore(db, strict)
  return {
    connect: () => ({ store: store() }),
    // IndexedDB keeps nothing of a transaction whose worker is gone, and a call here is over at once or not begun.
    leave: () => undefined,
    store,
    intake: () => createIntakeStore(db),
    postings: () => db.postings.toArray(),
    isLocked: async () => false,
    isFault: () => false,
    wrong: async () => (await verifyAggregates(db)).map(({ id }) => `the sum ${id}`),
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
