import { describe, expect, it } from 'vitest'
import { auditFile } from './audit.ts'
import { textOfFile } from './decode-file.ts'
import { readLayout } from './layout.ts'
import { summaryOf } from './read-result.ts'

async function audited(...parts: BlobPart[]) {
  const file = new Blob(parts)
  const reading = await readLayout(file)
  if (!reading.ok) throw new Error(reading.error)
  const layout = reading.value
  const portions = () => textOfFile(file, layout.encoding)
  return summaryOf(
    await auditFile({ layout, size: file.size, portions, thisYear: 2026, onProgress: () => undefined }),
  )
}

const head = 'First,Last,Email,Phone,Notes\n'

describe('cells that a spreadsheet spoilt', () => {
  it.each([
    '2.14963E+09',
    '2.14963e+09',
    '2,14963E+09',
    '2E+09',
    '"2.14963E+09"',
    ' 2.14963E+09 ',
    '1.21496E+10',
    '########',
    '#NUM!',
    '#VALUE!',
  ])('%j is no phone, and its column is named with line and cell', async cell => {
    // With a comma in it the cell needs its quotes.
    const written = cell.startsWith('"') ? cell : `"${cell}"`
    const summary = await audited(
      `${head}Ann,Lee,a@x.org,${written},\nAnn,Lim,b@x.org,${written},\nBo,Roe,c@x.org,2145550100,\n`,
    )
    expect(summary.damaged).toEqual([
      { column: 4, heading: 'Phone', count: 2, line: 2, example: cell.replaceAll('"', '').trim() },
    ])
    // The same spoilt cell is no same phone.
    expect([summary.rows, summary.exact.groups, summary.near.groups]).toEqual([3, 0, 0])
  })

  it.each([
    ['a chart number', 'Chart Number', '1.23457E+11'],
    ['a name', 'First Name', '#NAME?'],
    ['an e-mail', 'Email', '#REF!'],
    ['a second phone', 'Home Phone', '2.14963E+09'],
    ['a birth date', 'DOB', '########'],
  ])('%s is named as well', async (_name, heading, cell) => {
    const names = ['Chart Number', 'First Name', 'Last Name', 'Email', 'Cell Phone', 'Home Phone', 'DOB']
    const row = (n: number) => names.map(name => (name === heading ? cell : `${name[0]}${n}@x`)).join()
    const { damaged } = await audited(`${names.join()}\n${row(1)}\n${row(2)}\n`)
    expect(damaged).toMatchObject([
      { column: names.indexOf(heading) + 1, heading, count: 2, line: 2, example: cell },
    ])
  })

  it.each(['(214) 555-0100', '+12145550100', '2145550100', '214.555.0100', '1 Elm E', ''])(
    '%j is none of them',
    async cell => {
      expect((await audited(`${head}Ann,Lee,a@x.org,"${cell}",2.14963E+09\n`)).damaged).toEqual([])
    },
  )
})

describe('a NUL character', () => {
  it.each([
    ['in a name', 'An\0n,Lee,a@x.org,2145550100,', [{ kind: 'nul', line: 3, column: 1 }]],
    ['in a phone', 'Ann,Lee,a@x.org,214\0,', [{ kind: 'nul', line: 3, column: 4 }]],
    ['that is a whole cell', 'Ann,\0,a@x.org,2145550100,', [{ kind: 'nul', line: 3, column: 2 }]],
    ['in two cells', 'A\0,L\0,a@x.org,2145550100,', [{ kind: 'nul', line: 3, column: 1 }]],
    ['in quotes', 'Ann,"Le\0e",a@x.org,2145550100,', [{ kind: 'nul', line: 3, column: 2 }]],
    ['in what is not compared', 'Ann,Lee,a@x.org,2145550100,x\0', []],
  ])('%s does not refuse the file: its cell is named', async (_name, row, faults) => {
    const others = Array.from({ length: 20 }, (_, i) => `P${i},Q${i},p${i}@x.org,,\n`).join('')
    const summary = await audited(`${head}Bo,Roe,b@x.org,,\n${row}\n${others}`)
    expect(summary.faults.first).toEqual(faults)
    expect(summary.rows).toBe(22 - faults.length)
  })

  it('is named also far down in a large file', async () => {
    const others = Array.from(
      { length: 150_000 },
      (_, i) => `Pat${i},Lee${i},p${i}@x.org,,aaaaaaaaaa\n`,
    ).join('')
    const { faults } = await audited(`${head}${others}An\0n,Lee,a@x.org,,\n`)
    expect(faults.first).toEqual([{ kind: 'nul', line: 150_002, column: 1 }])
  })

  it('in a heading costs nothing', async () => {
    expect(await audited('First,La\0st,Email,Phone\nAnn,Lee,a@x.org,2145550100\n')).toMatchObject({
      rows: 1,
      missing: [],
    })
  })

  it.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 0, 5, 6, 7, 8)],
    ['zeros', new Uint8Array(5000)],
    ['a program', Uint8Array.from({ length: 4096 }, (_, i) => (i % 7 === 0 ? 0 : i % 256))],
  ])('by the dozen is no text: %s', async (_name, bytes) => {
    expect(await readLayout(new Blob([bytes]))).toEqual({ ok: false, error: 'binary' })
  })
})
