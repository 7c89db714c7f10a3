import { cleanup, render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ReconciliationPage } from './reconciliation-page.tsx'
import { reconciliationSamples, sampleAnswer } from './stories/samples.ts'
import type { ReconciliationView } from './view.ts'

function show(view: ReconciliationView | undefined = reconciliationSamples.ready) {
  const events = {
    onRange: vi.fn(),
    onRetry: vi.fn(),
    onReadLedger: vi.fn(),
    onCloseMonth: vi.fn(),
    onSyncNow: vi.fn(),
    onExport: vi.fn(),
    onPrint: vi.fn(),
    onSummary: vi.fn(),
    onFile: vi.fn(),
    onChoose: vi.fn(),
    onCompare: vi.fn(),
    onForget: vi.fn(),
    onCancel: vi.fn(),
  }
  if (!view) throw new Error('no such sample')
  render(<ReconciliationPage view={view} {...events} />)
  return events
}

const rowsOf = (name: string) =>
  within(within(screen.getByRole('region', { name })).getByRole('table'))
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent))

describe('the reconciliation', () => {
  it('shows the three sums and by how much they differ', () => {
    show()
    const block = screen.getByRole('region', { name: 'Three sums that must agree' })
    expect(
      within(block)
        .getAllByRole('definition')
        .map(each => each.textContent),
    ).toEqual(['$352.00 4 orders', '$168.00 2 postings', '$336.00 4 payments'])
    expect(within(block).getByText(/Shop and ledger differ by \$16\.00/)).toBeTruthy()
  })

  it('says days, zone and as of when the ledger is known', () => {
    show()
    expect(screen.getByText('Sunday, March 15, 2026 – Monday, March 16, 2026')).toBeTruthy()
    expect(screen.getByText(/America\/Chicago.*as read 9:42 AM/)).toBeTruthy()
  })

  it('gives every day and card type its sums, and their total', () => {
    show()
    expect(rowsOf('By day').slice(1)).toEqual([
      ['Mar 15, 2026', '$100.00', '$84.00', '$168.00', '-$68.00'],
      ['Mar 16, 2026', '$252.00', '$84.00', '$168.00', '$84.00'],
      ['Total', '$352.00', '$168.00', '$336.00', '$16.00'],
    ])
    expect(rowsOf('By card type').map(([name]) => name)).toEqual(['Card type', 'Visa', 'Affirm', 'Total'])
    expect(screen.getByRole('img', { name: /table below has the numbers/ })).toBeTruthy()
  })

  it('explains each order, with what fixes it', async () => {
    const { onSyncNow } = show()
    const rows = rowsOf('Orders that explain the difference')
    expect(rows[1]?.[1]).toContain('Missing in Nextech')
    expect(rows[2]?.[1]).toContain('To resolve · Possible match')
    expect(rows[3]?.[1]).toContain('payment 90119, Mar 16, 2026, $84.00; payment 90120, Mar 16, 2026, voided')
    expect(rows[4]?.[0]).toContain('Payment 90121')
    expect(screen.getByRole('link', { name: 'Open in Needs staff: 100000013' }).getAttribute('href')).toBe(
      '#/staff?reason=possible-match&order=100000013',
    )
    expect(screen.getByRole('link', { name: 'Open in Needs staff: 100000014' })).toBeTruthy()
    const [sync] = screen.getAllByRole('button', { name: /^Sync now: / })
    await userEvent.click(sync ?? expect.fail('no button'))
    expect(onSyncNow).toHaveBeenCalledOnce()
  })

  it('filters by reason and by order or payment', async () => {
    show()
    const shown = () => rowsOf('Orders that explain the difference').length - 1
    await userEvent.selectOptions(screen.getByLabelText('Show'), 'posted-twice')
    expect(shown()).toBe(1)
    await userEvent.selectOptions(screen.getByLabelText('Show'), '')
    await userEvent.type(screen.getByLabelText('Order or payment'), '#90119')
    expect(shown()).toBe(1)
    await userEvent.type(screen.getByLabelText('Order or payment'), 'x')
    expect(screen.getByText('Nothing fits the filter.')).toBeTruthy()
  })

  it('shows the first two hundred of thousands of differences, and all when asked', async () => {
    const [one] = sampleAnswer.report.differences
    if (!one) throw new Error('no sample')
    const differences = Array.from({ length: 450 }, (_, i) => ({ ...one, key: `${i}` }))
    const answer = { ...sampleAnswer, report: { ...sampleAnswer.report, differences } }
    show({ ...(reconciliationSamples.ready as ReconciliationView), read: { kind: 'ready', answer } })
    expect(rowsOf('Orders that explain the difference')).toHaveLength(201)
    await userEvent.click(screen.getByRole('button', { name: 'Show all 450' }))
    expect(rowsOf('Orders that explain the difference')).toHaveLength(451)
  })

  it('tells a ledger that begins later, and reads it back', async () => {
    const { onReadLedger } = show(reconciliationSamples['a ledger that begins later'])
    expect(
      screen.getByRole('heading', { name: 'The ledger is known from Mar 16, 2026 on only' }),
    ).toBeTruthy()
    expect(screen.getByText(/A sync is under way/)).toBeTruthy()
    expect(screen.getByText('2 stored rows could not be read and are in no sum.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Read the ledger back' }))
    expect(onReadLedger).toHaveBeenCalledOnce()
  })

  it('says that it is adding up, that it failed, that there is nothing', async () => {
    show(reconciliationSamples.loading)
    expect(screen.getByRole('status').textContent).toBe('Adding up…')
    cleanup()
    const { onRetry } = show(reconciliationSamples.failed)
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(onRetry).toHaveBeenCalledOnce()
    cleanup()
    show(reconciliationSamples['a month with no orders'])
    expect(screen.getByText('No orders and no payments on these days.')).toBeTruthy()
  })

  it('opens with why the sums differ, then days, then orders', async () => {
    show()
    const heads = screen.getAllByRole('heading', { level: 2 }).map(each => each.textContent)
    expect(heads.slice(0, 3)).toEqual(['Three sums that must agree', 'Why shop and ledger differ', 'By day'])
    expect(heads.indexOf('Orders that explain the difference')).toBeGreaterThan(heads.indexOf('By day'))
    const causes = rowsOf('Why shop and ledger differ')
    expect(causes.slice(1).map(([name, count, cents]) => [name?.slice(0, 12), count, cents])).toEqual([
      ['Not posted y', '1', '$100.00'],
      ['Missing in N', '1', '$84.00'],
      ['Missing in s', '1', '-$84.00'],
      ['Posted by ot', '1', '-$84.00'],
      ['Posted twice', '1', '-$84.00'],
      ['To resolveSt', '1', '$84.00'],
      ['Shop less le', '6', '$16.00'],
    ])
    await userEvent.click(screen.getByRole('button', { name: 'Show the orders: Posted twice' }))
    expect(rowsOf('Orders that explain the difference')).toHaveLength(2)
  })

  it('never calls $0.00 what is not known', () => {
    show(reconciliationSamples['no ledger'])
    const block = screen.getByRole('region', { name: 'Three sums that must agree' })
    expect(within(block).getAllByRole('definition')[2]?.textContent?.trim()).toBe('not known')
    expect(within(block).getByText(/^Whether the sums agree is not known/)).toBeTruthy()
    expect(rowsOf('By day')[1]).toEqual(['Mar 15, 2026', '$100.00', '$84.00', 'not known', 'not known'])
    expect(rowsOf('By card type').at(-1)?.slice(3)).toEqual(['not known', 'not known'])
    expect(rowsOf('Why shop and ledger differ').at(-1)?.[2]).toBe('not known')
    expect(screen.queryByText(/has no cause among these/)).toBeNull()
    expect(rowsOf('Orders that explain the difference')[1]?.[1]).toMatch(/^Ledger not read yet/)
    const own = rowsOf('Own lines').map(row => row.slice(1).join())
    expect(own).toEqual(expect.arrayContaining(['2,-$36.00', 'not known,not known']))
  })

  it('says which part of the ledger is known', () => {
    show(reconciliationSamples['a ledger that begins later'])
    expect(screen.getByText('from Mar 16, 2026 on: $168.00')).toBeTruthy()
    const [first, second] = rowsOf('By day')
      .slice(1)
      .map(row => row.slice(3).join())
    expect([first, second]).toEqual(['not known,not known', '$168.00,$84.00'])
  })

  it('prints and exports', async () => {
    const { onPrint, onExport } = show()
    await userEvent.click(screen.getByRole('button', { name: 'Print' }))
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }))
    expect([onPrint.mock.calls.length, onExport.mock.calls.length]).toEqual([1, 1])
  })
})

describe('the range', () => {
  const set = (label: string, value: string) => {
    const input = screen.getByLabelText(label) as HTMLInputElement
    input.value = value
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  it('changes by kind, and to the one before or after', async () => {
    const { onRange } = show(reconciliationSamples.failed)
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }))
    expect(onRange).toHaveBeenLastCalledWith({ kind: 'month', from: '2026-02-01', to: '2026-02-28' })
    await userEvent.click(screen.getByRole('radio', { name: 'Day' }))
    expect(onRange).toHaveBeenLastCalledWith({ kind: 'day', from: '2026-02-28', to: '2026-02-28' })
    await userEvent.click(screen.getByRole('button', { name: 'Next' }))
    expect(onRange).toHaveBeenLastCalledWith({ kind: 'day', from: '2026-03-01', to: '2026-03-01' })
  })

  it('is asked for only when it makes sense', async () => {
    const { onRange } = show()
    set('First day', '2026-03-20')
    await userEvent.click(screen.getByRole('button', { name: 'Show' }))
    expect(screen.getByRole('alert').textContent).toBe('The first day is after the last.')
    set('First day', '2024-03-01')
    await userEvent.click(screen.getByRole('button', { name: 'Show' }))
    expect(screen.getByRole('alert').textContent).toBe('A range is at most 366 days long.')
    expect(onRange).not.toHaveBeenCalled()
    set('First day', '2026-03-01')
    await userEvent.click(screen.getByRole('button', { name: 'Show' }))
    expect(onRange).toHaveBeenCalledExactlyOnceWith({ kind: 'range', from: '2026-03-01', to: '2026-03-16' })
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('the processor’s file', () => {
  it('is taken, compared by the columns that a person chose, and can be cancelled', async () => {
    const { onFile } = show()
    const file = new File(['Date,Amount\n'], 'batch.csv', { type: 'text/csv' })
    await userEvent.upload(screen.getByLabelText('Processor’s CSV file'), file)
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file)
    cleanup()
    const { onCompare } = show(reconciliationSamples['columns of the processor’s file'])
    await userEvent.click(screen.getByRole('button', { name: 'Compare' }))
    expect(onCompare).toHaveBeenCalledOnce()
    cleanup()
    const { onCancel } = show(reconciliationSamples['the file being read'])
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(onCancel).toHaveBeenCalledOnce()
  })

  const columnsOf = (mock: ReturnType<typeof show>['onChoose']) => mock.mock.calls.at(-1)?.[0]

  it('shows a select for each thing that it may hold, the guess chosen', async () => {
    const { onChoose } = show(reconciliationSamples['columns of the processor’s file'])
    const chosen = (label: string) =>
      (screen.getByLabelText(label) as HTMLSelectElement).selectedOptions[0]?.textContent
    expect(chosen('Column of the order number')).toBe('Order Number')
    expect(chosen('Column of what was refunded of it')).toBe('Amount Refunded')
    expect(chosen('Column of the kind')).toBe('Type')
    expect(chosen('Column of the state')).toBe('None')
    expect(chosen('Dates are told in')).toBe('UTC')
    await userEvent.selectOptions(screen.getByLabelText('Column of the order number'), 'None')
    expect(columnsOf(onChoose)).toMatchObject({ columns: { day: 0, amount: 3, number: null } })
    await userEvent.selectOptions(screen.getByLabelText('Dates are told in'), 'America/Denver')
    expect(columnsOf(onChoose)).toMatchObject({ zone: 'America/Denver' })
    await userEvent.selectOptions(screen.getByLabelText('Amounts'), '1.234,56')
    expect(columnsOf(onChoose)).toMatchObject({ decimal: 'comma' })
    await userEvent.selectOptions(
      screen.getByLabelText('Dates without a month’s name'),
      'day first, 16/3/2026',
    )
    expect(columnsOf(onChoose)).toMatchObject({ order: 'day-first' })
    await userEvent.selectOptions(screen.getByLabelText('Credit (CR) is'), 'money that went back')
    expect(columnsOf(onChoose)).toMatchObject({ credit: 'back' })
  })

  it('shows what its first rows become, and asks what a word means', async () => {
    const { onChoose } = show(reconciliationSamples['columns of the processor’s file'])
    const table = screen.getByRole('table', { name: 'The first rows as they are read' })
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map(row =>
        [...row.querySelectorAll('td')]
          .slice(0, 4)
          .map(cell => cell.textContent)
          .join('; '),
      )
    expect(rows).toEqual([
      'Mar 16, 2026; $64.00; 100000012; counted',
      'Mar 16, 2026; -$16.00; 100000013; counted',
      '; ; ; “Payout”: moves no money',
      '; ; ; left out: kind not known',
    ])
    await userEvent.selectOptions(screen.getByLabelText('Kind “Adjustment”'), 'Moves no money')
    expect(columnsOf(onChoose)).toMatchObject({ words: { 'kind:adjustment': 'none' } })
  })

  it('with headings that nobody knows can still be compared, once its columns are chosen', async () => {
    const { onChoose, onCompare } = show(reconciliationSamples['headings that are not known'])
    await userEvent.click(screen.getByRole('button', { name: 'Compare' }))
    expect(onCompare).not.toHaveBeenCalled()
    expect(screen.getByText(/^Choose the column of the date/)).toBeTruthy()
    await userEvent.selectOptions(screen.getByLabelText('Column of the date'), 'Wann')
    expect(columnsOf(onChoose)).toMatchObject({ columns: { day: 0 } })
    await userEvent.selectOptions(screen.getByLabelText('Column of the amount'), 'Column 3')
    expect(columnsOf(onChoose)).toMatchObject({ columns: { amount: 2 } })
  })

  it('offers to forget what was chosen for its processor', async () => {
    const { onForget } = show(reconciliationSamples['columns that are remembered'])
    await userEvent.click(screen.getByRole('button', { name: 'Forget these choices' }))
    expect(onForget).toHaveBeenCalledOnce()
  })

  it('adds a column by day and names what differs and what was left out', () => {
    show(reconciliationSamples.compared)
    expect(rowsOf('By day')[1]).toEqual(['Mar 15, 2026', '$100.00', '$84.00', '$168.00', '-$68.00', '$16.00'])
    expect(screen.getByText('Not at the processor')).toBeTruthy()
    expect(screen.getByText(/^Line 3, column “Amount”: “free” is no amount/)).toBeTruthy()
    expect(screen.getByText('1 row “Payout” moves no money: $68.00 not counted.')).toBeTruthy()
    expect(screen.getByText('2 rows were left out')).toBeTruthy()
  })
})
