import { createTransport, type Transporter } from 'nodemailer'
import type { Message } from './compose.ts'
import type { SmtpSettings } from './smtp-settings.ts'

/** What a mail server made of a message. */
export type Sending =
  /** It is responsible for it now, but for so many addresses. */
  | { kind: 'sent'; refused: number }
  /** `isUnclear`: all of it was on its way, and no answer came. */
  | { kind: 'failed'; isUnclear: boolean; code: string; status: number | null }

export interface Envelope {
  to: readonly string[]
  /** The same for each try: programs that read mail know the second one by it. */
  messageId: string
}

/** In milliseconds. */
export const sendTiming = { connect: 10_000, silence: 15_000, all: 40_000 }

/**
 * Sends one message on a connection of its own. Certificates are checked, and without TLS nothing is said to another machine.
 * Never throws; nothing of the message or of the login is in the answer.
 */
export async function sendMail(
  settings: SmtpSettings,
  message: Message,
  { to, messageId }: Envelope,
  { signal, timing = sendTiming }: { signal?: AbortSignal; timing?: typeof sendTiming } = {},
): Promise<Sending> {
  const transport = createTransport(optionsFor(settings, timing))
  const isRead = watchReading(transport)
  const limit = AbortSignal.timeout(timing.all)
  try {
    const { rejected } = await transport.sendMail({
      ...message,
      ...{ from: settings.from, to: [...to], messageId },
      // No out-of-office answer comes back to the backend.
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
    return { kind: 'sent', refused: rejected.length }
  } catch (error) {
    const status = statusOf(error)
    return { kind: 'failed', isUnclear: isRead() && status === null, code: codeOf(error), status }
  } finally {
    transport.close()
  }
}

function optionsFor({ host, port, isSecure, isThisMachine, login }: SmtpSettings, timing: typeof sendTiming) {
  return {
    ...{ host, port, secure: isSecure },
    requireTLS: !isSecure && !isThisMachine,
    // A relay on this machine may have a certificate of no name; nobody else hears what is said to it.
    ignoreTLS: !isSecure && isThisMachine,
    tls: { minVersion: 'TLSv1.2' as const, rejectUnauthorized: true },
    ...(login && { auth: login }),
    connectionTimeout: timing.connect,
    greetingTimeout: timing.connect,
    dnsTimeout: timing.connect,
    socketTimeout: timing.silence,
    socketCloseTimeout: 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  }
}

/** Whether all of the message went to the connection: what the server has not heard the end of it has not taken. */
function watchReading(transport: Transporter): () => boolean {
  let isRead = false
  transport.use('stream', (mail, done) => {
    mail.message.processFunc(input => {
      input.once('end', () => {
        isRead = true
      })
      return input
    })
    done()
  })
  return () => isRead
}

const property = (error: unknown, name: string): unknown =>
  error instanceof Error ? Reflect.get(error, name) : undefined

/** The server's own number, as 550; null where it said none. */
function statusOf(error: unknown): number | null {
  const status = property(error, 'responseCode')
  return typeof status === 'number' && status >= 400 ? status : null
}

/** A word of the library's, as `EAUTH`: never the server's, which may repeat what it was told. */
function codeOf(error: unknown): string {
  const code = property(error, 'code')
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : 'UNKNOWN'
}
