import { Dexie, type Table } from 'dexie'
import type { LedgerPayment } from '../domain/ledger.ts'
import type { Order } from '../domain/order.ts'
import type { Posting } from '../domain/posting.ts'
import type { Denial, Listing, Pairing } from '../sync/ports.ts'

/** A payment with the order numbers that its text speaks of, for the index. */
export type LedgerRow = LedgerPayment & { numbers: string[] }

export interface OrderRow {
  key: string
  order: Order
}

/** A named value of which there is one: coverage, set-up, health. Parsed where it is read. */
export interface MetaRow {
  name: string
  value: unknown
}

/** A row of `pairings`: the pairing if there is one, and who the customer is not. */
export interface MemoryRow extends Omit<Pairing, 'patientUid'> {
  patientUid: string | null
  never?: Denial[]
}

/** The extension's one database. It is a cache: orders can be read again, and the ledger is the truth. */
export class Database extends Dexie {
  declare readonly orders: Table<OrderRow, string>
  declare readonly postings: Table<Posting, string>
  declare readonly ledger: Table<LedgerRow, string>
  declare readonly listings: Table<Listing, string>
  declare readonly pairings: Table<MemoryRow, string>
  declare readonly shops: Table<{ origin: string; firstSyncAt: number }, string>
  declare readonly meta: Table<MetaRow, string>

  constructor(name = 'nextech-sync', durability: 'strict' | 'relaxed' = 'relaxed') {
    super(name, { chromeTransactionDurability: durability })
    // A released version is never edited: a change of form is a new version with its own upgrade.
    this.version(1).stores({
      orders: '&key',
      postings: '&key, dueAt, state, number, patientUid, *paymentIds, placedAt',
      ledger: '&id, patientUid, *numbers, createdAt',
      listings: '&key',
      pairings: '&key',
      shops: '&origin',
      meta: '&name',
    })
    // Another context upgrades: let it, and open again at the next use.
    this.on('versionchange', () => this.close({ disableAutoOpen: false }))
  }
}
