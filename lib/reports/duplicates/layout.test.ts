import { describe, expect, it } from 'vitest'
import { birthDateOf } from './birth-date.ts'
import { type Columns, columnsOf, isUsable, missingOf, noColumns } from './columns.ts'
import { cellText, textOfFile } from './decode-file.ts'
import { type Layout, readLayout } from './layout.ts'

async function layoutOf(...parts: BlobPart[]): Promise<Layout> {
  const reading = await readLayout(new Blob(parts))
  if (!reading.ok) throw new Error(reading.error)
  return reading.value
}

const four: Partial<Columns> = { firstName: 0, lastName: 1, email: 2, phones: [3] }
const utf16 = (text: string, bigEndian = false) => {
  const bytes = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i++)
    new DataView(bytes.buffer).setUint16(2 * i, text.charCodeAt(i), !bigEndian)
  return bytes
}

describe('headings', () => {
  it.each<[string, string, Partial<Columns>]>([
    ['plain', 'First Name,Last Name,Email,Phone', four],
    ['in capitals with underscores', 'FIRST_NAME,LAST_NAME,E-MAIL_ADDRESS,CELL_PHONE', four],
    ['short', 'First,Last,Email,Tel', four],
    ['of the patient', 'Patient First Name,Patient Last Name,Patient Email,Patient Home Phone', four],
    ['joined up', 'PatFirstName,PatLastName,EmailAddress,PhoneHome', four],
    [
      'in another order',
      'Mobile,DOB,E-mail,Surname,Given Name,MRN',
      { phones: [0], birthDate: 1, email: 2, lastName: 3, firstName: 4, id: 5 },
    ],
    [
      'several phones',
      'Home Phone,First,Cell Phone,Last,Work Phone Number',
      { firstName: 1, lastName: 3, phones: [0, 2, 4] },
    ],
    [
      'with a middle name',
      'First,MI,Last,Date of Birth,Chart #',
      { firstName: 0, middleName: 1, lastName: 2, birthDate: 3, id: 4 },
    ],
    ['with what the record is', 'First,Last,Patient Status', { firstName: 0, lastName: 1, status: 2 }],
    ['one name', 'Patient Name,Email', { fullName: 0, email: 1 }],
    ['the best id', 'Account No,Person ID,Patient UID,First,Last', { id: 2, firstName: 3, lastName: 4 }],
    [
      'of other people',
      'Emergency Contact Phone,Employer Phone,Guarantor Email,Fax,Spouse First Name,Phone Extension',
      {},
    ],
  ])('%s', (_name, headings, columns) => {
    expect(columnsOf(headings.split(','))).toEqual({ ...noColumns, ...columns })
  })

  it.each<[string, string, Partial<Layout>]>([
    ['on the first line', 'First,Last,Email,Phone\nA,B,c@d,1', { headingLine: 1, rowsToSkip: 1 }],
    [
      'under a title',
      'Patient export 3/2026\n\nFirst,Last,Email,Phone\nA,B,c@d,1',
      { headingLine: 3, rowsToSkip: 2 },
    ],
    [
      'in two rows',
      'Patient,,Contact,\nFirst,Last,Email,Phone\nA,B,c@d,1',
      { headingLine: 2, rowsToSkip: 2, headings: ['First', 'Last', 'Email', 'Phone'] },
    ],
    [
      'in two rows that make one',
      'Name,,E-mail,Phone,\nFirst,Last,Address,Home,Cell\nA,B,c@d,1,2',
      { headingLine: 2, rowsToSkip: 2, columns: { ...noColumns, ...four, phones: [3, 4] } },
    ],
    [
      'behind Excel’s own line',
      'sep=;\nFirst;Last;Email;Phone\nA;B;c@d;1',
      { headingLine: 2, delimiter: ';', rowsToSkip: 2 },
    ],
    [
      'nowhere',
      'Ann,Lee,ann@x.org,2145550100\nBo,Lee,bo@x.org,2145550101',
      { headingLine: 0, rowsToSkip: 0, headings: ['', '', '', ''], columns: noColumns },
    ],
    [
      'in words we do not know',
      'Vorname,Name1,Post,Ruf\nA,B,c@d,1',
      { headingLine: 1, rowsToSkip: 1, headings: ['Vorname', 'Name1', 'Post', 'Ruf'], columns: noColumns },
    ],
  ])('%s', async (_name, text, layout) => {
    expect(await layoutOf(text)).toMatchObject(layout)
  })

  it('say what can be compared and what is missing', () => {
    expect(missingOf(columnsOf(['Email', 'Patient Name']))).toEqual(['phone'])
    expect(isUsable(columnsOf(['Email']))).toBe(true)
    expect(isUsable(columnsOf(['First', 'Last']))).toBe(true)
    expect(isUsable(columnsOf(['Phone', 'Last']))).toBe(true)
    expect(isUsable(columnsOf(['Phone']))).toBe(false)
    expect(isUsable(columnsOf(['First', 'DOB', 'Chart']))).toBe(false)
  })
})

describe('the way a file is written', () => {
  const text = 'First;Last;Email;Phone\nZoë;Ünal;z@x.org;1\n'
  const table = (delimiter: string) => text.replaceAll(';', delimiter)

  it.each([',', ';', '\t', '|'])('delimiter %j', async delimiter => {
    expect(await layoutOf(table(delimiter))).toMatchObject({ delimiter, columns: { ...noColumns, ...four } })
  })

  it.each<[string, BlobPart[], Layout['encoding']]>([
    ['UTF-8', [text], 'utf-8'],
    ['UTF-8 with its mark', ['\uFEFF', text], 'utf-8'],
    ['Windows-1252', [Uint8Array.from(text, char => char.charCodeAt(0))], 'utf-8'],
    ['UTF-16 with its mark', [utf16(`\uFEFF${text}`)], 'utf-16le'],
    ['UTF-16 the other way round', [utf16(`\uFEFF${text}`, true)], 'utf-16be'],
    ['UTF-16 without a mark', [utf16(text)], 'utf-16le'],
  ])('%s', async (_name, parts, encoding) => {
    const layout = await layoutOf(...parts)
    expect(layout).toMatchObject({ encoding, headings: ['First', 'Last', 'Email', 'Phone'] })
    const read: Uint8Array[] = []
    for await (const portion of textOfFile(new Blob(parts), encoding)) read.push(portion.slice())
    const lines = Buffer.concat(read).subarray(0)
    const cells = [lines.subarray(lines.indexOf(10) + 1)].map(line =>
      cellText(line.subarray(0, line.indexOf(59))),
    )
    expect(cells).toEqual(['Zoë'])
  })

  it.each<[string, BlobPart[], string]>([
    ['nothing', [], 'empty'],
    ['blank lines', ['\n\n'], 'empty'],
    ['a workbook', [Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)], 'workbook'],
    ['an old workbook', [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)], 'workbook'],
    ['a picture', [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 0, 5, 6, 7, 8)], 'binary'],
  ])('%s is refused', async (_name, parts, trouble) => {
    expect(await readLayout(new Blob(parts))).toEqual({ ok: false, error: trouble })
  })
})

describe('birth dates', () => {
  it.each([
    ['1990-05-17', 1990_05_17],
    ['5/17/1990', 1990_05_17],
    [' 05/17/1990 ', 1990_05_17],
    ['05-17-1990', 1990_05_17],
    ['1990-05-17T00:00:00', 1990_05_17],
    ['5/17/1990 12:00:00 AM', 1990_05_17],
    ['19900517', 1990_05_17],
    ['17/5/1990', 1990_05_17],
    ['17-May-1990', 1990_05_17],
    ['May 17, 1990', 1990_05_17],
    ['5/17/90', 1990_05_17],
    ['5/17/26', 2026_05_17],
    ['5/17/27', 1927_05_17],
    ['', 0],
    ['unknown', 0],
    ['0000-00-00', 0],
    ['13/32/1990', 0],
    ['1990', 0],
  ])('%j', (text, date) => {
    const bytes = new TextEncoder().encode(text)
    expect(birthDateOf(bytes, 0, bytes.length, 2026)).toBe(date)
  })
})
