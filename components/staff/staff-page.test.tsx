import { cleanup, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { fixActionOf, reasonCodes } from '../../lib/domain/reasons.ts'
import { say } from '../../lib/words/staff-words.ts'
import { showStaff } from '../../tests/fixtures/show-staff.tsx'
import { must } from '../../tests/fixtures/store.ts'
import { readyStaff, row, staffSamples } from './stories/samples.ts'

const fixes = () =>
  [...document.querySelectorAll('.queue-fix :is(button, a)')].map(fix => fix.getAttribute('aria-label'))

it('loads itself again by a press where the sync does not answer', async () => {
  const reload = vi.spyOn(location, 'reload').mockReturnValue()
  showStaff(staffSamples.unreachable)
  await userEvent.click(screen.getByRole('button', { name: 'Reload this page' }))
  expect(reload).toHaveBeenCalledOnce()
})

describe('Needs staff', () => {
  it('gives every order the one button that fixes its reason', async () => {
    const twice = {
      ...row,
      key: 'twice',
      number: '100000125',
      reason: 'posted-twice',
      fix: 'settle',
    } as const
    const { onOpen, onLookAgain } = showStaff({ ...readyStaff, rows: [...readyStaff.rows, twice] })
    expect(fixes()).toEqual([
      'RESOLVE: order 100000123',
      'RESOLVE: order 100000119',
      'RESOLVE: order 100000120',
      'Open Settings: order 100000121',
      'Record refund…: order 100000122',
      'Recorded elsewhere: order 100000122',
      'RESOLVE: order 100000123-1',
      'Post again…: order 100000124',
      'Leave voided: order 100000124',
      'Which one is right…: order 100000125',
      'Look again: order 100000125',
    ])
    await userEvent.click(screen.getByRole('button', { name: 'RESOLVE: order 100000123' }))
    await userEvent.click(screen.getByRole('button', { name: 'Post again…: order 100000124' }))
    await userEvent.click(screen.getByRole('button', { name: /^Which one is right/ }))
    expect(onOpen.mock.calls).toEqual([[row.key], ['100000124'], ['twice']])
    await userEvent.click(screen.getByRole('button', { name: 'Look again: order 100000125' }))
    expect(onLookAgain).toHaveBeenCalledOnce()
    expect(screen.getByRole('link', { name: 'Open Settings: order 100000121' }).getAttribute('href')).toBe(
      '#/settings',
    )
  })

  it.each(reasonCodes.filter(code => fixActionOf(code) !== null))('has words for the fix of %s', code => {
    showStaff({ ...readyStaff, rows: [{ ...row, reason: code, fix: fixActionOf(code) }] })
    expect(fixes()[0]).toMatch(/^[A-Z][^.]*: order 100000123$/)
  })

  it.each(reasonCodes)('rules 5: says above the orders that nothing is posted, and why: %s', reason => {
    showStaff({ ...readyStaff, rows: [], held: { reason, orders: 20 } })
    expect(screen.getByText('20 paid orders wait: nothing is posted at the moment')).toBeTruthy()
    expect(screen.getByText(say(`reason.${reason}.cause`))).toBeTruthy()
    expect(document.body.textContent).not.toContain('Every paid order is posted or on its way')
  })

  it.each(['location-missing', 'records-hidden', 'nextech-down', 'ledger-first'] as const)(
    'looks again by one press where that may end it: %s',
    async reason => {
      const { onLookAgain } = showStaff({ ...readyStaff, rows: [], held: { reason, orders: 20 } })
      await userEvent.click(screen.getByRole('button', { name: 'Look again' }))
      expect(onLookAgain).toHaveBeenCalledOnce()
    },
  )

  it('says that the list may be old, and reads it again by one press', async () => {
    const { onLookAgain } = showStaff(staffSamples['could not be read again'])
    expect(screen.getByRole('alert').textContent).toContain('This list may be old')
    const [look] = screen.getAllByRole('button', { name: 'Look again' })
    await userEvent.click(must(look))
    expect(onLookAgain).toHaveBeenCalledOnce()
  })

  it('ends the waiting of a void that was meant, and of a refund recorded elsewhere, by one press', async () => {
    const { onClose, onOpen } = showStaff(readyStaff)
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
    const { onReopen } = showStaff(staffSamples['a void left as it is'])
    expect(screen.getByText('Order 100000124 stays voided')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(onReopen).toHaveBeenCalledOnce()
    cleanup()
    showStaff(staffSamples['a word that came too late'])
    expect(screen.getByRole('alert').textContent).toContain('The order changed while this page was open.')
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it('leads to the sign-in while signed out', () => {
    showStaff({ ...readyStaff, held: { reason: 'paused', orders: 0 } })
    expect(screen.getByRole('heading', { name: 'Nothing is posted at the moment' })).toBeTruthy()
    expect(screen.queryByText(/^0 /)).toBeNull()
    cleanup()
    showStaff({ ...readyStaff, held: { reason: 'signed-out', orders: 1 } })
    expect(screen.getByText('1 paid order waits: nothing is posted at the moment')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('#/settings')
  })

  it('says how many wait, by reason too, and shows one reason alone', () => {
    showStaff(staffSamples['one reason'])
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
    showStaff(staffSamples['a reason that none has'])
    expect(screen.getByRole('link', { name: 'Show all reasons' }).getAttribute('href')).toBe('#/staff')
  })

  it('goes from order to order by the arrow keys', async () => {
    showStaff(readyStaff)
    screen.getByRole('button', { name: 'RESOLVE: order 100000123' }).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Open Settings: order 100000121')
    await userEvent.keyboard('{ArrowUp}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('RESOLVE: order 100000120')
  })

  it('is empty only as far as the sync is proven', () => {
    showStaff(staffSamples.empty)
    expect(screen.getByRole('status').textContent).toBe(
      'Nothing needs staffEvery paid order is posted or on its way. Last proven good 9:42 AM.',
    )
  })

  it('says so where nothing is proven', () => {
    showStaff(staffSamples['empty and never proven'])
    expect(screen.getByRole('status').textContent).toContain('may be incomplete')
  })

  it('shows the open order’s panel beside the list', () => {
    showStaff(staffSamples['an order open'])
    expect(screen.getByRole('region', { name: 'Order to resolve' }).textContent).toBe('the panel')
  })

  it('shows what is remembered of customers, each to be taken back', async () => {
    const { onForget } = showStaff(staffSamples.remembered)
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
    const { onSaveName } = showStaff(staffSamples.empty)
    await userEvent.type(screen.getByLabelText('Your name in this browser'), ' Kim {Enter}')
    expect(onSaveName.mock.calls).toEqual([['Kim']])
  })

  it('says that a name is saved once it is, also when the list comes with it, and no more once it is changed', async () => {
    const { onSaveName, change } = showStaff(staffSamples.empty)
    const field = screen.getByLabelText('Your name in this browser')
    onSaveName.mockResolvedValueOnce(false)
    await userEvent.type(field, 'Kim{Enter}')
    expect(screen.queryByText('Saved.')).toBeNull()
    onSaveName.mockResolvedValueOnce(true)
    await userEvent.click(screen.getByRole('button', { name: 'Save name' }))
    change({ ...staffSamples.empty, staffName: 'Kim' })
    expect(await screen.findByText('Saved.')).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Save name')
    await userEvent.type(field, 'a')
    expect(screen.queryByText('Saved.')).toBeNull()
  })
})
