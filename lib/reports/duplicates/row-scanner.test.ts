import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { maxRowLength, RowScanner } from './row-scanner.ts'

/** What a scanner makes of a text that comes in portions of a size. */
function scan(text: string, portion = 1 << 20, delimiter = ',') {
  const rows: string[][] = []
  const lines: number[] = []
  const faults: string[] = []
  const scanner = new RowScanner(delimiter, {
    onRow({ bytes, count, starts, ends, line }) {
      rows.push(
        Array.from({ length: count }, (_, i) => new TextDecoder().decode(bytes.subarray(starts[i], ends[i]))),
      )
      lines.push(line)
    },
    onFault: (fault, line, column) => faults.push(`${fault} ${line}:${column}`),
  })
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += portion) scanner.push(bytes.slice(at, at + portion))
  scanner.end()
  return { rows, lines, faults }
}

describe('rows of a file', () => {
  it.each([
    [
      'LF',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [1, 2],
    ],
    [
      'CRLF',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [1, 2],
    ],
    [
      'CR alone',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [1, 2],
    ],
    [
      'no end at the last',
      'a,b\nc,',
      [
        ['a', 'b'],
        ['c', ''],
      ],
      [1, 2],
    ],
    ['blank lines', '\n\na\n\nb', [['a'], ['b']], [3, 5]],
    ['quotes', '"a, b","say ""hi"""\n', [['a, b', 'say "hi"']], [1]],
    ['an empty quote', '"",x\n', [['', 'x']], [1]],
    [
      'line ends inside quotes',
      '"a\r\nb",c\nd,e\n',
      [
        ['a\r\nb', 'c'],
        ['d', 'e'],
      ],
      [1, 3],
    ],
    ['text after the closing quote', '"Al" Smith,b\n', [['Al Smith', 'b']], [1]],
    ['a quote inside a cell', '5" pipe,b\n', [['5" pipe', 'b']], [1]],
  ])('%s', (_name, text, rows, lines) => {
    for (const portion of [1, 2, 3, 1000])
      expect(scan(text, portion), `portions of ${portion}`).toEqual({ rows, lines, faults: [] })
  })

  it.each([
    [
      'to the end of the file',
      'a,b\nc,"d\ne,f\n',
      ['open-quote 2:2'],
      [
        ['a', 'b'],
        ['e', 'f'],
      ],
      [1, 3],
    ],
    ['to the next quoted cell', '"a","b\n"c","d"\n', ['open-quote 1:2'], [['c', 'd']], [2]],
    [
      'for longer than any row',
      `a\n"b\n${'c\n'.repeat(maxRowLength)}`,
      ['open-quote 2:1'],
      [['a'], ...Array.from({ length: maxRowLength }, () => ['c'])],
      undefined,
    ],
  ])('a quote that stays open %s costs its own line alone', (_name, text, faults, rows, lines) => {
    for (const portion of [text.length > 100 ? 50_000 : 3, 1 << 20]) {
      const found = scan(text, portion)
      expect(found.faults).toEqual(faults)
      expect(found.rows).toEqual(rows)
      if (lines) expect(found.lines).toEqual(lines)
    }
  })

  it('a line that is too long for a row is told of and left out', () => {
    const text = `a,${'x'.repeat(maxRowLength * 3)}\nb,c\r\nd,${'y'.repeat(maxRowLength * 3)}`
    for (const portion of [1000, 100_000])
      expect(scan(text, portion)).toEqual({
        rows: [['b', 'c']],
        lines: [2],
        faults: ['too-long 1:2', 'too-long 3:2'],
      })
  })

  it('are those that Papa Parse reads, wherever the portions end', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', ',', ';', '"', '\n', '\r\n', '\t', '€'),
      maxLength: 6,
    })
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (cells, delimiter, newline, quotes, portion) => {
          const text = Papa.unparse(cells, { delimiter, newline, quotes })
          const papa = Papa.parse<string[]>(text, { delimiter, newline }).data
          const expected = papa.filter(row => quotes || row.length > 1 || row[0] !== '')
          expect(scan(text, portion, delimiter)).toMatchObject({ rows: expected, faults: [] })
        },
      ),
    )
  })

  it('are read from a stream that never ends without keeping any of it', () => {
    const scanner = new RowScanner(',', { onRow: () => undefined, onFault: () => undefined })
    const rows = new TextEncoder().encode('a,b,c\n'.repeat(50_000))
    const noEnd = new Uint8Array(300_000).fill(97)
    const before = process.memoryUsage().arrayBuffers
    for (let i = 0; i < 60; i++) scanner.push(rows)
    for (let i = 0; i < 60; i++) scanner.push(noEnd)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10e6)
  }, 30_000)
})
