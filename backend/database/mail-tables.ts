import type { ColumnType } from 'kysely'
import type { SummaryTime } from '../../lib/domain/summary-days.ts'
import type { Instant, PracticeDay } from '../../lib/domain/units.ts'

/** To which addresses a practice's daily summary leaves, and when. A practice without a row has none mailed. */
export interface MailSettingTable {
  practice_id: string
  /** E-mail addresses. */
  recipients: ColumnType<string[], string, string>
  at: string
  covers: SummaryTime['covers']
  language: 'en' | 'es'
  /** The first day that is not queued in `mail_day` yet. */
  next_day: PracticeDay
}

/**
 * `due`: to be sent from `next_at` on. `sending`: one worker is at it, and taken for gone from `next_at` on. `held`: the
 * database was restored since it was due, and nobody knows whether it left.
 */
export type MailState = 'due' | 'sending' | 'sent' | 'given-up' | 'held'

/** The summary of a day and what became of it. */
export interface MailDayTable {
  practice_id: string
  day: PracticeDay
  state: MailState
  /** By the database's clock. */
  next_at: Instant
  first_try_at: Instant | null
  /** How often it was claimed: a worker notes the outcome of its own claim alone. */
  tries: ColumnType<number, number | undefined, number>
  /** How often nobody knows whether it left. */
  unclear: ColumnType<number, number | undefined, number>
  sent_at: Instant | null
}
