import * as v from 'valibot'
import { sessionValue } from '../browser/session.ts'
import type { Configuration } from '../domain/configuration.ts'
import { connectionName } from '../domain/connection.ts'
import { StoredTokensSchema, type TokenVault } from '../nextech/access.ts'

type Connection = Configuration['nextech']

const bound = { connection: v.string() }
const tokens = sessionValue('tokens', v.object({ ...StoredTokensSchema.entries, ...bound }))
const password = sessionValue('password', v.object({ password: v.string(), ...bound }))
/** The connection in force: an answer that comes late for another one is kept no more. */
const inForce = sessionValue('connection', v.string())

/** One after the other: between a look and a write the connection must not change. */
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const done = last.then(job)
  last = done.catch(() => undefined)
  return done
}

/** From now on this is the connection in force, or none; what was kept for another one is forgotten (rules 9). */
export function useConnection(connection: Connection | undefined): Promise<void> {
  return inTurn(async () => {
    const name = connection && connectionName(connection)
    if (name === undefined) await inForce.clear()
    else await inForce.write(name)
    for (const kept of [tokens, password]) if ((await kept.read())?.connection !== name) await kept.clear()
  })
}

/** A password that waited, for whatever connection, is used no more. */
export function forgetPassword(): Promise<void> {
  return inTurn(password.clear)
}

/** What is kept for one connection: a value of another one is none, and one that comes late is dropped. */
function keptFor<T>(
  connection: Connection,
  memory: { read(): Promise<(T & { connection: string }) | undefined>; clear(): Promise<void> },
  write: (value: T, connection: string) => Promise<void>,
) {
  const name = connectionName(connection)
  const own = async () => {
    const kept = await memory.read()
    return kept?.connection === name ? kept : undefined
  }
  return {
    read: own,
    write: (value: T) =>
      inTurn(async () => {
        if ((await inForce.read()) === name) await write(value, name)
      }),
    clear: () =>
      inTurn(async () => {
        if (await own()) await memory.clear()
      }),
  }
}

/** Access and refresh token of this connection: in memory until the browser closes. */
export function tokenVault(connection: Connection): TokenVault {
  const kept = keptFor(connection, tokens, (pair, name) => tokens.write({ ...pair, connection: name }))
  return {
    ...kept,
    async read() {
      const pair = await kept.read()
      if (!pair) return undefined
      const { connection: _, ...own } = pair
      return own
    },
  }
}

/**
 * The password between its entry and its one use. Any answer of the sign-in page ends it; only while that page cannot
 * be reached does it wait here, for the connection that it was entered for, so that the sync goes on by itself.
 */
export function unusedPassword(connection: Connection) {
  const kept = keptFor(connection, password, (value: { password: string }, name) =>
    password.write({ ...value, connection: name }),
  )
  return {
    read: async () => (await kept.read())?.password,
    write: (value: string) => kept.write({ password: value }),
    clear: kept.clear,
  }
}

/** When each endpoint's next request may start: a worker that starts again must not send a burst. */
export const throttleState = sessionValue('throttle', v.record(v.string(), v.number()))

const SightingSchema = v.object({ base: v.string(), protocol: v.string(), at: v.number() })
const sighting = sessionValue('protocol', SightingSchema)

/** By which protocol an API answered last: a worker that starts again need not ask. Another API's is none. */
export function protocolMemory(base: string) {
  return {
    async read() {
      const seen = await sighting.read()
      return seen?.base === base ? { protocol: seen.protocol, at: seen.at } : undefined
    },
    write: (seen: { protocol: string; at: number }) => sighting.write({ base, ...seen }),
    clear: sighting.clear,
  }
}
