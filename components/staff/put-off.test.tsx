import { screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { showStaff } from '../../tests/fixtures/show-staff.tsx'
import { readyStaff, row, staffSamples } from './stories/samples.ts'

const fixes = () =>
  [...document.querySelectorAll('.queue-fix :is(button, a)')].map(fix => fix.getAttribute('aria-label'))

describe('a list that is looked at again', () => {
  it('keeps its rows, without a press that would come too early', () => {
    showStaff(staffSamples['being looked at again'])
    expect(screen.getAllByText('being looked at again…')).toHaveLength(readyStaff.rows.length)
    expect(fixes()).toEqual([])
  })

  it('has its presses where nothing goes on that would look', () => {
    const again = staffSamples['being looked at again']
    showStaff({ ...again, held: { reason: 'signed-out', orders: 3 } })
    expect(fixes()).toContain('RESOLVE: order 100000123')
    expect(screen.queryByText('being looked at again…')).toBeNull()
  })
})

describe('orders that are put off', () => {
  const box = (name: string) => screen.getByRole('checkbox', { name })

  it('are several at once, chosen by their boxes', async () => {
    const { onSnooze } = showStaff(readyStaff)
    expect(screen.queryByRole('button', { name: 'Put off' })).toBeNull()
    await userEvent.click(box('Select order 100000123'))
    await userEvent.click(box('Select order 100000119'))
    expect(screen.getByText('2 orders selected')).toBeTruthy()
    await userEvent.selectOptions(screen.getByLabelText('Until'), 'next Monday, 8 AM')
    await userEvent.click(screen.getByRole('button', { name: 'Put off' }))
    const [rows, time] = onSnooze.mock.calls[0] ?? []
    expect([rows.map(({ number }: { number: string }) => number).sort(), time]).toEqual([
      ['100000119', '100000123'],
      'monday',
    ])
    expect(screen.queryByText('2 orders selected')).toBeNull()
  })

  it('are all that are shown by one box', async () => {
    const { onSnooze } = showStaff(staffSamples['one reason'])
    await userEvent.click(box('Select all shown'))
    await userEvent.click(screen.getByRole('button', { name: 'Put off' }))
    expect(onSnooze.mock.calls[0]?.[0].every(({ reason }: { reason: string }) => reason === 'refused')).toBe(
      true,
    )
  })

  it('are counted, shown when asked for, and brought back', async () => {
    const { onWake } = showStaff(staffSamples['one put off'])
    expect(screen.getByText(/^1 order is put off on this computer/)).toBeTruthy()
    expect(screen.queryByRole('checkbox', { name: `Select order ${row.number}` })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Show what is put off' }))
    await userEvent.click(box(`Select order ${row.number}`))
    await userEvent.click(screen.getByRole('button', { name: 'Bring back' }))
    expect(onWake.mock.calls[0]?.[0]).toMatchObject([{ number: row.number }])
  })

  it('leave a list that says so, not an empty one', () => {
    showStaff(staffSamples['all put off'])
    expect(screen.getByText('Nothing else needs staff now.')).toBeTruthy()
    expect(screen.getByText(/^1 order is put off/)).toBeTruthy()
  })
})
