import type { MemoryView } from '../../contract/panel.ts'
import { type Patient, patientName } from '../../domain/patient.ts'
import type { CustomerMemory } from '../../sync/ports/sync-store.ts'

/** The patients that a memory speaks of. */
export function uidsIn(memories: readonly CustomerMemory[]): string[] {
  return memories.flatMap(({ pairing, denials }) => [
    ...(pairing ? [pairing.patientUid] : []),
    ...denials.map(denial => denial.patientUid),
  ])
}

/** A customer's memory in words; `fields` are the four fields as the order has them, null where no order is looked at. */
export function memoryView(
  { pairing, denials }: CustomerMemory,
  patients: readonly Patient[],
  fields: string | null,
): MemoryView {
  const isChanged = fields !== null && pairing?.fourFields !== fields
  return {
    pairing: pairing && {
      patient: remembered(pairing.patientUid, patients),
      at: pairing.decidedAt,
      by: pairing.by ?? null,
      state: pairing.goneAt !== undefined ? 'gone' : isChanged ? 'changed' : 'used',
    },
    never: denials
      .filter(denial => fields === null || denial.fourFields === fields)
      .map(denial => remembered(denial.patientUid, patients)),
  }
}

/** A patient as they are named beside a decision or a payment; without a name where Nextech shows none. */
export function remembered(uid: string, patients: readonly Patient[]) {
  const patient = patients.find(each => each.uid.toLowerCase() === uid.toLowerCase())
  return { uid, name: patient ? patientName(patient) : null, chartNumber: patient?.chartNumber ?? null }
}
