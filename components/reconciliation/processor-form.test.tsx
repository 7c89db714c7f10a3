import { cleanup, render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ProcessorForm } from './processor-form.tsx'
import { reconciliationSamples } from './stories/samples.ts'

function show(name: string) {
  const { processor } = reconciliationSamples[name] ?? {}
  if (processor?.kind !== 'columns') throw new Error(`${name} shows no columns`)
  const events = { onChoose: vi.fn(), onCompare: vi.fn(), onForget: vi.fn() }
  render(<ProcessorForm file={processor} timeZone="America/Chicago" {...events} />)
  return events
}

it('asks what a column of yes and no makes of its rows, as its heading says', async () => {
  const { onChoose } = show('columns of the processor’s file')
  const field: HTMLSelectElement = screen.getByLabelText('“Voided”')
  expect(field.selectedOptions[0]?.textContent).toBe('Yes or a date: moves no money')
  await userEvent.selectOptions(field, 'Not looked at')
  expect(onChoose.mock.calls.at(-1)?.[0]).toMatchObject({ flags: { 5: 'ignored' } })
  cleanup()
  show('headings that are not known')
  expect(screen.queryByText('Columns of yes and no')).toBeNull()
})
