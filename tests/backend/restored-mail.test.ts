import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { backUp } from '../../backend/backup/back-up.ts'
import { restore } from '../../backend/backup/restore.ts'
import { serveDailyMail } from '../../backend/commands/daily-mail.ts'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { personByEmail } from '../../backend/people/people.ts'
import { must } from '../fixtures/store.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'
import { managerEmail, openTestBackend } from './world.ts'

let backend: OpenBackend
let world: MailWorld
let files = 0
beforeAll(async () => {
  backend = await openTestBackend()
  world = await startMailWorld(backend)
}, 240_000)
afterAll(async () => {
  await world.close()
  await backend.close()
})
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

/** Another backend, to which the practice comes as the backup has it, with Nextech's ledger read since. */
async function restored(file: string, { isLedgerRead = true } = {}): Promise<OpenBackend> {
  const later = { ...(await openTestBackend()), masters: backend.masters }
  await restore(later.db, later.masters, file)
  if (isLedgerRead) await later.db.updateTable('practice').set({ restored_from: null }).execute()
  return later
}

async function backup(): Promise<string> {
  const file = join(world.around.folder, `mails-${files++}.backup`)
  await backUp(backend.db, file)
  return file
}

const daysOf = ({ db }: OpenBackend) =>
  db.selectFrom('mail_day').select(['day', 'state']).orderBy('day').execute()
const toldBy = async ({ db }: OpenBackend) =>
  (await db.selectFrom('activity').select('entry').where('kind', '=', 'mail').orderBy('seq').execute()).map(
    ({ entry }) => `${entry.code} ${entry.day}${entry.person ? ` by ${entry.person.name}` : ''}`,
  )

describe('a restored practice', () => {
  it('mails nothing twice that left after the backup, and says each day of which nobody knows', async () => {
    await world.begin(3)
    const file = await backup()
    await world.mailer().lookAround()
    expect(world.server.arrived).toHaveLength(3)
    const later = await restored(file)
    await world.mailer(later).lookAround()
    expect(world.server.arrived).toHaveLength(3)
    const days = [3, 2, 1].map(world.dayBefore)
    expect(await daysOf(later)).toEqual(days.map(day => ({ day, state: 'held' })))
    expect((await toldBy(later)).slice(-3)).toEqual(days.map(day => `mail.summary-held ${day}`))
    await later.close()
  })

  it('holds what waited for its next try, or was on its way, and keeps what is known', async () => {
    await world.begin(3)
    await world.mailer().lookAround()
    const set = (days: number, state: 'due' | 'sending') =>
      backend.db
        .updateTable('mail_day')
        .set({ state, next_at: 0 })
        .where('day', '=', world.dayBefore(days))
        .execute()
    await set(2, 'due')
    await set(1, 'sending')
    const later = await restored(await backup())
    await world.mailer(later).lookAround()
    expect(world.server.arrived).toHaveLength(3)
    expect(await daysOf(later)).toEqual([
      { day: world.dayBefore(3), state: 'sent' },
      { day: world.dayBefore(2), state: 'held' },
      { day: world.dayBefore(1), state: 'held' },
    ])
    await later.close()
  })

  it('mails what comes due after the restore', async () => {
    await world.begin(1)
    const later = await restored(await backup())
    await later.db.updateTable('mail_setting').set({ covers: 'same-day' }).execute()
    await world.mailer(later).lookAround()
    expect(await daysOf(later)).toEqual([
      { day: world.dayBefore(1), state: 'held' },
      { day: world.dayBefore(0), state: 'sent' },
    ])
    await later.close()
  })

  it('mails a held day once a manager asks for it, and not before the ledger was read', async () => {
    await world.begin(2)
    const later = await restored(await backup(), { isLedgerRead: false })
    const [older, newer] = [world.dayBefore(2), world.dayBefore(1)]
    const manager = must(await personByEmail(later.db, world.id, managerEmail))
    const page = serveDailyMail({ db: later.db, smtp: world.server.settings })
    expect((await page.dailyMail(manager)).notMailed).toEqual([
      { day: newer, isHeld: true },
      { day: older, isHeld: true },
    ])
    expect(await page.mailDay(manager, older)).toBe(true)
    // Twice by mistake: it is under way.
    expect(await page.mailDay(manager, older)).toBe(false)
    expect(await page.mailDay(manager, '2026-02-31')).toBe(false)
    const mailer = world.mailer(later)
    await mailer.lookAround()
    expect(world.server.arrived).toEqual([])
    await later.db
      .updateTable('practice')
      .set(({ eb }) => ({ restored_from: null, configured_at: eb('configured_at', '+', 1) }))
      .execute()
    await mailer.lookAround()
    await mailer.lookAround()
    expect(world.server.arrived).toHaveLength(1)
    expect((await page.dailyMail(manager)).notMailed).toEqual([{ day: newer, isHeld: true }])
    expect((await toldBy(later)).slice(-2)).toEqual([
      expect.stringContaining(`mail.summary-asked ${older}`),
      `mail.summary-sent ${older}`,
    ])
    await later.close()
  })
})
