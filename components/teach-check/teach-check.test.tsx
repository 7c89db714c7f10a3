import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { checkSamples, checkView } from './stories/samples.ts'
import { TeachCheck } from './teach-check.tsx'
import type { TeachCheckView } from './view.ts'

function show(view: TeachCheckView) {
  const events = { onSave: vi.fn(), onAgain: vi.fn(), onClose: vi.fn() }
  render(<TeachCheck view={view} {...events} />)
  return events
}
const cells = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent))
const button = (name: string) => screen.getByRole('button', { name })

describe('what was understood of a page', () => {
  it('is shown on five orders, and saved only when a person says so', async () => {
    const { onSave, onAgain, onClose } = show(checkView)
    expect(screen.getByText('23 orders were found on this page. Are these right?')).toBeTruthy()
    expect(cells()).toHaveLength(6)
    expect(cells()[1]).toEqual(['100004001', '2026-03-16 09:42', 'Zoe Example', '$84.00', 'Processing'])
    await userEvent.click(button('Teach again'))
    await userEvent.click(button('Cancel'))
    expect([onSave.mock.calls.length, onAgain.mock.calls.length, onClose.mock.calls.length]).toEqual([
      0, 1, 1,
    ])
    await userEvent.click(button('Save'))
    expect(onSave).toHaveBeenCalledOnce()
  })

  it('says what cannot be read, what is not there, and what is left out', () => {
    show(checkSamples['partly understood'])
    const [, first, second] = cells()
    expect(first).toEqual([
      '100004001',
      '2026-03-16 09:42',
      'nothing there',
      '84,00 €cannot be read',
      'Processing',
    ])
    expect(second?.[2]).toBe('Zoe Example')
    expect(screen.getByText(/^The sync does not know this form of total/)).toBeTruthy()
  })

  it('says what was not taught', () => {
    show({
      ...checkView,
      rows: checkView.rows.map(row => ({ ...row, date: { text: null, understood: false } })),
    })
    expect(cells()[1]?.[1]).toBe('not taught')
  })

  it('cannot be saved where it is of no use', () => {
    show(checkSamples.useless)
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
    expect(screen.getByRole('alert').textContent).toContain('Too little can be read here')
    expect(screen.getByText(/^These rows lead to no order page/)).toBeTruthy()
  })

  it('says when it is saved, and closes by its button', async () => {
    const { onClose } = show(checkSamples.saved)
    expect(screen.getByRole('status').textContent).toContain('Saved.')
    await userEvent.click(button('Close'))
    expect(onClose).toHaveBeenCalledOnce()
  })
})
