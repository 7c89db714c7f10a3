import { memoryKey } from '../../domain/contact.ts'
import type { CustomerMemory, Denial, Pairing } from '../../sync/ports/sync-store.ts'
import type { MemoryRow } from './rows.ts'

/** What is kept of a shop customer once staff decided; undefined where nothing is left to keep. */
export type MemoryChange = (row: MemoryRow | undefined) => MemoryRow | undefined

/** Staff say who the customer is: the patient is no longer denied. */
export function paired(pairing: Pairing): MemoryChange {
  return row => withDenials(pairing, without(deniedIn(row), pairing.patientUid))
}

/** Staff take the pairing back; who the customer is not stays. */
export const unpaired: MemoryChange = row =>
  row && kept(withDenials({ ...row, patientUid: null }, deniedIn(row)))

/** Nextech knows this patient no more: what staff said of them stays, and is not acted on. */
export function voided(uid: string, goneAt: number): MemoryChange {
  return row => (isPairedWith(row, uid) ? { ...row, goneAt: row.goneAt ?? goneAt } : row && kept(row))
}

/** Staff say who the customer is not: a pairing with that patient ends. */
export function denied(key: string, denial: Denial): MemoryChange {
  return row => {
    const bare = { key, fourFields: denial.fourFields, patientUid: null, decidedAt: denial.decidedAt }
    const never = [...without(deniedIn(row), denial.patientUid), denial]
    return withDenials(row && !isPairedWith(row, denial.patientUid) ? row : bare, never)
  }
}

/** Staff take a "not this one" back. */
export function allowed(uid: string): MemoryChange {
  return row => row && kept(withDenials(row, without(deniedIn(row), uid)))
}

export function pairingOf(row: MemoryRow | undefined): Pairing | undefined {
  if (!row || row.patientUid === null) return undefined
  const { never: _never, patientUid, ...rest } = row
  return { ...rest, patientUid }
}

export function deniedIn(row: MemoryRow | undefined): Denial[] {
  return row?.never ?? []
}

/** All memories, the latest decision first. */
export function memoriesIn(rows: readonly MemoryRow[]): CustomerMemory[] {
  return rows
    .map(row => ({ key: row.key, pairing: pairingOf(row) ?? null, denials: deniedIn(row) }))
    .sort((a, b) => latestIn(b) - latestIn(a))
}

/**
 * A row of the form that knew customers by store and e-mail alone, as rows by the four fields as well: what was said of
 * one member of a family says nothing of another (rules 4.8).
 */
export function byFourFields(row: MemoryRow): MemoryRow[] {
  const denials = deniedIn(row)
  const people = new Set(denials.map(denial => denial.fourFields))
  if (row.patientUid !== null) people.add(row.fourFields)
  return [...people].map(fields => {
    const never = denials.filter(denial => denial.fourFields === fields)
    const bare = { fourFields: fields, patientUid: null, decidedAt: never[0]?.decidedAt ?? row.decidedAt }
    const own = row.patientUid !== null && fields === row.fourFields ? row : bare
    return withDenials({ ...own, key: memoryKey(row.key, fields) }, never)
  })
}

function kept(row: MemoryRow): MemoryRow | undefined {
  return row.patientUid === null && deniedIn(row).length === 0 ? undefined : row
}

function isPairedWith(row: MemoryRow | undefined, uid: string): row is MemoryRow {
  return row?.patientUid?.toLowerCase() === uid.toLowerCase()
}

function withDenials({ never: _never, ...row }: MemoryRow, never: Denial[]): MemoryRow {
  return never.length > 0 ? { ...row, never } : row
}

function without(denials: readonly Denial[], uid: string): Denial[] {
  return denials.filter(denial => denial.patientUid.toLowerCase() !== uid.toLowerCase())
}

function latestIn({ pairing, denials }: CustomerMemory): number {
  return Math.max(pairing?.decidedAt ?? 0, ...denials.map(denial => denial.decidedAt))
}
