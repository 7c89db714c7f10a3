import { namedIn } from '../domain/contact.ts'
import { pairingKey } from '../sync/match-order.ts'
import { denyPatient, matchAgain } from '../sync/staff-memory.ts'
import { openedOrder, type PanelSession } from './panel-session.ts'
import type { Practice } from './practice.ts'
import { memoryView, uidsIn } from './views/memory.ts'
import { explainTrouble } from './views/reason.ts'
import { withTimeout } from './with-timeout.ts'

/** "Not this one", remembered for the customer of the order. */
export async function deny(practice: Practice, uid: string, session: PanelSession): Promise<void> {
  const record = await openedOrder(practice, session)
  const { store, clock } = practice.engine
  await denyPatient(store, record, uid, clock.now())
}

/** A "not this one" is taken back: the customer's orders are matched again. */
export async function allow(practice: Practice, uid: string, session: PanelSession): Promise<void> {
  const { order } = await openedOrder(practice, session)
  const { store, clock } = practice.engine
  await store.allow(pairingKey(order), uid)
  await matchAgain(store, pairingKey(order), clock.now())
  practice.host.schedule()
}

/** The remembered patient of the order's customer is forgotten. */
export async function forgetPairing(practice: Practice, session: PanelSession): Promise<void> {
  const { order } = await openedOrder(practice, session)
  await practice.engine.store.dropPairing(pairingKey(order))
  practice.host.pagesChanged()
}

/** Takes a remembered patient back, or a "not this one" (`uid`). */
export async function forget(
  { engine, host }: Practice,
  { key, uid }: { key: string; uid: string | null },
): Promise<void> {
  const { store, clock } = engine
  if (uid === null) await store.dropPairing(key)
  else await store.allow(key, uid)
  await matchAgain(store, key, clock.now())
  host.schedule()
  host.pagesChanged()
}

/** All that is remembered of customers, the latest first; patients' names are read from Nextech for this answer. */
export async function rememberedCustomers({ engine, configuration, interactive }: Practice) {
  const memories = await engine.store.memories()
  const uids = [...new Set(uidsIn(memories))]
  const read = await withTimeout(engine.clock, interactive.findPatients({ by: 'uid', uids }))
  return {
    timeZone: configuration.practice.timeZone,
    customers: memories.map(memory => ({
      key: memory.key,
      ...namedIn(memory.pairing?.fourFields ?? memory.denials[0]?.fourFields ?? '[]'),
      ...memoryView(memory, read.ok ? read.value : [], null),
    })),
    trouble: read.ok ? null : explainTrouble(read),
  }
}
