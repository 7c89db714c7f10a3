import type { Instant } from '../../lib/domain/units.ts'
import { type Endpoint, keepToken, type RateDatabase, returnToken } from './rate-tokens.ts'
import { createUnderWay } from './under-way.ts'

/** A token of an endpoint that is this process's until then. */
export interface OwnToken extends Endpoint {
  slot: number
  until: Instant
}

export interface HeldToken {
  /** The request has arrived at Nextech: told once, by its answer. */
  arrived(): void
}

/** The tokens of requests that are under way. */
export interface HeldTokens {
  /** The token's request begins now. */
  hold(token: OwnToken): HeldToken
  /** Keeps the tokens of requests that this process was too late to send. */
  keepLate(): Promise<unknown>
}

export function createHeldTokens(database: RateDatabase): HeldTokens {
  const underWay = createUnderWay<OwnToken>(async token => {
    token.until = (await keepToken(database, token)) ?? token.until
  })
  return {
    hold(token) {
      const end = underWay.begin(token)
      let isTold = false
      return {
        arrived() {
          if (isTold) return
          isTold = true
          end()
          // One that cannot be given back is free by itself a little later.
          const returning = underWay.lateTold().then(() => returnToken(database, token))
          returning.catch(() => undefined)
        },
      }
    },
    keepLate: underWay.lateTold,
  }
}
