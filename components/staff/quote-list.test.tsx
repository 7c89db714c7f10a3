import { screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { showStaff } from '../../tests/fixtures/show-staff.tsx'
import { staffSamples } from './stories/samples.ts'

const card = () => screen.getByRole('region', { name: 'Apply to quote' })

describe('payments whose patients had open quotes', () => {
  it('are named with number, amount, what each quote is for, and the equal one marked', () => {
    showStaff(staffSamples['open quotes'])
    expect(within(card()).getByText('2 payments')).toBeTruthy()
    const lines = within(card())
      .getAllByText(/^Quote /)
      .map(line => line.closest('li')?.textContent)
    expect(lines).toEqual([
      'Quote 7002: $84.00 · LIGHT PEELsame amount as this order',
      'Quote 7001: $1,200.00 · not open in Nextech any more',
      'Quote 7010: $500.00',
    ])
    expect(screen.getByText(/^1 order/, { selector: '.staff-count' })).toBeTruthy()
  })

  it('lead to the steps in Nextech, and wait for the word of a person', async () => {
    const { onQuoteDone } = showStaff(staffSamples['open quotes'])
    expect(within(card()).getByText(/The sync cannot apply a payment/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Apply to quote…: order 100000131' }))
    expect(within(card()).getByText('In Nextech open chart 10442, Billing tab.')).toBeTruthy()
    expect(within(card()).getByText(/^Choose payment 90131 of \$84\.00/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Order 100000131: applied to quote 7002' }))
    await userEvent.click(screen.getByRole('button', { name: 'Order 100000131: belongs to no quote' }))
    expect(onQuoteDone.mock.calls.map(([row, word]) => [row.number, word])).toEqual([
      ['100000131', { quote: '7002' }],
      ['100000131', { quote: null }],
    ])
  })

  it('say how to find the payment where neither chart nor number is known', async () => {
    showStaff(staffSamples['open quotes'])
    await userEvent.click(screen.getByRole('button', { name: 'Apply to quote…: order 100000132' }))
    expect(screen.getByText('In Nextech open the patient, Billing tab.')).toBeTruthy()
    expect(screen.getByText(/description begins with order 100000132/)).toBeTruthy()
  })

  it('stand below a queue that is empty, and are no part of it', () => {
    showStaff(staffSamples['open quotes and nothing else'])
    expect(card()).toBeTruthy()
    expect(screen.queryByText(/order/, { selector: '.staff-count' })).toBeNull()
  })

  it('are not there where there are none', () => {
    showStaff(staffSamples.ready)
    expect(screen.queryByRole('region', { name: 'Apply to quote' })).toBeNull()
  })

  it('can be put back, and what was marked is said to be a person’s word', async () => {
    const { onReopen } = showStaff(staffSamples['a payment applied to a quote'])
    expect(screen.getByText(/^As you said; Nextech does not tell/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(onReopen).toHaveBeenCalledOnce()
  })
})
