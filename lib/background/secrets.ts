import * as v from 'valibot'
import { sessionValue } from '../browser/session.ts'
import type { Configuration } from '../domain/configuration.ts'
import { connectionName } from '../domain/connection.ts'
import { StoredTokensSchema, type TokenVault } from '../nextech/access.ts'
import { keepSealed, readSealed, vaultState } from './vault.ts'

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

const sealedName = 'nextech'
const SealedTokenSchema = v.pipe(v.string(), v.parseJson(), v.object({ refreshToken: v.string(), ...bound }))

/** The vault was opened: the refresh token that it kept for this connection signs in again, as a renewal. */
export async function restoreTokens(connection: Connection): Promise<boolean> {
  const sealed = v.safeParse(SealedTokenSchema, await readSealed(sealedName))
  if (!sealed.success || sealed.output.connection !== connectionName(connection)) return false
  const { refreshToken } = sealed.output
  return inTurn(async () => {
    if ((await inForce.read()) !== sealed.output.connection) return false
    if (!(await tokens.read()))
      await tokens.write({ ...sealed.output, accessToken: '', refreshToken, expiresAt: 0 })
    return true
  })
}

/** Somebody signed off: in memory is no token any more; what is sealed waits for a passphrase. */
export function dropTokens(): Promise<void> {
  return inTurn(tokens.clear)
}

/** The tokens in memory are sealed into a vault that was just made. */
export function sealTokens(): Promise<void> {
  return inTurn(async () => {
    const pair = await tokens.read()
    if (pair) await keepSealed(sealedName, sealedText(pair))
  })
}

const sealedText = ({ refreshToken, connection }: { refreshToken: string; connection: string }) =>
  JSON.stringify({ refreshToken, connection })

/** Access and refresh token of this connection: in memory until the browser closes; the second is sealed where there is a vault. */
export function tokenVault(connection: Connection): TokenVault {
  const kept = keptFor(connection, tokens, async (pair, name) => {
    await keepSealed(sealedName, sealedText({ ...pair, connection: name }))
    await tokens.write({ ...pair, connection: name })
  })
  return {
    ...kept,
    isClosed: async () => (await vaultState()) === 'closed',
    async clear() {
      if (await kept.read()) await keepSealed(sealedName, undefined)
      await kept.clear()
    },
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
