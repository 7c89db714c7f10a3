import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpSettings } from '../../backend/mail/smtp-settings.ts'

/** A message as it came to the server. */
export interface Arrived {
  from: string
  to: string[]
  /** All of it, headers first, as it was on the wire. */
  raw: string
  isSecure: boolean
  user: string | undefined
}

/** A mail server on this computer, and all that it took. */
export interface MailServer {
  settings: SmtpSettings
  arrived: Arrived[]
  /** How many messages came whole, whatever it made of them. */
  heard(): number
  /** What it does with the next messages; `mute` takes all of one and says nothing. */
  behave(how: 'well' | 'busy' | 'mute' | 'cut'): void
  close(): Promise<void>
}

/** Starts one; without options it speaks no TLS and wants no login, as a relay on the same machine. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<MailServer> {
  const arrived: Arrived[] = []
  let heard = 0
  let how: Parameters<MailServer['behave']>[0] = 'well'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope, secure, user }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        heard += 1
        if (how === 'mute') return
        if (how === 'cut') {
          for (const each of server.connections) each.close()
          return
        }
        if (how === 'busy') return done(Object.assign(new Error('busy'), { responseCode: 451 }))
        arrived.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
          isSecure: secure,
          user: typeof user === 'string' ? user : undefined,
        })
        done()
      })
    },
    closeTimeout: 100,
    ...options,
  })
  // What a client makes of TLS is its own affair.
  server.on('error', () => undefined)
  server.listen(0, host)
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const isSecure = options.secure === true
  const isThisMachine = host === '127.0.0.1'
  return {
    settings: { host, port, isSecure, isThisMachine, login: undefined, from: 'sync@practice.example' },
    arrived,
    heard: () => heard,
    behave(next) {
      how = next
    },
    close: () => new Promise(done => server.close(() => done())),
  }
}
