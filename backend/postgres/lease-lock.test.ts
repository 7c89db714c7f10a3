import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { LeaseLost } from '../database/lease-lost.ts'
import { openMemoryDatabase } from '../database/memory-database.fixture.ts'
import type { OpenDatabase } from '../database/open-database.ts'
import { ensurePractice, type PracticeDatabase, write } from '../database/practice-database.ts'
import { createLeaseLock } from './lease-lock.ts'
import { putRecord } from './records.ts'
import { createSyncStore } from './sync-store.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openMemoryDatabase()
}, 120_000)
afterAll(() => database.close())

let practices = 0
async function aPractice(): Promise<PracticeDatabase> {
  practices += 1
  const practice = { db: database.db, practiceId: `p${practices}`, timeZone: 'UTC' }
  await ensurePractice(practice)
  return practice
}

const leaseOf = ({ db, practiceId }: PracticeDatabase) =>
  db.selectFrom('lease').select('owner').where('practice_id', '=', practiceId).execute()

/** Another process, to which this one's lease has run out. */
const takeOver = ({ db, practiceId }: PracticeDatabase) =>
  db.updateTable('lease').set({ owner: 'another process' }).where('practice_id', '=', practiceId).execute()

it('has one holder at a time, over all processes, and is free when the work ended or failed', async () => {
  const practice = await aPractice()
  const [one, two] = [createLeaseLock(practice), createLeaseLock(practice)]
  const answer = await one.ifFree('drain', async () => two.ifFree('drain', async () => 'both'))
  expect(answer).toBe('busy')
  await expect(
    one.ifFree('drain', async () => {
      throw new Error('the work failed')
    }),
  ).rejects.toThrow('the work failed')
  expect(await two.ifFree('drain', async () => 'free')).toBe('free')
})

it('other names and other practices have locks of their own', async () => {
  const practice = await aPractice()
  const other = { ...practice, practiceId: `other than ${practice.practiceId}` }
  await ensurePractice(other)
  const lock = createLeaseLock(practice)
  const answers = await lock.ifFree('drain', () =>
    Promise.all([
      lock.ifFree('poll', async () => 'poll'),
      createLeaseLock(other).ifFree('drain', async () => 'q'),
    ]),
  )
  expect(answers).toEqual(['poll', 'q'])
})

it('is taken over from a holder that says nothing any more, whatever the clocks of the machines say', async () => {
  const practice = await aPractice()
  const lock = createLeaseLock(practice)
  // A machine whose clock is an hour ahead holds no longer for it.
  vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2099-01-01T00:00:00Z'))
  const answer = await lock.ifFree('drain', async () => {
    await practice.db
      .updateTable('lease')
      .set({ until: 0 })
      .where('practice_id', '=', practice.practiceId)
      .execute()
    return createLeaseLock(practice).ifFree('drain', async () => 'taken over')
  })
  expect(answer).toBe('taken over')
})

describe('a holder that slept until its lease was another’s', () => {
  const states = [
    ['matched', 'intent'],
    ['intent', 'sent'],
    ['absent', 'intent'],
  ] as const
  it.each(states)('does not note that a payment leaves: %s to %s', async (from, to) => {
    const practice = await aPractice()
    const record = aRecord({ state: from })
    await write(practice, inside => putRecord(inside, record))
    const store = createSyncStore(practice)
    const outcome = createLeaseLock(practice).ifFree('drain', async () => {
      await takeOver(practice)
      await store.update(record, { state: to })
    })
    await expect(outcome).rejects.toThrow(LeaseLost)
    expect((await store.get(record.posting.key))?.posting).toEqual(record.posting)
  })

  it('still notes what became of a payment that left before', async () => {
    const practice = await aPractice()
    const record = aRecord({ state: 'sent' })
    await write(practice, inside => putRecord(inside, record))
    const store = createSyncStore(practice)
    await createLeaseLock(practice).ifFree('drain', async () => {
      await takeOver(practice)
      const back = await store.update(record, { state: 'intent' })
      expect(back.posting.state).toBe('intent')
    })
  })

  it('is told, and does not take the lease back', async () => {
    const practice = await aPractice()
    await createLeaseLock(practice).ifFree('drain', async lost => {
      await takeOver(practice)
      await vi.waitFor(() => expect(lost.aborted).toBe(true), { timeout: 10_000 })
      expect(lost.reason).toBeInstanceOf(LeaseLost)
    })
    expect(await leaseOf(practice)).toEqual([{ owner: 'another process' }])
  })
})

it('a person’s decision needs no lease, and a holder notes that a payment leaves', async () => {
  const practice = await aPractice()
  const record = aRecord({ state: 'matched' })
  await write(practice, inside => putRecord(inside, record))
  const store = createSyncStore(practice)
  const intent = await store.update(record, { state: 'intent' })
  const sent = await createLeaseLock(practice).ifFree('drain', () => store.update(intent, { state: 'sent' }))
  expect(sent === 'busy' ? sent : sent.posting.state).toBe('sent')
})
