import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { activityNote } from '../../lib/domain/activity.ts'
import type { Result } from '../../lib/domain/result.ts'
import { firstSummaryDay, type SummaryCalendar } from '../../lib/domain/summary-days.ts'
import { json, type PracticeDatabase, write } from '../database/practice-database.ts'
import type { Tables } from '../database/tables.ts'
import { tell } from '../postgres/activity.ts'
import { clock } from '../practice/clock.ts'

export const maxRecipients = 10

const AddressSchema = v.pipe(v.string(), v.trim(), v.maxLength(254), v.email())

/** Where a practice's daily summary goes and when, as a manager says it. */
export const MailSettingSchema = v.object({
  recipients: v.pipe(
    v.array(AddressSchema),
    v.transform(all => [...new Map(all.map(each => [each.toLowerCase(), each])).values()]),
    v.minLength(1),
    v.maxLength(maxRecipients),
  ),
  at: v.pipe(v.string(), v.trim(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  covers: v.picklist(['day-before', 'same-day']),
  language: v.picklist(['en', 'es']),
})
export type MailSetting = v.InferOutput<typeof MailSettingSchema>

/** What is typed by hand: addresses in one text. */
export interface TypedMailSetting {
  recipients: string
  at: string
  covers: string
  language: string
}

/** Reads what was typed; else names the part that is wrong, and repeats none of it. */
export function parseMailSetting({ recipients, ...rest }: TypedMailSetting): Result<MailSetting, string> {
  const addresses = recipients.split(/[,;\s]+/).filter(each => each !== '')
  const parsed = v.safeParse(MailSettingSchema, { ...rest, recipients: addresses })
  if (parsed.success) return { ok: true, value: parsed.output }
  return { ok: false, error: String(parsed.issues[0].path?.[0]?.key ?? 'recipients') }
}

/** What is in force; undefined where nothing is mailed. */
export async function readMailSetting(
  db: Kysely<Tables>,
  practiceId: string,
): Promise<MailSetting | undefined> {
  const row = await db
    .selectFrom('mail_setting')
    .select(['recipients', 'at', 'covers', 'language'])
    .where('practice_id', '=', practiceId)
    .executeTakeFirst()
  const parsed = v.safeParse(MailSettingSchema, row)
  return parsed.success ? parsed.output : undefined
}

/**
 * Puts a setting in force, or has nothing mailed any more (`null`), and tells of it. A practice that begins gets the first
 * summary that is still to leave; one that changes the time misses none.
 */
export function saveMailSetting(
  practice: PracticeDatabase,
  setting: MailSetting | null,
  calendar: SummaryCalendar,
): Promise<void> {
  return write(practice, async inside => {
    const { tx, practiceId } = inside
    const now = clock.now()
    if (setting === null) {
      await tx.deleteFrom('mail_setting').where('practice_id', '=', practiceId).execute()
      // Where it begins again much later, nobody wants what was left.
      await tx
        .deleteFrom('mail_day')
        .where('practice_id', '=', practiceId)
        .where('state', '=', 'due')
        .execute()
    } else {
      const { recipients, ...rest } = setting
      const row = { ...rest, recipients: json(recipients) }
      await tx
        .insertInto('mail_setting')
        .values({ practice_id: practiceId, next_day: firstSummaryDay(now, setting, calendar), ...row })
        .onConflict(conflict => conflict.column('practice_id').doUpdateSet(row))
        .execute()
    }
    await tell(inside, [activityNote({ at: now, actor: 'staff', code: 'settings.mail' })])
  })
}
