import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A certificate for this run of the simulated server, and by what a browser may be told to accept it. */
export interface Certificate {
  /** PEM */
  key: string
  /** PEM */
  cert: string
  /** SHA-256 of the public key in base64, as Chromium's `--ignore-certificate-errors-spki-list` wants it */
  spkiHash: string
}

const dayMs = 86_400_000
const lifeDays = 30

/**
 * Signs a certificate for host names by its own key: X.509 v3 (RFC 5280), ECDSA on P-256. Node reads certificates but makes none,
 * and these few fields need neither a dependency nor a program that may be missing.
 */
export function selfSigned(hosts: readonly [string, ...string[]], now = Date.now()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const body = unsigned(hosts, spki, now)
  const cert = sequence(body, ecdsaWithSha256, bitString(signature(body, privateKey)))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(cert),
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  }
}

function unsigned(hosts: readonly [string, ...string[]], spki: Buffer, now: number): Buffer {
  const [name] = hosts
  const who = sequence(set(sequence(commonName, utf8(name))))
  const serial = der(0x02, Buffer.concat([Buffer.of(0x01), randomBytes(8)]))
  const life = sequence(utcTime(now - dayMs), utcTime(now + lifeDays * dayMs))
  const names = sequence(...hosts.map(host => der(0x82, Buffer.from(host, 'ascii'))))
  const extensions = sequence(sequence(subjectAltName, der(0x04, names)))
  return sequence(version3, serial, ecdsaWithSha256, who, life, who, spki, der(0xa3, extensions))
}

function pem(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

const signature = (body: Buffer, key: KeyObject) => sign('sha256', body, key)

/** Tag, length, content: DER (X.690). */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content])
  const head =
    length < 0x100 ? Buffer.of(tag, 0x81, length) : Buffer.of(tag, 0x82, length >> 8, length & 0xff)
  return Buffer.concat([head, content])
}

const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts))
const set = (part: Buffer) => der(0x31, part)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const utf8 = (text: string) => der(0x0c, Buffer.from(text, 'utf8'))
const bitString = (bits: Buffer) => der(0x03, Buffer.concat([Buffer.of(0), bits]))
const utcTime = (at: number) =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`, 'ascii'))

const version3 = der(0xa0, der(0x02, Buffer.of(2)))
const commonName = oid('550403')
const subjectAltName = oid('551d11')
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
