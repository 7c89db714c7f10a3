import { once } from 'node:events'
import { createServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { SMTPServerOptions } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { selfSigned } from '../../sandbox/nextech/certificate.ts'
import { startMailServer } from '../../tests/backend/mail-server.ts'
import { sendMail } from './send-mail.ts'

const message = { subject: 'Of March 16', text: 'Sums\n', html: '<p>Sums</p>' }
const envelope = { to: ['ann@practice.example', 'ben@practice.example'], messageId: '<one@practice.example>' }
const quick = { connect: 1_000, silence: 400, all: 5_000 }

async function serverWith(options: SMTPServerOptions = {}, host?: string) {
  const server = await startMailServer(options, host)
  onTestFinished(() => server.close())
  return server
}

/** For one test this machine trusts a certificate that it signed itself. */
function trusted(name: string) {
  const { key, cert } = selfSigned([name])
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, cert])
  onTestFinished(() => setDefaultCACertificates(before))
  return { key, cert }
}

const login = {
  authOptional: false,
  onAuth: ({ username = '', password = '' }, _session, done) =>
    username === 'sync' && password === 'p@ss:word' ? done(null, { user: username }) : done(new Error('No')),
} satisfies SMTPServerOptions

describe('a mail', () => {
  it('goes to a relay on this machine, as text and as HTML, with one Message-ID', async () => {
    const { settings, arrived } = await serverWith()
    expect(await sendMail(settings, message, envelope)).toEqual({ kind: 'sent', refused: 0 })
    expect(arrived).toHaveLength(1)
    expect(arrived[0]).toMatchObject({ from: settings.from, to: envelope.to, isSecure: false })
    for (const part of [
      ...['Message-ID: <one@practice.example>', 'Subject: Of March 16', 'Auto-Submitted: auto-generated'],
      ...['Content-Type: text/plain', 'Content-Type: text/html', '<p>Sums</p>'],
    ])
      expect(arrived[0]?.raw).toContain(part)
  })

  it('goes by TLS from the first byte on, with a login', async () => {
    const { settings, arrived } = await serverWith({ secure: true, ...trusted('localhost'), ...login })
    const own = { ...settings, host: 'localhost', login: { user: 'sync', pass: 'p@ss:word' } }
    expect(await sendMail(own, message, envelope)).toEqual({ kind: 'sent', refused: 0 })
    expect(arrived[0]).toMatchObject({ isSecure: true, user: 'sync' })
  })

  it('goes by STARTTLS to another machine', async () => {
    const { settings, arrived } = await serverWith({ disabledCommands: [], ...trusted('localhost') })
    const own = { ...settings, host: 'localhost', isThisMachine: false }
    expect(await sendMail(own, message, envelope)).toEqual({ kind: 'sent', refused: 0 })
    expect(arrived[0]).toMatchObject({ isSecure: true })
  })

  it('says of how many addresses the server took it for none', async () => {
    const { settings, arrived } = await serverWith({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('ben') ? new Error('unknown') : null),
    })
    expect(await sendMail(settings, message, envelope)).toEqual({ kind: 'sent', refused: 1 })
    expect(arrived[0]?.to).toEqual(['ann@practice.example'])
  })
})

describe('nothing is said', () => {
  it('to another machine without TLS', async () => {
    // On this computer, and yet not by a name of loopback.
    const { settings, arrived } = await serverWith(login, '0.0.0.0')
    const own = { ...settings, login: { user: 'sync', pass: 'p@ss:word' } }
    const sending = await sendMail(own, message, envelope)
    expect(sending).toMatchObject({ kind: 'failed', isUnclear: false, code: 'ETLS' })
    expect(arrived).toEqual([])
  })

  it.each([
    ['by STARTTLS', { disabledCommands: [] }],
    ['by TLS', { secure: true }],
  ])('to a server whose certificate nobody knows, %s', async (_, options) => {
    const { settings, arrived } = await serverWith({ ...options, ...selfSigned(['localhost']) })
    const sending = await sendMail(
      { ...settings, host: 'localhost', isThisMachine: false },
      message,
      envelope,
    )
    expect(sending).toMatchObject({ kind: 'failed', isUnclear: false })
    expect(arrived).toEqual([])
  })

  it('to a server whose certificate is of another name', async () => {
    const { settings, arrived } = await serverWith({ secure: true, ...trusted('mail.example.com') })
    const sending = await sendMail({ ...settings, host: 'localhost' }, message, envelope)
    expect(sending).toMatchObject({ kind: 'failed', isUnclear: false })
    expect(arrived).toEqual([])
  })
})

describe('trouble is told', () => {
  it('of a wrong login, and repeats nothing of it', async () => {
    const { settings } = await serverWith({ secure: true, ...trusted('localhost'), ...login })
    const own = { ...settings, host: 'localhost', login: { user: 'sync', pass: 'wrong-secret' } }
    const sending = await sendMail(own, message, envelope)
    expect(sending).toEqual({ kind: 'failed', isUnclear: false, code: 'EAUTH', status: 535 })
  })

  it('of a server that is busy: it did not leave', async () => {
    const server = await serverWith()
    server.behave('busy')
    const sending = await sendMail(server.settings, message, envelope)
    expect(sending).toEqual({ kind: 'failed', isUnclear: false, code: 'EMESSAGE', status: 451 })
  })

  it('of a server that refuses every address', async () => {
    const { settings } = await serverWith({
      onRcptTo: (_address, _session, done) => done(new Error('unknown')),
    })
    expect(await sendMail(settings, message, envelope)).toMatchObject({ code: 'EENVELOPE', status: 550 })
  })

  it.each(['mute', 'cut'] as const)('of a server that is %s after all of it: it may have left', async how => {
    const server = await serverWith()
    server.behave(how)
    const sending = await sendMail(server.settings, message, envelope, { timing: quick })
    expect(sending).toMatchObject({ kind: 'failed', isUnclear: true })
  })

  it('of a server that takes the connection and says nothing, within its time', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    onTestFinished(() => void silent.close())
    await once(silent, 'listening')
    const address = silent.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const { settings } = await serverWith()
    const begun = performance.now()
    const sending = await sendMail({ ...settings, port }, message, envelope, {
      timing: { connect: 60_000, silence: 60_000, all: 300 },
    })
    expect(sending).toMatchObject({ kind: 'failed', isUnclear: false, code: 'EABORT' })
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('of a server that is not there', async () => {
    const { settings, close } = await startMailServer()
    await close()
    const sending = await sendMail(settings, message, envelope)
    expect(sending).toMatchObject({ kind: 'failed', isUnclear: false, status: null })
  })
})
