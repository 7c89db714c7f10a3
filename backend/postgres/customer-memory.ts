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
} from '../../lib/store/rules/memory.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'
import { json, type PracticeDatabase, write } from '../database/practice-database.ts'

type Memory = Pick<
  SyncStore,
  'pairing' | 'savePairing' | 'dropPairing' | 'voidPairing' | 'denials' | 'deny' | 'allow' | 'memories'
>

/** What staff's decisions left behind about shop customers. Only staff change it; the engine may note that a patient is gone. */
export function createCustomerMemory(practice: PracticeDatabase): Memory {
  const { db, practiceId } = practice
  const memory = (key: string) => memoryOf(db, practiceId, key)
  const change = (key: string, make: MemoryChange) =>
    write(practice, async ({ tx }) => {
      const row = make(await memoryOf(tx, practiceId, key))
      if (row)
        await tx
          .insertInto('memory')
          .values({ practice_id: practiceId, key, memory: json(row) })
          .onConflict(conflict => conflict.columns(['practice_id', 'key']).doUpdateSet({ memory: json(row) }))
          .execute()
      else
        await tx.deleteFrom('memory').where('practice_id', '=', practiceId).where('key', '=', key).execute()
    })
  return {
    pairing: async key => pairingOf(await memory(key)),
    savePairing: pairing => change(pairing.key, paired(pairing)),
    dropPairing: key => change(key, unpaired),
    voidPairing: (key, uid, goneAt) => change(key, voided(uid, goneAt)),
    denials: async key => deniedIn(await memory(key)),
    deny: (key, denial) => change(key, denied(key, denial)),
    allow: (key, uid) => change(key, allowed(uid)),
    async memories() {
      const rows = await db
        .selectFrom('memory')
        .select('memory')
        .where('practice_id', '=', practiceId)
        .execute()
      return memoriesIn(rows.map(row => row.memory))
    },
  }
}

async function memoryOf(db: Pick<PracticeDatabase['db'], 'selectFrom'>, practiceId: string, key: string) {
  const row = await db
    .selectFrom('memory')
    .select('memory')
    .where('practice_id', '=', practiceId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.memory
}
