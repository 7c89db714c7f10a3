import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { expect, test } from 'vitest'
import { selfSigned } from './certificate.ts'

const hosts = ['select.nextech-api.com', 'login.microsoftonline.com'] as const

test('a certificate names its hosts, is valid now, and is signed by its own key', () => {
  const { key, cert } = selfSigned(hosts)
  const read = new X509Certificate(cert)
  for (const host of hosts) expect(read.checkHost(host)).toBe(host)
  expect(read.checkHost('example.com')).toBeUndefined()
  expect(read.verify(read.publicKey)).toBe(true)
  expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true)
  expect(Date.parse(read.validFrom)).toBeLessThan(Date.now())
  expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now())
})

test('its key is another one each time, and the hash is the one of its public key', () => {
  const { cert, spkiHash } = selfSigned(hosts)
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  expect(spkiHash).toBe(createHash('sha256').update(spki).digest('base64'))
  expect(selfSigned(hosts).spkiHash).not.toBe(spkiHash)
})

test('a TLS server takes it, however long its signature came out', () => {
  for (let n = 0; n < 40; n++) createSecureContext(selfSigned(hosts))
})
