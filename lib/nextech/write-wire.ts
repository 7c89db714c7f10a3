import type { Answer, Trouble } from '../sync/ports/nextech.ts'
import type { Clock } from '../sync/ports/runtime.ts'
import { down } from './classify.ts'
import type { Throttle } from './throttle.ts'
import type { Way } from './unrepeatable.ts'

/** Decides how writes leave, so that nothing on this side sends one a second time. */
export interface WriteWire {
  /** How a write may leave now, or why none may. To be asked right before each. */
  way(): Promise<Answer<Way>>
  /** A write got no answer: the other side may have changed, so what is known of it counts no more. */
  forget(): Promise<void>
}

/** The protocol by which an answer of the API came, by its registered name (`http/1.1`, `h2`), and when. */
export interface Sighting {
  protocol: string
  at: number
}

/** What a browser can do for writes, and what it tells of its connections. Nothing here goes by a browser's name. */
export interface WireHost {
  /** Whether a body may be a stream. */
  streams: boolean
  /** Whether the rule is in place that gives each write its own connection and keeps cookies out. */
  isGuarded(): Promise<boolean>
  /** The API's latest answer, question or not; undefined before the first, or where the browser does not tell. */
  lastSeen(): Sighting | undefined
  /** What an earlier life of this worker saw of the same API. */
  memory: {
    read(): Promise<Sighting | undefined>
    write(sighting: Sighting): Promise<void>
    clear(): Promise<void>
  }
}

export interface WriteWireDeps {
  apiBaseUrl: string
  host: WireHost
  fetch: typeof fetch
  clock: Clock
  throttle: Throttle
  timeoutMs?: number
}

/** A server that changes its protocol is noticed by its next answer; without one nothing older than this counts. */
export const protocolLifeMs = 10 * 60_000
/** Browsers tell how an answer came a moment after it came. */
const maxTellingMs = 1_000
const lookEveryMs = 20

/**
 * The wire of a browser. Each answer to a question tells the protocol for nothing; where none came lately an `OPTIONS`
 * without token or body asks for one, for it changes nothing whatever the server makes of it.
 */
export function createBrowserWire(deps: WriteWireDeps): WriteWire {
  const { host, clock } = deps
  let asking: Promise<Answer<Sighting>> | undefined
  let forgottenAt = Number.NEGATIVE_INFINITY
  let kept: Sighting | undefined

  const counts = (sighting: Sighting | undefined): sighting is Sighting => {
    if (sighting === undefined || sighting.at <= forgottenAt) return false
    const age = clock.now() - sighting.at
    return age >= 0 && age < protocolLifeMs
  }

  async function known(): Promise<Sighting | undefined> {
    const seen = host.lastSeen()
    if (counts(seen)) return seen
    const remembered = await host.memory.read().catch(() => undefined)
    return counts(remembered) ? remembered : undefined
  }

  /** Kept now and then: each answer tells the same again. What cannot be kept is asked for again. */
  async function keep(seen: Sighting): Promise<void> {
    if (kept?.protocol === seen.protocol && seen.at - kept.at < protocolLifeMs / 2) return
    kept = seen
    await host.memory.write(seen).catch(() => undefined)
  }

  function asked(): Promise<Answer<Sighting>> {
    asking ??= askProtocol(deps).finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    async way() {
      if (!(await host.isGuarded().catch(() => false))) return unsafe(noRule)
      const sighting = await known()
      const answer: Answer<Sighting> = sighting ? { ok: true, value: sighting } : await asked()
      if (!answer.ok) return answer
      await keep(answer.value)
      return wayOver(answer.value.protocol, host.streams)
    },
    async forget() {
      forgottenAt = clock.now()
      kept = undefined
      await host.memory.clear().catch(() => undefined)
    },
  }
}

/**
 * The wire of Node's own fetch, for tests and tools. undici sends a request again only where it is idempotent, and a
 * POST never: neither guard is needed, and Node has no cookies to keep out.
 */
export const nodeWire: WriteWire = {
  way: async () => ({ ok: true, value: 'plain' }),
  forget: async () => undefined,
}

/** No answer is trouble with Nextech; an answer whose protocol the browser keeps to itself is the browser's. */
async function askProtocol(deps: WriteWireDeps): Promise<Answer<Sighting>> {
  const { host, clock, throttle, apiBaseUrl, timeoutMs = 20_000 } = deps
  // Called without its owner: the browser's own fetch refuses a foreign `this`.
  const { fetch } = deps
  const from = clock.now()
  const answered = await throttle.run('OPTIONS', arrived =>
    fetch(`${apiBaseUrl.replace(/\/+$/, '')}/`, {
      method: 'OPTIONS',
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
      .then(
        () => true,
        () => false,
      )
      .finally(arrived),
  )
  if (!answered) return down('Nextech cannot be reached.')
  for (let looked = 0; looked * lookEveryMs < maxTellingMs; looked++) {
    const seen = host.lastSeen()
    if (seen !== undefined && seen.at >= from) return { ok: true, value: seen }
    await clock.sleep(lookEveryMs)
  }
  return unsafe(untold)
}

/** What was measured of the browsers: docs/adr/0025-payments-that-no-browser-repeats.md. */
function wayOver(protocol: string, streams: boolean): Answer<Way> {
  if (/^http\/(0\.9|1\.[01])$/.test(protocol)) return { ok: true, value: 'own-connection' }
  if (!/^h[23]/.test(protocol)) return unsafe(untold)
  return streams ? { ok: true, value: 'streamed' } : unsafe(noStream)
}

const noRule = 'The browser did not take the rule that gives each payment a connection of its own.'
const noStream = 'Nextech speaks HTTP/2, over which this browser may send one payment several times.'
const untold = 'The browser does not tell by which protocol Nextech answers.'

function unsafe(message: string): Trouble {
  return { ok: false, trouble: 'browser-repeats', message }
}
