import type { Configuration } from '../../lib/domain/configuration.ts'
import { SetupRunSchema } from '../../lib/domain/setup-checks.ts'
import { storeOf } from '../../lib/domain/stores.ts'
import type { Instant } from '../../lib/domain/units.ts'
import type { Access } from '../../lib/nextech/access.ts'
import type { LanedThrottle } from '../../lib/nextech/throttle.ts'
import type { Host, SetupRuns } from '../../lib/service/ports.ts'
import type { Practice } from '../../lib/service/practice.ts'
import type { BrowserFacts } from '../../lib/setup/ports.ts'
import { createMagentoSource } from '../../lib/shop/rest/magento-source.ts'
import type { Polling } from '../../lib/sync/poll-orders.ts'
import type { OrderSource } from '../../lib/sync/ports/source.ts'
import { databaseNow } from '../database/database-clock.ts'
import { isStoreFault } from '../database/lease-lost.ts'
import { type PracticeDatabase, write } from '../database/practice-database.ts'
import { logFault } from '../log/log-fault.ts'
import { maxAnswerBytes } from '../nextech/sending-fetch.ts'
import { createActivity } from '../postgres/activity.ts'
import { createIntakeStore } from '../postgres/intake-store.ts'
import { createLeaseLock, type LeaseLock } from '../postgres/lease-lock.ts'
import { healthOf, putMeta, readMeta } from '../postgres/meta.ts'
import { createOverview } from '../postgres/overview.ts'
import { createReports } from '../postgres/reports.ts'
import { createSetupFacts } from '../postgres/setup-facts.ts'
import { createSourceStore } from '../postgres/source-store.ts'
import { createSyncStore, type OnChange } from '../postgres/sync-store.ts'
import { settleTaken } from '../postgres/take-orders.ts'
import { createTaughtPages } from '../postgres/taught-pages.ts'
import { createTestPaymentStore } from '../postgres/test-payments.ts'
import type { Secrets } from '../secrets/secret-store.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { chainSecrets } from './chain-secrets.ts'
import { clock } from './clock.ts'
import { secretNames } from './configuration.ts'
import { connectNextech } from './connect-nextech.ts'
import { movingStateOf } from './moving-state.ts'
import { shopFetch } from './shop-fetch.ts'
import { usableSecret } from './usable-secret.ts'

/** A practice at the backend: everything that a configuration brings to life. A new configuration is a new one. */
export interface HostedPractice extends Practice {
  id: string
  configuration: Configuration
  /** Shops that are asked for their orders by their own interface. */
  sources: readonly OrderSource[]
  polling: Polling
  access: Access
  secrets: Secrets
  lock: LeaseLock
  /** What time it is at Nextech; undefined until it has answered this process. */
  toldByNextech(): Instant | undefined
  /** The backup's moment, while Nextech's ledger was not read since it was restored; nothing is posted then. */
  restoredFrom: Instant | null
  /** Its engine runs in a browser, or waits for one to hand it over: nothing is done here. */
  isElsewhere(): Promise<boolean>
  /** The practice posts again as its configuration says. */
  endRestore(): Promise<void>
  /** Orders that stood in each other's way go to the stores that this configuration names. */
  settleStores(): Promise<void>
}

/** What a host brings to a practice. */
export interface PracticeParts {
  database: PracticeDatabase
  configuration: Configuration
  /** When it was set: the person who did said yes to posting the orders from before. */
  configuredAt: Instant
  restoredFrom: Instant | null
  secrets: Secrets
  throttle: LanedThrottle
  /** By which other processes see that this one is no more. */
  session: () => number | null
  host: Host
  onChange: OnChange
}

/** Longer than this nobody wants back-fill, however long orders are kept. */
const maxFirstDays = 30

/** Opens one practice over its rows in the database. Nothing runs yet. */
export async function openPractice(parts: PracticeParts): Promise<HostedPractice> {
  const { database, secrets, restoredFrom, host, onChange } = parts
  const configuration = inForce(parts)
  const { policy } = configuration
  const lock = createLeaseLock(database, parts.session)
  const store = createSyncStore(database, onChange, clock.now)
  const storeOfShop = (origin: string) => storeOf(configuration.shops, origin)
  const intake = createIntakeStore(database, onChange, storeOfShop)
  const tests = createTestPaymentStore(database, clock.now)
  const nextech = connectNextech({ ...parts, configuration, store, tests })
  const reports = createReports(database)
  const activity = createActivity(database, chainSecrets(database.practiceId, secrets))
  // One process at a time; what another one is at is done without this one.
  await lock.ifFree('activity-keys', () => activity.begin(clock.now())).catch(noKey)
  return {
    id: database.practiceId,
    configuration,
    interactive: nextech.interactive,
    patientPages: nextech.patientPages,
    access: nextech.access,
    setup: {
      probe: nextech.probe,
      facts: createSetupFacts(database, reports, activity),
      tests,
      runs: setupRuns(database),
      machine,
    },
    taughtPages: createTaughtPages(database),
    intake,
    sources: await sourcesOf(configuration, secrets),
    polling: {
      intake,
      sources: createSourceStore(database),
      clock,
      random: Math.random,
      lock,
      firstDays: Math.min(policy.retentionDays, maxFirstDays),
    },
    overview: createOverview(database),
    reports,
    activity,
    host,
    secrets,
    lock,
    toldByNextech: nextech.now,
    engine: {
      ...{ nextech: nextech.engine, store, clock, random: Math.random, lock, nextechNow: nextech.now },
      policy: { ...configuration, confirmedBefore: parts.configuredAt },
      isStoreFault,
    },
    restoredFrom,
    async isElsewhere() {
      const { phase } = await movingStateOf(database)
      return phase === 'receiving' || phase === 'away'
    },
    endRestore: () => endRestore(database),
    async settleStores() {
      onChange(await settleTaken(database, storeOfShop, clock.now()))
    },
  }
}

const noKey = (error: unknown) => logFault('The activity of a practice has no key.', error)

/** What was posted since the backup is not known yet: until it is, nothing is posted. */
function inForce({ configuration, restoredFrom }: PracticeParts): Configuration {
  return restoredFrom === null ? configuration : { ...configuration, posture: 'observe' }
}

/** A new moment of configuration: every process opens the practice again. */
async function endRestore(database: PracticeDatabase): Promise<void> {
  await write(database, async inside => {
    const { tx, practiceId } = inside
    const health = await healthOf({ db: tx, practiceId })
    await putMeta(inside, 'health', { ...health, readsFirst: false })
    await tx
      .updateTable('practice')
      .set({ restored_from: null, configured_at: databaseNow, wake_at: databaseNow })
      .where('id', '=', practiceId)
      .execute()
  })
}

/** A server asks nobody for leave to reach a host, and reads no pages. */
const machine: BrowserFacts = {
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  unreachable: async () => [],
  scripted: async origins => [...origins],
}

function setupRuns(database: PracticeDatabase): SetupRuns {
  return {
    read: () => readMeta(database, 'setupRun', SetupRunSchema),
    write: run => write(database, inside => putMeta(inside, 'setupRun', run)),
  }
}

async function sourcesOf(
  { shops, practice }: Configuration,
  secrets: Pick<Secrets, 'read'>,
): Promise<OrderSource[]> {
  const sources = shops.map(async ({ origin, rest }) => {
    if (!rest) return []
    const { baseUrl } = rest
    const token = await usableSecret(secrets, secretNames.shopToken(baseUrl))
    const common = {
      fetch: boundedFetch(maxAnswerBytes, shopFetch()),
      clock,
      random: Math.random,
      mayReach: async () => true,
    }
    return [createMagentoSource({ ...common, shop: origin, baseUrl, token, timeZone: practice.timeZone })]
  })
  return (await Promise.all(sources)).flat()
}
