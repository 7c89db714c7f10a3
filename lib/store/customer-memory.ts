import type { CustomerMemory, Denial, Pairing, SyncStore } from '../sync/ports.ts'
import type { Database } from './database.ts'
import type { MemoryRow } from './rules/rows.ts'

type Memory = Pick<
  SyncStore,
  'pairing' | 'savePairing' | 'dropPairing' | 'voidPairing' | 'denials' | 'deny' | 'allow' | 'memories'
>

/** What staff's decisions left behind about shop customers. Only staff change it; the engine may note that a patient is gone. */
export function createCustomerMemory(db: Database): Memory {
  const change = (key: string, make: (row: MemoryRow | undefined) => MemoryRow | undefined) =>
    db.transaction('rw', db.pairings, async () => {
      const row = make(await db.pairings.get(key))
      const isEmpty = !row || (row.patientUid === null && deniedIn(row).length === 0)
      if (isEmpty) await db.pairings.delete(key)
      else await db.pairings.put(row)
    })
  return {
    pairing: async key => pairingOf(await db.pairings.get(key)),
    savePairing: pairing =>
      change(pairing.key, row => withDenials(pairing, without(deniedIn(row), pairing.patientUid))),
    dropPairing: key => change(key, row => row && withDenials({ ...row, patientUid: null }, deniedIn(row))),
    voidPairing: (key, uid, goneAt) =>
      change(key, row => (isPairedWith(row, uid) ? { ...row, goneAt: row.goneAt ?? goneAt } : row)),
    denials: async key => deniedIn(await db.pairings.get(key)),
    deny: (key, denial) =>
      change(key, row => {
        const bare = { key, fourFields: denial.fourFields, patientUid: null, decidedAt: denial.decidedAt }
        const never = [...without(deniedIn(row), denial.patientUid), denial]
        return withDenials(row && !isPairedWith(row, denial.patientUid) ? row : bare, never)
      }),
    allow: (key, uid) => change(key, row => row && withDenials(row, without(deniedIn(row), uid))),
    memories: async () =>
      (await db.pairings.toArray()).map(memoryOf).sort((a, b) => latestIn(b) - latestIn(a)),
  }
}

function isPairedWith(row: MemoryRow | undefined, uid: string): row is MemoryRow {
  return row?.patientUid?.toLowerCase() === uid.toLowerCase()
}

function pairingOf(row: MemoryRow | undefined): Pairing | undefined {
  if (!row || row.patientUid === null) return undefined
  const { never: _never, patientUid, ...rest } = row
  return { ...rest, patientUid }
}

function memoryOf(row: MemoryRow): CustomerMemory {
  return { key: row.key, pairing: pairingOf(row) ?? null, denials: deniedIn(row) }
}

function deniedIn(row: MemoryRow | undefined): Denial[] {
  return row?.never ?? []
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
