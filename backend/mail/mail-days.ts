import { sql } from 'kysely'
import { type ActivityCode, type ActivityNote, activityNote } from '../../lib/domain/activity.ts'
import { addDays } from '../../lib/domain/practice-day.ts'
import type { Instant, PracticeDay } from '../../lib/domain/units.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import { type PracticeDatabase, type PracticeTransaction, write } from '../database/practice-database.ts'
import { tell } from '../postgres/activity.ts'
import { clock } from '../practice/clock.ts'

/** The summary of a day that this worker alone may send now. */
export interface MailClaim {
  day: PracticeDay
  /** Which claim of this day it is: what a later one found out is not overwritten. */
  tries: number
  /** How often nobody knows whether it left. */
  unclear: number
  firstTryAt: Instant
}

/** What became of a claim. */
export type MailOutcome =
  | { kind: 'sent'; isWhole: boolean }
  /** `isUnclear`: it may have left. */
  | { kind: 'again'; isUnclear: boolean }
  | { kind: 'given-up' }

const minuteMs = 60_000

/** In milliseconds, and in days. */
export const mailTiming = {
  /** A worker that has not noted the outcome of its claim after this is taken for gone; longer than sending may take. */
  claim: 2 * minuteMs,
  /** Waits between tries; the last one goes on. */
  waits: [1, 2, 5, 10, 20, 40, 60].map(minutes => minutes * minuteMs),
  /** No try begins later than this after the first one. */
  giveUpAfter: 20 * 60 * minuteMs,
  /** Whether a mail left may be unknown so often: another try would be the third mail. */
  maxUnclear: 2,
  /** Summaries of days that are older leave no more: a backend that stood still for weeks sends no heap of mails. */
  maxLateDays: 7,
}

/** Notes that the summaries of these days are to be sent, each once; those of days long past are given up, and that is told. */
export async function queueDays(
  practice: PracticeDatabase,
  days: readonly PracticeDay[],
  today: PracticeDay,
) {
  const last = days.at(-1)
  if (last === undefined) return
  const oldest = addDays(today, -mailTiming.maxLateDays)
  await write(practice, async inside => {
    const { tx, practiceId } = inside
    const setting = await tx
      .selectFrom('mail_setting')
      .select('next_day')
      .where('practice_id', '=', practiceId)
      .executeTakeFirst()
    // Another worker may have queued them, or a manager wants none any more.
    const fresh = days.filter(day => setting !== undefined && day >= setting.next_day)
    if (fresh.length === 0) return
    const rows = fresh.map(day => ({
      practice_id: practiceId,
      day,
      state: day < oldest ? ('given-up' as const) : ('due' as const),
      next_at: databaseNow,
    }))
    await tx
      .insertInto('mail_day')
      .values(rows)
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await goOnAfter(inside, last)
    const late = rows.filter(({ state }) => state === 'given-up')
    await tell(
      inside,
      late.map(({ day }) => mailNote('mail.summary-failed', day)),
    )
  })
}

/** The days up to this one are queued or told: the next one is the day after it. */
export async function goOnAfter({ tx, practiceId }: PracticeTransaction, last: PracticeDay): Promise<void> {
  await tx
    .updateTable('mail_setting')
    .set({ next_day: addDays(last, 1) })
    .where('practice_id', '=', practiceId)
    .execute()
}

/** Claims the oldest summary that may be sent now; no two workers get the same one. */
export async function claimDay({ db, practiceId }: PracticeDatabase): Promise<MailClaim | undefined> {
  const { rows } = await sql<{ day: string; tries: number; unclear: number; first: number }>`
    update mail_day set state = 'sending', tries = tries + 1,
      unclear = unclear + case when state = 'sending' then 1 else 0 end,
      first_try_at = coalesce(first_try_at, ${databaseNow}), next_at = ${databaseNowPlus(mailTiming.claim)}
    where practice_id = ${practiceId} and next_at <= ${databaseNow} and state in ('due', 'sending') and day = (
      select min(day) from mail_day
      where practice_id = ${practiceId} and next_at <= ${databaseNow} and state in ('due', 'sending'))
    returning day, tries, unclear, first_try_at as first`.execute(db)
  const [row] = rows
  return row && { day: row.day, tries: row.tries, unclear: row.unclear, firstTryAt: Number(row.first) }
}

/** Notes what became of a claim, and tells what is final; whether the claim was this worker's still. */
export function settleDay(
  practice: PracticeDatabase,
  claim: MailClaim,
  outcome: MailOutcome,
): Promise<boolean> {
  return write(practice, async inside => {
    const { tx, practiceId } = inside
    const row = await tx
      .updateTable('mail_day')
      .set(changeFor(claim, outcome))
      .where('practice_id', '=', practiceId)
      .where('day', '=', claim.day)
      .where('state', '=', 'sending')
      .where('tries', '=', claim.tries)
      .returning('day')
      .executeTakeFirst()
    const code = codeOf(outcome)
    if (row && code) await tell(inside, [mailNote(code, claim.day)])
    return row !== undefined
  })
}

/** Whether another try may still be begun after one that failed; by how much it waits. */
export function nextWait({ tries, firstTryAt }: MailClaim, now: Instant): number | undefined {
  const wait = mailTiming.waits[Math.min(tries, mailTiming.waits.length) - 1] ?? minuteMs
  return now + wait - firstTryAt > mailTiming.giveUpAfter ? undefined : wait
}

function changeFor(claim: MailClaim, outcome: MailOutcome) {
  if (outcome.kind === 'sent') return { state: 'sent' as const, sent_at: databaseNow }
  if (outcome.kind === 'given-up') return { state: 'given-up' as const }
  const unclear = claim.unclear + (outcome.isUnclear ? 1 : 0)
  return {
    state: 'due' as const,
    unclear,
    next_at: databaseNowPlus(nextWait(claim, clock.now()) ?? minuteMs),
  }
}

function codeOf(outcome: MailOutcome): ActivityCode | undefined {
  if (outcome.kind === 'sent') return outcome.isWhole ? 'mail.summary-sent' : 'mail.summary-partly'
  return outcome.kind === 'given-up' ? 'mail.summary-failed' : undefined
}

/** What the activity tells of the summary of a day. */
export function mailNote(
  code: ActivityCode,
  day: PracticeDay,
  actor: ActivityNote['actor'] = 'sync',
): ActivityNote {
  return activityNote({ at: clock.now(), actor, code, day })
}
