import { screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showPanel } from '../../tests/fixtures/show-panel.tsx'
import { panelSamples, payment } from './stories/samples.ts'
import { settlingSamples, toRecord, twice } from './stories/settling-samples.ts'

let now = 0
beforeEach(() => vi.spyOn(performance, 'now').mockImplementation(() => now))
afterEach(() => vi.restoreAllMocks())

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = async (name: string | RegExp, afterMs = 600) => {
  now += afterMs
  await userEvent.click(button(name))
}

describe('two live payments of one order', () => {
  it('are shown with number, amount, day and chart', () => {
    showPanel(twice)
    expect(screen.getByRole('heading', { name: 'Nextech holds 2 payments of this order' })).toBeTruthy()
    for (const text of ['Payment 90118', 'Payment 90121', /10442/, /10611/])
      expect(screen.getByText(text)).toBeTruthy()
    expect(screen.getAllByText('$84.00').length).toBeGreaterThanOrEqual(2)
    expect(screen.getAllByText('Mar 16, 2026').length).toBeGreaterThanOrEqual(2)
  })

  it('are told apart by a press that says what is in Nextech afterwards, and a second one', async () => {
    const { onSettle } = showPanel(twice)
    await press('This one is the order’s: payment 90121')
    expect(onSettle).not.toHaveBeenCalled()
    const question = screen.getByText(/then counts as posted by payment 90121: \$84\.00, Testa Sample.*10611/)
    expect(question.textContent).toContain('Nothing is sent, and nothing in Nextech changes.')
    expect(question.textContent).toContain('Payment 90118 stays in Nextech as it is')
    expect(document.activeElement).toBe(question)
    await press('Yes, payment 90121', 300)
    expect(onSettle).not.toHaveBeenCalled()
    await press('Yes, payment 90121', 300)
    expect(onSettle.mock.calls).toEqual([
      [{ kind: 'payment-told', payment: '90121', shown: ['90118', '90121'] }],
    ])
  })

  it('lets people go back, and answers no key but that of the button with the focus', async () => {
    const { onSettle, onChoose } = showPanel(twice)
    await press('This one is the order’s: payment 90121')
    await press('Back')
    now += 1_000
    await userEvent.keyboard('{Enter}1')
    expect(onSettle).not.toHaveBeenCalled()
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('may be neither: another one is looked up by its number', async () => {
    const view = {
      ...twice,
      payments: { kind: 'found' as const, items: [{ ...payment, id: '90140' }], found: 1 },
    }
    const { onSettle } = showPanel(view)
    await press('Link payment 90140')
    expect(onSettle.mock.calls).toEqual([
      [{ kind: 'payment-told', payment: '90140', shown: ['90118', '90121'] }],
    ])
  })
})

describe('a payment of another amount', () => {
  it('is right by a press that names both amounts', async () => {
    const { onSettle } = showPanel(settlingSamples['another amount'])
    expect(
      screen.getByText(/Nextech holds a payment of \$89\.00 for it\. The shop says \$84\.00 was paid\./),
    ).toBeTruthy()
    await press('This amount is right: payment 90118')
    expect(screen.getByText(/payment 90118: \$89\.00, .*The order comes to \$84\.00\./)).toBeTruthy()
    await press('Yes, payment 90118')
    expect(onSettle).toHaveBeenCalledExactlyOnceWith({
      kind: 'payment-told',
      payment: '90118',
      shown: ['90118'],
    })
  })
})

describe('money that went back', () => {
  it('is named with the sum still to record, and linked to a refund of the patient', async () => {
    const { onSettle } = showPanel(toRecord)
    expect(screen.getByRole('heading', { name: '$20.00 still to be recorded as refunded' })).toBeTruthy()
    await press('It is this refund: payment 90127')
    expect(onSettle.mock.calls).toEqual([[{ kind: 'refund-linked', owedCents: 2_000, payment: '90127' }]])
  })

  it('is recorded elsewhere by one press', async () => {
    const { onSettle } = showPanel(toRecord)
    await press('Recorded elsewhere')
    expect(onSettle.mock.calls).toEqual([[{ kind: 'refund-recorded', owedCents: 2_000 }]])
  })

  it('says where the patient’s refunds could not be read', () => {
    showPanel(settlingSamples['a refund to record, its patient not read'])
    expect(screen.getByText(/Nextech did not answer within 15 seconds/)).toBeTruthy()
    expect(screen.queryByText(/No such refund/)).toBeNull()
  })
})

it('a void that was meant is left by one press', async () => {
  const { onSettle } = showPanel(panelSamples.voided)
  await press('Leave voided')
  expect(onSettle.mock.calls).toEqual([[{ kind: 'void-left' }]])
})

it('what was said can be taken back', async () => {
  const { onReopen } = showPanel(settlingSamples['a payment told'])
  await press('Undo')
  expect(onReopen).toHaveBeenCalledOnce()
})
