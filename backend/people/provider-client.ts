import * as oauth from 'oauth4webapi'
import type { Begun, Provider } from './providers.ts'
import { secretsOf } from './providers.ts'

/** Who somebody is, as the provider has signed it. */
export interface Identity {
  issuer: string
  subject: string
  email: string
  name: string | undefined
}

/** Why nobody was let in: `away` = the provider does not answer, `refused` = it, or what came from it, is not right. */
export class ProviderFault extends Error {
  readonly kind: 'away' | 'refused'
  constructor(kind: 'away' | 'refused', cause?: unknown) {
    super(kind, { cause })
    this.kind = kind
  }
}

/** What a way in needs beside the provider. */
export interface WayIn {
  provider: Provider
  begun: Begun
  /** Where the provider sends people back to: the same address in all that is asked of it. */
  redirectUri: string
  /** The provider may be on this computer, without TLS. */
  isSandbox: boolean
}

const timeoutMs = 10_000
/** Clocks of two servers may differ by so much. */
const clockToleranceSeconds = 60
/** A provider's answer has less: a few keys, one token. */
const maxAnswerBytes = 256 * 1024

/** The address at the provider where a person signs in. Throws `ProviderFault`. */
export async function addressAtProvider(way: WayIn): Promise<string> {
  const { provider, begun, redirectUri } = way
  const { authorization_endpoint: endpoint } = await discover(way)
  if (endpoint === undefined) throw new ProviderFault('refused')
  const { verifier, nonce } = secretsOf(begun)
  const address = new URL(endpoint)
  if (address.protocol !== 'https:' && !way.isSandbox) throw new ProviderFault('refused')
  const asked = {
    client_id: provider.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: begun.state,
    nonce,
  }
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
  return address.href
}

/**
 * Who came back from the provider, by the code in the address: state, issuer, audience, nonce, times and signature are checked
 * (OpenID Connect Core 3.1.3.7). Nothing is cached: a key that the provider has withdrawn signs nobody in. Throws `ProviderFault`.
 */
export async function identityFrom(
  way: WayIn,
  address: URL,
  clientSecret: string | undefined,
): Promise<Identity> {
  const server = await discover(way)
  try {
    return identityOf(way.provider, await claimsFrom(way, server, address, clientSecret))
  } catch (error) {
    throw error instanceof ProviderFault ? error : new ProviderFault('refused', error)
  }
}

async function claimsFrom(
  way: WayIn,
  server: oauth.AuthorizationServer,
  address: URL,
  clientSecret: string | undefined,
): Promise<oauth.IDToken> {
  const { provider, begun, redirectUri } = way
  const client: oauth.Client = { client_id: provider.clientId, [oauth.clockTolerance]: clockToleranceSeconds }
  const { verifier, nonce } = secretsOf(begun)
  const code = oauth.validateAuthResponse(server, client, address, begun.state)
  const proof = clientProof(server, clientSecret)
  const options = optionsOf(way)
  const answer = await oauth.authorizationCodeGrantRequest(
    ...([server, client, proof, code, redirectUri, verifier, options] as const),
  )
  const checks = { expectedNonce: nonce, requireIdToken: true }
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, checks)
  await oauth.validateApplicationLevelSignature(server, answer, options)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (!claims) throw new ProviderFault('refused')
  return claims
}

function clientProof(
  { token_endpoint_auth_methods_supported: known }: oauth.AuthorizationServer,
  secret?: string,
) {
  if (secret === undefined) return oauth.None()
  const isBasic = known === undefined || known.includes('client_secret_basic')
  return isBasic ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret)
}

/** A token that was given to another party, and an address that its provider did not verify, may be anybody's. */
function identityOf({ clientId, trustsEmail }: Provider, claims: oauth.IDToken): Identity {
  if (claims.azp !== undefined && claims.azp !== clientId) throw new ProviderFault('refused')
  const { iss: issuer, sub: subject, email, name, email_verified: isVerified } = claims
  const isBelieved = isVerified === true || (trustsEmail && isVerified === undefined)
  if (typeof email !== 'string' || email.length > maxEmailLength || !isBelieved)
    throw new ProviderFault('refused')
  return { issuer, subject, email, name: typeof name === 'string' ? name : undefined }
}

const maxEmailLength = 254

/** Throws `ProviderFault` where the issuer is no provider that can be spoken with. */
export async function checkProvider(issuer: string, isSandbox: boolean): Promise<void> {
  await discover({ provider: { issuer }, isSandbox })
}

type Place = Pick<WayIn, 'isSandbox'> & { provider: Pick<Provider, 'issuer'> }

async function discover(place: Place): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(place.provider.issuer)
  try {
    return await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, optionsOf(place)),
    )
  } catch (error) {
    throw new ProviderFault('away', error)
  }
}

/** Over TLS alone, in bounded time and size; a redirect is followed nowhere. */
function optionsOf({ isSandbox }: Pick<WayIn, 'isSandbox'>) {
  return {
    [oauth.allowInsecureRequests]: isSandbox,
    [oauth.customFetch]: boundedFetch,
  }
}

async function boundedFetch(
  address: string,
  { method, headers, body }: oauth.CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>,
): Promise<Response> {
  const answer = await fetch(address, {
    ...{ method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) },
    ...(body !== undefined && { body }),
  })
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.byteLength
    if (size > maxAnswerBytes) throw new ProviderFault('refused')
    parts.push(part)
  }
  const { status, headers: told } = answer
  const hasBody = status !== 204 && status !== 304
  return new Response(hasBody ? Buffer.concat(parts) : null, { status, headers: told })
}
