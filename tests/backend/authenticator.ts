import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** A passkey as an authenticator has it. */
export interface Passkey {
  id: string
  privateKey: KeyObject
  publicKey: KeyObject
  userHandle: string
  counter: number
}

/** What an answer says otherwise than a browser and an authenticator that do as they should. */
export interface Answering {
  origin: string
  rpId: string
  challenge: string
  /** `webauthn.create` or `webauthn.get`. */
  type: string
  isPresent: boolean
  isVerified: boolean
  userHandle: string | undefined
  key: KeyObject
  counter: number
}

/** CBOR (RFC 8949) of what an attestation has: whole numbers, bytes, texts, maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, length: number) => {
    if (length < 24) return Buffer.from([(major << 5) | length])
    if (length < 256) return Buffer.from([(major << 5) | 24, length])
    return Buffer.from([(major << 5) | 25, length >> 8, length & 255])
  }
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const parts = [...value].flatMap(([key, each]) => [cbor(key), cbor(each as number | string | Uint8Array)])
  return Buffer.concat([head(5, value.size), ...parts])
}

function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const part = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
  return cbor(
    new Map<number, unknown>([
      ...([
        [1, 2],
        [3, -7],
        [-1, 1],
      ] as [number, unknown][]),
      ...([
        [-2, part(x)],
        [-3, part(y)],
      ] as [number, unknown][]),
    ]),
  )
}

function flagsOf({ isPresent, isVerified }: Answering, more = 0): number {
  return (isPresent ? 1 : 0) | (isVerified ? 4 : 0) | more
}

function authenticatorData(answering: Answering, attested: Uint8Array = new Uint8Array()): Buffer {
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(answering.counter)
  const flags = Buffer.from([flagsOf(answering, attested.length > 0 ? 64 : 0)])
  return Buffer.concat([sha256(answering.rpId), flags, counter, attested])
}

const clientData = ({ type, challenge, origin }: Answering) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

/** Makes a passkey for the options that a page gave, and what the page sends of it. */
export function makePasskey(
  options: { challenge: string; rp: { id: string }; user: { id: string } },
  origin: string,
  otherwise: Partial<Answering> = {},
) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const rawId = randomBytes(32)
  const answering: Answering = {
    ...{ origin, rpId: options.rp.id, challenge: options.challenge, type: 'webauthn.create' },
    ...{ isPresent: true, isVerified: true, userHandle: options.user.id, key: privateKey, counter: 0 },
    ...otherwise,
  }
  const attested = Buffer.concat([
    Buffer.alloc(16),
    Buffer.from([0, rawId.length]),
    rawId,
    coseKey(publicKey),
  ])
  const attestationObject = cbor(
    new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authenticatorData(answering, attested))],
    ]),
  )
  const id = base64(rawId)
  const response = {
    clientDataJSON: base64(clientData(answering)),
    attestationObject: base64(attestationObject),
  }
  const passkey: Passkey = { id, privateKey, publicKey, userHandle: options.user.id, counter: 0 }
  return { passkey, credential: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} } }
}

/** Answers with a passkey; what the page sends of it. */
export function showPasskey(
  passkey: Passkey,
  options: { challenge: string; rpId: string },
  origin: string,
  otherwise: Partial<Answering> = {},
) {
  const answering: Answering = {
    ...{ origin, rpId: options.rpId, challenge: options.challenge, type: 'webauthn.get' },
    ...{ isPresent: true, isVerified: true, userHandle: passkey.userHandle },
    ...{ key: passkey.privateKey, counter: passkey.counter },
    ...otherwise,
  }
  const data = authenticatorData(answering)
  const client = clientData(answering)
  const signature = sign('sha256', Buffer.concat([data, sha256(client)]), answering.key)
  const { userHandle } = answering
  return {
    ...{ id: passkey.id, rawId: passkey.id, type: 'public-key', clientExtensionResults: {} },
    response: {
      ...{ clientDataJSON: base64(client), authenticatorData: base64(data), signature: base64(signature) },
      ...(userHandle !== undefined && { userHandle }),
    },
  }
}
