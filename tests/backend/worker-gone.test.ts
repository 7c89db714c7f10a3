import { setTimeout as delay } from 'node:timers/promises'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../backend/database/open-database.ts'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import { freeLeasesOfGone } from '../../backend/jobs/claims.ts'
import { createLeaseLock } from '../../backend/postgres/lease-lock.ts'
import { asked, ownDatabase } from './own-database.ts'

// What PostgreSQL shows of a process that is killed: the session that stood for it ends.
it('the leases of a worker that is no more are free at once, and those of one that lives are its own', async () => {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  const url = await ownDatabase(place.url)
  const [killed, living, other] = await Promise.all([1, 2, 3].map(() => openDatabase({ url })))
  if (!killed || !living || !other) throw new Error('three were opened')
  onTestFinished(async () => void (await Promise.all([killed, living, other].map(each => each.close()))))
  for (const { presence } of [killed, living]) presence.join()
  await vi.waitFor(() => {
    expect(killed.presence.session()).not.toBeNull()
    expect(living.presence.session()).not.toBeNull()
  })
  const later = Date.now() + 60_000
  const hold = async ({ dbOf, presence }: typeof killed, practiceId: string) => {
    await ensurePractice({ db: other.db, practiceId, timeZone: 'UTC' })
    await other.db.updateTable('practice').set({ wake_at: later }).where('id', '=', practiceId).execute()
    const lock = createLeaseLock({ db: dbOf(practiceId), practiceId, timeZone: 'UTC' }, presence.session)
    const { promise: end, resolve } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const turn = lock.ifFree('turn', () => {
      begin()
      return end
    })
    onTestFinished(async () => {
      resolve()
      await turn
    })
    await begun
  }
  await hold(killed, 'of the killed')
  await hold(living, 'of the living')
  const gone = killed.presence.session()
  await freeLeasesOfGone(other.db)
  expect(await asked(url, 'select practice_id from lease')).toHaveLength(2)

  await asked(
    url,
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ${gone}`,
  )
  await delay(100)
  await freeLeasesOfGone(other.db)
  expect(await asked(url, 'select practice_id from lease')).toEqual([{ practice_id: 'of the living' }])
  const due = await asked(url, `select id from practice where wake_at < ${later}`)
  expect(due).toEqual([{ id: 'of the killed' }])
  // It lives after all: it shows itself again, by another number.
  await vi.waitFor(() => expect(killed.presence.session()).not.toBeNull(), { timeout: 5_000 })
  expect(killed.presence.session()).not.toBe(gone)
}, 40_000)
