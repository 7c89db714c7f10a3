import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { selfSigned } from '../../sandbox/nextech/certificate.ts'
import { readTls } from './tls-files.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tls-'))
  for (const name of ['one', 'other']) {
    const { key, cert } = selfSigned(['sync.example'])
    writeFileSync(file(`${name}.key`), key)
    writeFileSync(file(`${name}.crt`), cert)
  }
  writeFileSync(file('empty'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string) => join(folder, name)
const read = (cert: string, key: string, now = Date.now()) => {
  const told: string[] = []
  readTls({ certFile: file(cert), keyFile: file(key) }, now, line => told.push(line))
  return told
}

it('takes a certificate with its key, and says nothing', () => {
  expect(read('one.crt', 'one.key')).toEqual([])
})

it.each([
  ['none', 'one.key', /TLS_CERT_FILE .*none cannot be read \(ENOENT\)/],
  ['one.crt', 'none', /TLS_KEY_FILE .*none cannot be read \(ENOENT\)/],
  ['empty', 'one.key', /empty is no certificate: .*BEGIN CERTIFICATE/],
  ['one.key', 'one.key', /one\.key is no certificate/],
  ['one.crt', 'empty', /empty is no private key/],
  ['one.crt', 'one.crt', /one\.crt is no private key/],
  ['one.crt', 'other.key', /other\.key is not the one of the certificate/],
])('says what is wrong with %s and %s', (cert, key, words) => {
  expect(() => read(cert, key)).toThrow(words)
})

const day = 86_400_000

it.each([
  [Date.now() + 60 * day, /ended on .*Renew it/],
  [Date.now() - 3 * day, /valid from .*set the clock/],
])('says that its time is not now, and serves: %#', (now, words) => {
  expect(read('one.crt', 'one.key', now)).toEqual([expect.stringMatching(words)])
})
