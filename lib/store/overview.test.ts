import { describe, expect, it } from 'vitest'
import { anOrder, aRecord } from '../../tests/fixtures/builders.ts'
import { openStore } from '../../tests/fixtures/store.ts'
import { PostingStateSchema, staffStates } from '../domain/posting-machine.ts'
import { createOverview } from './overview.ts'

describe('overview', () => {
  it('counts exactly the orders in a status that staff must act on', async () => {
    const { db, put } = openStore()
    await put(...PostingStateSchema.options.map(state => aRecord({ state }, { number: state })))
    expect(await createOverview(db).countStaff()).toBe(staffStates.length)
    expect(await createOverview(db).keysIn(['new', 'sent'])).toHaveLength(2)
  })

  it('gives the sums of the days asked for and of the staff, and no other day’s', async () => {
    const { db, intake } = openStore()
    const placed = (number: string, day: string) =>
      intake.takeOrder(anOrder({ number, placedAt: Date.parse(`${day}T12:00:00Z`) }), 0)
    await Promise.all([placed('1', '2026-03-15'), placed('2', '2026-03-16'), placed('3', '2026-03-17')])
    const { sums, health } = await createOverview(db).sumsOf(['2026-03-14', '2026-03-16'])
    expect(sums.map(({ id }) => id)).toEqual(['2026-03-16'])
    expect(sums[0]?.cells).toEqual({
      'pending card:VI': { count: 1, shownCents: 84_00, takenCents: 84_00, postedCents: 0 },
    })
    expect(health.trouble).toBeNull()
  })
})
