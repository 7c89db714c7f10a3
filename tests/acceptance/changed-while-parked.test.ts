import { expect, it, vi } from 'vitest'
import { keep } from '../../lib/sync/keep.ts'
import { StaleRevision } from '../../lib/sync/ports/sync-store.ts'
import { OrderListStop } from '../../lib/sync/trouble.ts'
import { must } from '../fixtures/store.ts'
import { keyOf, maria, startStaffWorld } from './staff-world.ts'

const inTrouble = new OrderListStop({ ok: false, trouble: 'list-incomplete', message: '' })

it.each([
  ['a list contradicts itself', inTrouble],
  ['a fault of ours is met', new Error('a bug')],
])(
  'an order that moves while it is parked because %s ends no drain, and keeps its move',
  async (_why, error) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { engine, number } = await startStaffWorld([maria])
    const key = keyOf(number)
    const record = must(await engine.store.get(key))
    vi.spyOn(engine.store, 'update').mockRejectedValueOnce(new StaleRevision(key))
    expect(await keep(engine, [record], () => Promise.reject(error))).toEqual([])
    expect(must(await engine.store.get(key)).posting).toEqual(record.posting)
  },
)
