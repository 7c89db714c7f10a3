import { describe, expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { openStore } from '../../tests/fixtures/store.ts'
import { PostingStateSchema, statusOf } from '../domain/posting-machine.ts'
import { staffStatuses } from '../domain/status.ts'
import { createOverview } from './overview.ts'

describe('overview', () => {
  it('counts exactly the orders in a status that staff must act on', async () => {
    const { db, put } = openStore()
    await put(...PostingStateSchema.options.map(state => aRecord({ state }, { number: state })))
    const staff = PostingStateSchema.options.filter(state => staffStatuses.includes(statusOf(state)))
    expect(await createOverview(db).countStaff()).toBe(staff.length)
    expect(await createOverview(db).keysIn(['new', 'sent'])).toHaveLength(2)
  })

  it('gives the orders of a day, its first instant in and its last out, and all that wait for staff', async () => {
    const { db, put } = openStore()
    const placed = (number: string, placedAt: number) => aRecord({ state: 'posted' }, { number, placedAt })
    await put(placed('before', 99), placed('first', 100), placed('last', 199), placed('after', 200))
    await put(aRecord({ state: 'resolve' }, { number: 'staff', placedAt: 1 }))
    const { day, staff, health } = await createOverview(db).ofDay(100, 200)
    expect(day.map(({ order }) => order.number).sort()).toEqual(['first', 'last'])
    expect(staff.map(({ order }) => order.number)).toEqual(['staff'])
    expect(health.trouble).toBeNull()
  })
})
