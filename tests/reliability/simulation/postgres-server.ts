import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { OpenedPglite } from '../../../backend/database/pglite.ts'
import { databaseErrors } from './database-faults.ts'
import { busy } from './quiet.ts'
import type { Alarm, Time } from './time.ts'

/** A statement on its way to the database. */
export interface Statement<Owner> {
  owner: Owner
  sql: string
  isInTransaction: boolean
}

/** Takes a statement to the database, where it may fail before it is there, and answers how its result comes back. */
export type Travel<Owner> = (statement: Statement<Owner>) => Promise<() => Promise<void>>

export interface ServerDeps<Owner> {
  pglite: OpenedPglite['pglite']
  time: Time
  travel: Travel<Owner>
  /** The database's clock. */
  now(): number
  /** A transaction in which nothing is said for so long is ended. */
  silentMs: number
  /** The server ended a session by itself. */
  onEnd(owner: Owner): void
}

/**
 * A PostgreSQL server with many sessions, made of a PGlite, which has one: statements and transactions take turns in it. A
 * session can end at any moment; what its transaction did is undone then, as the server does it.
 */
export interface SimulatedServer<Owner> {
  dialect(owner: Owner): Dialect
  /** Ends the sessions of an owner, or all. */
  end(owner?: Owner): void
}

class Session<Owner> {
  isOpen = true
  isRunning = false
  silence: Alarm | undefined
  readonly owner: Owner
  constructor(owner: Owner) {
    this.owner = owner
  }
}

export function createServer<Owner>(deps: ServerDeps<Owner>): SimulatedServer<Owner> {
  const { pglite, time, travel, silentMs } = deps
  const sessions = new Set<Session<Owner>>()
  /** Whose transaction, or single statement, the one session of the PGlite is busy with. */
  let holder: Session<Owner> | undefined
  const waiting: { session: Session<Owner>; enter(): void; leave(why: Error): void }[] = []

  function enter(session: Session<Owner>): Promise<void> {
    if (holder === undefined) {
      holder = session
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      waiting.push({ session, enter: resolve, leave: reject })
    })
  }

  function leave(session: Session<Owner>): void {
    session.silence?.cancel()
    if (holder !== session) return
    const next = waiting.shift()
    holder = next?.session
    next?.enter()
  }

  /** Undoes what an ended session's transaction did, once its statement is over. */
  async function clear(session: Session<Owner>): Promise<void> {
    if (holder !== session || session.isRunning) return
    session.isRunning = true
    await busy(() => pglite.exec('rollback'))
    leave(session)
  }

  function endSession(session: Session<Owner>): void {
    if (!session.isOpen) return
    session.isOpen = false
    session.silence?.cancel()
    sessions.delete(session)
    const at = waiting.findIndex(each => each.session === session)
    if (at >= 0) waiting.splice(at, 1)[0]?.leave(databaseErrors.cut())
    void clear(session)
  }

  function listen(session: Session<Owner>): void {
    session.silence?.cancel()
    session.silence = time.after(silentMs, () => {
      deps.onEnd(session.owner)
      endSession(session)
    })
  }

  /** Sends one statement. `turn` = whether it begins a transaction, ends one, or is neither. */
  async function send<R>(
    session: Session<Owner>,
    { sql, parameters = [] }: { sql: string; parameters?: readonly unknown[] },
    turn: 'begins' | 'ends' | 'within',
  ): Promise<QueryResult<R>> {
    const { owner } = session
    const back = await travel({ owner, sql, isInTransaction: holder === session })
    const result = await carryOut<R>(session, { sql, parameters }, turn).then(
      value => ({ value }),
      (error: unknown) => ({ error }),
    )
    await back()
    // What the server did, it did: the client does not hear of it.
    if (!session.isOpen) throw databaseErrors.cut()
    if ('error' in result) throw result.error
    return result.value
  }

  async function carryOut<R>(
    session: Session<Owner>,
    { sql, parameters }: { sql: string; parameters: readonly unknown[] },
    turn: 'begins' | 'ends' | 'within',
  ): Promise<QueryResult<R>> {
    if (!session.isOpen) throw databaseErrors.cut()
    const isAlone = holder !== session
    if (isAlone) await enter(session)
    session.silence?.cancel()
    session.isRunning = true
    try {
      const { rows, affectedRows } = await busy(() => pglite.query<R>(atNow(sql), [...parameters]))
      return { rows, numAffectedRows: BigInt(affectedRows ?? 0) }
    } finally {
      session.isRunning = false
      if (turn === 'ends' || (isAlone && turn === 'within')) leave(session)
      else if (session.isOpen) listen(session)
      else await clear(session)
    }
  }

  /** PostgreSQL's own clock, which is the world's here. */
  const atNow = (sql: string) => sql.replaceAll('clock_timestamp()', `to_timestamp(${deps.now() / 1000})`)

  function driverOf(owner: Owner): Driver {
    const of = new WeakMap<DatabaseConnection, Session<Owner>>()
    const sessionOf = (connection: DatabaseConnection) => {
      const session = of.get(connection)
      if (!session) throw new Error('a connection without a session')
      return session
    }
    return {
      init: async () => undefined,
      destroy: async () => undefined,
      async acquireConnection() {
        const session = new Session(owner)
        sessions.add(session)
        const connection: DatabaseConnection = {
          executeQuery: query => send(session, query, 'within'),
          // biome-ignore lint/correctness/useYield: nothing of ours streams.
          async *streamQuery() {
            throw new Error('nothing is streamed here')
          },
        }
        of.set(connection, session)
        return connection
      },
      async releaseConnection(connection) {
        sessions.delete(sessionOf(connection))
      },
      async beginTransaction(connection, { isolationLevel, accessMode }: TransactionSettings) {
        const level = isolationLevel ? ` isolation level ${isolationLevel}` : ''
        const sql = `start transaction${level}${accessMode ? ` ${accessMode}` : ''}`
        await send(sessionOf(connection), { sql }, 'begins')
      },
      async commitTransaction(connection) {
        await send(sessionOf(connection), { sql: 'commit' }, 'ends')
      },
      async rollbackTransaction(connection) {
        const session = sessionOf(connection)
        if (!session.isOpen) return
        // A connection on which that fails is thrown away.
        await send(session, { sql: 'rollback' }, 'ends').catch(() => endSession(session))
      },
    }
  }

  return {
    dialect: owner => ({
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(owner),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    }),
    end(owner) {
      for (const session of [...sessions])
        if (owner === undefined || session.owner === owner) endSession(session)
    },
  }
}
