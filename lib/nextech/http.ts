import { startStopwatch, type Within } from '../domain/stopwatch.ts'
import type { Answer, Trouble } from '../sync/ports/nextech.ts'
import type { Clock, Random } from '../sync/ports/runtime.ts'
import type { AccessToken } from './access.ts'
import { down, type Reading, type Reply, readingOf, type Writing, writingOf } from './classify.ts'
import { type Parameter, searchUrl } from './query.ts'
import { answered, silence } from './reply.ts'
import type { Throttle } from './throttle.ts'
import { sendOnce, type Way } from './unrepeatable.ts'
import type { WriteWire } from './write-wire.ts'

export interface HttpDeps {
  connection: { apiBaseUrl: string; practiceId: string }
  access: AccessToken
  fetch: typeof fetch
  clock: Clock
  throttle: Throttle
  random: Random
  timeoutMs: number
  /** Whether the browser lets us reach an address; asked before each request. */
  mayReach?: (address: string) => Promise<boolean>
  /** How writes leave; asked before each. */
  wire: WriteWire
  /** Told what time it is at the other side, with each answer. */
  onServerTime?: (header: string | null, sentAt: number) => void
}

/** Questions and changes at Nextech, each already classified. */
export interface Http {
  get(path: string, parameters: readonly Parameter[]): Promise<Answer<unknown>>
  post(path: string, body: object): Promise<Writing>
}

/** A question, or a write with its body. */
interface Outgoing {
  path: string
  parameters?: readonly Parameter[]
  body?: object
}

const maxAttempts = 3
const firstBackOffMs = 500
const maxBackOffMs = 8000

/** A request that cannot leave within this time does not leave at all: its sender's lease may have passed. */
const patienceMs = 30_000

/** Requests to Nextech's API: paced, signed in, timed out and classified (Nextech API 1.1 to 1.6). */
export function createHttp(deps: HttpDeps): Http {
  const { access, clock, throttle, wire, mayReach = async () => true } = deps
  // Called without its owner: the browser's own fetch refuses a foreign `this`.
  const { fetch } = deps

  async function get(path: string, parameters: readonly Parameter[]): Promise<Answer<unknown>> {
    for (let tried = 1; ; tried++) {
      const reply = await exchange({ path, parameters })
      const reading = readingOf(reply)
      if (reading.ok) return reading
      if (!reading.again || tried === maxAttempts || asksTooMuch(reading)) return troubleIn(reading)
      const wait = reading.retryAfterMs ?? backOff(tried, deps.random)
      // A pause is waited for in the throttle, together with everybody else.
      if (reading.trouble === 'rate-limited') throttle.pause(`GET ${resourceOf(path)}`, wait)
      else await clock.sleep(wait)
    }
  }

  async function post(path: string, body: object): Promise<Writing> {
    // Found out before the slot is taken: it may need a call of its own.
    const way = await wire.way()
    return writingOf(way.ok ? await exchange({ path, body }) : { kind: 'unsent', trouble: way })
  }

  /** After a 401 a question is asked once more with a new token; a write waits until the ledger was read again. */
  async function exchange(outgoing: Outgoing): Promise<Reply> {
    const within = startStopwatch(clock)
    const token = await access.bearer()
    if (!token.ok) return { kind: 'unsent', trouble: token }
    const reply = await paced(outgoing, token.value, within)
    if (reply.kind !== 'answered' || reply.status !== 401) return reply
    const renewed = await access.renew(token.value)
    if (!renewed.ok) return { kind: 'unsent', trouble: renewed, hasLeft: true }
    return outgoing.body ? newSignIn : paced(outgoing, renewed.value, within)
  }

  async function paced(outgoing: Outgoing, token: string, within: Within): Promise<Reply> {
    const endpoint = `${outgoing.body ? 'POST' : 'GET'} ${resourceOf(outgoing.path)}`
    const paused = throttle.pausedFor(endpoint)
    if (!within(patienceMs - paused)) return tooBusy(paused)
    const reply = await throttle.run(endpoint, async arrived => {
      if (!(await mayReach(deps.connection.apiBaseUrl))) return noAccess
      const way = outgoing.body && (await wire.way())
      if (way && !way.ok) return { kind: 'unsent', trouble: way } as const
      return within(patienceMs) ? send(outgoing, token, arrived, way?.value) : tooBusy()
    })
    if (outgoing.body && reply.kind === 'silent') await wire.forget()
    if (reply.kind === 'answered' && reply.status === 429)
      throttle.pause(endpoint, reply.retryAfterMs ?? firstBackOffMs)
    return reply
  }

  async function send(outgoing: Outgoing, token: string, arrived: () => void, way?: Way): Promise<Reply> {
    const sentAt = deps.clock.now()
    try {
      const response = await leave(outgoing, token, way)
      arrived()
      deps.onServerTime?.(response.headers.get('Date'), sentAt)
      return await answered(response, clock.now())
    } catch (error) {
      return silence(error)
    }
  }

  /** A write without a way does not exist; a question needs none, and its method is GET. */
  function leave({ path, parameters, body }: Outgoing, token: string, way?: Way): Promise<Response> {
    const { timeoutMs, connection } = deps
    const url = searchUrl(connection.apiBaseUrl, path, parameters)
    const headers = headersOf(token, connection.practiceId, body !== undefined)
    if (body && way) return sendOnce(fetch, way, { url, headers, body, timeoutMs })
    return fetch(url, {
      method: 'GET',
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
  }

  return { get, post }
}

function backOff(tried: number, random: Random): number {
  const ms = Math.min(maxBackOffMs, firstBackOffMs * 2 ** (tried - 1))
  return Math.round(ms * (0.5 + random() / 2))
}

const newSignIn: Reply = {
  kind: 'unsent',
  trouble: { ok: false, trouble: 'nextech-down', status: 401, message: 'Nextech asked for a new sign-in.' },
}

const noAccess: Reply = {
  kind: 'unsent',
  trouble: {
    ok: false,
    trouble: 'permission-missing',
    message: 'The browser does not let the sync reach Nextech: allow access in Settings.',
  },
}

function headersOf(token: string, practiceId: string, withBody: boolean): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    'nx-practice-id': practiceId,
    Accept: 'application/json',
    ...(withBody && { 'Content-Type': 'application/json' }),
  }
}

/** Whether what Nextech counts as an endpoint is the whole path is undocumented: the first part is the safe guess. */
function resourceOf(path: string): string {
  return path.split('/')[0] ?? path
}

function asksTooMuch({ retryAfterMs = 0 }: Trouble): boolean {
  return retryAfterMs > maxBackOffMs
}

function tooBusy(retryAfterMs?: number): Reply {
  const trouble: Trouble = { ...down('Too many requests wait for Nextech.'), trouble: 'rate-limited' }
  return { kind: 'unsent', trouble: retryAfterMs === undefined ? trouble : { ...trouble, retryAfterMs } }
}

function troubleIn({ again: _again, ...trouble }: Extract<Reading, { ok: false }>): Trouble {
  return trouble
}
