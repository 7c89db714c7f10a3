import * as v from 'valibot'
import type { Pairing } from '../contract/backend.ts'
import { protocolVersion } from '../contract/page-protocol.ts'
import type { Result } from '../domain/result.ts'
import type { Instant } from '../domain/units.ts'

const BegunSchema = v.object({
  device: v.string(),
  code: v.string(),
  expiresInMs: v.number(),
  /** A link in our own page: it leads to a page of the web and runs nothing. */
  address: v.pipe(v.string(), v.regex(/^https?:/)),
})
const EndedSchema = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  v.object({ state: v.literal('over') }),
  v.object({ state: v.literal('connected'), token: v.string() }),
])
const ReplySchema = v.object({ ok: v.literal(true), value: v.unknown() })

/** A pairing that waits for a person: what they type, and this browser's own secret for it. */
export const OpenPairingSchema = v.object({
  code: v.string(),
  address: v.string(),
  until: v.number(),
  device: v.string(),
})
export type OpenPairing = v.InferOutput<typeof OpenPairingSchema>

export interface PairingDeps {
  /** The backend's origin. */
  url: string
  fetch: typeof fetch
  now(): Instant
}

/** Asks the backend to let this browser in (RFC 8628); undefined where it does not answer. */
export async function beginPairing(deps: PairingDeps, station: string): Promise<OpenPairing | undefined> {
  const begun = await post(deps, '/v1/pairings', { station }, BegunSchema)
  if (!begun.ok) return undefined
  const { device, code, expiresInMs, address } = begun.value
  return { device, code, address, until: deps.now() + expiresInMs }
}

/** What came of it: this station's token, `waiting`, or `over`; undefined where the backend does not answer. */
export async function endPairing(
  deps: PairingDeps,
  { device }: OpenPairing,
): Promise<{ token: string } | 'waiting' | 'over' | undefined> {
  const ended = await post(deps, '/v1/pairings/token', { device }, EndedSchema)
  if (!ended.ok) return undefined
  return ended.value.state === 'connected' ? { token: ended.value.token } : ended.value.state
}

/** What a page may know of it. */
export function pairingView({ code, address, until }: OpenPairing): Pairing {
  return { code, address, until }
}

async function post<S extends v.GenericSchema>(
  { url, fetch }: PairingDeps,
  path: string,
  body: unknown,
  schema: S,
): Promise<Result<v.InferOutput<S>, 'no-answer'>> {
  try {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Protocol': String(protocolVersion) },
      body: JSON.stringify(body),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    })
    const reply = v.parse(ReplySchema, await answer.json())
    return { ok: true, value: v.parse(schema, reply.value) }
  } catch {
    return { ok: false, error: 'no-answer' }
  }
}
