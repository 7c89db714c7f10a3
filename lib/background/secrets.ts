import * as v from 'valibot'
import { sessionValue } from '../browser/session.ts'
import { StoredTokensSchema } from '../nextech/access.ts'

/** Access and refresh token: in memory until the browser closes. */
export const tokenVault = sessionValue('tokens', StoredTokensSchema)

/**
 * The password between its entry and its one use. Any answer of the sign-in page ends it; only while that page cannot
 * be reached does it wait here, so that the sync goes on by itself.
 */
export const unusedPassword = sessionValue('password', v.string())

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
