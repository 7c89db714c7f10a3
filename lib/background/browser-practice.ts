import { clock } from '../browser/clock.ts'
import { unreachable } from '../browser/permissions.ts'
import { deleteProfile, readOwnProfiles, saveProfile } from '../browser/profiles.ts'
import { sessionValue } from '../browser/session.ts'
import { scriptedOrigins } from '../browser/shop-scripts.ts'
import { tellExtensionPages } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import type { Configuration } from '../domain/configuration.ts'
import type { Person } from '../domain/people.ts'
import { dayReader } from '../domain/practice-day.ts'
import { SetupRunSchema } from '../domain/setup-checks.ts'
import { storeOf } from '../domain/stores.ts'
import { learnedDateZone } from '../domain/test-payment.ts'
import type { Instant } from '../domain/units.ts'
import { type Access, createAccess } from '../nextech/access.ts'
import { createPatientPages } from '../nextech/patient-pages.ts'
import { createSelectNextech } from '../nextech/select.ts'
import { createServerClock } from '../nextech/server-clock.ts'
import { createSetupProbe } from '../nextech/setup-probe.ts'
import { createThrottle } from '../nextech/throttle.ts'
import { ownService } from '../service/answer.ts'
import type { Host, KeptReports, SetupRuns } from '../service/ports.ts'
import type { Practice } from '../service/practice.ts'
import type { BrowserFacts, TestPaymentStore } from '../setup/ports.ts'
import { createMagentoSource } from '../shop/rest/magento-source.ts'
import { createActivity } from '../store/activity-store.ts'
import type { Database } from '../store/database.ts'
import { forgetCache } from '../store/forget-cache.ts'
import { createIntakeStore } from '../store/intake-store.ts'
import { createMovedStore, type MovedStore } from '../store/moved.ts'
import { settleTaken } from '../store/order-place.ts'
import { createOverview } from '../store/overview.ts'
import { createKeptReports } from '../store/projections/projections.ts'
import type { ChainSecrets } from '../store/rules/chain-key.ts'
import { dropUnopenable, sealStored } from '../store/sealing/fit-seal.ts'
import type { SealState } from '../store/sealing/seal-state.ts'
import { createSetupFacts } from '../store/setup-facts.ts'
import { createSourceStore } from '../store/source-store.ts'
import { isStoreFault } from '../store/store-fault.ts'
import { createSweep, type Sweep } from '../store/sweep.ts'
import { createSyncStore, type OnChange } from '../store/sync-store.ts'
import { createTestPaymentStore } from '../store/test-payments.ts'
import { drainLock } from '../sync/drain.ts'
import type { Polling } from '../sync/poll-orders.ts'
import type { Lock } from '../sync/ports/runtime.ts'
import type { OrderSource } from '../sync/ports/source.ts'
import { noteListDoubt } from '../sync/trouble.ts'
import { tellAlarmNow } from './alarm.ts'
import { wireOf } from './browser-wire.ts'
import { chainSecrets } from './chain-secrets.ts'
import { databaseOf } from './own-database.ts'
import { refreshProjections } from './refresh-projections.ts'
import { throttleState, tokenVault } from './secrets.ts'

/** A practice in this browser: everything that a configuration brings to life. A new configuration is a new one. */
export interface BrowserPractice extends Practice {
  configuration: Configuration
  /** Shops that are asked for their orders by their own interface. */
  sources: readonly OrderSource[]
  polling: Polling
  access: Access
  /** What goes along when the practice moves to a backend. */
  moved: MovedStore
  sweep: Sweep
  /** Whether a vault seals what is personal, and is closed: nothing is read, taken or posted then. */
  isSealed: boolean
  /** Seals what was stored before there was a vault; done once, however often it is asked for. */
  sealStored(): Promise<void>
  /** Opens the closed database once more, to forget all that shop and ledger tell again. */
  forgetCache(): Promise<void>
  /** What time it is at Nextech; undefined until it has answered. */
  nextechNow: () => Instant | undefined
  /** The same practice, in which the deeds of people are told as this person's. */
  actingAs(person: Person): BrowserPractice
  /**
   * Before anything else: forgets what a vault sealed that is gone, and orders that stood in each other's way go to the stores that
   * this configuration names.
   */
  settleStores(): Promise<void>
  /** Lets the requests that are on their way to Nextech end, so that their answers are kept, and closes the database. */
  close(): Promise<void>
}

const lock: Lock = {
  ifFree: (name, job) =>
    navigator.locks.request(name, { ifAvailable: true }, async held => (held ? job() : ('busy' as const))),
}

/** A request to Nextech has its own timeout; a change of the configuration does not wait for a slow one. */
const maxEndMs = 10_000

const mayReach = async (address: string) => (await unreachable([address])).length === 0

const throttleDeps = {
  clock,
  load: async () => (await throttleState.read()) ?? {},
  save: throttleState.write,
}

/** Longer than this nobody wants back-fill, however long orders are kept. */
const maxFirstDays = 30

/** Not in the database: whether that opens is one of the checks. */
const setupRuns: SetupRuns = sessionValue('setupRun', SetupRunSchema)

/**
 * Opens one practice: its own database, its own connection. `schedule` = the engine should run soon; `confirmedBefore` =
 * when a person said yes to posting; `seal` = how its database seals what is personal, as long as it is open.
 */
export function createBrowserPractice(
  configuration: Configuration,
  onChange: OnChange,
  schedule: () => void,
  {
    confirmedBefore,
    seal = { kind: 'none' },
  }: { confirmedBefore?: Instant | undefined; seal?: SealState } = {},
): BrowserPractice {
  const { nextech: connection, practice, policy } = configuration
  const ending = new AbortController()
  const db = databaseOf(configuration, 'relaxed', seal)
  const strict = databaseOf(configuration, 'strict', seal)
  const tests = createTestPaymentStore(db, strict, clock.now)
  const common = commonOf(connection, tests)
  const access = createAccess({ ...common, connection, vault: tokenVault(connection) })
  const throttle = createThrottle(throttleDeps)
  const site = { ...connection, timeZone: practice.timeZone, patientStatus: policy.patientStatus }
  const store = createSyncStore(db, strict, onChange, clock.now)
  const onDoubt = (message: string) => void noteListDoubt({ store, clock }, message).catch(() => undefined)
  const { wire, watch } = wireOf(connection, { ...common, throttle })
  const serverClock = createServerClock()
  const nextech = createSelectNextech({
    ...{ ...common, access, throttle, wire, connection: site, onDoubt },
    onServerTime: serverClock.note,
  })
  const reports = createKeptReports(db, () => dayReader(practice.timeZone)(clock.now()))
  const storeOfShop = (origin: string) => storeOf(configuration.shops, origin)
  const secrets = chainSecrets(configuration)
  const activity = createActivity(db, undefined, secrets)
  const intake = createIntakeStore(db, onChange, storeOfShop)
  const forPeople = { ...common, access, wire, throttle: throttle.interactive, connection: site, onDoubt }
  const opened: BrowserPractice = {
    configuration,
    interactive: createSelectNextech(forPeople),
    patientPages: createPatientPages({ ...common, access, wire, throttle: throttle.idle, connection: site }),
    setup: {
      probe: () => createSetupProbe(forPeople),
      facts: createSetupFacts(db, reports, activity),
      tests,
      runs: setupRuns,
      machine,
    },
    access,
    ...keepingOf(db, seal, configuration),
    nextechNow: serverClock.now,
    intake,
    sources: sourcesOf(configuration),
    polling: {
      ...{ intake, clock, lock, random: Math.random },
      sources: createSourceStore(db),
      firstDays: Math.min(policy.retentionDays, maxFirstDays),
    },
    overview: createOverview(db),
    reports,
    activity,
    host: hostOf(reports, schedule, () => tellAlarmNow(ownService(opened), configuration)),
    engine: {
      ...{ nextech, store, clock, random: Math.random, lock, nextechNow: serverClock.now },
      ...{ policy: { ...configuration, confirmedBefore }, signal: ending.signal, isStoreFault },
    },
    actingAs: person => actedBy(opened, person, { db, strict, onChange, secrets }),
    async settleStores() {
      if (seal.kind === 'closed') return
      await dropUnopenable(db)
      const moved = await settleTaken(db, storeOfShop, clock.now())
      if (moved.length > 0) onChange(moved)
    },
    async close() {
      ending.abort()
      await drainEnded()
      watch.stop()
      for (const each of [db, strict]) each.close()
    },
  }
  return opened
}

/** How what is stored is kept: sealed, by age, until it moves or is forgotten. */
function keepingOf(db: Database, seal: SealState, configuration: Configuration) {
  return {
    ...{ moved: createMovedStore(db), sweep: createSweep(db) },
    taughtPages: {
      ...{ read: readOwnProfiles, keep: saveProfile, forget: deleteProfile },
      // What is taught here is used here: nobody else could offer anything.
      offers: { read: async () => [], change: async () => undefined },
    },
    isSealed: seal.kind === 'closed',
    sealStored: once(() => sealStored(db)),
    forgetCache: () => forgetIn(configuration),
  }
}

/** What is sealed goes with the rest, no matter who has the key. */
async function forgetIn(configuration: Configuration): Promise<void> {
  const db = databaseOf(configuration, 'strict', { kind: 'none' })
  await forgetCache(db).finally(() => db.close())
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}

interface OpenDatabases {
  db: Database
  strict: Database
  onChange: OnChange
  secrets: ChainSecrets
}

/** The practice with all that takes people's deeds down made for one person. */
function actedBy(
  { setup, engine, ...practice }: BrowserPractice,
  person: Person,
  { db, strict, onChange, secrets }: OpenDatabases,
): BrowserPractice {
  return {
    ...practice,
    activity: createActivity(db, person, secrets),
    setup: { ...setup, tests: createTestPaymentStore(db, strict, clock.now, person) },
    engine: { ...engine, store: createSyncStore(db, strict, onChange, clock.now, person) },
  }
}

/** Resolves once no drain runs, or after `maxEndMs`: what was sent by then is looked up in the ledger (rules 5). */
async function drainEnded(): Promise<void> {
  const signal = AbortSignal.timeout(maxEndMs)
  await navigator.locks.request(drainLock, { signal }, () => undefined).catch(() => undefined)
}

/** What all that speaks with Nextech shares. */
function commonOf({ dateZone }: Configuration['nextech'], tests: TestPaymentStore) {
  return {
    fetch: fetch.bind(globalThis),
    mayReach,
    clock,
    random: Math.random,
    /** As configured, else as the last test payment showed. */
    dateZone: async () => dateZone ?? learnedDateZone(await tests.list()),
  }
}

function hostOf(reports: KeptReports, schedule: () => void, tellAlarm: () => Promise<void>): Host {
  return {
    schedule,
    pagesChanged: () => {
      void tellExtensionPages()
      void tellAlarm()
    },
    refreshReports: () => void refreshProjections({ reports }),
    keepAlive,
  }
}

const machine: BrowserFacts = {
  timeZone: Temporal.Now.timeZoneId(),
  unreachable,
  scripted: scriptedOrigins,
}

function sourcesOf({ shops, practice }: Configuration): OrderSource[] {
  return shops.flatMap(({ origin, rest }) => {
    if (!rest) return []
    const { baseUrl, token } = rest
    const mayReachShop = () => mayReach(baseUrl)
    const common = { fetch: fetch.bind(globalThis), clock, random: Math.random, mayReach: mayReachShop }
    return [createMagentoSource({ ...common, shop: origin, baseUrl, token, timeZone: practice.timeZone })]
  })
}
