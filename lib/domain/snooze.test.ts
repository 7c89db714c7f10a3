import { describe, expect, it } from 'vitest'
import { isSnoozed, seenOf, snoozeUntil, stillSnoozed } from './snooze.ts'

const zone = 'America/Chicago'
const at = (text: string) => Date.parse(text)

describe('an order that is put off', () => {
  it.each([
    ['hour', '2026-03-16T14:42:00Z', '2026-03-16T15:42:00Z'],
    ['tomorrow', '2026-03-16T14:42:00Z', '2026-03-17T13:00:00Z'],
    // Late in the evening UTC has another day than the practice.
    ['tomorrow', '2026-03-17T03:30:00Z', '2026-03-17T13:00:00Z'],
    // The night on which clocks go forward: eight stays eight.
    ['tomorrow', '2026-03-07T18:00:00Z', '2026-03-08T13:00:00Z'],
    ['tomorrow', '2026-10-31T18:00:00Z', '2026-11-01T14:00:00Z'],
    ['monday', '2026-03-16T14:42:00Z', '2026-03-23T13:00:00Z'],
    ['monday', '2026-03-20T14:42:00Z', '2026-03-23T13:00:00Z'],
    ['monday', '2026-03-22T14:42:00Z', '2026-03-23T13:00:00Z'],
  ] as const)('for “%s” at %s comes back at %s', (time, now, back) => {
    expect(new Date(snoozeUntil(time, at(now), zone)).toISOString()).toBe(new Date(at(back)).toISOString())
  })

  const row = {
    ...{ key: 'k', status: 'resolve', reason: 'same-details', suspects: [], owedCents: 0, detail: null },
    payments: [{ id: '9', amountCents: 84_00, isVoid: false }],
  }
  const snoozes = { k: { until: 100, seen: seenOf(row) } }

  it.each<[what: string, change: object, now: number, isOff: boolean]>([
    ['stays away until its time', {}, 99, true],
    ['comes back at its time', {}, 100, false],
    ['comes back for another reason', { reason: 'possible-match' }, 50, false],
    ['comes back with another status', { status: 'attention' }, 50, false],
    ['comes back with a suspected payment', { suspects: ['90118'] }, 50, false],
    ['comes back with another sum to record', { owedCents: 1 }, 50, false],
    ['comes back with other words of Nextech’s', { detail: 'refused' }, 50, false],
    [
      'comes back when a payment is voided',
      { payments: [{ id: '9', amountCents: 84_00, isVoid: true }] },
      50,
      false,
    ],
    ['is another order', { key: 'other' }, 50, false],
  ])('%s', (_what, change, now, isOff) => {
    expect(isSnoozed(snoozes, { ...row, ...change }, now)).toBe(isOff)
  })

  it('is forgotten once its time is over', () => {
    expect(stillSnoozed({ ...snoozes, old: { until: 10, seen: '' } }, 50)).toEqual(snoozes)
  })
})
