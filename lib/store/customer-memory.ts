import type { SyncStore } from '../sync/ports/sync-store.ts'
import type { Database } from './database.ts'
import { forgottenKey, isForgotten, rememberedAgain } from './rules/forgotten-memory.ts'
import {
  allowed,
  denied,
  deniedIn,
  type MemoryChange,
  memoriesIn,
  paired,
  pairingOf,
  unpaired,
  voided,
} from './rules/memory.ts'
import { memoryRows } from './sealing/memory-rows.ts'

type Memory = Pick<
  SyncStore,
  'pairing' | 'savePairing' | 'dropPairing' | 'voidPairing' | 'denials' | 'deny' | 'allow' | 'memories'
>

/** What staff's decisions left behind about shop customers. Only staff change it; the engine may note that a patient is gone. */
export function createCustomerMemory(db: Database): Memory {
  const memories = memoryRows(db)
  const change = (key: string, make: MemoryChange) =>
    db.transaction('rw', db.pairings, async () => {
      const row = make(await find(key))
      await memories.delete(forgottenKey(key))
      if (row) await memories.put(row)
      else await memories.delete(key)
    })
  /** One whose name was deleted by age is found by a customer who tells the same four fields. */
  const find = async (key: string) => {
    const known = await memories.find(key, forgottenKey(key))
    return known && isForgotten(known) ? rememberedAgain(known, key) : known
  }
  return {
    pairing: async key => pairingOf(await find(key)),
    savePairing: pairing => change(pairing.key, paired(pairing)),
    dropPairing: key => change(key, unpaired),
    voidPairing: (key, uid, goneAt) => change(key, voided(uid, goneAt)),
    denials: async key => deniedIn(await find(key)),
    deny: (key, denial) => change(key, denied(key, denial)),
    allow: (key, uid) => change(key, allowed(uid)),
    memories: async () => memoriesIn(await memories.all()),
  }
}
