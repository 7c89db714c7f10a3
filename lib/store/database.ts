import { Dexie, type Table } from 'dexie'
import type { Posting } from '../domain/posting.ts'
import type { AggregateRow } from '../reports/daily-aggregates.ts'
import type { DaySnapshot } from '../reports/snapshot.ts'
import type { Listing } from '../sync/ports/intake.ts'
import { keyByStore } from './key-by-store.ts'
import { aggregatesStateRow, wholeAggregates } from './projections/aggregates-state.ts'
import { ledgerRow } from './rules/ledger-row.ts'
import { byFourFields } from './rules/memory.ts'
import type { ActivityRow, ChainRow, LedgerRow, MemoryRow, MetaRow, OrderRow } from './rules/rows.ts'
import { noSeal, type SealNow } from './sealing/seal-state.ts'
import { sealing } from './sealing/sealing.ts'

/** A database that could not be opened is tried again at the first use after this long. */
const reopenMs = 1_000

/** The extension's one database. It is a cache: orders can be read again, and the ledger is the truth. */
export class Database extends Dexie {
  declare readonly orders: Table<OrderRow, string>
  declare readonly postings: Table<Posting, string>
  declare readonly ledger: Table<LedgerRow, string>
  declare readonly listings: Table<Listing, string>
  declare readonly pairings: Table<MemoryRow, string>
  declare readonly shops: Table<{ origin: string; firstSyncAt: number; store?: string }, string>
  declare readonly meta: Table<MetaRow, string>
  /** Orders and money by practice day, kept as orders change. */
  declare readonly sums: Table<AggregateRow, string>
  /** What reports need of a day's orders and payments, in one row; dropped when one of them changes. */
  declare readonly days: Table<DaySnapshot, string>
  /** The zone whose days sums and books have. */
  readonly timeZone: string
  declare readonly activity: Table<ActivityRow, number>
  declare readonly chain: Table<ChainRow, string>
  /** Closed by us, so not to be opened again. No private field: Dexie derives objects from this one. */
  isEnded = false

  /** Whether personal fields are sealed on the disk. */
  readonly seal: SealNow

  constructor(
    name = 'nextech-sync',
    durability: 'strict' | 'relaxed' = 'relaxed',
    timeZone = 'UTC',
    seal: SealNow = noSeal,
  ) {
    super(name, { chromeTransactionDurability: durability })
    this.timeZone = timeZone
    this.seal = seal
    this.use(sealing(seal))
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
    // What reports read: orders by when they were placed, payments by their day. `keepAggregates` fills the sums.
    this.version(2).stores({
      orders: '&key, order.placedAt',
      ledger: '&id, patientUid, *numbers, createdAt, day',
      sums: '&id',
    })
    this.version(3).stores({ activity: '&seq, [number+seq], [kind+seq]', chain: '&end' })
    this.version(4).stores({ days: '&day' })
    // Orders by store and number; what texts say of orders is read by other rules.
    this.version(5).upgrade(async tx => {
      await keyByStore(tx, Date.now())
      await tx
        .table<LedgerRow>('ledger')
        .toCollection()
        .modify((row, at) => {
          at.value = ledgerRow(row)
        })
    })
    // Memories by store, e-mail and the four fields: a family may share an e-mail.
    this.version(6).upgrade(async tx => {
      const pairings = tx.table<MemoryRow>('pairings')
      const rows = await pairings.toArray()
      await pairings.clear()
      await pairings.bulkPut(rows.flatMap(byFourFields))
    })
    // Orders by when their last refund was noticed: it counts on that day. Postings by when open quotes were noted.
    this.version(7).stores({
      orders: '&key, order.placedAt, refundedAt',
      postings: '&key, dueAt, state, number, patientUid, *paymentIds, placedAt, quotesSince',
    })
    // A new database has nothing to be counted: its sums are right from the start.
    this.on(
      'populate',
      opened => void opened.table('meta').add(aggregatesStateRow(timeZone, wholeAggregates)),
    )
    // Another context upgrades: let it, and open again at the next use.
    this.on('versionchange', () => this.close({ disableAutoOpen: false }))
  }
  override close(options?: { disableAutoOpen: boolean }): void {
    if (options?.disableAutoOpen !== false) this.isEnded = true
    super.close(options)
  }

  /**
   * A browser closes its databases where it cannot write, as on a full disk. Dexie opens once more and, where that
   * fails, never again; a worker lives on for hours, so it is opened at the first use after a while.
   */
  override open() {
    this.isEnded = false
    const opened = super.open()
    opened.catch(() =>
      setTimeout(() => {
        if (!this.isEnded) this.close({ disableAutoOpen: false })
      }, reopenMs),
    )
    return opened
  }
}
