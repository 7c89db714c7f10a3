import type { SetupRun } from '../../lib/domain/setup-checks.ts'
import type { ShopProfile } from '../../lib/domain/shop-profile.ts'
import { createPatientPages } from '../../lib/nextech/patient-pages.ts'
import { createSetupProbe } from '../../lib/nextech/setup-probe.ts'
import type { Host, PageOffer, TaughtPages } from '../../lib/service/ports.ts'
import type { Practice } from '../../lib/service/practice.ts'
import type { EngineWorld } from './engine-world.ts'

/** A practice for the service in Node, over the store and the Nextech of an engine's world. */
export interface ServiceWorld {
  practice: Practice
  /** How often the service told its host each thing. */
  told: Record<'schedule' | 'pagesChanged' | 'refreshReports', number>
  close(): void
}

/** Opens the world's rows as a host does. Its clock is the world's; the host only counts what it is told. */
export function openPractice(world: EngineWorld): ServiceWorld {
  const { engine, configuration, intake, activity, select } = world
  const { timeZone } = configuration.practice
  const { sources, overview, reports, facts, tests, close } = world.openService(world.now)
  const told = { schedule: 0, pagesChanged: 0, refreshReports: 0 }
  const practice: Practice = {
    configuration,
    engine,
    interactive: engine.nextech,
    patientPages: createPatientPages(select),
    intake,
    polling: { sources, clock: engine.clock, firstDays: 30 },
    overview,
    reports,
    activity,
    setup: {
      probe: () => createSetupProbe(select),
      facts,
      tests,
      runs: keptRun(),
      machine: { timeZone, unreachable: async () => [], scripted: async origins => [...origins] },
    },
    taughtPages: keptPages(),
    host: countingHost(told),
  }
  return { practice, told, close }
}

function keptPages(): TaughtPages {
  const kept = new Map<string, ShopProfile[]>()
  const others = (origin: string, page: string) => (kept.get(origin) ?? []).filter(each => each.page !== page)
  let offers: PageOffer[] = []
  return {
    offers: {
      read: async () => offers,
      async change(make) {
        offers = make(offers)
      },
    },
    read: async () => Object.fromEntries(kept),
    keep: async (origin, profile) => void kept.set(origin, [...others(origin, profile.page), profile]),
    forget: async (origin, page) => void kept.set(origin, others(origin, page)),
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
