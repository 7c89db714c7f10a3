import { writeFileSync } from 'node:fs'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { setup } from '../../backend/commands/setup.ts'
import { createWorker } from '../../backend/jobs/worker.ts'
import { saveMailSetting } from '../../backend/mail/mail-setting.ts'
import { createMailer, type Mailer } from '../../backend/mail/mailer.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { addDays, practiceDayOf } from '../../lib/domain/practice-day.ts'
import { weekdays } from '../../lib/domain/practice-hours.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { Practice } from '../../sandbox/practice/practice.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { type Surroundings, startSurroundings } from './world.ts'

/** A practice that is open each day, with its orders read, and a mail server. */
export interface MailWorld {
  around: Surroundings
  practice: Practice
  id: string
  server: MailServer
  /** Practice days, counted back from today. */
  dayBefore(days: number): string
  /** A mailer with a memory of its own, as each process has one. */
  mailer(backend?: OpenBackend): Mailer
  /** Summaries leave at midnight to two addresses, those from `days` days ago on are due; nothing was mailed yet. */
  begin(days?: number): Promise<void>
  /** What became of each day, oldest first. */
  days(): Promise<{ day: string; state: string; tries: number; unclear: number; wait: number }[]>
  /** The wait before the next try is over. */
  skipWait(): Promise<void>
  /** What the activity tells of mails, with the day of each. */
  told(): Promise<string[]>
  close(): Promise<void>
}

/** Prepares one; the worker has read the shop's orders and posted what is clear where `reads` is true. */
export async function startMailWorld(backend: OpenBackend, { reads = false } = {}): Promise<MailWorld> {
  const { db } = backend
  const practice = makePractice({ seed: 3, now: new Date().toISOString(), patients: 60, orders: 60 })
  const around = await startSurroundings(practice)
  const server = await startMailServer()
  const hours = Object.fromEntries(weekdays.map(day => [day, '00:00-24:00']))
  const { configuration } = around
  const calendar = { ...configuration.practice, hours }
  writeFileSync(around.files.configuration, JSON.stringify({ ...configuration, practice: calendar }))
  const id = await setup(backend, around.files)
  if (reads) await readOrders(backend, practice)
  const place = { db, practiceId: id, timeZone: calendar.timeZone }
  const dayBefore = (days: number) => addDays(practiceDayOf(Date.now(), calendar.timeZone), -days)
  const rows = () => db.selectFrom('mail_day').where('practice_id', '=', id)
  return {
    ...{ around, practice, id, server, dayBefore },
    mailer: (own = backend) =>
      createMailer({
        ...{ db: own.db, dbOf: own.dbOf, practices: createPractices(own), smtp: server.settings },
        timing: { connect: 2_000, silence: 500, all: 3_000 },
      }),
    async begin(days = 1) {
      server.arrived.length = 0
      server.behave('well')
      await db.deleteFrom('mail_day').where('practice_id', '=', id).execute()
      const recipients = ['ann@practice.example', 'ben@practice.example']
      await saveMailSetting(
        place,
        { recipients, at: '00:00', covers: 'day-before', language: 'en' },
        calendar,
      )
      await db
        .updateTable('mail_setting')
        .set({ next_day: dayBefore(days) })
        .where('practice_id', '=', id)
        .execute()
    },
    async days() {
      const all = await rows().selectAll().orderBy('day').execute()
      return all.map(({ day, state, tries, unclear, next_at: at }) => ({
        ...{ day, state, tries, unclear },
        wait: Math.round((at - Date.now()) / 60_000),
      }))
    },
    async skipWait() {
      await db.updateTable('mail_day').set({ next_at: 0 }).where('practice_id', '=', id).execute()
    },
    async told() {
      const told = await db
        .selectFrom('activity')
        .select('entry')
        .where('practice_id', '=', id)
        .where('kind', '=', 'mail')
        .orderBy('seq')
        .execute()
      return told.map(({ entry }) => `${entry.code} ${entry.day}`)
    },
    async close() {
      await Promise.all([around.close(), server.close()])
    },
  }
}

/** Until every order has come to rest, or a minute is over. */
async function readOrders(backend: OpenBackend, { orders }: Practice): Promise<void> {
  const { db } = backend
  const worker = createWorker({ db, practices: createPractices(backend), timing: { poll: 50 } })
  worker.start()
  const moving = ['new', 'matched', 'intent', 'sent', 'unknown', 'verifying'] as const
  for (let n = 0; n < 600; n++) {
    const rows = await db.selectFrom('posting').select('state').execute()
    if (rows.length >= orders.length && !rows.some(({ state }) => moving.some(each => each === state))) break
    await new Promise(done => setTimeout(done, 100))
  }
  await worker.stop()
}
