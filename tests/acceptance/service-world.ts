import { dayReader } from '../../lib/domain/practice-day.ts'
import type { SetupRun } from '../../lib/domain/setup-checks.ts'
import { createPatientPages } from '../../lib/nextech/patient-pages.ts'
import { createSetupProbe } from '../../lib/nextech/setup-probe.ts'
import type { Host } from '../../lib/service/ports.ts'
import type { Practice } from '../../lib/service/practice.ts'
import { Database } from '../../lib/store/database.ts'
import { createOverview } from '../../lib/store/overview.ts'
import { createKeptReports } from '../../lib/store/projections/projections.ts'
import { createSetupFacts } from '../../lib/store/setup-facts.ts'
import { createSourceStore } from '../../lib/store/source-store.ts'
import { createTestPaymentStore } from '../../lib/store/test-payments.ts'
import type { EngineWorld } from './engine-world.ts'

/** A practice for the service in Node, over the store and the Nextech of an engine's world. */
export interface ServiceWorld {
  practice: Practice
  db: Database
  /** How often the service told its host each thing. */
  told: Record<'schedule' | 'pagesChanged' | 'refreshReports', number>
  close(): void
}

/** Opens the world's database as a host does. Its clock is the world's; the host only counts what it is told. */
export function openPractice(world: EngineWorld): ServiceWorld {
  const { engine, configuration, databaseName, intake, activity, select } = world
  const { timeZone } = configuration.practice
  const db = new Database(databaseName, 'relaxed', timeZone)
  const strict = new Database(databaseName, 'strict', timeZone)
  const reports = createKeptReports(db, () => dayReader(timeZone)(world.now()))
  const told = { schedule: 0, pagesChanged: 0, refreshReports: 0 }
  const practice: Practice = {
    configuration,
    engine,
    interactive: engine.nextech,
    patientPages: createPatientPages(select),
    intake,
    polling: { sources: createSourceStore(db), clock: engine.clock, firstDays: 30 },
    overview: createOverview(db),
    reports,
    activity,
    setup: {
      probe: () => createSetupProbe(select),
      facts: createSetupFacts(db, reports),
      tests: createTestPaymentStore(db, strict, world.now),
      runs: keptRun(),
      machine: { timeZone, unreachable: async () => [], scripted: async origins => [...origins] },
    },
    host: countingHost(told),
  }
  return {
    practice,
    db,
    told,
    close() {
      db.close()
      strict.close()
    },
  }
}

function keptRun() {
  let kept: SetupRun | undefined
  return {
    read: async () => kept,
    async write(run: SetupRun) {
      kept = structuredClone(run)
    },
  }
}

function countingHost(told: ServiceWorld['told']): Host {
  const count = (what: keyof typeof told) => () => {
    told[what] += 1
  }
  return {
    schedule: count('schedule'),
    pagesChanged: count('pagesChanged'),
    refreshReports: count('refreshReports'),
    keepAlive: work => work,
  }
}
