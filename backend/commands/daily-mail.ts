import { isPracticeDay } from '../../lib/domain/practice-day.ts'
import type { PeopleApp } from '../http/people-app.ts'
import {
  maxRecipients,
  parseMailSetting,
  readMailSetting,
  saveMailSetting,
  type TypedMailSetting,
} from '../mail/mail-setting.ts'
import { askForDay, daysNotMailed } from '../mail/not-mailed.ts'
import { readConfiguration } from '../practice/configuration.ts'
import type { OpenBackend } from './open-backend.ts'

type Backend = Pick<OpenBackend, 'db' | 'smtp'>

/** What the page of the daily summary shows and changes. */
export function serveDailyMail(backend: Backend): Pick<PeopleApp, 'dailyMail' | 'saveDailyMail' | 'mailDay'> {
  const { db, smtp } = backend
  return {
    async dailyMail({ practiceId }) {
      const configuration = await readConfiguration({ db, practiceId })
      return {
        setting: await readMailSetting(db, practiceId),
        timeZone: configuration?.practice.timeZone ?? 'UTC',
        hasServer: smtp !== undefined,
        maxRecipients,
        notMailed: await daysNotMailed(db, practiceId),
      }
    },
    saveDailyMail: ({ practiceId }, typed) => save(backend, practiceId, typed),
    async mailDay({ practiceId }, day) {
      const configuration = await readConfiguration({ db, practiceId })
      if (!configuration || !isPracticeDay(day)) return false
      return askForDay({ db, practiceId, timeZone: configuration.practice.timeZone }, day)
    },
  }
}

/** Changes to which addresses a practice's daily summary leaves, or says it. Throws with what is wrong; nothing is changed then. */
export async function dailyMail(
  backend: Backend,
  command: { practice: string; isOff?: boolean | undefined; setting?: TypedMailSetting | undefined },
): Promise<string> {
  const { practice, isOff = false, setting } = command
  const { db, smtp } = backend
  if (!(await readConfiguration({ db, practiceId: practice })))
    throw new Error('There is no such practice, or it was never prepared.')
  if (isOff || setting) {
    const wrong = await save(backend, practice, isOff || !setting ? null : setting)
    if (wrong !== undefined) throw new Error(problems[wrong] ?? `--${wrong} is wrong.`)
  }
  const inForce = await readMailSetting(db, practice)
  if (!inForce) return 'No summary leaves by e-mail.'
  const { at, covers, language, recipients } = inForce
  const which = covers === 'same-day' ? 'of the same day' : 'of the day before'
  const without = smtp
    ? ''
    : '\nThe backend knows no mail server yet (SMTP_URL): nothing leaves before it does.'
  return `The summary ${which} leaves at ${at} on open days, in ${language}, to ${recipients.join(', ')}.${without}`
}

const problems: Readonly<Record<string, string>> = {
  recipients: `--to takes 1 to ${maxRecipients} e-mail addresses, separated by commas.`,
  at: '--at takes a time such as 07:00.',
  covers: '--covers takes day-before or same-day.',
  language: '--language takes en or es.',
}

/** Which part is wrong; undefined where it is in force now. */
async function save(
  { db }: Backend,
  practiceId: string,
  typed: TypedMailSetting | null,
): Promise<string | undefined> {
  const parsed = typed === null ? { ok: true as const, value: null } : parseMailSetting(typed)
  if (!parsed.ok) return parsed.error
  const configuration = await readConfiguration({ db, practiceId })
  if (!configuration) return 'practice'
  const { practice: calendar } = configuration
  await saveMailSetting({ db, practiceId, timeZone: calendar.timeZone }, parsed.value, calendar)
  return undefined
}
