import { type Seeded, seeded } from './random.ts'

/** The browser of the schedule and how the other side speaks to it. */
export interface BrowserPlan {
  protocol: 'http/1.1' | 'h2'
  /** Whether a body may be a stream. */
  streams: boolean
  /** When the rule for writes is in place, in milliseconds from the start: browsers take it when they like. */
  guardedFrom: number
  random: Seeded
}

/** A stream of its own, so that the rest of a seed's schedule stays what it was. */
export function browserPlan(seed: number): BrowserPlan {
  const random = seeded(seed ^ 0x2c1b3c6d)
  const protocol = random.pick(['http/1.1', 'h2'] as const)
  // Firefox over HTTP/2 posts nothing: then there is nothing to try.
  const streams = protocol === 'h2' || random.chance(0.5)
  return { protocol, streams, guardedFrom: random.chance(0.4) ? random.int(1, 300_000) : 0, random }
}

/** One request on its connection. */
export interface Departure {
  /** The browser will not send it over this protocol. */
  isRefused: boolean
  /** Whether the browser sends it again by itself when the connection breaks before the answer. */
  isRepeatable: boolean
  answered(): void
}

/**
 * The connections that a browser keeps, one pool for requests with credentials and one for those without. A request on
 * a connection that served before is sent again when that breaks without an answer, whatever its method, unless its
 * body is a stream: that is how Chromium and Firefox were measured (docs/adr/0025).
 */
export function createConnections({ protocol, guardedFrom }: BrowserPlan, sinceStart: () => number) {
  const kept = new Map<string, number>()
  return (method: string, init: RequestInit): Departure => {
    const pool = init.credentials ?? 'same-origin'
    const isStream = init.body instanceof ReadableStream
    const idle = kept.get(pool) ?? 0
    // HTTP/1.1 takes a connection out of the pool, HTTP/2 shares its one session.
    if (protocol === 'http/1.1' && idle > 0) kept.set(pool, idle - 1)
    const closes = protocol === 'http/1.1' && method === 'POST' && sinceStart() >= guardedFrom
    return {
      isRefused: isStream && protocol === 'http/1.1',
      isRepeatable: idle > 0 && !isStream,
      answered() {
        if (protocol === 'h2') kept.set(pool, 1)
        else if (!closes) kept.set(pool, (kept.get(pool) ?? 0) + 1)
      },
    }
  }
}

/** The sync backend: each write has a connection of its own, and Node's client sends nothing a second time. */
export const alone = (): Departure => ({ isRefused: false, isRepeatable: false, answered: () => undefined })

/** What a request's body says, stream or not. */
export async function bodyText(body: RequestInit['body']): Promise<string> {
  return body instanceof ReadableStream ? new Response(body).text() : String(body ?? '')
}
