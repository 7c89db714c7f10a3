import { describe, expect, it } from 'vitest'
import { aroundToday, isLast, monthRange, ofKind, rangeLength, shifted } from './range.ts'

const none = { from: '', to: '' }

describe('the range that a person chooses', () => {
  it.each([
    ['2026-03', '2026-03-01', '2026-03-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-13', '', ''],
    ['12026-03', '', ''],
    ['March', '', ''],
    ['', '', ''],
  ])('month %j is %j to %j', (month, from, to) => {
    expect(monthRange(month)).toEqual({ kind: 'month', from, to })
  })

  it.each([
    ['day', '2026-03-01', -1, { from: '2026-02-28', to: '2026-02-28' }],
    ['day', '2026-12-31', 1, { from: '2027-01-01', to: '2027-01-01' }],
    ['month', '2026-03-01', -1, { from: '2026-02-01', to: '2026-02-28' }],
    ['month', '2026-12-01', 1, { from: '2027-01-01', to: '2027-01-31' }],
    ['day', '', 1, none],
    ['month', '', -1, none],
  ] as const)('the %s of %j moved by %s', (kind, from, by, moved) => {
    const to = kind === 'month' && from ? monthRange(from.slice(0, 7)).to : from
    expect(shifted({ kind, from, to }, by)).toEqual({ kind, ...moved })
  })

  it.each([
    ['day', { from: '2026-03-16', to: '2026-03-16' }],
    ['month', { from: '2026-03-01', to: '2026-03-31' }],
    ['range', { from: '2026-02-10', to: '2026-03-16' }],
  ] as const)('February 10 to March 16 as a %s', (kind, wanted) => {
    expect(ofKind({ kind: 'range', from: '2026-02-10', to: '2026-03-16' }, kind, null)).toEqual({
      kind,
      ...wanted,
    })
  })

  it.each(['day', 'month', 'range'] as const)('no day yet is no %s yet', kind => {
    expect(ofKind({ kind: 'range', ...none }, kind, '2026-03-16')).toEqual({ kind, ...none })
  })

  it.each([
    ['this month', monthRange('2026-11'), '2026-11-28', '2026-11-28'],
    ['an earlier month', monthRange('2026-10'), '2026-11-28', '2026-10-31'],
    ['a month to come', monthRange('2026-12'), '2026-11-28', '2026-12-31'],
    ['the month that ends today', monthRange('2026-11'), '2026-11-30', '2026-11-30'],
    ['the month that begins today', monthRange('2026-11'), '2026-11-01', '2026-11-01'],
  ])('the day of %s is today where it holds today', (_what, month, today, day) => {
    expect(ofKind(month, 'day', today)).toEqual({ kind: 'day', from: day, to: day })
  })

  it('goes to today, and no further than today', () => {
    expect(aroundToday('day', '2026-11-28')).toEqual({ kind: 'day', from: '2026-11-28', to: '2026-11-28' })
    expect(aroundToday('month', '2026-11-28')).toEqual(monthRange('2026-11'))
    expect(isLast(monthRange('2026-11'), '2026-11-28')).toBe(true)
    expect(isLast(monthRange('2026-10'), '2026-11-28')).toBe(false)
    expect(isLast(monthRange('2026-10'), null)).toBe(false)
  })

  it('counts both ends, over changes of clocks', () => {
    expect(rangeLength('2026-03-07', '2026-03-09')).toBe(3)
    expect(rangeLength('2026-03-16', '2026-03-16')).toBe(1)
  })
})
