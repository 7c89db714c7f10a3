import { describe, expect, it } from 'vitest'
import { assertSafe, hostCheck } from '../http/listen.ts'
import { BadCommand, readCommand } from './options.ts'

describe('a command line', () => {
  it('serves on this machine alone, with the embedded database', () => {
    expect(readCommand([], {})).toMatchObject({
      name: 'serve',
      role: 'all',
      listen: { host: '127.0.0.1', port: 8787, behindTlsProxy: false },
      common: { database: { folder: expect.stringMatching(/backend-data$/) } },
    })
  })

  it('takes what it is given', () => {
    const env = {
      DATABASE_URL: 'postgres://x/y',
      ROLE: 'worker',
      MASTER_KEY_FILE: '/k',
      PUBLIC_URL: 'https://s.example',
    }
    expect(readCommand(['--port', '0', '--data-dir', '/d'], env)).toMatchObject({
      role: 'worker',
      listen: { port: 0, publicUrl: 'https://s.example' },
      common: { dataDir: '/d', database: { url: 'postgres://x/y' }, masterKeyFile: '/k' },
    })
  })

  it.each([
    [['--session', 's'], { session: 's' }],
    [['--email', 'a@b'], { email: 'a@b' }],
    [['--everybody', 'yes'], {}],
  ])('says what is ended: %j', (args, what) => {
    const { common: _common, ...command } = readCommand(['revoke', '--practice', 'p', ...args], {})
    expect(command).toEqual({ name: 'revoke', practice: 'p', ...what })
  })

  it.each([
    [[], {}],
    [['--off', 'yes'], { isOff: true }],
    [
      ['--to', 'a@b.example', '--at', '07:00'],
      { setting: { recipients: 'a@b.example', at: '07:00', covers: 'day-before', language: 'en' } },
    ],
    [
      ['--to', 'a@b.example', '--at', '18:30', '--covers', 'same-day', '--language', 'es'],
      { setting: { recipients: 'a@b.example', at: '18:30', covers: 'same-day', language: 'es' } },
    ],
  ])('says where the daily summary goes: %j', (args, what) => {
    const { common: _common, ...command } = readCommand(['daily-mail', '--practice', 'p', ...args], {})
    expect(command).toEqual({ name: 'daily-mail', practice: 'p', ...what })
  })

  it('has a mail server from the environment', () => {
    const env = { SMTP_URL_FILE: '/run/secrets/smtp-url', MAIL_FROM: 'sync@practice.example' }
    expect(readCommand(['mail-test', '--practice', 'p', '--to', 'a@b.example'], env)).toMatchObject({
      ...{ name: 'mail-test', practice: 'p', to: 'a@b.example' },
      common: { smtp: { urlFile: '/run/secrets/smtp-url', from: 'sync@practice.example' } },
    })
    expect(() => readCommand(['daily-mail', '--practice', 'p', '--to', 'a@b.example'], {})).toThrow(
      /--at is missing/,
    )
  })

  it.each([
    ['--port', 'x'],
    ['--port', '70000'],
    ['--port', '-1'],
    ['start'],
    ['serve', 'more'],
    ['--unknown'],
    ['setup'],
    ['setup', '--configuration', 'c.json', '--manager-email', 'a@b'],
    ['station-token', '--practice', 'p'],
    ['delete-practice', '--practice', 'p'],
    ['delete-practice', '--confirm', 'n'],
    ['backup'],
    ['backup', '--to', ''],
    ['restore', '--to', 'f'],
    ['station-token', '--practice', '', '--email', 'a@b'],
    ['sessions'],
    ['provider', '--practice', 'p'],
    ['provider', '--practice', 'p', '--issuer', 'https://i.example'],
    ['provider', '--practice', 'p', '--client-id', 'c'],
    ['provider', '--practice', 'p', '--off', 'no'],
    ['provider', '--off', 'yes'],
    ['revoke', '--practice', 'p'],
    ['revoke', '--practice', 'p', '--session', ''],
    ['revoke', '--practice', 'p', '--session', 's', '--email', 'a@b'],
    ['revoke', '--practice', 'p', '--everybody', 'no'],
    ['revoke', '--practice', 'p', '--everybody', 'yes', '--email', 'a@b'],
    ['revoke', '--email', 'a@b'],
  ])('that asks for something else is told what there is: %s %s', (...args) => {
    expect(() => readCommand(args, {})).toThrow(BadCommand)
  })

  it.each([
    { ROLE: 'both' },
    { TLS_CERT_FILE: 'cert.pem' },
    { TLS_KEY_FILE: 'key.pem' },
    { PUBLIC_URL: 'sync' },
    { PUBLIC_URL: 'ftp://sync.example.com' },
    { PUBLIC_URL: 'https://user:secret@sync.example.com' },
    { PUBLIC_URL: 'https://sync.example.com/path' },
    { PUBLIC_URL: 'https://sync.example.com?x' },
    { DATABASE_URL: 'practice' },
    { DATABASE_URL: 'mysql://role@host/name' },
    { DATABASE_URL: 'postgres:///name' },
  ])('in a wrong environment is refused: %j', env => {
    expect(() => readCommand([], env)).toThrow(BadCommand)
  })
})

describe('listening', () => {
  const plain = { port: 1, behindTlsProxy: false }
  const tls = { certFile: 'c', keyFile: 'k' }

  it.each([
    { host: '127.0.0.1' },
    { host: '127.0.0.9' },
    { host: '::1' },
    { host: 'localhost' },
    { host: '0.0.0.0', tls },
    { host: '0.0.0.0', behindTlsProxy: true },
    { host: '::', behindTlsProxy: true, publicUrl: 'https://sync.example' },
  ])('is safe: %j', options => {
    expect(() => assertSafe({ ...plain, ...options })).not.toThrow()
  })

  it.each([
    { host: '0.0.0.0' },
    { host: '::' },
    { host: '192.168.1.4' },
    { host: '127.evil.example' },
    { host: 'sync.example' },
    { host: '127.0.0.1', publicUrl: 'http://sync.example' },
    { host: '0.0.0.0', tls, publicUrl: 'http://10.0.0.1' },
  ])('would send patients’ data in the clear, and is refused: %j', options => {
    expect(() => assertSafe({ ...plain, ...options })).toThrow(/TLS|https/)
  })

  it.each([
    ['127.0.0.1:8787', true],
    ['localhost:8787', true],
    ['[::1]:8787', true],
    ['sync.example', true],
    ['evil.example', false],
    ['sync.example.evil.example', false],
    ['', false],
  ])('serves the name %j: %s', (header, isServed) => {
    const isOurs = hostCheck({ ...plain, host: '127.0.0.1', publicUrl: 'https://sync.example' })
    expect(isOurs(header)).toBe(isServed)
  })
})
