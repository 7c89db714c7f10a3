import { uniquePatients } from '../domain/patient.ts'
import type { PatientPages } from '../service/ports.ts'
import { createHttp } from './http.ts'
import { countedNotShown, readPage } from './list-page.ts'
import type { Parameter } from './query.ts'
import type { SelectDeps } from './select.ts'
import { parsePatient } from './wire-patient.ts'

/** Every parameter is said to be optional (Nextech API 2.2). */
const everybody: readonly Parameter[] = []
/** What everybody is as well, for a server that wants a parameter. */
const changedEver: readonly Parameter[] = [['_lastUpdated', 'ge1900-01-01']]

/** Reads the list of patients in the Select dialect. Offsets are counted here, no link of an answer is followed. */
export function createPatientPages(deps: SelectDeps): PatientPages {
  const { timeoutMs = 20_000, random = Math.random } = deps
  const http = createHttp({ ...deps, timeoutMs, random })
  let parameters = everybody
  const read = (offset: number) => readPage(http, { resource: 'Patient', parameters }, offset)
  return {
    async read(offset) {
      let answer = await read(offset)
      if (!answer.ok && answer.status === 400 && parameters === everybody) {
        parameters = changedEver
        answer = await read(offset)
      }
      if (!answer.ok) return answer
      const { records, size, total: told } = answer.value
      const total = told === 'unclear' ? null : told
      // The list ends with an empty page, and not before all were shown that it counts.
      const isCutOff = size === 0 && (told === 'unclear' || (total !== null && offset < total))
      if (isCutOff) return countedNotShown({ resource: 'Patient', parameters }, total, offset)
      const patients = records.flatMap(record => parsePatient(record) ?? [])
      const unreadable = size - patients.length
      return { ok: true, value: { patients: uniquePatients(patients), size, total, unreadable } }
    },
  }
}
