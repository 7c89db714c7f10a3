import { describe, expect, it, vi } from 'vitest'
import { openKnown, page, readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import { practiceDayOf } from '../domain/practice-day.ts'

vi.setConfig({ testTimeout: 60_000 })

type Placed = readonly [number: string, date: string]

/** Pages of orders that staff open one after the other; the practice day of the last one, or why there is none. */
async function dayOf(placed: readonly Placed[]): Promise<string | null> {
  const { world, order, practice, fromShop } = await openKnown()
  const { timeZone } = world.configuration.practice
  let said: string | null = null
  for (const [number, date] of placed) {
    const reading = { ...readingOf(order, timeZone), number, date }
    const { badge, understood } = await fromShop('cs-bg/order', { reading, href: null })
    const known = (await practice.intake.records(page.origin, [number])).get(number)
    said = understood && known ? practiceDayOf(known.order.placedAt, timeZone) : badge.reason
  }
  return said
}

const clear: readonly Placed[] = [
  ['100000121', 'Feb 1, 2026, 9:00 AM'],
  ['100000122', 'Feb 2, 2026, 9:00 AM'],
]

describe('rules 3: a date of figures by the orders around its number', () => {
  it.each<[string, readonly Placed[], string]>([
    ['after two of the day before', [...clear, ['100000123', '03/02/2026 10:00:00']], 'date-unclear'],
    [
      'before one of the day after',
      [...clear, ['100000124', 'Feb 4, 2026'], ['100000123', '03/02/2026 10:00:00']],
      '2026-02-03',
    ],
    [
      'before one of both days',
      [...clear, ['100000124', 'Mar 3, 2026'], ['100000123', '03/02/2026 10:00:00']],
      'date-unclear',
    ],
    ['that is too early in one reading', [...clear, ['100000125', '03/01/2026']], '2026-03-01'],
    ['with a year of two figures', [...clear, ['100000123', '26/02/15 10:00']], '2026-02-15'],
    ['with points', [...clear, ['100000123', '26.02.15']], '2026-02-15'],
    ['between which neither reading lies', [...clear, ['100000123', '05/01/2025']], 'date-unclear'],
    [
      'without a year',
      [...clear, ['100000124', 'Feb 4, 2026'], ['100000123', 'Feb 3, 10:00 AM']],
      '2026-02-03',
    ],
    ['without a year, of which nothing else is known', [['100000123', 'Feb 3, 10:00 AM']], 'date-unclear'],
    ['that says how long ago it was', [...clear, ['100000123', '2 days ago']], 'date-unclear'],
    ['of which one alone is known', [...clear.slice(1), ['100000123', '26/02/15']], 'date-unclear'],
    ['of another form', [...clear, ['WEB-123', '26/02/15']], 'date-unclear'],
    [
      'that is known already',
      [
        ['100000123', 'Feb 3, 2026, 10:00 AM'],
        ['100000123', '03/02/2026 10:00'],
      ],
      '2026-02-03',
    ],
  ])('%s', async (_, placed, expected) => {
    expect(await dayOf(placed)).toBe(expected)
  })
})

it.each(['Mar 1, 10:00 AM', '03/01', 'Yesterday, 10:00'])(
  'an order of a list whose dates name no year has a badge, and its own page is read: %s',
  async date => {
    const { world, order, fromShop } = await openKnown()
    const row = { ...rowOf(order, world.configuration.practice.timeZone), date, href: '/o/1' }
    const { badges, wanted, unreadable } = await fromShop('cs-bg/rows', { rows: [row] })
    expect(unreadable).toBe(0)
    expect(badges).toMatchObject([{ number: row.number, status: 'unseen' }])
    expect(wanted).toEqual([row.number])
    const alone = await fromShop('cs-bg/rows', { rows: [{ ...row, href: null }] })
    expect(alone.badges).toMatchObject([{ reason: 'date-unclear', button: { opens: 'workbench' } }])
  },
)
