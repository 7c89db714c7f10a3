import type { Kysely } from 'kysely'
import { summaryDaysDue } from '../../lib/domain/summary-days.ts'
import type { Instant, PracticeDay } from '../../lib/domain/units.ts'
import { databaseNow } from '../database/database-clock.ts'
import { type PracticeDatabase, type PracticeTransaction, write } from '../database/practice-database.ts'
import type { Tables } from '../database/tables.ts'
import { tell } from '../postgres/activity.ts'
import { readConfiguration } from '../practice/configuration.ts'
import { goOnAfter, mailNote } from './mail-days.ts'

/** A day whose summary does not leave by itself any more; `isHeld`: it may have left before the database was restored. */
export interface NotMailed {
  day: PracticeDay
  isHeld: boolean
}

/** More days than anybody looks through. */
const maxDays = 31

/** The newest days whose summaries did not leave, newest first. */
export async function daysNotMailed(db: Kysely<Tables>, practiceId: string): Promise<NotMailed[]> {
  const rows = await db
    .selectFrom('mail_day')
    .select(['day', 'state'])
    .where('practice_id', '=', practiceId)
    .where('state', 'in', ['held', 'given-up'])
    .orderBy('day', 'desc')
    .limit(maxDays)
    .execute()
  return rows.map(({ day, state }) => ({ day, isHeld: state === 'held' }))
}

/** Has the summary of a day leave as soon as one can, for a manager asked for it; false where it is not one of those. */
export function askForDay(practice: PracticeDatabase, day: PracticeDay): Promise<boolean> {
  return write(practice, async inside => {
    const row = await inside.tx
      .updateTable('mail_day')
      // `tries` goes on: by it a worker that was gone for long knows that its claim is no more.
      .set({ state: 'due', next_at: databaseNow, first_try_at: null, unclear: 0 })
      .where('practice_id', '=', inside.practiceId)
      .where('day', '=', day)
      .where('state', 'in', ['held', 'given-up'])
      .returning('day')
      .executeTakeFirst()
    if (row) await tell(inside, [mailNote('mail.summary-asked', day, 'staff')])
    return row !== undefined
  })
}

/**
 * What a restored database does first: nobody knows which summaries left since the backup. Those that were due until now wait
 * for a manager, each is told with its day, and none leaves twice by itself.
 */
export async function holdSummaries(inside: PracticeTransaction, now: Instant): Promise<void> {
  const { tx, practiceId } = inside
  const queued = await tx
    .updateTable('mail_day')
    .set({ state: 'held' })
    .where('practice_id', '=', practiceId)
    .where('state', 'in', ['due', 'sending'])
    .returning('day')
    .execute()
  const days = [...queued.map(({ day }) => day), ...(await holdDue(inside, now))]
  await tell(
    inside,
    days.toSorted().map(day => mailNote('mail.summary-held', day)),
  )
}

/** The days that came due since the backup, as that cannot know. */
async function holdDue(inside: PracticeTransaction, now: Instant) {
  const { tx, practiceId, timeZone } = inside
  const setting = await tx
    .selectFrom('mail_setting')
    .select(['at', 'covers', 'next_day'])
    .where('practice_id', '=', practiceId)
    .executeTakeFirst()
  if (!setting) return []
  const configuration = await readConfiguration({ db: tx, practiceId })
  const days = summaryDaysDue(setting.next_day, now, setting, configuration?.practice ?? { timeZone })
  const last = days.at(-1)
  if (last === undefined) return []
  await tx
    .insertInto('mail_day')
    .values(days.map(day => ({ practice_id: practiceId, day, state: 'held' as const, next_at: now })))
    .execute()
  await goOnAfter(inside, last)
  return days
}
