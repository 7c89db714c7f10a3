import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import { summaryDaysDue } from '../../lib/domain/summary-days.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import type { PracticeDatabase } from '../database/practice-database.ts'
import type { Tables } from '../database/tables.ts'
import { logFault } from '../log/log-fault.ts'
import { clock } from '../practice/clock.ts'
import type { HostedPractice } from '../practice/open-practice.ts'
import type { Practices } from '../practice/practices.ts'
import { summaryMail } from './compose.ts'
import {
  claimDay,
  type MailClaim,
  type MailOutcome,
  mailTiming,
  nextWait,
  queueDays,
  settleDay,
} from './mail-days.ts'
import { type MailSetting, readMailSetting } from './mail-setting.ts'
import { type Sending, sendMail, sendTiming } from './send-mail.ts'
import type { SmtpSettings } from './smtp-settings.ts'

/** Sends the daily summaries whose time has come. It has nothing to do with the turns in which payments are posted. */
export interface Mailer {
  start(): void
  /** Begins no other mail, and ends when the one under way has. */
  stop(): Promise<void>
  /** For `/metrics`: what this process did. */
  counts(): { sent: number; failed: number }
  /** Sends what is due now; called by itself once it is started. */
  lookAround(): Promise<void>
}

export interface MailerDeps {
  db: Kysely<Tables>
  /** Sees one practice's rows alone. */
  dbOf(practiceId: string): Kysely<Tables>
  practices: Pick<Practices, 'get'>
  smtp: SmtpSettings
  /** In milliseconds. */
  pollMs?: number
  timing?: typeof sendTiming
}

/** A mailer of this process. Any number may share a database. */
export function createMailer({
  db,
  dbOf,
  practices,
  smtp,
  pollMs = 15_000,
  timing = sendTiming,
}: MailerDeps): Mailer {
  const stopping = new AbortController()
  const counts = { sent: 0, failed: 0 }
  let loop: Promise<void> | undefined

  async function lookAround(): Promise<void> {
    const rows = await db.selectFrom('mail_setting').select('practice_id as id').execute()
    for (const { id } of rows) {
      if (stopping.signal.aborted) return
      // What one practice meets keeps no other's mail back.
      await mailFor(id).catch(error => logFault('A daily summary could not be made.', error))
    }
  }

  async function mailFor(id: string): Promise<void> {
    const practice = await practices.get(id)
    // What a restored practice, or one that posts from a browser, has here is old news.
    if (!practice || practice.restoredFrom !== null || (await practice.isElsewhere())) return
    const { timeZone } = practice.configuration.practice
    const database: PracticeDatabase = { db: dbOf(id), practiceId: id, timeZone }
    await queueDue(database, practice)
    while (!stopping.signal.aborted) {
      const setting = await readMailSetting(database.db, id)
      const claim = setting && (await claimDay(database))
      if (!setting || !claim) return
      const outcome = await deliver(practice, setting, claim)
      await settleDay(database, claim, outcome)
      if (outcome.kind !== 'sent') return
    }
  }

  async function deliver(
    practice: HostedPractice,
    setting: MailSetting,
    claim: MailClaim,
  ): Promise<MailOutcome> {
    const isLate = clock.now() > claim.firstTryAt + mailTiming.giveUpAfter
    if (isLate || claim.unclear >= mailTiming.maxUnclear) return { kind: 'given-up' }
    const sending = await send(practice, setting, claim)
    if (sending.kind === 'sent') {
      counts.sent += 1
      return { kind: 'sent', isWhole: sending.refused === 0 }
    }
    counts.failed += 1
    const isOver = nextWait(claim, clock.now()) === undefined
    return isOver ? { kind: 'given-up' } : { kind: 'again', isUnclear: sending.isUnclear }
  }

  /** Never throws: a fault of ours is tried again as one of the mail server is. */
  async function send(practice: HostedPractice, setting: MailSetting, { day }: MailClaim): Promise<Sending> {
    try {
      const message = await summaryMail(practice, day, setting)
      const envelope = { to: setting.recipients, messageId: messageIdOf(practice.id, day, smtp) }
      const sending = await sendMail(smtp, message, envelope, { timing })
      if (sending.kind === 'failed')
        logFault(`A daily summary could not be mailed: ${troubleOf(sending)}.`, new MailTrouble())
      return sending
    } catch (error) {
      logFault('A daily summary could not be made.', error)
      return { kind: 'failed', isUnclear: false, code: 'OURS', status: null }
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await lookAround().catch(error => logFault('The database does not answer.', error))
      await pause(pollMs, stopping.signal)
    }
  }

  return {
    start() {
      loop ??= run()
    },
    async stop() {
      stopping.abort()
      await loop
    },
    counts: () => ({ ...counts }),
    lookAround,
  }
}

class MailTrouble extends Error {}

async function queueDue(
  database: PracticeDatabase,
  { configuration, engine }: HostedPractice,
): Promise<void> {
  const row = await database.db
    .selectFrom('mail_setting')
    .select(['at', 'covers', 'next_day'])
    .where('practice_id', '=', database.practiceId)
    .executeTakeFirst()
  if (!row) return
  const now = engine.clock.now()
  const days = summaryDaysDue(row.next_day, now, row, configuration.practice)
  await queueDays(database, days, practiceDayOf(now, configuration.practice.timeZone))
}

/** In a log and on a command line: the library's word and the server's number. */
export function troubleOf({ code, status }: Extract<Sending, { kind: 'failed' }>): string {
  return status === null ? code : `${code} ${status}`
}

/** Says nothing of the practice to those who relay the mail. */
function messageIdOf(practiceId: string, day: PracticeDay, { from }: SmtpSettings): string {
  const hash = createHash('sha256').update(`${practiceId} ${day}`).digest('hex').slice(0, 32)
  return `<${day}.${hash}@${from.split('@')[1]}>`
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal }).catch(() => undefined)
}
