import { screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { options } from 'preact'
import { describe, expect, it, onTestFinished } from 'vitest'
import { showStaff } from '../../tests/fixtures/show-staff.tsx'
import { findRows } from './find-rows.ts'
import { readyStaff, row } from './stories/samples.ts'

describe('a long queue', () => {
  const of = (number: string, change: Partial<typeof row>) => ({ ...row, key: number, number, ...change })
  const day = 86_400_000
  const rows = [
    of('100000201', { customer: 'Ana Lima', amountCents: 12_050, placedAt: row.placedAt - day }),
    of('100000202', { customer: 'Bo Weiß', amountCents: 8_400, placedAt: row.placedAt }),
    of('WEB25-000566', {
      customer: 'Ana Weiß',
      amountCents: 64_175,
      placedAt: row.placedAt - 2 * day,
      reason: 'posted-twice',
      payments: [
        { id: '90134', day: '2026-03-14', amountCents: 64_175, isVoid: false, chart: '10021' },
        { id: '90135', day: '2026-03-15', amountCents: 64_175, isVoid: true },
      ],
    }),
  ]
  const shown = () => [...document.querySelectorAll('.queue-row h2')].map(({ textContent }) => textContent)
  const find = (text: string) =>
    userEvent.type(screen.getByRole('searchbox', { name: 'Find an order' }), text)

  it.each([
    ['566', ['WEB25-000566']],
    ['web25', ['WEB25-000566']],
    ['ana', ['WEB25-000566', '100000201']],
    ['weiß', ['WEB25-000566', '100000202']],
    ['ana 120.50', ['100000201']],
    ['$641.75', ['WEB25-000566']],
    ['90135', ['WEB25-000566']],
    ['weiss', ['WEB25-000566', '100000202']],
    ['#100000201', ['100000201']],
    ['DermPRO #100000201', ['100000201']],
    ['10021', ['WEB25-000566']],
    ['nobody', []],
  ])('is searched for %s', async (text, numbers) => {
    showStaff({ ...readyStaff, rows })
    await find(text)
    expect(shown()).toEqual(numbers)
    expect(screen.getByRole('status').textContent).toMatch(new RegExp(`^${numbers.length} orders? found$`))
    expect(screen.queryByText('No order that waits fits this.') !== null).toBe(numbers.length === 0)
  })

  it.each([
    ['nunez', '2-000000123'],
    ['NÚÑEZ jose', '2-000000123'],
    ['garcia lopez', '2-000000123'],
    ['Garcia-Lopez', '2-000000123'],
    ["o'brien", '1-000000123'],
    ['obrien', '1-000000123'],
    ['O`Brien', '1-000000123'],
    ['2-000000123', '2-000000123'],
  ])('finds a name however it is typed: %s', (text, number) => {
    const named = [
      of('2-000000123', { customer: 'José Núñez García-López' }),
      of('1-000000123', { customer: 'Siobhán O’Brien' }),
    ]
    expect(findRows(named, text).map(each => each.number)).toEqual([number])
  })

  it.each([
    ['oldest', ['WEB25-000566', '100000201', '100000202']],
    ['newest', ['100000202', '100000201', 'WEB25-000566']],
    ['amount', ['WEB25-000566', '100000201', '100000202']],
  ])('stands by %s', async (by, numbers) => {
    showStaff({ ...readyStaff, rows })
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Order by' }), by)
    expect(shown()).toEqual(numbers)
  })

  it('draws again what changed, and no other order', async () => {
    const drawn: string[] = []
    const before = options.diffed
    options.diffed = node => {
      const { type, props } = node
      const isOrder = typeof type === 'function' && type.name === 'QueueOrder'
      if (isOrder && 'row' in props) drawn.push((props.row as typeof row).key)
      before?.(node)
    }
    onTestFinished(() => void Object.assign(options, { diffed: before }))
    const many = () => Array.from({ length: 60 }, (_, at) => of(`${100_000_000 + at}`, { placedAt: at }))
    const view = { ...readyStaff, rows: many() }
    const { change } = showStaff(view)
    expect(drawn).toHaveLength(60)
    drawn.length = 0
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select order 100000050' }))
    expect(drawn).toEqual(['100000050'])
    drawn.length = 0
    // Read again: each row is a new object that says the same, but one.
    change({
      ...view,
      rows: many().map((each, at) => (at === 7 ? { ...each, detail: 'other words' } : each)),
    })
    expect(drawn).toEqual(['100000007'])
    drawn.length = 0
    change({ ...view, rows: many().slice(1), openKey: '100000002' })
    expect(drawn).toEqual(['100000002', '100000007'])
  })

  it('shows which payments there are before anything is pressed', () => {
    showStaff({ ...readyStaff, rows })
    const [first] = document.querySelectorAll('.queue-row')
    expect([...(first?.querySelectorAll('.queue-evidence li') ?? [])].map(line => line.textContent)).toEqual([
      'Payment 90134: $641.75, Mar 14, 2026, chart 10021',
      'Payment 90135: $641.75, Mar 15, 2026, voided',
    ])
  })

  it.each([
    [59_000, '0 min'],
    [25 * 60_000, '25 min'],
    [47 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 days'],
    [9.5 * day, '9 days'],
  ])('says for how long each has needed staff: %d ms', (age, words) => {
    const now = row.placedAt
    showStaff({ ...readyStaff, now, rows: [{ ...row, since: now - age }] })
    expect(document.querySelector('.queue-age')?.textContent).toBe(`waits ${words}`)
  })

  it('leads to the history of each order', () => {
    showStaff({ ...readyStaff, rows: [of('2-000000123 A', {})] })
    const link = screen.getByRole('link', { name: 'History of order 2-000000123 A', hidden: true })
    expect(link.getAttribute('href')).toBe('#/activity?order=2-000000123+A')
  })
})
