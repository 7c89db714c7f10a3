import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import type { Whence } from '../people/sessions.ts'

/** Where a request comes from, as far as it is told. A proxy of ours adds to the end of the list the address that it saw. */
export function whenceOf(c: Context, isBehindProxy: boolean): Whence {
  const forwarded = isBehindProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  const address = forwarded ? withoutPort(forwarded) : socketAddress(c)
  return { address: address?.slice(0, maxAddress) ?? null, browser: browserOf(c.req.header('User-Agent')) }
}

/** Some proxies tell the port too, which is another one for each connection: tries from one address would count as those of many. */
function withoutPort(told: string): string {
  const [, six, four] = /^(?:\[([\da-f:.%]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/i.exec(told) ?? []
  return six ?? four ?? told
}

/** A request that came over no socket has none. */
function socketAddress(c: Context): string | undefined {
  return c.env?.incoming === undefined ? undefined : getConnInfo(c).remote.address
}

/** The longest text of an IPv6 address with a zone. */
const maxAddress = 60

const browsers: readonly [string, RegExp][] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4})[\d.]* (?:Mobile\/\S+ )?Safari\//],
]
const systems: readonly [string, RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows NT\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]

/** Browser and system in few words, of the words known here: none of the sender's own is kept. */
export function browserOf(userAgent: string | undefined): string | null {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent ?? '')?.[1]
    if (version === undefined) continue
    const system = systems.find(([, each]) => each.test(userAgent ?? ''))?.[0]
    return system === undefined ? `${name} ${version}` : `${name} ${version}, ${system}`
  }
  return null
}

/** So many tries to get in may come from one address in a minute. */
export const maxTries = 60
const windowMs = 60_000
/** Addresses that are remembered at once: more are somebody who has many of them, and count as one. */
const maxKeys = 10_000

/** Anyone who has an IPv6 address has a whole network of them, of 64 bits: what counts is that. */
function networkOf(address: string): string {
  const name = URL.parse(`http://[${address.replace(/%.*/, '')}]`)?.hostname.slice(1, -1)
  // IPv4, also as an IPv6 socket tells it.
  if (name === undefined || name.startsWith('::ffff:')) return address
  const [first = [], last = []] = name.split('::').map(part => part.split(':').filter(each => each !== ''))
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}

/** Whether two that ask are in one network; undefined where it is not told of both. */
export function isSameNetwork(one: string | null, other: string | null): boolean | undefined {
  return one === null || other === null ? undefined : networkOf(one) === networkOf(other)
}

/** Counts a try for all processes that share the database; how many it is within a window. */
export type CountTry = (counted: { kind: string; who: string }, windowMs: number) => Promise<number>

/**
 * Counts tries by address, or by person: first in this process, which keeps a flood away from the database, then in the database,
 * so that further processes allow no further tries.
 */
export class Tries {
  readonly #kind: string
  readonly #max: number
  readonly #everywhere: CountTry
  readonly #counts = new Map<string, number>()
  #since = Number.NEGATIVE_INFINITY

  constructor(kind: string, everywhere: CountTry, max = maxTries) {
    this.#kind = kind
    this.#everywhere = everywhere
    this.#max = max
  }

  /** Whether one more may be made now. `running` = this process's own time, which nobody sets. */
  async take(address: string | null, running = performance.now()): Promise<boolean> {
    if (running - this.#since >= windowMs) {
      this.#counts.clear()
      this.#since = running
    }
    const own = networkOf(address ?? '')
    const key = this.#counts.has(own) || this.#counts.size < maxKeys ? own : ''
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    if (count > this.#max) return false
    return (await this.#everywhere({ kind: this.#kind, who: key }, windowMs)) <= this.#max
  }
}

/** Asks `refuse` for the answer to a try that comes after too many others from the same address. */
export function limitTries(
  { isBehindProxy }: { isBehindProxy: boolean },
  tries: Tries,
  refuse: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    if (!['GET', 'HEAD'].includes(c.req.method) && !(await tries.take(whenceOf(c, isBehindProxy).address)))
      return refuse(c)
    return next()
  }
}
