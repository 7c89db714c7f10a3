import { cleanup, render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { nothing } from '../stories/story.ts'
import { Closing } from './closing.tsx'
import { monthSamples } from './stories/month-samples.ts'

function show(name: keyof typeof monthSamples) {
  const events = { onCloseMonth: vi.fn(), onRange: vi.fn() }
  const { read, closing } = monthSamples[name]
  if (read.kind !== 'ready') throw new Error('no answer to show')
  render(
    <Closing
      answer={read.answer}
      state={closing}
      addresses={{ 100000012: 'https://shop.example.com/12' }}
      {...events}
    />,
  )
  return events
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('a month', () => {
  it('is closed by a second press, which says what is kept and what is still open', async () => {
    const { onCloseMonth } = show('a month that may be closed')
    await userEvent.click(button('Close March 2026…'))
    expect(onCloseMonth).not.toHaveBeenCalled()
    expect(screen.getByText(/^These figures are kept: \$352\.00 taken in the shop/)).toBeTruthy()
    expect(screen.getByText(/^6 orders and payments are still to be looked at/)).toBeTruthy()
    await userEvent.click(button('Close March 2026'))
    expect(onCloseMonth).toHaveBeenCalledExactlyOnceWith('2026-03')
    await userEvent.click(button('Not yet'))
    expect(button('Close March 2026…')).toBeTruthy()
  })

  it('keeps the focus of a person with the keyboard: at what is kept, then at what was', async () => {
    const { read, closing } = monthSamples['a month that may be closed']
    const { read: after } = monthSamples['a closed month']
    if (read.kind !== 'ready' || after.kind !== 'ready') throw new Error('no answer to show')
    const events = { onCloseMonth: vi.fn(), onRange: vi.fn() }
    const { rerender } = render(<Closing answer={read.answer} state={closing} addresses={{}} {...events} />)
    await userEvent.click(button('Close March 2026…'))
    expect(document.activeElement?.textContent).toMatch(/^These figures are kept/)
    await userEvent.keyboard('{Enter}')
    expect(events.onCloseMonth).not.toHaveBeenCalled()
    await userEvent.click(button('Close March 2026'))
    rerender(<Closing answer={after.answer} state={null} addresses={{}} {...events} />)
    expect(document.activeElement?.textContent).toContain('March 2026 was closed on')
  })

  it('that cannot be closed yet says what it waits for, and has no button', () => {
    show('a month whose ledger is not known')
    expect(screen.getByText(/once Nextech’s ledger is known for the whole month/)).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('that could not be closed says so', () => {
    show('a month that could not be closed')
    expect(screen.getByRole('alert').textContent).toBe('It was not closed. Nothing is lost: press again.')
  })

  it('says when it was closed and who closed it, and that nothing came since', () => {
    show('a closed month')
    expect(
      screen.getByRole('heading', { name: 'March 2026 was closed on Apr 2, 2026 by Ann Lee' }),
    ).toBeTruthy()
    expect(screen.getByText('Nothing has come since it was closed.')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('names apart what came since, with the day that each belongs to', () => {
    show('a closed month with what came since')
    const card = screen.getByRole('region', { name: 'Since it was closed' })
    const rows = within(card)
      .getAllByRole('row')
      .slice(1)
      .map(row => [...row.children].map(cell => cell.textContent))
    expect(rows).toEqual([
      [
        '100000012Mar 16, 2026',
        'Refundbelongs to Apr 3, 2026, and counts there',
        '-$20.00',
        '$0.00',
        '$0.00',
      ],
      [
        '100000014Mar 16, 2026',
        'Voided or deleted in Nextech after the closingbelongs to Apr 5, 2026',
        ...['$0.00', '$0.00', '-$84.00'],
      ],
      [
        '100000013Mar 16, 2026',
        'Corrected after the closingnoticed since; nobody tells the day',
        ...['$0.00', '$84.00', '$0.00'],
      ],
    ])
    expect(
      within(card).getByText(/these days would have \$352\.00 in the shop, \$252\.00 posted/),
    ).toBeTruthy()
  })

  it('leads from an order to its page, where that is known', () => {
    show('a closed month with what came since')
    const link = screen.getByRole('link', { name: '100000012' })
    expect(link.getAttribute('href')).toBe('https://shop.example.com/12')
    expect(screen.queryByRole('link', { name: '100000013' })).toBeNull()
  })

  it('says among other days which of them are kept', () => {
    show('days of a closed month and others')
    expect(screen.getByText(/Its days are shown as they were closed/)).toBeTruthy()
  })

  it('leads from its days, which may have changed, to what was kept', async () => {
    const { onRange } = show('days of a month closed long ago')
    expect(screen.getByText(/as they are now. The closed month keeps its own/)).toBeTruthy()
    await userEvent.click(button('Show the closed month'))
    expect(onRange).toHaveBeenCalledExactlyOnceWith({ kind: 'month', from: '2026-03-01', to: '2026-03-31' })
  })

  it('offers nothing while it runs, or where the range is no month', () => {
    const { read } = monthSamples['a month that may be closed']
    if (read.kind !== 'ready') throw new Error('no answer to show')
    for (const closing of ['not-over', null] as const) {
      render(
        <Closing
          answer={{ ...read.answer, closing }}
          state={null}
          addresses={{}}
          onCloseMonth={nothing}
          onRange={nothing}
        />,
      )
      expect(document.body.textContent).toBe('')
      cleanup()
    }
  })
})
