import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../../tests/fixtures/runs.ts'
import { auditFile } from './audit.ts'
import { textOfFile } from './decode-file.ts'
import { readLayout } from './layout.ts'
import { patientHeadings, patientLines } from './nextech-rows.ts'
import { readPage } from './read-result.ts'

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
