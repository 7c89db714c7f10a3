import { describe, expect, it } from 'vitest'
import { findHeadings } from './headings.ts'
import { encodingOf, readStart } from './parse-file.ts'

describe('headings', () => {
  it('are found below titles and blank lines', () => {
    const rows = [
      ['Settlement report'],
      [''],
      ['Period', '3/1/2026'],
      ['Date', 'Amount', 'Order ID'],
      ['3/2/2026', '5', '1'],
    ]
    expect(findHeadings(rows)).toEqual({ names: ['Date', 'Amount', 'Order ID'], skip: 4 })
  })

  it('of two rows are read as one', () => {
    const rows = [
      ['Transaction Date', 'Amount', 'Invoice'],
      ['(local)', '(USD)', 'number'],
      ['3/2/2026', '5.00', '1'],
    ]
    expect(findHeadings(rows)).toEqual({
      names: ['Transaction Date (local)', 'Amount (USD)', 'Invoice number'],
      skip: 2,
    })
  })

  it('that name no date or no amount are the first row as wide as the table', () => {
    const rows = [['A report'], ['Name', 'Phone'], ['a', '1'], ['b', '2']]
    expect(findHeadings(rows)).toEqual({ names: ['Name', 'Phone'], skip: 2 })
    expect(findHeadings([])).toEqual({ names: [], skip: 0 })
  })

  it.each([
    ['utf-8', new TextEncoder().encode('Date,Amount\n3/2/2026,5\n')],
    ['utf-16le', new Uint8Array([0xff, 0xfe, ...Buffer.from('Date,Amount\n3/2/2026,5\n', 'utf16le')])],
    ['windows-1252', new Uint8Array([...Buffer.from('Date,Amount,Caf', 'latin1'), 0xe9, 10])],
  ] as const)('are read from a file in %s', async (encoding, bytes) => {
    const file = new Blob([bytes])
    expect(await encodingOf(file)).toBe(encoding)
    expect((await readStart(file))?.names.slice(0, 2)).toEqual(['Date', 'Amount'])
  })

  it.each([',', ';', '\t', '|'])('are parted by %j', async delimiter => {
    const text = 'A title, with a comma;\n\nDate;Amount;Order\n3/2/2026;"5,00";1\n'
    const start = await readStart(new Blob([text.replaceAll(';', delimiter)]))
    expect(start).toMatchObject({ delimiter, names: ['Date', 'Amount', 'Order'] })
    expect(start?.rows).toHaveLength(1)
  })

  it('are none in a file without a table', async () => {
    expect(await readStart(new Blob(['\n\n']))).toBeUndefined()
  })
})
