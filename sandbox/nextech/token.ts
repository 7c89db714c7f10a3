import { randomUUID } from 'node:crypto'
import { toIso } from './calendar.ts'
import type { Answer } from './outcome.ts'

/** The only login the sandbox knows. */
export const credentials = {
  clientId: '5d1f0c2e-93a4-4a58-8c57-2f6f4f0f6b11',
  username: 'api.sandbox@example.test',
  password: 'sandbox p&ss+word',
  resource: 'https://select.nextech-api.com/api',
}

const ACCESS_SECONDS = 3600
const REFRESH_MS = 14 * 86_400_000

export interface TokenState {
  passwordExpired: boolean
  /** token → the moment it ends, on the sandbox's clock */
  access: Map<string, number>
  refresh: Map<string, number>
}

export function createTokenState(): TokenState {
  return { passwordExpired: false, access: new Map(), refresh: new Map() }
}

export function isAccessToken({ access }: TokenState, token: string, now: number): boolean {
  return now < (access.get(token) ?? 0)
}

/** Azure AD v1 with the password and refresh grants (Nextech API 1.2). */
export function answerToken(state: TokenState, headers: Headers, body: string, now: number): Answer {
  const origin = headers.get('origin')
  if (origin !== null) return crossOrigin(now)
  if (!headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return tokenError(now, 400, 'invalid_request', 900144, 'The request body must be form-encoded.')
  }
  const form = new URLSearchParams(body)
  const grant = form.get('grant_type')
  if (!grant) return missing(now, 'grant_type')
  if (grant === 'password') return passwordGrant(state, form, now)
  if (grant === 'refresh_token') return refreshGrant(state, form, now)
  return tokenError(now, 400, 'unsupported_grant_type', 70003, `The grant type '${grant}' is not supported.`)
}

function passwordGrant(state: TokenState, form: URLSearchParams, now: number): Answer {
  for (const field of ['client_id', 'username', 'password', 'resource']) {
    if (!form.get(field)) return missing(now, field)
  }
  if (form.get('client_id') !== credentials.clientId) return wrongClient(now)
  if (form.get('resource') !== credentials.resource) {
    return tokenError(
      now,
      400,
      'invalid_resource',
      500011,
      'The resource principal was not found in the tenant.',
    )
  }
  const known = form.get('username')?.toLowerCase() === credentials.username
  if (!known || form.get('password') !== credentials.password) {
    return tokenError(
      now,
      400,
      'invalid_grant',
      50126,
      'Error validating credentials due to invalid username or password.',
    )
  }
  if (state.passwordExpired) return tokenError(now, 400, 'invalid_grant', 50055, 'The password is expired.')
  return grantPair(state, now)
}

/** Rotation: the refresh token is spent, its first user has the new pair (Nextech API 1.2). */
function refreshGrant(state: TokenState, form: URLSearchParams, now: number): Answer {
  for (const field of ['client_id', 'refresh_token']) {
    if (!form.get(field)) return missing(now, field)
  }
  if (form.get('client_id') !== credentials.clientId) return wrongClient(now)
  const token = form.get('refresh_token') ?? ''
  const ends = state.refresh.get(token)
  state.refresh.delete(token)
  if (ends === undefined)
    return tokenError(now, 400, 'invalid_grant', 70000, 'The refresh token is not valid.')
  if (now >= ends)
    return tokenError(now, 400, 'invalid_grant', 700082, 'The refresh token has expired due to inactivity.')
  return grantPair(state, now)
}

/** `expires_in` is a string, as Azure v1 has it (Nextech API 1.2). */
function grantPair(state: TokenState, now: number): Answer {
  const pair = { access_token: `A-${randomUUID()}`, refresh_token: `R-${randomUUID()}` }
  state.access.set(pair.access_token, now + ACCESS_SECONDS * 1000)
  state.refresh.set(pair.refresh_token, now + REFRESH_MS)
  const head = { token_type: 'Bearer', scope: 'user_impersonation', expires_in: String(ACCESS_SECONDS) }
  return { status: 200, body: { ...head, ...pair } }
}

/** Azure refuses any `Origin` unless the app is registered as single-page (Nextech API trap 24). */
function crossOrigin(now: number): Answer {
  const text =
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type."
  return tokenError(now, 400, 'invalid_request', 9002326, text)
}

function missing(now: number, field: string): Answer {
  return tokenError(
    now,
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${field}'.`,
  )
}

function wrongClient(now: number): Answer {
  return tokenError(
    now,
    400,
    'unauthorized_client',
    700016,
    'The application was not found in the directory.',
  )
}

function tokenError(now: number, status: number, error: string, code: number, text: string): Answer {
  const trace = { trace_id: randomUUID(), correlation_id: randomUUID() }
  const timestamp = toIso(now).replace('T', ' ').replace(/\.\d+/, '')
  const error_description = `AADSTS${code}: ${text}`
  return { status, body: { error, error_description, error_codes: [code], timestamp, ...trace } }
}
