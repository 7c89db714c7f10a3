import { expect, it, onTestFinished } from 'vitest'
import { openMemoryDatabase } from '../database/memory-database.fixture.ts'
import { claimDue, settleClaim, takeAsk } from './claims.ts'

async function openPractices(...ids: string[]) {
  const database = await openMemoryDatabase()
  onTestFinished(() => database.close())
  const { db } = database
  const row = { time_zone: 'UTC', anchor_seq: 0, anchor_hash: '', head_seq: 0, head_hash: '' }
  const rows = ids.map((id, at) => ({ ...row, id, wake_at: at + 1, is_asked: true }))
  await db.insertInto('practice').values(rows).execute()
  const wake = (id: string) => db.updateTable('practice').set({ wake_at: 1 }).where('id', '=', id).execute()
  return { db, wake }
}

it('what a person asked for is asked again of the next worker, where the one that heard it is killed', async () => {
  const { db, wake } = await openPractices('a')
  expect(await claimDue(db, 8, 8_000)).toMatchObject([{ id: 'a', isAsked: true }])
  // The claim has run out.
  await wake('a')
  const [claim] = await claimDue(db, 8, 8_000)
  if (!claim) throw new Error('it is claimed')
  expect(claim.isAsked).toBe(true)
  await takeAsk(db, claim)
  await settleClaim(db, claim, 60_000)
  await wake('a')
  expect(await claimDue(db, 8, 8_000)).toMatchObject([{ id: 'a', isAsked: false }])
})

it('a practice that has its turn is left to the one that comes next, as it was rung', async () => {
  const { db } = await openPractices('a', 'b', 'c')
  const claims = await claimDue(db, 1, 8_000, ['a'])
  expect(claims.map(({ id }) => id)).toEqual(['b'])
  const others = await claimDue(db, 8, 8_000)
  expect(others.map(({ id, isAsked }) => [id, isAsked])).toEqual([
    ['a', true],
    ['c', true],
  ])
})

it('what a person asks for while an earlier ask is being stored is asked of the next turn', async () => {
  const { db, wake } = await openPractices('a')
  const [claim] = await claimDue(db, 8, 8_000)
  if (!claim) throw new Error('it is claimed')
  // The bell sets the time of the next look and the ask together.
  await wake('a')
  await takeAsk(db, claim)
  await settleClaim(db, claim, 60_000)
  expect(await claimDue(db, 8, 8_000)).toMatchObject([{ id: 'a', isAsked: true }])
})
