import { fourFields } from '../domain/contact.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import { fixActionOf } from '../domain/reasons.ts'
import type { Instant } from '../domain/units.ts'
import { pairingKey } from './match-order.ts'
import { StaleRevision, type SyncStore } from './ports/sync-store.ts'

/**
 * "Not this one", remembered for the order's customer: the patient leaves the list of every open order of theirs. Where
 * nobody is left staff go on; nothing is decided by it.
 */
export async function denyPatient(
  store: SyncStore,
  record: OrderRecord,
  patientUid: string,
  now: Instant,
): Promise<void> {
  const fields = fourFields(record.order.customer)
  await store.deny(pairingKey(record.order), { patientUid, fourFields: fields, decidedAt: now })
  for (const each of await waitingOf(store, pairingKey(record.order))) {
    const { candidates } = each.posting
    const left = candidates.filter(({ uid }) => uid.toLowerCase() !== patientUid.toLowerCase())
    if (left.length === candidates.length || fourFields(each.order.customer) !== fields) continue
    const isEmpty = left.length === 0 && each.posting.reason !== 'possible-duplicate'
    await unlessChanged(() =>
      store.update(each, {
        candidates: left,
        candidatesFound: left.length,
        updatedAt: now,
        ...(isEmpty
          ? { state: 'attention' as const, reason: 'none-of-these' as const }
          : { asked: stillAsked(each.posting) }),
      }),
    )
  }
}

/** Staff take back what is remembered of a customer: their open orders are matched again, and wait for staff until then. */
export async function matchAgain(store: SyncStore, customer: string, now: Instant): Promise<void> {
  for (const each of await waitingOf(store, customer))
    await unlessChanged(() =>
      store.update(each, { state: 'new', dueAt: now, updatedAt: now, asked: stillAsked(each.posting) }),
    )
}

/** What staff are asked, since the first time that they were. */
function stillAsked({ state, asked, updatedAt }: Posting): NonNullable<Posting['asked']> {
  return { state, since: asked?.since ?? updatedAt }
}

async function waitingOf(store: SyncStore, customer: string): Promise<OrderRecord[]> {
  const open = await store.inStates(['resolve', 'attention'])
  return open.filter(
    ({ order, posting }) =>
      pairingKey(order) === customer && posting.reason !== null && fixActionOf(posting.reason) === 'resolve',
  )
}

/** Another writer that changed it meanwhile has it judged again, with what is remembered now. */
async function unlessChanged(change: () => Promise<unknown>): Promise<void> {
  try {
    await change()
  } catch (error) {
    if (!(error instanceof StaleRevision)) throw error
  }
}
