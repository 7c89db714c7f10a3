import { expect, it } from 'vitest'
import { readProcessor } from '../../../tests/fixtures/processor-file.ts'

const file = (heading: string, dates: readonly string[]) =>
  [
    `${heading};Order ID;Amount;Status`,
    ...dates.map((date, at) => `${date};10000000${at + 1};80.00;Paid`),
  ].join('\n')

/** A practice in Chicago: the last row is of 31 March there, at 21:30, and of 1 April by UTC. */
it.each<[string, string, string[], string[]]>([
  [
    'points',
    'Date (UTC)',
    ['2026.3.1 18:00', '2026.3.16 18:00', '2026.4.1 02:30'],
    ['2026-03-01', '2026-03-16', '2026-03-31'],
  ],
  ['strokes, without a time', 'Date', ['2026/03/01', '2026/03/31'], ['2026-03-01', '2026-03-31']],
  ['one piece', 'Transaction date', ['20260301', '20260331'], ['2026-03-01', '2026-03-31']],
  [
    'one piece with the time, in UTC',
    'Created (UTC)',
    ['20260301180000', '20260401023000'],
    ['2026-03-01', '2026-03-31'],
  ],
  [
    'one piece as ISO 8601 has it',
    'Timestamp',
    ['20260301T180000Z', '20260401T023000Z', '20260401T0330+0100'],
    ['2026-03-01', '2026-03-31', '2026-03-31'],
  ],
  [
    'strokes with an offset',
    'Payment date',
    ['2026/03/01 12:00 -0600', '2026/04/01 02:30 +0000'],
    ['2026-03-01', '2026-03-31'],
  ],
  [
    'the zone by its name',
    'Payment date',
    ['2026/03/01 12:00 America/Chicago', '2026/03/31 22:30 America/New_York'],
    ['2026-03-01', '2026-03-31'],
  ],
  ['Korean points', 'Date (UTC)', ['2026. 3. 1. 18:00', '2026. 4. 1. 02:30'], ['2026-03-01', '2026-03-31']],
  [
    'Japanese parts',
    'Date (UTC)',
    ['2026年3月1日 18:00', '2026年4月1日 02:30'],
    ['2026-03-01', '2026-03-31'],
  ],
  [
    'years of two digits',
    'Date',
    ['26/03/01', '26/03/16', '26/03/31'],
    ['2026-03-01', '2026-03-16', '2026-03-31'],
  ],
  [
    'years of two digits, in March 26th’s month',
    'Date',
    ['26-03-25', '26-03-26'],
    ['2026-03-25', '2026-03-26'],
  ],
  ['a month’s name', 'Date', ['2026-Mar-01', '2026-Mar-31'], ['2026-03-01', '2026-03-31']],
])('reads the days of a file that begins with the year: %s', async (_, heading, dates, days) => {
  const { transactions, problems, rows } = await readProcessor(file(heading, dates))
  expect(problems).toEqual([])
  expect(rows).toBe(dates.length)
  expect(transactions.map(({ day }) => day)).toEqual(days)
})

it.each(['2026.13.1', '2026/02/30', '20260230', '20260230T120000Z', '2026年13月1日', '26/13/01'])(
  'says beside the row that %s is no day',
  async date => {
    const { transactions, problems } = await readProcessor(
      file('Date', ['2026.3.1', '2026.3.2', date]).replaceAll(
        '2026.3.',
        date.startsWith('26') ? '26/3/' : '2026.3.',
      ),
    )
    expect(transactions).toHaveLength(2)
    expect(problems).toMatchObject([{ line: 4, kind: 'no-day', text: date }])
  },
)

it('lets a person say that the year comes first where nothing tells', async () => {
  const text = file('Date', ['26/03/26'])
  const { choices } = await readProcessor(text)
  expect(choices.order).toBe('day-first')
  const chosen = await readProcessor(file('Date', ['26/03/17']), {
    choose: guessed => ({ ...guessed, order: 'year-first' }),
  })
  expect(chosen.transactions.map(({ day }) => day)).toEqual(['2026-03-17'])
})
