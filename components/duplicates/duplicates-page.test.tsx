import { fireEvent, render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { DuplicatesPage } from './duplicates-page.tsx'
import { columnsView, duplicatesSamples, readingView, resultView } from './stories/samples.ts'
import type { DuplicatesView } from './view.ts'

function show(view: DuplicatesView) {
  const events = {
    onFile: vi.fn(),
    onColumn: vi.fn(),
    onPhone: vi.fn(),
    onStart: vi.fn(),
    onRead: vi.fn(),
    onPause: vi.fn(),
    onGoOn: vi.fn(),
    onForget: vi.fn(),
    onCancel: vi.fn(),
    onQuery: vi.fn(),
    onExport: vi.fn(),
  }
  render(<DuplicatesPage view={view} {...events} />)
  return events
}

const button = (name: string) => screen.getByRole('button', { name })
const chosen = (name: string) =>
  screen.getByRole<HTMLSelectElement>('combobox', { name }).selectedOptions[0]?.textContent

describe('choosing a file', () => {
  it('takes one, and takes the same one again', async () => {
    const { onFile } = show(duplicatesSamples['a file to choose'])
    const input = screen.getByLabelText<HTMLInputElement>('Patient export (CSV)')
    const file = new File(['a'], 'patients.csv', { type: 'text/csv' })
    await userEvent.upload(input, file)
    await userEvent.upload(input, file)
    expect(onFile.mock.calls).toEqual([[file], [file]])
  })

  it('says what is wrong with a file, and what to do', () => {
    show(duplicatesSamples['a workbook'])
    const alert = screen.getByRole('alert')
    expect(within(alert).getByRole('heading', { name: 'This is an Excel workbook' })).toBeTruthy()
    expect(alert.textContent).toContain('save it as “CSV UTF-8 (Comma delimited)”')
  })
})

describe('reading from Nextech', () => {
  const chosen = duplicatesSamples['a file to choose']

  it('waits for the night unless told otherwise, and keeps nothing unless asked', async () => {
    const { onRead } = show(chosen)
    expect(screen.getByText(/America\/Chicago/)).toBeTruthy()
    await userEvent.click(button('Read all patients'))
    await userEvent.click(screen.getByRole('radio', { name: 'Now' }))
    await userEvent.click(screen.getByRole('checkbox', { name: /^Keep what is read/ }))
    await userEvent.click(button('Read all patients'))
    expect(onRead.mock.calls).toEqual([
      [{ hours: { from: '19:00', to: '06:00' }, keep: false }],
      [{ hours: null, keep: true }],
    ])
  })

  it('takes other hours, and chooses them with that', async () => {
    const { onRead } = show(chosen)
    await userEvent.click(screen.getByRole('radio', { name: 'Now' }))
    fireEvent.input(screen.getByLabelText('to'), { target: { value: '05:30' } })
    await userEvent.click(button('Read all patients'))
    expect(onRead).toHaveBeenCalledExactlyOnceWith({ hours: { from: '19:00', to: '05:30' }, keep: false })
  })

  it('goes on with a kept search, or deletes it', async () => {
    const { onRead, onForget } = show(duplicatesSamples['a kept search'])
    expect(screen.getByText(/has read 12,480 of 40,000 patients/)).toBeTruthy()
    await userEvent.click(button('Go on with it'))
    await userEvent.click(button('Delete what was read'))
    expect(onRead.mock.calls).toEqual([[{ hours: { from: '19:00', to: '06:00' }, keep: true }]])
    expect(onForget).toHaveBeenCalledOnce()
  })

  it.each([
    ['no Nextech', /import the practice’s configuration/],
    ['read elsewhere', /Another tab is at it already/],
  ] as const)('%s: says so, and offers nothing', (name, said) => {
    show(duplicatesSamples[name])
    expect(screen.getByText(said)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Read all patients' })).toBeNull()
  })

  it('says how far it is and how long it takes', async () => {
    const { onPause, onCancel } = show(readingView)
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(31)
    expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      '12,480 of 40,000 patients',
      '250 pages',
      '2,987 patients a minute',
      'about 9 minutes left',
    ])
    expect(document.activeElement).toBe(button('Pause'))
    await userEvent.click(button('Pause'))
    await userEvent.click(button('Cancel'))
    expect([onPause.mock.calls.length, onCancel.mock.calls.length]).toEqual([1, 1])
  })

  it.each([
    ['paused', /^Paused/],
    ['Nextech slows it down', /^Tries again at 9:42 AM/],
    ['signed out', /^Stopped/],
  ] as const)('%s: says so, and can go on', async (name, said) => {
    const { onGoOn } = show(duplicatesSamples[name])
    expect(screen.getByRole('status').textContent).toMatch(said)
    expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(true)
    await userEvent.click(button('Go on'))
    expect(onGoOn).toHaveBeenCalledOnce()
  })

  it('names trouble in words, with Nextech’s own', () => {
    show(duplicatesSamples['Nextech slows it down'])
    expect(screen.getByRole('alert').textContent).toContain('Nextech asks us to slow down')
    expect(screen.getByRole('alert').textContent).toContain('Too many requests (429)')
    expect(screen.getByText('3 patients could not be read and take no part')).toBeTruthy()
  })

  it('shows its result without lines of a file', () => {
    show(duplicatesSamples['from Nextech'])
    expect(screen.queryByRole('columnheader', { name: 'Line' })).toBeNull()
    expect(screen.getAllByRole('cell')[0]?.textContent).toBe('1001')
    expect(
      screen.getByRole('heading', { name: '2 patients could not be read and take no part' }),
    ).toBeTruthy()
    expect(button('Start again')).toBeTruthy()
  })
})

describe('the columns', () => {
  it('are shown as they were found', () => {
    show(columnsView)
    expect(screen.getByText(/headings on line 1/)).toBeTruthy()
    expect([chosen('E-mail'), chosen('Phone 1'), chosen('Phone 2'), chosen('Middle name')]).toEqual([
      '4: E-mail',
      '5: Home Phone',
      'Not in the file',
      'Not in the file',
    ])
  })

  it('are a person’s to change', async () => {
    const { onColumn, onPhone } = show(columnsView)
    await userEvent.selectOptions(screen.getByLabelText('Birth date'), 'Column 6')
    await userEvent.selectOptions(screen.getByLabelText('First name'), 'Not in the file')
    await userEvent.selectOptions(screen.getByLabelText('Phone 2'), 'Column 6')
    await userEvent.selectOptions(screen.getByLabelText('Phone 1'), 'Not in the file')
    expect(onColumn.mock.calls).toEqual([
      ['birthDate', 5],
      ['firstName', null],
    ])
    expect(onPhone.mock.calls).toEqual([
      [1, 5],
      [0, null],
    ])
  })

  it('start the comparison, or give way to another file', async () => {
    const events = show(columnsView)
    await userEvent.click(button('Find duplicates'))
    await userEvent.click(button('Choose another file'))
    expect([events.onStart.mock.calls.length, events.onCancel.mock.calls.length]).toEqual([1, 1])
  })

  it('that say nothing are named with their line, and nothing starts', () => {
    show(duplicatesSamples['columns that say nothing'])
    expect(screen.getByRole('status').textContent).toContain(
      'Line 1, columns 1 to 3, names no e-mail, no whole name, and no phone with a name: “A”, “B”, “Column 3”.',
    )
    expect(screen.queryByRole('button', { name: 'Find duplicates' })).toBeNull()
  })

  it('that lack one of the four fields say what cannot be found', () => {
    show(duplicatesSamples['columns without a phone'])
    expect(screen.getByRole('status').textContent).toContain('No column for phone')
    expect(button('Find duplicates')).toBeTruthy()
  })
})

describe('while it compares', () => {
  it('says how far it is, and can be cancelled', async () => {
    const { onCancel } = show(duplicatesSamples.running)
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(42)
    expect(screen.getByText(/431,000 patients read/)).toBeTruthy()
    await userEvent.click(button('Cancel'))
    expect(onCancel).toHaveBeenCalledOnce()
  })
})

describe('the result', () => {
  it('begins with what was found, and reading goes on there', () => {
    show(resultView)
    expect(document.activeElement?.textContent).toBe('Result for patients.csv')
    expect(screen.getByText('12,345 patients compared.')).toBeTruthy()
    expect(screen.getByText('60 groups, 140 patients')).toBeTruthy()
  })

  it('never says that people with different birth dates are to be merged', () => {
    show(duplicatesSamples['people of one name'])
    const advice = screen.getAllByRole('table').map(table => table.querySelector('.advice')?.textContent)
    expect(advice).toEqual([
      expect.stringMatching(/^Different birth dates: probably two people\. Never merge them/),
      expect.stringMatching(/^Birth dates nearly equal: .*before you merge\.$/),
      expect.stringMatching(/^Not every birth date is known: .*before you merge\.$/),
    ])
    expect(document.body.textContent).not.toMatch(/merge these/i)
  })

  it('shows the patients of a group side by side', () => {
    show(resultView)
    const table = screen.getByRole('table', { name: /^Group 1 all four fields equal/ })
    const rows = within(table)
      .getAllByRole('row')
      .map(row =>
        within(row)
          .queryAllByRole('cell')
          .map(cell => cell.textContent),
      )
    expect(rows).toEqual([
      [],
      [
        '2',
        '1001',
        'Maria Elena Lopez',
        'maria.lopez@example.com',
        '(214) 555-0100, (972) 555-0199',
        '5/17/1990',
      ],
      [
        '77',
        '',
        'Maria Elena Lopez',
        'MARIA.LOPEZ@example.com',
        '(214) 555-0100, (972) 555-0199',
        '5/17/1990',
      ],
    ])
  })

  it('says why patients are alike, how many there are, and shows names as text', () => {
    show(duplicatesSamples.alike)
    expect(screen.getByRole('table', { name: /same e-mail\s*same phone and last name/ })).toBeTruthy()
    expect(screen.getByText('and 21 more, in the exported file')).toBeTruthy()
    expect(screen.getByText(/<b>Ana<\/b>/)).toBeTruthy()
  })

  it('is searched, turned over and switched', async () => {
    const { onQuery } = show(duplicatesSamples.alike)
    await userEvent.type(screen.getByLabelText(/^Search/), 'e')
    await userEvent.click(button('Next'))
    await userEvent.click(button('Previous'))
    await userEvent.click(screen.getByRole('radio', { name: /^All four fields equal/ }))
    expect(onQuery.mock.calls).toEqual([
      [{ kind: 'near', search: 'lope', page: 0 }],
      [{ kind: 'near', search: 'lop', page: 2 }],
      [{ kind: 'near', search: 'lop', page: 0 }],
      [{ kind: 'exact', search: 'lop', page: 0 }],
    ])
  })

  it('is exported, once at a time', async () => {
    const first = show(resultView)
    await userEvent.click(button('Export all groups (CSV)'))
    expect(first.onExport).toHaveBeenCalledOnce()
    const { onExport } = show(duplicatesSamples.alike)
    await userEvent.click(button('Writing the file…'))
    expect(onExport).not.toHaveBeenCalled()
  })

  it('names line and column of what could not be read', () => {
    show(resultView)
    expect(screen.getByRole('heading', { name: '101 rows could not be read and take no part' })).toBeTruthy()
    expect(screen.getByText('The first 2:')).toBeTruthy()
    expect(screen.getByText('Line 812, column 4: a quote opens here and is never closed.')).toBeTruthy()
  })

  it('says which column a spreadsheet spoilt, why, and how the export gets it right', () => {
    show(resultView)
    expect(screen.getByRole('heading', { name: /^1 column cannot be read/ })).toBeTruthy()
    expect(
      screen.getByText(/^Column 5, “Cell Phone”: 1,204 cells are like “2.14963E\+09” on line 7/),
    ).toBeTruthy()
    expect(screen.getByText(/format the column as text in Excel and export again/)).toBeTruthy()
  })

  it('says that there is nothing, and why that may be', () => {
    show(duplicatesSamples['nothing found'])
    expect(screen.getByText('No other patients are alike.')).toBeTruthy()
    expect(screen.getByText(/patients who share all four fields cannot be found/)).toBeTruthy()
  })
})
