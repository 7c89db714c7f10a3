import 'fake-indexeddb/auto'
import type { Posting } from '../../lib/domain/posting.ts'
import { dayReader } from '../../lib/domain/practice-day.ts'
import type { Instant } from '../../lib/domain/units.ts'
import type { KeptReports, Overview } from '../../lib/service/ports.ts'
import type { StoreFacts, TestPaymentStore } from '../../lib/setup/ports.ts'
import { createActivity } from '../../lib/store/activity-store.ts'
import { Database } from '../../lib/store/database.ts'
import { createIntakeStore } from '../../lib/store/intake-store.ts'
import { settleTaken } from '../../lib/store/order-place.ts'
import { createOverview } from '../../lib/store/overview.ts'
import { createKeptReports } from '../../lib/store/projections/projections.ts'
import type { StoreOf } from '../../lib/store/rules/place-of-order.ts'
import { noSeal, type SealNow } from '../../lib/store/sealing/seal-state.ts'
import { createSetupFacts } from '../../lib/store/setup-facts.ts'
import { createSourceStore } from '../../lib/store/source-store.ts'
import { createSyncStore } from '../../lib/store/sync-store.ts'
import { createTestPaymentStore } from '../../lib/store/test-payments.ts'
import type { Activity } from '../../lib/sync/ports/activity.ts'
import type { IntakeStore } from '../../lib/sync/ports/intake.ts'
import type { SourceStore } from '../../lib/sync/ports/source.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'

/** What the service reads and keeps beside the engine's own ports. */
export interface ServiceStorage {
  sources: SourceStore
  overview: Overview
  reports: KeptReports
  facts: StoreFacts
  tests: TestPaymentStore
  close(): void
}

/** Where an engine keeps what it knows. */
export interface EngineStorage {
  /** A store as a worker opens it: another one over the same rows, as after the worker was killed. */
  openStore(): SyncStore
  intake: IntakeStore
  activity: Activity
  settleTaken(now: Instant): Promise<string[]>
  postings(): Promise<Posting[]>
  /** The same rows for the service of a host. */
  openService(now: () => Instant): ServiceStorage
  close(): Promise<void>
}

type Opener = (name: string, timeZone: string, storeOf: StoreOf) => Promise<EngineStorage>

let opener: Opener = enginesOnDexie()

/** Engines of this process are kept in another database from now on; without it in Dexie. */
export function keepEnginesIn(next: Opener): void {
  opener = next
}

/** An empty storage of its own. */
export const openEngineStorage: Opener = (...what) => opener(...what)

/** In Dexie; `seal` = how personal fields lie on the disk. */
export function enginesOnDexie(seal: SealNow = noSeal): Opener {
  return async (name, timeZone, storeOf) => onDexie(name, timeZone, storeOf, seal)
}

function onDexie(name: string, timeZone: string, storeOf: StoreOf, seal: SealNow): EngineStorage {
  const open = (durability: 'strict' | 'relaxed') => new Database(name, durability, timeZone, seal)
  const [db, strict] = [open('relaxed'), open('strict')]
  return {
    openStore: () => createSyncStore(db, strict),
    intake: createIntakeStore(db, () => {}, storeOf),
    activity: createActivity(db),
    settleTaken: now => settleTaken(db, storeOf, now),
    postings: () => db.postings.toArray(),
    openService(now) {
      const [own, ownStrict] = [open('relaxed'), open('strict')]
      const reports = createKeptReports(own, () => dayReader(timeZone)(now()))
      return {
        sources: createSourceStore(own),
        overview: createOverview(own),
        reports,
        facts: createSetupFacts(own, reports),
        tests: createTestPaymentStore(own, ownStrict, now),
        close() {
          own.close()
          ownStrict.close()
        },
      }
    },
    async close() {
      db.close()
      strict.close()
      await Database.delete(name)
    },
  }
}
