import { expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../database/open-database.ts'
import { ensurePractice } from '../database/practice-database.ts'
import { createLeaseLock } from './lease-lock.ts'

async function aPractice() {
  const { db, close } = await openDatabase('memory')
  onTestFinished(close)
  const practice = { db, practiceId: 'p', timeZone: 'UTC' }
  await ensurePractice(practice)
  return practice
}

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
  const other = { ...practice, practiceId: 'q' }
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
    await practice.db.updateTable('lease').set({ until: 0 }).execute()
    return createLeaseLock(practice).ifFree('drain', async () => 'taken over')
  })
  expect(answer).toBe('taken over')
})
