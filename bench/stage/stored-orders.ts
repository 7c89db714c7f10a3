import type { LedgerPayment } from '../../lib/domain/ledger.ts'
import { orderNumbersIn } from '../../lib/domain/ledger.ts'
import type { Order } from '../../lib/domain/order.ts'
import { newPosting, type Posting } from '../../lib/domain/posting.ts'
import type { OrderRow } from '../../lib/store/rules/rows.ts'

const brands = ['VI', 'MC', 'AE'] as const
const names: Record<string, string> = { VI: 'Visa', MC: 'MasterCard', AE: 'American Express' }

/** Rows as the extension's database holds them. */
export interface StoredRows {
  orders: OrderRow[]
  postings: Posting[]
  ledger: (LedgerPayment & { numbers: string[] })[]
}

export interface StoredOptions {
  count: number
  firstNumber: number
  /** The orders are spread evenly over `[from, until)`. */
  from: number
  until: number
  timeZone: string
  locationId: string
}

/** Orders of an ordinary practice: nearly all posted, a few per cent with every kind of difference. */
export function storedRows(options: StoredOptions): StoredRows {
  const rows: StoredRows = { orders: [], postings: [], ledger: [] }
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: options.timeZone })
  const step = (options.until - options.from) / options.count
  for (let i = 0; i < options.count; i++) {
    const order = orderOf(options.firstNumber + i, Math.floor(options.from + i * step), i)
    const day = dayOf.format(order.placedAt)
    const posting = postingOf(order, i, day)
    rows.orders.push({ key: posting.key, order })
    rows.postings.push(posting)
    if (posting.state === 'posted' && i % 50 !== 7) rows.ledger.push(paymentOf(order, posting, day, options))
  }
  return rows
}

function orderOf(number: number, placedAt: number, i: number): Order {
  const cents = 2_000 + ((i * 7_919) % 90_000)
  return {
    shop: 'http://127.0.0.1:9',
    number: String(number),
    placedAt,
    state: 'complete',
    customer: {
      firstName: `First${i}`,
      lastName: `Last${i}`,
      email: `buyer${i}@example.com`,
      phone: '(214) 555-0100',
      birthDate: '1980-05-05',
      lines: ['1 Main St'],
      city: 'Dallas',
      region: 'TX',
      postalCode: '75001',
      country: 'US',
    },
    tender: { kind: 'card', brand: brands[i % brands.length] ?? 'VI' },
    totalCents: cents,
    paidCents: cents,
    refundedCents: 0,
    dueCents: 0,
    giftCardCents: 0,
    items: [
      { sku: 'COL-TNT-02', quantity: 1, giftCard: false },
      { sku: 'TNS-ADV-28', quantity: 2, giftCard: false },
    ],
  }
}

function postingOf(order: Order, i: number, day: string): Posting {
  const fresh = { ...newPosting(order, order.placedAt), dueAt: null }
  if (i % 100 === 3) return { ...fresh, state: 'resolve', reason: 'possible-match' }
  if (i % 200 === 5) return { ...fresh, state: 'attention', reason: 'missing-birth-date' }
  const brand = order.tender.kind === 'card' ? (order.tender.brand ?? '') : ''
  return {
    ...fresh,
    state: 'posted',
    patientUid: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    plan: {
      amountCents: order.paidCents,
      cardType: names[brand] ?? '',
      paymentDate: day,
      description: `DermPRO #${order.number} | 1x COL-TNT-02, 2x TNS-ADV-28`,
    },
    paymentIds: [`p${order.number}`],
    attempt: 1,
    sentAt: order.placedAt + 60_000,
    postedAt: order.placedAt + 61_000,
  }
}

function paymentOf(order: Order, { plan, patientUid }: Posting, day: string, { locationId }: StoredOptions) {
  const text = plan?.description ?? ''
  return {
    id: `p${order.number}`,
    patientUid: patientUid ?? '',
    amountCents: order.paidCents,
    day,
    createdAt: order.placedAt + 61_000,
    updatedAt: order.placedAt + 61_000,
    category: 'DermPRO Online Payment',
    cardType: plan?.cardType ?? '',
    locationId,
    text,
    status: 'active' as const,
    numbers: orderNumbersIn(text),
  }
}

/**
 * Puts rows into the extension's database from one of its pages, and has the sums counted at the next start. The rows come as
 * one text: as objects they would take minutes to get there.
 */
export function fillStore({ name, json, coverage }: { name: string; json: string; coverage: object }) {
  const rows: Record<string, object[]> = JSON.parse(json)
  return new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const writing = opening.result.transaction([...Object.keys(rows), 'meta'], 'readwrite')
      for (const [store, all] of Object.entries(rows))
        for (const row of all) writing.objectStore(store).put(row)
      writing.objectStore('meta').put({ name: 'ledgerCoverage', value: coverage })
      writing.objectStore('meta').delete('sums')
      writing.oncomplete = () => {
        opening.result.close()
        resolve()
      }
      writing.onerror = () => reject(writing.error)
    }
  })
}
