import { randomUUID } from 'node:crypto'
import { addDays, practiceDayOf } from '../../lib/domain/practice-day.ts'
import { summaryMail } from '../mail/compose.ts'
import { parseMailSetting, readMailSetting } from '../mail/mail-setting.ts'
import { troubleOf } from '../mail/mailer.ts'
import { sendMail } from '../mail/send-mail.ts'
import { createPractices } from '../practice/practices.ts'
import type { OpenBackend } from './open-backend.ts'

/** Mails yesterday's summary now, marked as a test, and says what came of it. Throws with what went wrong. */
export async function mailTest(
  backend: OpenBackend,
  { practice: id, to }: { practice: string; to?: string | undefined },
): Promise<string> {
  const { smtp, db } = backend
  if (!smtp) throw new Error('SMTP_URL is not set where the backend runs: nothing can be mailed.')
  const practice = await createPractices(backend).get(id)
  if (!practice) throw new Error('There is no such practice, or it was never prepared.')
  const inForce = await readMailSetting(db, id)
  const { language = 'en' } = inForce ?? {}
  const recipients = to === undefined ? inForce?.recipients : addressesIn(to)
  if (!recipients) throw new Error('Nobody gets the summary yet: say --to, or set it by daily-mail.')
  const today = practiceDayOf(practice.engine.clock.now(), practice.configuration.practice.timeZone)
  const day = addDays(today, -1)
  const message = await summaryMail(practice, day, { language, isTest: true })
  const messageId = `<${randomUUID()}@${smtp.from.split('@')[1]}>`
  const sending = await sendMail(smtp, message, { to: recipients, messageId })
  const by = `${smtp.host}:${smtp.port}`
  if (sending.kind === 'failed') throw new Error(`Not mailed by ${by}: ${wordsFor(sending)}`)
  const refused = sending.refused > 0 ? ` It refused ${sending.refused} of them.` : ''
  return `${by} took the summary of ${day} for ${recipients.length} address${recipients.length === 1 ? '' : 'es'}.${refused}`
}

function addressesIn(to: string): string[] {
  const parsed = parseMailSetting({ recipients: to, at: '00:00', covers: 'day-before', language: 'en' })
  if (!parsed.ok) throw new Error('--to takes e-mail addresses, separated by commas.')
  return parsed.value.recipients
}

const reasons: Readonly<Record<string, string>> = {
  EAUTH: 'it refuses user and password',
  ETLS: 'it speaks no TLS, or has no certificate that this machine trusts',
  ESOCKET: 'it cannot be reached, or has no certificate that this machine trusts',
  EDNS: 'its name is not known',
  ENOTFOUND: 'its name is not known',
  ECONNECTION: 'it cannot be reached, or ended the connection',
  ECONNREFUSED: 'nothing listens there',
  ETIMEDOUT: 'it did not answer in time',
  EABORT: 'it did not answer in time',
  EENVELOPE: 'it refuses the sender or all of the addresses',
  EMESSAGE: 'it refuses the message',
}

function wordsFor(sending: Parameters<typeof troubleOf>[0]): string {
  const unclear = sending.isUnclear ? ' All of the mail was on its way: it may have come.' : ''
  return `${reasons[sending.code] ?? 'it did not take it'} (${troubleOf(sending)}).${unclear}`
}
