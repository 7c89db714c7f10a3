import type { StoredTokens } from '../../../lib/nextech/access.ts'
import type { ThrottleState } from '../../../lib/nextech/throttle.ts'
import type { Sighting } from '../../../lib/nextech/write-wire.ts'
import type { Engine } from '../../../lib/sync/engine.ts'

/** A worker of the extension: it does what the product does until it is killed or suspended. */
export interface Worker {
  name: string
  readonly engine: Engine
  isKilled: boolean
  /** Until it may go on; undefined while it runs. */
  halted: Promise<void> | undefined
  /** Ends without a word: nothing that it awaits arrives any more. */
  kill(): void
}

/** What the browser keeps when a worker stops, as long as it runs. */
export interface SessionState {
  tokens: StoredTokens | undefined
  throttle: ThrottleState
  /** By which protocol Nextech answered last. */
  protocol: Sighting | undefined
}
