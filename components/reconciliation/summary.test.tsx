import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { sampleAnswer } from './stories/samples.ts'
import { Summary } from './summary.tsx'

describe('the sheet of a day', () => {
  it('is dated, has everything that differs, and who signs', async () => {
    const [onPrint, onSummary] = [vi.fn(), vi.fn()]
    render(<Summary answer={sampleAnswer} onPrint={onPrint} onSummary={onSummary} />)
    expect(screen.getByRole('article').textContent).toMatch(/America\/Chicago.*Made Mar 16, 2026/)
    const list = screen.getByRole('region', { name: 'Orders and payments that differ' })
    expect(within(list).getAllByRole('row')).toHaveLength(sampleAnswer.report.differences.length + 1)
    expect(screen.getByText('Checked by, date')).toBeTruthy()
    for (const name of ['Print', 'Back to the whole page'])
      await userEvent.click(screen.getByRole('button', { name }))
    expect([onPrint.mock.calls, onSummary.mock.calls]).toEqual([[[]], [[false]]])
  })
})
