import type { Kysely, Selectable } from 'kysely'
import type { Configuration } from '../../lib/domain/configuration.ts'
import type { Instant } from '../../lib/domain/units.ts'
import type { LanedThrottle } from '../../lib/nextech/throttle.ts'
import { databaseNowPlus } from '../database/database-clock.ts'
import type { Doorbell } from '../database/doorbell.ts'
import type { PracticeDatabase } from '../database/practice-database.ts'
import { absent, type Presence } from '../database/presence.ts'
import type { PracticeTable, Tables } from '../database/tables.ts'
import { logFault } from '../log/log-fault.ts'
import { createSharedThrottle } from '../nextech/shared-throttle.ts'
import { notePagesChanged, touchPostings } from '../postgres/changes.ts'
import type { MasterKeys } from '../secrets/master-keys.ts'
import { createSecrets, type Secrets } from '../secrets/secret-store.ts'
import { clock } from './clock.ts'
import { readConfiguration } from './configuration.ts'
import { type HostedPractice, openPractice } from './open-practice.ts'
import { foreignAddresses } from './own-hosts.ts'

/** How long readings may gather before a drain: what belongs together is judged together. */
const gatherMs = 1_000

/** The practices that this process serves, each opened at its first use, and again after its configuration changed. */
export interface Practices {
  /** Undefined where there is none by this id, or it is not configured. Throws where its secrets do not open. */
  get(id: string): Promise<HostedPractice | undefined>
  /** A worker looks at the practice soon; `asked` = a person wants to see Nextech and the shops as they are now. */
  ring(id: string, options?: { afterMs?: number; asked?: boolean }): Promise<void>
  secretsOf(id: string): Secrets
  /** Badges of these orders say something else, or, where none is named, other things that pages show may. */
  badgesChanged(id: string, keys: readonly string[]): void
  /** Ends when all work has that the service began behind an answer. */
  settled(): Promise<void>
}

export interface PracticesDeps {
  db: Kysely<Tables>
  /** Sees one practice's rows alone: what a practice is asked and does goes by it. */
  dbOf(practiceId: string): Kysely<Tables>
  /** For what no practice has rows in: the shared limit at Nextech. */
  unfenced?: Kysely<Tables>
  masters: MasterKeys
  /** Rung after what stations may want to know of. */
  doorbell: Pick<Doorbell, 'ring'>
  /** By which other processes see that this one is no more, where they can. */
  presence?: Pick<Presence, 'session'>
}

type PracticeRow = Pick<Selectable<PracticeTable>, 'time_zone' | 'restored_from'>

interface Opened {
  configuredAt: number
  practice: Promise<HostedPractice | undefined>
}

class ForeignHosts extends Error {}

/** The practices of a database. */
export function createPractices(deps: PracticesDeps): Practices {
  const { db, dbOf, unfenced = db, masters, doorbell, presence = absent } = deps
  const opened = new Map<string, Opened>()
  const throttleOf = throttlesOver(unfenced)
  const underWay = new Set<Promise<unknown>>()

  function keepAlive<T>(work: Promise<T>): Promise<T> {
    underWay.add(work)
    void work.catch(() => undefined).finally(() => underWay.delete(work))
    return work
  }

  async function open(
    id: string,
    configuredAt: Instant,
    { time_zone: timeZone, restored_from: restoredFrom }: PracticeRow,
  ): Promise<HostedPractice | undefined> {
    const database: PracticeDatabase = { db: dbOf(id), practiceId: id, timeZone }
    const configuration = await readConfiguration(database)
    if (!configuration) return undefined
    // A row may be older than this rule, or written past it.
    const foreign = foreignAddresses(configuration)
    if (foreign.length > 0) {
      logFault('A practice names hosts that the backend sends nothing to.', new ForeignHosts())
      return undefined
    }
    const practice = await openPractice({
      database: { ...database, timeZone: configuration.practice.timeZone },
      ...{ configuration, configuredAt, restoredFrom },
      secrets: createSecrets(database, masters),
      throttle: throttleOf(configuration),
      session: presence.session,
      onChange: () => doorbell.ring(id),
      host: {
        schedule: () => void ring(id, { afterMs: gatherMs }).catch(() => undefined),
        pagesChanged: () => badgesChanged(id, []),
        refreshReports: () => undefined,
        keepAlive,
      },
    })
    await practice.settleStores()
    return practice
  }

  function badgesChanged(id: string, keys: readonly string[]): void {
    const practice: PracticeDatabase = { db, practiceId: id, timeZone: 'UTC' }
    const noted = keys.length === 0 ? notePagesChanged(db, id) : touchPostings(practice, keys)
    void keepAlive(noted.then(() => doorbell.ring(id))).catch(() => undefined)
  }

  const ring: Practices['ring'] = (id, options) => wake(db, id, options)

  return {
    async get(id) {
      const row = await db
        .selectFrom('practice')
        .select(['configured_at', 'time_zone', 'restored_from'])
        .where('id', '=', id)
        .executeTakeFirst()
      if (!row || row.configured_at === null) return undefined
      const known = opened.get(id)
      if (known?.configuredAt === row.configured_at) return known.practice
      const practice = open(id, row.configured_at, row)
      opened.set(id, { configuredAt: row.configured_at, practice })
      practice.catch(() => opened.delete(id))
      return practice
    },
    ring,
    badgesChanged,
    secretsOf: id => createSecrets({ db, practiceId: id }, masters),
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}

/** One throttle for each API user. */
function throttlesOver(database: Kysely<Tables>) {
  const throttles = new Map<string, LanedThrottle>()
  return ({ nextech }: Pick<Configuration, 'nextech'>): LanedThrottle => {
    const apiUser = apiUserOf({ nextech })
    const known = throttles.get(apiUser) ?? createSharedThrottle({ database, apiUser, clock })
    throttles.set(apiUser, known)
    return known
  }
}

/** Whose limit at Nextech a practice shares. */
export function apiUserOf({ nextech }: Pick<Configuration, 'nextech'>): string {
  return JSON.stringify([nextech.apiBaseUrl, nextech.username.toLowerCase()])
}

/** Brings a practice's next look forward. */
async function wake(db: Kysely<Tables>, id: string, { afterMs = 0, asked = false } = {}): Promise<void> {
  await db
    .updateTable('practice')
    .set(({ fn, ref }) => ({
      wake_at: fn<number>('least', [ref('wake_at'), databaseNowPlus(afterMs)]),
      ...(asked && { is_asked: true }),
    }))
    .where('id', '=', id)
    .execute()
}
