import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Claims, claimFaults, signatureFaults } from './misbehaviour.ts'
import { makeKey, type SigningKey, signed } from './tokens.ts'

/** Who is signed in at the provider in the browser that comes. */
export interface Account {
  subject: string
  email: string
  name: string
}

/** A simulated OpenID provider on this computer. It checks what a provider checks, and does wrong what it is told to. */
export interface SimulatedProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Signs people in as this account from now on. */
  account: Account
  /** The name of a fault that it has from now on; undefined = it behaves. */
  fault: string | undefined
  /** Its clock is so much ahead of ours, in seconds. */
  aheadSeconds: number
  /** Signs with another key from now on, and forgets the old one. */
  rotate(): void
  /** Requests to its token endpoint, as it took them: what was wrong with each, or nothing. */
  asked: (string | undefined)[]
  close(): Promise<void>
}

interface Grant {
  clientId: string
  redirectUri: string
  challenge: string
  nonce: string | null
  account: Account
}

interface State {
  issuer: string
  key: SigningKey
  codes: Map<string, Grant>
  used: Set<string>
}

/** Starts one; people who come are signed in without being asked. */
export async function startProvider(): Promise<SimulatedProvider> {
  const state: State = { issuer: '', key: makeKey(), codes: new Map(), used: new Set() }
  const provider: SimulatedProvider = {
    issuer: '',
    clientId: 'sync-backend',
    clientSecret: 'a secret: of / odd + characters%',
    account: { subject: 'account 1', email: 'it@practice.example', name: 'Ida T.' },
    fault: undefined,
    aheadSeconds: 0,
    rotate() {
      state.key = makeKey()
    },
    asked: [],
    close: () => new Promise(done => server.close(() => done())),
  }
  const server = createServer((asked, answer) => {
    void answerTo(provider, state, asked, answer).catch(() => answer.destroy())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.')
  state.issuer = `http://127.0.0.1:${address.port}`
  provider.issuer = state.issuer
  return provider
}

async function answerTo(
  provider: SimulatedProvider,
  state: State,
  asked: IncomingMessage,
  answer: ServerResponse,
) {
  const address = new URL(asked.url ?? '/', state.issuer)
  const { fault } = provider
  if (fault === 'not there') return answer.destroy()
  const json = (value: unknown, status = 200) => {
    answer
      .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
      .end(JSON.stringify(value))
  }
  switch (address.pathname) {
    case '/.well-known/openid-configuration':
      return json(metadata(state.issuer, fault))
    case '/jwks':
      if (fault === 'keys of another') return json({ keys: [] })
      return json({ keys: [publicJwk(state.key)] })
    case '/authorize':
      return answer.writeHead(302, { location: authorize(provider, state, address) }).end()
    case '/token': {
      if (fault === 'token not JSON')
        return answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>')
      if (fault === 'token elsewhere')
        return answer.writeHead(307, { location: `${state.issuer}/other` }).end()
      if (fault === 'token too large')
        return json({ access_token: 'x'.repeat(1024 * 1024), token_type: 'Bearer' })
      if (fault === 'token error') return json({ error: 'server_error' }, 500)
      const given = exchange(provider, state, asked, new URLSearchParams(await text(asked)))
      provider.asked.push(typeof given === 'string' ? given : undefined)
      return typeof given === 'string' ? json({ error: given }, 400) : json(given)
    }
    default:
      return json({}, 404)
  }
}

const metadata = (issuer: string, fault: string | undefined) => ({
  issuer: fault === 'metadata of another issuer' ? 'https://evil.example' : issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  authorization_response_iss_parameter_supported: true,
  id_token_signing_alg_values_supported: fault?.startsWith('algorithm none') ? ['RS256', 'none'] : ['RS256'],
})

const publicJwk = ({ id, publicKey }: SigningKey) => ({
  ...publicKey.export({ format: 'jwk' }),
  ...{ kid: id, use: 'sig', alg: 'RS256' },
})

/** Where the person is sent back to. */
function authorize({ fault, account }: SimulatedProvider, { codes, issuer }: State, address: URL): string {
  const asked = address.searchParams
  const back = new URL(asked.get('redirect_uri') ?? '')
  back.searchParams.set('state', fault === 'wrong state' ? 'another' : (asked.get('state') ?? ''))
  back.searchParams.set('iss', fault === 'another issuer in the address' ? 'https://evil.example' : issuer)
  if (fault === 'person refused') {
    back.searchParams.set('error', 'access_denied')
    return back.href
  }
  const code = randomBytes(24).toString('base64url')
  codes.set(code, {
    clientId: asked.get('client_id') ?? '',
    redirectUri: asked.get('redirect_uri') ?? '',
    challenge: asked.get('code_challenge_method') === 'S256' ? (asked.get('code_challenge') ?? '') : '',
    nonce: asked.get('nonce'),
    account,
  })
  back.searchParams.set('code', code)
  return back.href
}

/** Tokens for a code, or the error that RFC 6749 (5.2) names. */
function exchange(
  provider: SimulatedProvider,
  state: State,
  asked: IncomingMessage,
  body: URLSearchParams,
): object | string {
  if (!isClient(provider, asked)) return 'invalid_client'
  const code = body.get('code') ?? ''
  const grant = state.codes.get(code)
  state.codes.delete(code)
  if (!grant || grant.redirectUri !== body.get('redirect_uri')) return 'invalid_grant'
  const challenge = createHash('sha256')
    .update(body.get('code_verifier') ?? '')
    .digest('base64url')
  if (grant.challenge !== challenge) return 'invalid_grant'
  const { fault, aheadSeconds } = provider
  const now = Math.floor(Date.now() / 1000) + aheadSeconds
  const { subject: sub, email, name } = grant.account
  const right: Claims = {
    ...{ iss: state.issuer, aud: grant.clientId, sub, email, name, email_verified: true },
    ...{ nonce: grant.nonce, iat: now, exp: now + 300 },
  }
  const claims = claimFaults[fault ?? '']?.(right) ?? right
  const token = signatureFaults[fault ?? '']?.(state.key, claims) ?? signed(state.key, claims)
  return {
    access_token: randomBytes(16).toString('hex'),
    token_type: 'Bearer',
    ...(token && { id_token: token }),
  }
}

/** Whether the client shows its secret (RFC 6749, 2.3.1: both parts are form-encoded first). */
function isClient({ clientId, clientSecret }: SimulatedProvider, { headers }: IncomingMessage): boolean {
  const [scheme, encoded = ''] = (headers.authorization ?? '').split(' ')
  const parts = Buffer.from(encoded, 'base64').toString().split(':')
  const [id, secret] = parts.map(part => new URLSearchParams(`=${part}`).get(''))
  return scheme === 'Basic' && parts.length === 2 && id === clientId && secret === clientSecret
}

/** All faults that it knows. */
export const providerFaults: readonly string[] = [
  ...Object.keys(claimFaults),
  ...Object.keys(signatureFaults),
  ...['keys of another', 'token not JSON', 'token elsewhere', 'token too large', 'token error'],
  ...['wrong state', 'another issuer in the address', 'person refused'],
]
/** Faults by which it cannot be spoken with at all. */
export const providerAway: readonly string[] = ['not there', 'metadata of another issuer']
