import { render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ResolvePanel } from './resolve-panel.tsx'
import { panelEvents, settling } from './stories/samples.ts'

function show(change: Parameters<typeof settling>[0]) {
  const events = panelEvents(() => vi.fn())
  render(<ResolvePanel view={settling(change)} {...events} />)
  return events
}

const button = (name: string | RegExp) => screen.queryByRole('button', { name })

describe('an order that no patient settles', () => {
  it.each(['two-cards', 'amounts-disagree', 'unpaid-too-long', 'number-taken'] as const)(
    'offers with %s nothing that would not be posted, and links a payment by its number',
    async reason => {
      const { onFindPayment } = show({ reason, status: 'attention', candidates: [] })
      for (const name of [/^Choose/, /patient/i, 'Search']) expect(button(name)).toBeNull()
      expect(screen.queryByLabelText('Birth date')).toBeNull()
      await userEvent.type(screen.getByLabelText('Payment number'), '90101{Enter}')
      expect(onFindPayment).toHaveBeenCalledExactlyOnceWith('90101')
    },
  )
})

describe('an order in another currency', () => {
  const euros = { reason: 'amounts-disagree', status: 'attention', amountCents: 0 } as const

  it('is told in that currency, and never as a payment that something here would post', () => {
    show({ ...euros, candidates: [], foreign: '€64.78' })
    const head = screen.getByRole('banner').querySelector('summary')?.textContent
    expect(head).toBe('€64.78 · placed Mar 16, 2026 · what was bought')
  })
})

describe('what speaks against a patient', () => {
  const [first] = settling().order.candidates
  if (!first) throw new Error('no candidate')
  const toldAt = (name: RegExp) => button(name)?.closest('.choice')?.querySelector('.deciding')?.textContent

  it('stands by name where the press is made, and is read out with the button', () => {
    show({ candidates: [{ ...first, birthDate: '1952-03-09', marks: ['restricted', 'inactive'] }] })
    expect(toldAt(/^Choose Testa/)).toBe(
      'Restricted recordRecord not in useDifferent: Last name, Birth dateUnknown: Phone',
    )
    const [, told = ''] =
      button(/^Choose Testa/)
        ?.getAttribute('aria-describedby')
        ?.split(' ') ?? []
    expect(document.getElementById(told)?.textContent).toContain('Different: Last name')
  })

  it('is said to be kept back here where Nextech told it of a restricted record', () => {
    const fields = first.fields.map(field =>
      field.field === 'email' ? { ...field, value: null, likeness: 'different' as const } : field,
    )
    show({ candidates: [{ ...first, fields, marks: ['restricted'] }] })
    const rows = screen.getAllByRole('row').map(({ textContent }) => textContent)
    expect(rows).toContain('testa@example.comnot shown here')
    expect(rows).toContain('(214) 563-0142not shown by Nextech')
  })

  it('is nothing where all agrees', () => {
    const fields = first.fields.map(field => ({ ...field, likeness: 'equal' as const }))
    show({ candidates: [{ ...first, fields }] })
    expect(toldAt(/^Choose Testa/)).toBeUndefined()
  })

  it.each(['restricted', 'inactive'] as const)(
    'that it is %s: no Enter chooses it, its digit does',
    async mark => {
      const { onChoose } = show({ candidates: [{ ...first, marks: [mark] }] })
      await userEvent.keyboard('{Enter}')
      expect(onChoose).not.toHaveBeenCalled()
      await userEvent.keyboard('1')
      expect(onChoose).toHaveBeenCalledOnce()
    },
  )

  it('tells a record that is used no more from the one beside it', () => {
    const fields = first.fields.map(field => ({ ...field, likeness: 'equal' as const }))
    const [used, old] = [
      { ...first, fields },
      { ...first, fields, uid: 'uid-3', marks: ['inactive' as const] },
    ]
    show({ reason: 'same-details', candidates: [used, old] })
    expect(screen.queryByText('Two records agree in everything that Nextech shows')).toBeNull()
  })
})

describe('a patient who was born on another day than the customer', () => {
  const [first] = settling().order.candidates
  if (!first) throw new Error('no candidate')
  const parent = { ...first, birthDate: '1952-03-09' }

  it('is told so beside the four fields and where the press is made, and no Enter chooses it', async () => {
    const { onChoose } = show({ reason: 'birth-date-differs', candidates: [parent] })
    expect(screen.getByRole('row', { name: /Birth date\s*Different/ })).toBeTruthy()
    expect(screen.getByRole('row', { name: 'Jan 2, 1980 Mar 9, 1952' })).toBeTruthy()
    expect(button('Choose Testa Oakley · born Mar 9, 1952')).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('is told so where the order’s figures may mean two days, and neither is the chart’s', async () => {
    const { customer } = settling().order
    const open = {
      customer: { ...customer, birthDate: '' },
      possibleBirthDates: ['1980-01-02', '1980-02-01'],
    }
    const { onChoose } = show({ ...open, reason: 'birth-date-differs', candidates: [parent] })
    expect(screen.getByRole('row', { name: 'Jan 2, 1980 or Feb 1, 1980 Mar 9, 1952' })).toBeTruthy()
    expect(screen.getByText('born Jan 2, 1980 or Feb 1, 1980')).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('is nobody where the order’s figures may mean the chart’s day', () => {
    const open = { customer: { ...settling().order.customer, birthDate: '' } }
    show({ ...open, possibleBirthDates: ['1952-09-03', '1952-03-09'], candidates: [parent] })
    expect(screen.queryByRole('row', { name: /Birth date/ })).toBeNull()
  })

  it('is nobody where order or chart tell no birth date', async () => {
    const { onChoose } = show({ candidates: [{ ...first, birthDate: null }] })
    expect(screen.queryByRole('row', { name: /Birth date/ })).toBeNull()
    await userEvent.keyboard('{Enter}')
    expect(onChoose).toHaveBeenCalledOnce()
  })
})

it('leads out of a panel that cannot read Nextech to the page with the sign-in', async () => {
  const { onOpenQueue, onRetry } = show({ trouble: 'The sync is signed out of Nextech.' })
  await userEvent.click(screen.getByRole('button', { name: 'Open Needs staff' }))
  expect(onOpenQueue).toHaveBeenCalledOnce()
  expect(onRetry).not.toHaveBeenCalled()
})
