import { fourFields } from '../domain/contact.ts'
import { isTold, toldBirthDates } from '../domain/known-customer.ts'
import type { Order } from '../domain/order.ts'
import { pairingKey } from './match-order.ts'
import type { Pairing, SyncStore } from './ports/sync-store.ts'

/** Remembers who an order's customer is, as staff said (rules 1, pairing); not of a customer who could be anybody. */
export async function rememberPatient(
  store: SyncStore,
  order: Order,
  said: Pick<Pairing, 'patientUid' | 'decidedAt' | 'by'>,
): Promise<void> {
  if (said.patientUid === '' || !isTold(order)) return
  // Of days that it may be the first stands for all: the same figures tell the same days again.
  const [birthDate] = toldBirthDates(order)
  await store.savePairing({
    key: pairingKey(order),
    fourFields: fourFields(order.customer),
    ...said,
    ...(birthDate !== undefined && { birthDate }),
  })
}
