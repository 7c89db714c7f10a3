import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openBackend } from '../../backend/commands/open-backend.ts'
import { addDays, practiceDayOf } from '../../lib/domain/practice-day.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { startMailServer } from './mail-server.ts'
import { managerEmail, startSurroundings } from './world.ts'

// The worst moment: all of a mail is at the server, and the backend is killed before it hears so.
it('a backend that is killed between sending and noting mails the day once more, and no other time', async () => {
  const [around, server] = await Promise.all([startSurroundings(practiceForTests()), startMailServer()])
  onTestFinished(async () => void (await Promise.all([around.close(), server.close()])))
  const { practiceId } = around.configuration.nextech
  const place = ['--data-dir', around.folder]
  const { configuration, managerPasswordFile } = around.files
  const files = ['--configuration', configuration, '--manager-password-file', managerPasswordFile]
  await runCommand(['setup', ...place, ...files, '--manager-email', managerEmail])
  const when = ['--practice', practiceId, '--to', 'ann@practice.example', '--at', '00:00']
  await runCommand(['daily-mail', ...place, ...when])

  /** In the folder, while no backend has it. */
  async function within<T>(work: (db: Awaited<ReturnType<typeof openBackend>>['db']) => Promise<T>) {
    const masterKeyFile = join(around.folder, 'master.key')
    const database = { folder: around.folder }
    const backend = await openBackend({ database, masterKeys: undefined, masterKeyFile })
    return work(backend.db).finally(backend.close)
  }
  const { timeZone } = around.configuration.practice
  const yesterday = addDays(practiceDayOf(Date.now(), timeZone), -1)
  // Due whatever day of the week it is.
  const row = { practice_id: practiceId, day: yesterday, state: 'due' as const, next_at: 0 }
  await within(async db => {
    await db
      .updateTable('mail_setting')
      .set({ next_day: addDays(yesterday, 30) })
      .execute()
    await db.insertInto('mail_day').values(row).execute()
  })
  const rowNow = () => within(db => db.selectFrom('mail_day').select(['state', 'tries', 'unclear']).execute())
  const skipWait = () => within(db => db.updateTable('mail_day').set({ next_at: 0 }).execute())
  const env = { SMTP_URL: `smtp://127.0.0.1:${server.settings.port}`, MAIL_FROM: 'sync@practice.example' }
  const start = () => startBackend([...place, '--port', '0'], env)

  server.behave('mute')
  const first = await start()
  await vi.waitFor(() => expect(server.heard()).toBe(1), { timeout: 30_000 })
  await first.kill()
  expect(await rowNow()).toEqual([{ state: 'sending', tries: 1, unclear: 0 }])
  await skipWait()

  server.behave('well')
  const second = await start()
  await vi.waitFor(() => expect(server.heard()).toBe(2), { timeout: 30_000 })
  await second.stop()
  expect(await rowNow()).toEqual([{ state: 'sent', tries: 2, unclear: 1 }])
  await skipWait()

  const third = await start()
  const ready = await fetch(`${third.url}/readyz`)
  expect(ready.status).toBe(200)
  await third.stop()
  expect(server.heard()).toBe(2)
}, 240_000)
