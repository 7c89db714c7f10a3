import * as v from 'valibot'
import type { BackendTrouble } from '../contract/backend.ts'
import { protocolVersion } from '../contract/page-protocol.ts'
import type { Result } from '../domain/result.ts'
import { locale } from '../words/words.ts'

/** Why a request has no answer: trouble of the connection, or what the backend said of this very request. */
export interface Failure {
  trouble: BackendTrouble | null
  code: string
  message: string
}

export interface BackendClient {
  /** Sends a request as this station; the answer's value is still to be parsed. Never throws. */
  send(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Result<unknown, Failure>>
}

export interface ClientDeps {
  /** The backend's origin. */
  url: string
  /** The token that the station got from this very backend. */
  token(): Promise<string | undefined>
  fetch: typeof fetch
  /** Whether the browser lets us reach the backend. */
  mayReach(): Promise<boolean>
}

/** A read of a whole ledger or of a page of patients may take as long as this. */
const timeoutMs = 60_000

const ReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string(), message: v.string() }) }),
])

/** What the backend says of the station or its version, whatever was asked. */
const troubles: Partial<Record<string, BackendTrouble>> = {
  'not-paired': 'backend-not-paired',
  'extension-older': 'extension-older',
  'backend-older': 'backend-older',
  // A request that only a later backend knows.
  'unknown-request': 'backend-older',
  'unknown-address': 'backend-older',
}

/** The backend over HTTP. */
export function createBackendClient({ url, token, fetch, mayReach }: ClientDeps): BackendClient {
  async function send(method: string, path: string, body?: unknown): Promise<Result<unknown, Failure>> {
    if (!(await mayReach())) return failed('permission-missing')
    const bearer = await token()
    if (bearer === undefined) return failed('backend-not-paired')
    let answer: Response
    try {
      answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${bearer}`,
          'X-Protocol': String(protocolVersion),
          // The backend words badges and reasons for those who read them here.
          'Accept-Language': locale(),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        credentials: 'omit',
        cache: 'no-store',
        // A redirect would carry the token to another host.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      return readReply(await answer.json())
    } catch {
      // No connection, no answer in time, or something in between that speaks in the backend's place.
      return failed('backend-unreachable')
    }
  }
  return { send }
}

function readReply(answer: unknown): Result<unknown, Failure> {
  const reply = v.safeParse(ReplySchema, answer)
  if (!reply.success) return failed('backend-unreachable')
  if (reply.output.ok) return { ok: true, value: reply.output.value }
  const { code, message } = reply.output.error
  return { ok: false, error: { trouble: troubles[code] ?? null, code, message } }
}

function failed(trouble: BackendTrouble): Result<never, Failure> {
  return { ok: false, error: { trouble, code: trouble, message: '' } }
}
