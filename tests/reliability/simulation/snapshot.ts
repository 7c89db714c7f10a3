import { setup } from '../../../sandbox/practice/make/setup.ts'
import type { LedgerEntry } from '../../../sandbox/practice/practice.ts'
import type { Sale } from './sale.ts'

/** A payment that Nextech holds for an order before the first sync. */
export function entryOf(
  sale: Sale,
  text: string,
  id: string,
  status: LedgerEntry['status'],
  sign: number,
): LedgerEntry {
  const { order, person } = sale
  return {
    id,
    patient: person.id,
    patientName: `${person.last}, ${person.first}`,
    amountCents: order.paidCents * sign,
    date: dayOf(order.placedAt),
    created: new Date(order.placedAt + 30_000).toISOString(),
    category: 'DermPRO Online Payment',
    cardType: 'Visa',
    location: setup.location.id,
    provider: setup.provider.id,
    text,
    status,
  }
}

function dayOf(instant: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: setup.timeZone }).format(instant)
}
