import { cleanup, render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { fixActionOf, reasonCodes } from '../../lib/domain/reasons.ts'
import { say } from '../../lib/words/staff-words.ts'
import { StaffPage } from './staff-page.tsx'
import { readyStaff, row, staffSamples } from './stories/samples.ts'
import type { StaffView } from './view.ts'

function show(view: StaffView) {
  const events = {
    onOpen: vi.fn(),
    onLookAgain: vi.fn(),
    onClose: vi.fn(),
    onReopen: vi.fn(),
    onSaveName: vi.fn(),
    onShowMemory: vi.fn(),
    onForget: vi.fn(),
  }
  render(
    <StaffPage view={view} {...events}>
      <p>the panel</p>
    </StaffPage>,
  )
  return events
}

const fixes = () =>
  [...document.querySelectorAll('.queue-fix :is(button, a)')].map(fix => fix.getAttribute('aria-label'))

describe('Needs staff', () => {
  it('gives every order the one button that fixes its reason', async () => {
    const { onOpen, onLookAgain } = show(readyStaff)
    expect(fixes()).toEqual([
      'RESOLVE: order 100000123',
      'RESOLVE: order 100000119',
      'RESOLVE: order 100000120',
      'Open Settings: order 100000121',
      'Look again: order 100000122',
      'Recorded elsewhere: order 100000122',
      'RESOLVE: order 100000123-1',
      'Post again…: order 100000124',
      'Leave voided: order 100000124',
    ])
    await userEvent.click(screen.getByRole('button', { name: 'RESOLVE: order 100000123' }))
    await userEvent.click(screen.getByRole('button', { name: 'Post again…: order 100000124' }))
    expect(onOpen.mock.calls).toEqual([[row.key], ['100000124']])
    await userEvent.click(screen.getByRole('button', { name: 'Look again: order 100000122' }))
    expect(onLookAgain).toHaveBeenCalledOnce()
    expect(screen.getByRole('link', { name: 'Open Settings: order 100000121' }).getAttribute('href')).toBe(
      '#/settings',
    )
  })

  it.each(reasonCodes.filter(code => fixActionOf(code) !== null))('has words for the fix of %s', code => {
    show({ ...readyStaff, rows: [{ ...row, reason: code, fix: fixActionOf(code) }] })
    expect(fixes()[0]).toMatch(/^[A-Z][^.]*: order 100000123$/)
  })

  it.each(reasonCodes)('rules 5: says above the orders that nothing is posted, and why: %s', reason => {
    show({ ...readyStaff, rows: [], held: { reason, orders: 20 } })
    expect(screen.getByText('20 paid orders wait: nothing is posted at the moment')).toBeTruthy()
    expect(screen.getByText(say(`reason.${reason}.cause`))).toBeTruthy()
    expect(document.body.textContent).not.toContain('Every paid order is posted or on its way')
  })

  it('ends the waiting of a void that was meant, and of a refund recorded elsewhere, by one press', async () => {
    const { onClose, onOpen } = show(readyStaff)
    await userEvent.click(screen.getByRole('button', { name: 'Leave voided: order 100000124' }))
    await userEvent.click(screen.getByRole('button', { name: 'Recorded elsewhere: order 100000122' }))
    expect(onClose.mock.calls.map(([{ key, reason }]) => [key, reason])).toEqual([
      ['100000124', 'voided-in-nextech'],
      ['100000122', 'refund-to-record'],
    ])
    expect(onOpen).not.toHaveBeenCalled()
    expect(screen.queryByRole('button', { name: /^(Leave|Recorded).*100000123$/ })).toBeNull()
  })

  it('takes such a word back, or says why it was not taken', async () => {
    const { onReopen } = show(staffSamples['a void left as it is'])
    expect(screen.getByText('Order 100000124 stays voided')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(onReopen).toHaveBeenCalledOnce()
    cleanup()
    show(staffSamples['a word that came too late'])
    expect(screen.getByRole('alert').textContent).toContain('The order changed while this page was open.')
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it('leads to the sign-in while signed out', () => {
    show({ ...readyStaff, held: { reason: 'signed-out', orders: 1 } })
    expect(screen.getByText('1 paid order waits: nothing is posted at the moment')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('#/settings')
  })

  it('says how many wait, by reason too, and shows one reason alone', () => {
    show(staffSamples['one reason'])
    expect(screen.getByRole('status').textContent).toBe('1 order waits')
    const links = screen.getAllByRole('link').filter(link => link.closest('nav'))
    expect(links.map(link => [link.textContent, link.getAttribute('href')])).toEqual([
      ['All 7', '#/staff'],
      ['Possible match 2', '#/staff?reason=possible-match'],
      ['Refused by Nextech 1', '#/staff?reason=refused'],
      ['Card type missing 1', '#/staff?reason=card-type-missing'],
      ['Refund to record 1', '#/staff?reason=refund-to-record'],
      ['Possible duplicate 1', '#/staff?reason=possible-duplicate'],
      ['Voided in Nextech 1', '#/staff?reason=voided-in-nextech'],
    ])
    expect(screen.getByRole('link', { current: true }).textContent).toBe('Refused by Nextech 1')
    expect(fixes()).toEqual(['RESOLVE: order 100000120'])
    expect(screen.getByText(/Nextech says: The date is closed\./)).toBeTruthy()
    expect(screen.getByText('Last decided by Front desk, 9:42 AM.')).toBeTruthy()
  })

  it('leads back from a reason that no order has', () => {
    show(staffSamples['a reason that none has'])
    expect(screen.getByRole('link', { name: 'Show all reasons' }).getAttribute('href')).toBe('#/staff')
  })

  it('goes from order to order by the arrow keys', async () => {
    show(readyStaff)
    screen.getByRole('button', { name: 'RESOLVE: order 100000123' }).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Open Settings: order 100000121')
    await userEvent.keyboard('{ArrowUp}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('RESOLVE: order 100000120')
  })

  it('is empty only as far as the sync is proven', () => {
    show(staffSamples.empty)
    expect(screen.getByRole('status').textContent).toBe(
      'Nothing needs staffEvery paid order is posted or on its way. Last proven good 9:42 AM.',
    )
  })

  it('says so where nothing is proven', () => {
    show(staffSamples['empty and never proven'])
    expect(screen.getByRole('status').textContent).toContain('may be incomplete')
  })

  it('shows the open order’s panel beside the list', () => {
    show(staffSamples['an order open'])
    expect(screen.getByRole('region', { name: 'Order to resolve' }).textContent).toBe('the panel')
  })

  it('shows what is remembered of customers, each to be taken back', async () => {
    const { onForget } = show(staffSamples.remembered)
    expect(screen.getByText(/is Testa Oakley, chart 10442/)).toBeTruthy()
    const forget = screen.getAllByRole('button', { name: /^Forget that/ })
    expect(forget.map(button => button.getAttribute('aria-label'))).toEqual([
      'Forget that Testa Sample is Testa Oakley, chart 10442',
      'Forget that Testa Sample is not a patient that Nextech does not show',
      'Forget that Testa Sample was a patient that Nextech does not show, no longer in Nextech: not used',
    ])
    for (const button of forget) await userEvent.click(button)
    expect(onForget.mock.calls).toEqual([
      ['k1', null],
      ['k1', 'uid-8'],
      ['k2', null],
    ])
  })

  it('takes a name for what is decided here', async () => {
    const { onSaveName } = show(staffSamples.empty)
    await userEvent.type(screen.getByLabelText('Your name in this browser'), ' Kim {Enter}')
    expect(onSaveName.mock.calls).toEqual([['Kim']])
  })
})

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
        { id: '90134', day: '2026-03-14', amountCents: 64_175, isVoid: false },
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
    ['nobody', []],
  ])('is searched for %s', async (text, numbers) => {
    show({ ...readyStaff, rows })
    await find(text)
    expect(shown()).toEqual(numbers)
    expect(screen.getByRole('status').textContent).toMatch(new RegExp(`^${numbers.length} orders? found$`))
    expect(screen.queryByText('No order that waits fits this.') !== null).toBe(numbers.length === 0)
  })

  it.each([
    ['oldest', ['WEB25-000566', '100000201', '100000202']],
    ['newest', ['100000202', '100000201', 'WEB25-000566']],
    ['amount', ['WEB25-000566', '100000201', '100000202']],
  ])('stands by %s', async (by, numbers) => {
    show({ ...readyStaff, rows })
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Order by' }), by)
    expect(shown()).toEqual(numbers)
  })

  it('shows which payments there are before anything is pressed', () => {
    show({ ...readyStaff, rows })
    const [first] = document.querySelectorAll('.queue-row')
    expect([...(first?.querySelectorAll('.queue-evidence li') ?? [])].map(line => line.textContent)).toEqual([
      'Payment 90134: $641.75, Mar 14, 2026',
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
    show({ ...readyStaff, now, rows: [{ ...row, since: now - age }] })
    expect(document.querySelector('.queue-age')?.textContent).toBe(`waits ${words}`)
  })

  it('leads to the history of each order', () => {
    show({ ...readyStaff, rows: [of('2-000000123 A', {})] })
    const link = screen.getByRole('link', { name: 'History of order 2-000000123 A', hidden: true })
    expect(link.getAttribute('href')).toBe('#/activity?order=2-000000123+A')
  })
})
