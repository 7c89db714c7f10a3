import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'

/** A key that a provider signs with. */
export interface SigningKey {
  id: string
  privateKey: KeyObject
  publicKey: KeyObject
}

export function makeKey(id: string = randomUUID()): SigningKey {
  return { id, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) }
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token signed by a key (RS256). */
export function signed({ id, privateKey }: SigningKey, claims: object): string {
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: id })}.${part(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
}

/** A token that nobody signed, and that says so. */
export function unsigned(claims: object): string {
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
}

/** A token signed with what everybody knows, as if the public key were a shared secret. */
export function signedWithPublicKey({ id, publicKey }: SigningKey, claims: object): string {
  const text = `${part({ alg: 'HS256', typ: 'JWT', kid: id })}.${part(claims)}`
  const key = publicKey.export({ type: 'spki', format: 'pem' })
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}
