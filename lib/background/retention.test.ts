import { describe, expect, it, vi } from 'vitest'
import { dayMs, type Instant } from '../domain/units.ts'
import { deleteByAge } from './retention.ts'

const now = Date.UTC(2033, 10, 29)

function keeping({
  doneAt,
  nextechNow,
  ownNow = now,
  years = 0,
}: {
  doneAt?: Instant
  nextechNow?: Instant
  ownNow?: Instant
  years?: number
}) {
  const sweep = {
    doneAt: async () => doneAt,
    run: vi.fn(async () => 0),
    longestAuditYears: async (asked: number) => Math.max(asked, years),
  }
  const activity = { prune: vi.fn(async () => undefined) }
  const configuration = { policy: { retentionDays: 30 } }
  return {
    configuration,
    activity,
    sweep,
    nextechNow: () => nextechNow,
    engine: { clock: { now: () => ownNow } },
  }
}

describe('rules 11: what is deleted by age', () => {
  it('is nothing while Nextech does not tell what time it is, whatever this computer says', async () => {
    const practice = keeping({})
    await deleteByAge(practice)
    expect(practice.sweep.run).not.toHaveBeenCalled()
    expect(practice.activity.prune).not.toHaveBeenCalled()
  })

  it('is counted from Nextech’s clock', async () => {
    const practice = keeping({ nextechNow: now })
    await deleteByAge(practice)
    expect(practice.sweep.run).toHaveBeenCalledExactlyOnceWith(now - 30 * dayMs, now)
    expect(practice.activity.prune).toHaveBeenCalledExactlyOnceWith(now - 6 * 366 * dayMs, now)
  })

  it.each([
    ['this computer’s clock alone is years ahead', now, now + 9 * 366 * dayMs, now],
    ['this computer’s clock is an hour slow', now, now - 3_600_000, now],
    ['an answer of Nextech’s alone is dated years ahead', now + 9 * 366 * dayMs, now, now + dayMs],
  ])('is nothing that is kept for longer where %s', async (_, nextechNow, ownNow, by) => {
    const practice = keeping({ nextechNow, ownNow })
    await deleteByAge(practice)
    expect(practice.sweep.run).toHaveBeenCalledExactlyOnceWith(by - 30 * dayMs, by)
    expect(practice.activity.prune).toHaveBeenCalledExactlyOnceWith(by - 6 * 366 * dayMs, by)
  })

  it.each([
    [undefined, 1],
    [now - dayMs, 1],
    [now - dayMs + 1, 0],
    [now, 0],
    [now + 40 * dayMs, 1],
  ])('is looked for once a day: done at %s, %i times', async (doneAt, times) => {
    const practice = keeping({ nextechNow: now, ...(doneAt !== undefined && { doneAt }) })
    await deleteByAge(practice)
    expect(practice.sweep.run).toHaveBeenCalledTimes(times)
  })

  it('is none of the activity that an earlier configuration kept for longer', async () => {
    const practice = keeping({ nextechNow: now, years: 10 })
    await deleteByAge(practice)
    expect(practice.activity.prune).toHaveBeenCalledExactlyOnceWith(now - 10 * 366 * dayMs, now)
  })

  it('fails no sync', async () => {
    const practice = keeping({ nextechNow: now })
    practice.sweep.run.mockRejectedValueOnce(new Error('Maria Lopez'))
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await deleteByAge(practice)
    expect(JSON.stringify(told.mock.calls)).not.toContain('Maria')
  })
})
