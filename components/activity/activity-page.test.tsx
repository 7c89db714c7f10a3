import { render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ActivityPage } from './activity-page.tsx'
import { activitySamples, activityView } from './stories/samples.ts'
import type { ActivityView } from './view.ts'

function show(view: ActivityView) {
  const events = {
    onFilter: vi.fn(),
    onOlder: vi.fn(),
    onNewest: vi.fn(),
    onProve: vi.fn(),
    onStopProof: vi.fn(),
    onSaveSeal: vi.fn(),
    onCompareSeal: vi.fn(),
    onAcceptRestore: vi.fn(),
    onExport: vi.fn(),
  }
  render(<ActivityPage view={view} {...events} />)
  return events
}

const button = (name: string) => screen.getByRole('button', { name })
/** All that is announced. */
const news = () =>
  screen
    .getAllByRole('status')
    .map(each => each.textContent?.replace(/\s/g, ' '))
    .join(' | ')
const cells = () =>
  screen.getAllByRole('row').map(row => [...row.children].map(cell => cell.textContent?.replace(/\s/g, ' ')))

describe('ActivityPage', () => {
  it('shows by its code what a newer backend tells of, and all that it knows beside it', () => {
    const later = { actor: 'zz-robot', code: 'people.zz-later', reason: 'zz-reason' }
    const entries = activityView.entries.map(({ person: _, ...entry }, at) =>
      at === 0 ? { ...entry, ...later } : entry,
    )
    show({ ...activityView, entries })
    expect(cells()[1]).toContainEqual(
      expect.stringMatching(/not know \(people\.zz-later\)\. Update.*\(zz-reason\)/),
    )
    expect(cells()[1]).toContain('zz-robot')
    expect(cells()).toHaveLength(entries.length + 1)
  })

  it('tells who did what, when, to which order', () => {
    show(activityView)
    expect(cells()[2]).toEqual([
      '3',
      'Mar 16, 2026, 9:42:03 AM',
      'Sync',
      'Payment posted',
      '100000012',
      '$84.00, payment 90118, patient key 3fa2b1c0',
    ])
    expect(cells()[1]?.[3]).toMatch(/^Attention Nextech shows no active, managed location/)
    expect(cells()[4]?.slice(2)).toEqual(['This computer', 'Configuration imported', '', ''])
  })

  it('names the person where one was signed in', () => {
    show(activitySamples['with persons'])
    expect(
      cells()
        .slice(1)
        .map(([, , who, what]) => [who, what]),
    ).toEqual([
      ['Front desk', 'Patients searched'],
      ['Pat', 'Patient chosen'],
      ['This computer', 'Configuration imported'],
    ])
  })

  it('has words for every code', () => {
    show(activitySamples['every code'])
    for (const [, , , what] of cells().slice(1)) expect(what).toMatch(/^[A-Z][^.]+$/)
  })

  it.each([
    ['exchanged', 'Entries stand in each other’s place from entry 2 on.'],
    ['forged', 'Entry 2 was not written by the sync.'],
    ['cut at its end', 'Entries from entry 5 on were cut off.12 entries are gone.'],
    ['emptied', 'The log was emptied.'],
    ['cut at its beginning', 'Entries before entry 3 are gone before their time.'],
    ['of another practice', 'This is the log of another practice.'],
    ['vault closed', 'Checked by its hashes alone: open the vault'],
    ['no key', 'this log has no key yet'],
    ['key begun later', 'The key of the log holds from entry 3 on'],
  ] as const)('%s: %s', (sample, words) => {
    show(activitySamples[sample])
    expect(news()).toContain(words)
  })

  it.each([
    ['seal holds', 'The log holds entry 3, as it was sealed Mar 16, 2026, 9:42:00 AM.'],
    ['seal holds, unsigned', 'Its signature could not be checked'],
    ['seal says cut', 'The log was cut: entry 3 was sealed Mar 16, 2026, 9:42:00 AM, and is gone.'],
    ['seal says rewritten', 'The log was rewritten: entry 3 is another than was sealed'],
    ['seal says front gone', 'too young to be deleted by age'],
    ['seal too old', 'was deleted by age since'],
    ['seal of another log', 'This seal is of another log.'],
    ['seal altered', 'The file was changed after it was saved.'],
    ['no seal', 'This file is no seal.'],
    ['seal saved', 'Saved the seal of entry 4.'],
    ['seal failed', 'That did not work. Try again.'],
    ['nothing to seal', 'There is no entry to seal yet.'],
    ['the browser remembers more', 'This browser kept the seal by itself'],
  ] as const)('%s: %s', (sample, words) => {
    show(activitySamples[sample])
    expect(news()).toContain(words)
  })

  it('saves a seal, and hands over the text of one that is chosen', async () => {
    const { onSaveSeal, onCompareSeal } = show(activityView)
    await userEvent.click(button('Save a seal'))
    expect(onSaveSeal).toHaveBeenCalledOnce()
    const file = new File(['{"seal":1}'], 'seal.json', { type: 'application/json' })
    await userEvent.upload(screen.getByLabelText('Compare with a saved seal'), file)
    await vi.waitFor(() => expect(onCompareSeal).toHaveBeenCalledExactlyOnceWith('{"seal":1}'))
  })

  it('says whether the log is whole, and names the entry that is not', () => {
    show(activityView)
    expect(news()).toContain('Unbroken: 4 entries are as they were written.')
  })

  it.each([
    ['changed', 'Entry 2 is not as it was written.'],
    ['cut', 'Entry 2 is missing.'],
  ] as const)('%s: %s', async (sample, words) => {
    const { onProve } = show(activitySamples[sample])
    expect(news()).toContain(words)
    await userEvent.click(button('Check the log'))
    expect(onProve).toHaveBeenCalledOnce()
  })

  it('shows how far a check is, and stops it when asked', async () => {
    const { onStopProof } = show(activitySamples.proving)
    expect(news()).toContain('Checking every entry, 40%…')
    expect(screen.getByRole('progressbar', { name: 'Entries checked' }).getAttribute('value')).toMatch(
      /^0\.44/,
    )
    await userEvent.click(button('Stop'))
    expect(onStopProof).toHaveBeenCalledOnce()
    expect(screen.queryByRole('button', { name: 'Check the log' })).toBeNull()
  })

  it('says that a check that was stopped told nothing', () => {
    show(activitySamples['not proven'])
    expect(news()).toContain('Not checked.')
    expect(button('Check the log')).toBeTruthy()
  })

  it('is filtered by order and by kind', async () => {
    const { onFilter } = show(activityView)
    await userEvent.type(screen.getByLabelText('Order number'), ' #100000012 {Enter}')
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'Choices of staff')
    expect(onFilter.mock.calls).toEqual([
      [{ number: '100000012', kind: null }],
      [{ number: '100000012', kind: 'decision' }],
    ])
  })

  it('goes to older entries and back to the newest', async () => {
    const { onOlder, onNewest } = show(activitySamples['a page in the middle'])
    await userEvent.click(button('Older entries'))
    await userEvent.click(button('Newest entries'))
    expect([onOlder.mock.calls.length, onNewest.mock.calls.length]).toEqual([1, 1])
  })

  it('is exported', async () => {
    const { onExport } = show(activityView)
    await userEvent.click(button('CSV'))
    await userEvent.click(button('JSON'))
    expect(onExport.mock.calls).toEqual([['csv'], ['json']])
  })

  it('says that nothing happened yet, or that nothing fits', () => {
    show(activitySamples.empty)
    expect(screen.getByRole('heading', { name: 'Nothing happened yet' })).toBeTruthy()
    show(activitySamples['nothing fits'])
    expect(screen.getByRole('heading', { name: 'No entry fits' })).toBeTruthy()
  })
})
