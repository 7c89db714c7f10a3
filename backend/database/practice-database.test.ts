import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openMemoryDatabase } from './memory-database.fixture.ts'
import { ensurePractice, type PracticeTransaction, write } from './practice-database.ts'

async function openPractice() {
  const database = await openMemoryDatabase()
  onTestFinished(() => database.close())
  const practice = { db: database.db, practiceId: 'p', timeZone: 'UTC' }
  await ensurePractice(practice)
  const names = async () => {
    const rows = await database.db.selectFrom('meta').select('name').orderBy('name').execute()
    return rows.map(({ name }) => name)
  }
  return { practice, names }
}

/** Writes a row, and answers the transaction that it is in. */
const put =
  (name: string) =>
  async ({ tx, practiceId }: PracticeTransaction) => {
    await tx.insertInto('meta').values({ practice_id: practiceId, name, value: '1' }).execute()
    const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx)
    return rows[0]?.id
  }

it('what is asked for at once shares waits for the disk', async () => {
  const { practice, names } = await openPractice()
  const asked = Array.from({ length: 16 }, (_, at) => `n${String(at).padStart(2, '0')}`)
  const ids = await Promise.all(asked.map(name => write(practice, put(name))))
  // Two where the machine is quick: no more than it takes a moment for go together.
  expect(new Set(ids).size).toBeLessThan(asked.length)
  expect(await names()).toEqual(asked)
})

it('a failure undoes what it wrote itself, and nothing of another’s', async () => {
  const { practice, names } = await openPractice()
  const outcomes = await Promise.allSettled([
    write(practice, put('first')),
    write(practice, put('second')),
    write(practice, async inside => {
      await put('undone')(inside)
      throw new Error('stale')
    }),
    // A row that is there already: without an own savepoint the transaction would be lost for all.
    write(practice, put('second')),
    write(practice, put('last')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ])
  expect(await names()).toEqual(['first', 'last', 'second'])
})

it('one that fails alone writes nothing', async () => {
  const { practice, names } = await openPractice()
  const failing = write(practice, async inside => {
    await put('undone')(inside)
    throw new Error('stale')
  })
  await expect(failing).rejects.toThrow('stale')
  expect(await names()).toEqual([])
})
