import { makeKey, type SigningKey, signed, signedWithPublicKey, unsigned } from './tokens.ts'

export type Claims = Record<string, unknown>

const seconds = () => Math.floor(Date.now() / 1000)

/** What a provider may do wrong with its token: other claims, or another signature. */
export const claimFaults: Record<string, (claims: Claims) => Claims> = {
  'wrong nonce': claims => ({ ...claims, nonce: 'another' }),
  'no nonce': ({ nonce: _nonce, ...claims }) => claims,
  'wrong issuer': claims => ({ ...claims, iss: 'https://evil.example' }),
  'issuer with a slash more': claims => ({ ...claims, iss: `${claims.iss}/` }),
  'another audience': claims => ({ ...claims, aud: 'another-client' }),
  'several audiences without a party': claims => ({ ...claims, aud: [claims.aud, 'another-client'] }),
  'another authorized party': claims => ({ ...claims, azp: 'another-client' }),
  'no audience': ({ aud: _aud, ...claims }) => claims,
  expired: claims => ({ ...claims, iat: seconds() - 900, exp: seconds() - 120 }),
  'no expiry': ({ exp: _exp, ...claims }) => claims,
  'not valid yet': claims => ({ ...claims, nbf: seconds() + 600 }),
  'no subject': ({ sub: _sub, ...claims }) => claims,
  'no e-mail': ({ email: _email, ...claims }) => claims,
  'e-mail not verified': claims => ({ ...claims, email_verified: false }),
  'e-mail verified in words': claims => ({ ...claims, email_verified: 'true' }),
  'e-mail verification untold': ({ email_verified: _is, ...claims }) => claims,
  'e-mail is a list': claims => ({ ...claims, email: [claims.email] }),
}

/** Who else could have signed. */
export const signatureFaults: Record<string, (key: SigningKey, claims: Claims) => string> = {
  'algorithm none': (_key, claims) => unsigned(claims),
  'algorithm none under a name': (key, claims) => {
    const [, body = ''] = signed(key, claims).split('.')
    const head = Buffer.from(JSON.stringify({ alg: 'nOnE', kid: key.id })).toString('base64url')
    return `${head}.${body}.`
  },
  'public key as a secret': signedWithPublicKey,
  'unknown key': (_key, claims) => signed(makeKey(), claims),
  'another key under the known name': ({ id }, claims) => signed(makeKey(id), claims),
  'signature of another token': (key, claims) => {
    const [head, body] = signed(key, claims).split('.')
    return `${head}.${body}.${signed(key, { ...claims, jti: 'other' }).split('.')[2]}`
  },
  'changed after signing': (key, claims) => {
    const [head, , signature] = signed(key, claims).split('.')
    const body = Buffer.from(JSON.stringify({ ...claims, name: 'Other' })).toString('base64url')
    return `${head}.${body}.${signature}`
  },
  'no token at all': () => '',
}
