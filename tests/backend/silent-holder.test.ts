import { expect, inject, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../backend/database/open-database.ts'
import { ensurePractice, write } from '../../backend/database/practice-database.ts'

// A computer that loses its power or its network says no goodbye: PostgreSQL would keep its transaction open for hours.
it('a backend that falls silent in the midst of a change does not hold its practice from the others', async () => {
  const database = inject('storeDatabase')
  if (database.kind !== 'postgres') throw new Error('only PostgreSQL has several backends')
  const [silent, other] = await Promise.all([openDatabase(database), openDatabase(database)])
  onTestFinished(() => other.close())
  const practice = (db: typeof other.db) => ({ db, practiceId: 'silent-holder', timeZone: 'UTC' })
  await ensurePractice(practice(other.db))
  let nothingMore: (value?: unknown) => void = () => {}
  const held = new Promise<void>(resolve => {
    const change = write(practice(silent.dbOf('silent-holder')), async () => {
      resolve()
      await new Promise(done => {
        nothingMore = done
      })
    })
    onTestFinished(async () => {
      nothingMore()
      // What it says afterwards comes too late, and the connection is not used again.
      await expect(change).rejects.toThrow()
      await silent.close()
    })
  })
  await held
  const begun = performance.now()
  await write(practice(other.dbOf('silent-holder')), async () => undefined)
  expect(performance.now() - begun).toBeLessThan(14_000)
  expect(performance.now() - begun).toBeGreaterThan(5_000)
}, 40_000)
