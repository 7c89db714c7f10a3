import * as v from 'valibot'
import type { Answer, Trouble } from '../sync/ports/nextech.ts'
import type { Clock } from '../sync/ports/runtime.ts'
import { requestTokens, type TokenReply } from './azure.ts'
import { down } from './classify.ts'

/** The tokens of the API user; the password is never among them. */
export const StoredTokensSchema = v.object({
  accessToken: v.string(),
  refreshToken: v.string(),
  expiresAt: v.pipe(v.number(), v.safeInteger()),
})
export type StoredTokens = v.InferOutput<typeof StoredTokensSchema>

/** Where the tokens are kept. */
export interface TokenVault {
  read(): Promise<StoredTokens | undefined>
  write(tokens: StoredTokens): Promise<void>
  clear(): Promise<void>
  /** Whether the tokens are sealed, and nobody has opened them yet. */
  isClosed?(): Promise<boolean>
}

/** What requests need: a token that is valid now, and a new one after a 401. */
export interface AccessToken {
  bearer(): Promise<Answer<string>>
  renew(stale: string): Promise<Answer<string>>
}

/** How a sign-in ended; `code` is Azure's own `error`. */
export type SignInOutcome =
  | { kind: 'signed-in' }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'unreachable'; message: string }

export interface Access extends AccessToken {
  signIn(password: string): Promise<SignInOutcome>
}

export interface AccessDeps {
  connection: { tokenUrl: string; clientId: string; username: string; resource: string }
  vault: TokenVault
  fetch: typeof fetch
  clock: Clock
  timeoutMs?: number
  /** Whether the browser lets us reach an address; asked before each request. */
  mayReach?: (address: string) => Promise<boolean>
}

/** A token this close to its end is renewed first. */
const marginMs = 60_000

/** Tokens by Azure's password grant, renewed by rotation (Nextech API 1.2, trap 23). */
export function createAccess(deps: AccessDeps): Access {
  const { connection, vault, clock, fetch, timeoutMs = 20_000, mayReach = async () => true } = deps
  const endpoint = { tokenUrl: connection.tokenUrl, fetch, timeoutMs }
  const { clientId: client_id, username, resource } = connection
  let renewal: Promise<Answer<string>> | undefined

  async function keep(reply: Extract<TokenReply, { kind: 'tokens' }>, from: number, old = ''): Promise<void> {
    const { accessToken, refreshToken, lifeMs } = reply
    const expiresAt = Math.floor(from + lifeMs)
    await vault.write({ accessToken, refreshToken: refreshToken ?? old, expiresAt })
  }

  async function signIn(password: string): Promise<SignInOutcome> {
    if (!(await mayReach(endpoint.tokenUrl))) return { kind: 'unreachable', message: noAccess }
    const from = clock.now()
    const reply = await requestTokens(endpoint, {
      grant_type: 'password',
      client_id,
      username,
      password,
      resource,
    })
    if (reply.kind !== 'tokens') return reply
    return keep(reply, from).then(
      () => ({ kind: 'signed-in' }),
      () => ({ kind: 'unreachable', message: unsaved }),
    )
  }

  async function missing(message: string): Promise<Trouble> {
    const isClosed = await vault.isClosed?.().catch(() => true)
    return isClosed ? { ok: false, trouble: 'vault-closed', message: '' } : signedOut(message)
  }

  async function bearer(): Promise<Answer<string>> {
    const tokens = await stored(vault)
    if (tokens === undefined) return missing('Nobody is signed in to Nextech.')
    if (tokens.expiresAt - clock.now() > marginMs) return { ok: true, value: tokens.accessToken }
    return renewed()
  }

  async function renew(stale: string): Promise<Answer<string>> {
    const tokens = await stored(vault)
    // Somebody else was told the same and has renewed it meanwhile.
    if (tokens !== undefined && tokens.accessToken !== stale) return bearer()
    return renewed()
  }

  /** One renewal at a time: each makes the refresh token of the one before worthless. */
  function renewed(): Promise<Answer<string>> {
    renewal ??= rotate()
      .catch(() => down(unsaved))
      .finally(() => {
        renewal = undefined
      })
    return renewal
  }

  async function rotate(): Promise<Answer<string>> {
    const old = await stored(vault)
    if (old === undefined) return missing('Nobody is signed in to Nextech.')
    if (!(await mayReach(endpoint.tokenUrl)))
      return { ok: false, trouble: 'permission-missing', message: noAccess }
    const from = clock.now()
    const { refreshToken: refresh_token } = old
    const reply = await requestTokens(endpoint, { grant_type: 'refresh_token', client_id, refresh_token })
    if (reply.kind === 'unreachable') return down(reply.message)
    if (reply.kind === 'refused') return refused(vault, old, reply)
    const now = await stored(vault)
    // Signed out, or signed in afresh, while this was asked: an old pair is not written back.
    if (now === undefined) return signedOut('Nobody is signed in to Nextech.')
    if (now.refreshToken !== old.refreshToken) return { ok: true, value: now.accessToken }
    // Saved before use: a worker that is killed in between must not lose the pair.
    await keep(reply, from, old.refreshToken)
    return { ok: true, value: reply.accessToken }
  }

  return { signIn, bearer, renew }
}

/** Only `invalid_grant` says that the tokens are worthless: anything else leaves them for a better day. */
async function refused(
  vault: TokenVault,
  old: StoredTokens,
  { code, message }: Extract<TokenReply, { kind: 'refused' }>,
): Promise<Answer<string>> {
  if (code !== 'invalid_grant') return signedOut(message)
  const now = await stored(vault)
  // Another page of this browser rotated the pair at the same moment.
  if (now !== undefined && now.refreshToken !== old.refreshToken) return { ok: true, value: now.accessToken }
  await vault.clear()
  return signedOut('The sign-in to Nextech has expired or was withdrawn: sign in again.')
}

const noAccess = 'The browser does not let the sync reach Nextech’s sign-in: allow access in Settings.'
const unsaved = 'The sign-in could not be saved on this computer.'

function signedOut(message: string): Trouble {
  return { ok: false, trouble: 'signed-out', message }
}

/** A vault that cannot be opened holds no sign-in. */
async function stored(vault: TokenVault): Promise<StoredTokens | undefined> {
  const parsed = v.safeParse(StoredTokensSchema, await vault.read().catch(() => undefined))
  return parsed.success ? parsed.output : undefined
}
