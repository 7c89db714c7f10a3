import { describe, expect, it } from 'vitest'
import { aRecord } from '../../../tests/fixtures/builders.ts'
import { postingNotes } from '../../domain/activity.ts'
import type { OrderRecord, Posting } from '../../domain/posting.ts'
import { changedPosting, requeued } from './records.ts'

const waiting = aRecord({ state: 'resolve', reason: 'same-details', updatedAt: 100, dueAt: null })
const due = (record: OrderRecord, now: number): OrderRecord => ({
  ...record,
  posting: requeued(record.posting, now),
})
const judged = (record: OrderRecord, change: Partial<Posting>) =>
  changedPosting(record.posting, record, change)
const notesOf = ({ before, after }: ReturnType<typeof judged>) =>
  postingNotes(before, after.posting, 500, uid => uid).map(({ code }) => code)

describe('an order that waits for staff and is judged again', () => {
  const again = due(waiting, 200)

  it('keeps what it was asked, and since when', () => {
    expect(again.posting).toMatchObject({
      ...{ state: 'new', dueAt: 200, reason: 'same-details' },
      asked: { state: 'resolve', since: 100 },
    })
  })

  it('with the same outcome is asked since the first time, however often, and told once', () => {
    const first = judged(again, { state: 'resolve', reason: 'same-details', dueAt: null, updatedAt: 210 })
    expect(first.after.posting.asked?.since).toBe(100)
    expect(notesOf(first)).toEqual([])
    const second = judged(due(first.after, 300), { state: 'resolve', reason: 'same-details', updatedAt: 310 })
    expect(second.after.posting.asked?.since).toBe(100)
    expect(notesOf(second)).toEqual([])
  })

  it.each<[what: string, change: Partial<Posting>, told: string[]]>([
    ['another reason', { state: 'resolve', reason: 'possible-match' }, ['posting.resolve']],
    ['another state', { state: 'attention', reason: 'missing-phone' }, ['posting.attention']],
  ])('with %s is another matter, and told', (_what, change, told) => {
    const next = judged(again, { ...change, updatedAt: 210 })
    expect(next.after.posting.asked).toBeUndefined()
    expect(notesOf(next)).toEqual(told)
  })

  it('is told again after staff had chosen', () => {
    const decision = { kind: 'patient', uid: 'p', decidedAt: 205 } as const
    const chosen = judged(again, { decision })
    const back = judged(chosen.after, { state: 'resolve', reason: 'same-details' })
    expect(notesOf(back)).toContain('posting.resolve')
  })

  it('is no matter for staff where it was none', () => {
    const held = aRecord({ state: 'matched', reason: 'observe-only' })
    expect(requeued(held.posting, 200).asked).toBeUndefined()
  })
})
