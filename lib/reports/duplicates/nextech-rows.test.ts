import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../../tests/fixtures/runs.ts'
import { auditFile } from './audit.ts'
import { textOfFile } from './decode-file.ts'
import { readLayout } from './layout.ts'
import { patientHeadings, patientLines } from './nextech-rows.ts'
import { exportCsv, readPage } from './read-result.ts'

const patient = (uid: string, change: object = {}) => ({
  uid,
  chartNumber: null,
  given: ['Maria', 'Elena'],
  family: 'Lopez',
  email: 'maria@example.com',
  phones: ['(214) 555-0100'],
  birthDate: '1990-05-17',
  ...change,
})

async function audited(patients: Parameters<typeof patientLines>[0]) {
  const file = new Blob([patientHeadings, patientLines(patients)])
  const reading = await readLayout(file)
  if (!reading.ok) throw new Error(reading.error)
  const layout = reading.value
  const portions = () => textOfFile(file, layout.encoding)
  return auditFile({ layout, size: file.size, portions, thisYear: 2026, onProgress: () => undefined })
}

it('are read by the audit as a file is: the first given name alone is enough', async () => {
  const audit = await audited([
    patient('a', { chartNumber: '17' }),
    patient('b', { given: ['maria'], phones: ['', '+1 214-555-0100'] }),
    patient('c', { family: 'Ray', email: 'c@example.com', phones: [] }),
  ])
  const { groups } = readPage(audit, { kind: 'exact', search: '', page: 0 })
  expect(groups).toMatchObject([{ reasons: [], patients: [{ id: '17', family: 'Lopez' }, { id: 'b' }] }])
  expect(audit.missing).toEqual([])
})

it('keep every text in its own cell, whatever a person typed', async () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', "'", '=', 'a', 'é', ' ', '\t') })
  await fc.assert(
    fc.asyncProperty(text, text, async (family, given) => {
      const two = ['a', 'b'].map(uid => patient(uid, { family: `x${family}`, given: [`y${given}`] }))
      const audit = await audited([
        ...two,
        patient('c', { email: 'c@example.com', phones: [], family: 'Zed' }),
      ])
      expect([audit.rows, audit.faults.total]).toEqual([3, 0])
      const [group] = readPage(audit, { kind: 'exact', search: '', page: 0 }).groups
      expect(group?.patients.map(({ id, email }) => [id, email])).toEqual([
        ['a', 'maria@example.com'],
        ['b', 'maria@example.com'],
      ])
    }),
    { numRuns: runs(60) },
  )
})

const headings = 'group why advice line id given family email phones record birthDate'.split(' ')
const exportWords: Parameters<typeof exportCsv>[1] = {
  headings: {
    ...{ group: 'group', why: 'why', advice: 'advice', line: 'line', id: 'id', given: 'given' },
    ...{ family: 'family', email: 'email', phones: 'phones', record: 'record', birthDate: 'birthDate' },
  },
  record: { inactive: 'not in use', restricted: 'restricted' },
  allFour: 'four',
  advice: {
    same: 'merge.',
    near: 'near.',
    differ: 'two.',
    unknown: 'look.',
    inactive: 'still stops orders.',
  },
  reasons: { email: 'email', name: 'name', phoneLast: 'phone', phoneFirst: 'phone' },
}

it('are told to be used no more or restricted, and no contact of a restricted one is shown, found or exported', async () => {
  const audit = await audited([
    patient('a'),
    patient('b', { isInactive: true }),
    patient('c', { isRestricted: true }),
    patient('d', { isInactive: true, isRestricted: true, email: 'secret@example.com' }),
  ])
  const page = (search: string) => readPage(audit, { kind: 'exact', search, page: 0 })
  const [group] = page('').groups
  expect(group?.hasInactive).toBe(true)
  expect(
    group?.patients.map(({ id, email, phones, isInactive, isRestricted }) => [
      ...[id, email, phones.length, isInactive, isRestricted],
    ]),
  ).toEqual([
    ['a', 'maria@example.com', 1, false, false],
    ['b', 'maria@example.com', 1, true, false],
    ['c', '', 0, false, true],
  ])
  const near = (search: string) => readPage(audit, { kind: 'near', search, page: 0 })
  expect(near('').groups[0]?.patients.at(-1)).toMatchObject({
    id: 'd',
    email: '',
    phones: [],
    isInactive: true,
  })
  expect(near('secret').total).toBe(0)
  const lines = [...exportCsv(audit, exportWords)].join('').trim().split(/\r?\n/)
  expect(lines[0]?.replace('\uFEFF', '').split(',')).toEqual(headings)
  expect(lines.slice(1, 4).map(line => line.split(',').slice(-4))).toEqual([
    ['maria@example.com', expect.stringContaining('0100'), '', '1990-05-17'],
    ['maria@example.com', expect.stringContaining('0100'), 'not in use', '1990-05-17'],
    ['', '', 'restricted', '1990-05-17'],
  ])
  expect(lines[1]).toContain('merge. still stops orders.')
  expect(lines.join()).not.toContain('secret')
})

it('have no column for what no record says of itself', async () => {
  const audit = await audited([patient('a'), patient('b')])
  const [first] = [...exportCsv(audit, exportWords)].join('').split(/\r?\n/)
  expect(first).not.toContain('record')
})

it('of a search that an earlier version kept have no status, and are read all the same', async () => {
  const file = [patientHeadings, patientLines([patient('a'), patient('b')]).replaceAll(/,""$/gm, '')]
  const reading = await readLayout(new Blob(file))
  if (!reading.ok) throw new Error(reading.error)
  const blob = new Blob(file)
  const audit = await auditFile({
    ...{ layout: reading.value, size: blob.size, thisYear: 2026, onProgress: () => undefined },
    portions: () => textOfFile(blob, reading.value.encoding),
  })
  expect([audit.rows, audit.faults.total]).toEqual([2, 0])
})
