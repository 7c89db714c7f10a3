import { describe, expect, it } from 'vitest'
import { activityNote } from '../../lib/domain/activity.ts'
import { openStore } from './open-store.ts'

const note = (at: number) => activityNote({ at, actor: 'staff', code: 'decision.undone', number: 'A' })

async function withMany(count: number) {
  const opened = await openStore()
  await opened.rows.tellMany(Array.from({ length: count }, (_, at) => note(at)))
  return opened
}

describe('the proof of a long chain', () => {
  it('of one stretch is over at once', async () => {
    const { activity } = await withMany(4_100)
    expect(await activity.prove()).toMatchObject({ checked: 4_100, broken: null, isOver: true })
  })

  it('of more than one stretch goes on where the one before ended', async () => {
    const { activity } = await withMany(23_000)
    const first = await activity.prove()
    expect(first).toMatchObject({ checked: 10_000, isOver: false, broken: null, until: { seq: 23_000 } })
    const second = await activity.prove(first)
    // What is told meanwhile is left for the next check.
    await activity.tell(note(1))
    const third = await activity.prove(second)
    expect(third).toMatchObject({ checked: 23_000, isOver: true, broken: null, head: { seq: 23_000 } })
  }, 30_000)

  it('finds what was changed in a later stretch, and what was changed at the seam', async () => {
    const { activity, rows } = await withMany(12_000)
    const first = await activity.prove()
    await rows.changeEntry(10_001, { previous: 'f'.repeat(64) })
    expect((await activity.prove(first)).broken).toEqual({ seq: 10_001, why: 'changed' })
    await rows.changeEntry(10_001, { previous: first.head.hash })
    await rows.changeEntry(11_999, { amountCents: 1 })
    expect((await activity.prove(first)).broken).toEqual({ seq: 11_999, why: 'changed' })
  }, 30_000)

  it('starts again where old entries were removed between two stretches', async () => {
    const { activity } = await withMany(11_999)
    const first = await activity.prove()
    await activity.prune(2_000, 2_000)
    const again = await activity.prove(first)
    expect(again).toMatchObject({ first: 2_001, checked: 10_000, isOver: true, broken: null })
  }, 30_000)
})
