import type { Mutation } from './mutation.ts'

/** Safeguards of the sync backend's store alone: `npm run faults -- --mutation NAME --store postgres`. */
export const databaseMutations: readonly Mutation[] = [
  {
    name: 'transaction',
    what: 'what belongs together is written one statement at a time',
    patches: [
      {
        file: 'backend/database/practice-database.ts',
        find: '      return await db.transaction().execute(async tx => {',
        replace: '      return await (async (tx: typeof db) => {',
      },
      {
        file: 'backend/database/practice-database.ts',
        find: '          : eachByItself(tx, jobs)\n      })',
        replace: '          : eachByItself(tx, jobs)\n      })(db)',
      },
      // A savepoint is refused outside a transaction, which would be a fault of its own.
      {
        file: 'backend/database/practice-database.ts',
        find: '    await sql`savepoint own`.execute(tx)\n',
        replace: '',
      },
      {
        file: 'backend/database/practice-database.ts',
        find: '      await sql`rollback to savepoint own`.execute(tx)\n',
        replace: '',
      },
    ],
  },
  {
    name: 'store-fault',
    what: 'a database that is away is taken for a fault in the order',
    patches: [
      {
        file: 'lib/sync/trouble.ts',
        find: 'return error instanceof TroubleStop || isStoreFault?.(error) === true',
        replace: 'return error instanceof TroubleStop',
      },
    ],
  },
  {
    name: 'fence',
    what: 'a worker whose lease is another’s by now writes that a payment leaves',
    patches: [
      {
        file: 'backend/postgres/lease-lock.ts',
        find: '  if (row?.owner !== lease.owner) throw new LeaseLost()',
        replace: '',
      },
    ],
  },
  {
    name: 'try-again',
    what: 'a write that another transaction was in the way of is not tried again',
    patches: [
      {
        file: 'backend/database/practice-database.ts',
        find: 'const maxTries = 5',
        replace: 'const maxTries = 1',
      },
    ],
  },
]
