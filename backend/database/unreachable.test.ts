import { expect, it } from 'vitest'
import { assertNewEnough, DatabaseUnusable, explained } from './unreachable.ts'

const password = 'Quirkelmann'
const failed = (code: string, message = `could not reach postgres://u:${password}@db`) =>
  Object.assign(new Error(message), { code })
const saidOf = (error: unknown) => explained(error, 'The database of DATABASE_URL')

it.each([
  [failed('ECONNREFUSED'), /Is PostgreSQL running/],
  // Both addresses of a name were tried.
  [new AggregateError([failed('ECONNREFUSED'), failed('ECONNREFUSED')]), /Is PostgreSQL running/],
  [failed('ENOTFOUND'), /name of its host/],
  [failed('EAI_AGAIN'), /name of its host/],
  [failed('ERR_INVALID_URL', 'Invalid URL'), /no whole address/],
  [failed('28P01'), /user or password/],
  [failed('28000'), /pg_hba\.conf/],
  [failed('3D000'), /createdb/],
  [failed('42501'), /owns the database/],
  [failed('53300'), /max_connections/],
  [failed('53100'), /disk is full/],
  [failed('57P03'), /starting or stopping/],
  [failed('25006'), /standby/],
  [failed('DEPTH_ZERO_SELF_SIGNED_CERT'), /NODE_EXTRA_CA_CERTS/],
  [failed('', 'The server does not support SSL connections'), /speaks no TLS/],
  [failed('', 'SASL: client password must be a string'), /password is missing/],
  [failed('', 'timeout expired'), /firewall/],
  [new Error('failed', { cause: failed('', 'corrupted migrations: 0099 is missing') }), /newer version/],
])('says cause and fix, and quotes nothing: %#', (error, words) => {
  const said = saidOf(error)
  expect(said).toBeInstanceOf(DatabaseUnusable)
  expect(String(said)).toMatch(words)
  expect(String(said)).not.toContain(password)
})

it('leaves what it does not know as it is', () => {
  const error = new Error('The statement is wrong.')
  expect(saidOf(error)).toBe(error)
  expect(saidOf('no error')).toBe('no error')
})

it.each([
  [140_011, true],
  [96_024, true],
  [150_000, false],
  [180_007, false],
])('takes PostgreSQL from 15 on: %s', (version, isRefused) => {
  const attempt = expect(() => assertNewEnough(version))
  if (isRefused) attempt.toThrow(/too old: the backend needs 15/)
  else attempt.not.toThrow()
})
