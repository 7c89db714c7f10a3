import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSmtpSettings } from './smtp-settings.ts'

const from = 'sync@practice.example'

describe('the mail server’s address', () => {
  it('may be missing: nothing is mailed then', () => {
    expect(readSmtpSettings({})).toBeUndefined()
    expect(readSmtpSettings({ url: '', from })).toBeUndefined()
  })

  it.each([
    [
      'smtps://mail.example.com',
      { host: 'mail.example.com', port: 465, isSecure: true, isThisMachine: false },
    ],
    ['smtp://mail.example.com', { port: 587, isSecure: false, isThisMachine: false, login: undefined }],
    ['smtp://mail.example.com:2525/', { port: 2525 }],
    ['smtps://s%40x:p%40ss%3A%2F@mail.example.com', { login: { user: 's@x', pass: 'p@ss:/' } }],
    ['smtp://127.0.0.1:25', { isThisMachine: true, port: 25 }],
    ['smtp://localhost', { isThisMachine: true }],
    ['smtp://[::1]:25', { host: '::1', isThisMachine: true }],
    // A name that begins like this machine is another.
    ['smtp://localhost.example.com', { isThisMachine: false }],
    ['smtp://127.0.0.1.example.com', { isThisMachine: false }],
  ])('%s is read', (url, settings) => {
    expect(readSmtpSettings({ url, from })).toMatchObject({ from, ...settings })
  })

  it('may be in a file, as other secrets', () => {
    const folder = mkdtempSync(join(tmpdir(), 'smtp-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const urlFile = join(folder, 'smtp-url')
    writeFileSync(urlFile, 'smtps://sync:secret@mail.example.com\n')
    expect(readSmtpSettings({ urlFile, from })).toMatchObject({ login: { user: 'sync', pass: 'secret' } })
    expect(() => readSmtpSettings({ urlFile, url: 'smtp://x', from })).toThrow(/not both/)
  })

  it.each([
    'mail.example.com',
    'https://mail.example.com',
    'smtp://',
    'smtps://sync:secret@mail.example.com/?tls.rejectUnauthorized=false',
    'smtps://sync:secret@mail.example.com/path',
    'smtps://sync:secr%et@mail.example.com',
  ])('%s is refused, and not repeated', url => {
    const refused = () => readSmtpSettings({ url, from })
    expect(refused).toThrow(/SMTP_URL/)
    expect(refused).not.toThrow(/secr%?et/)
  })

  it.each([undefined, '', 'sync', 'Sync <sync@practice.example>', 'a@b.example\nBcc: c@d.example'])(
    'needs a sender: not %j',
    wrong => {
      expect(() => readSmtpSettings({ url: 'smtps://mail.example.com', from: wrong })).toThrow(/MAIL_FROM/)
    },
  )
})
