import * as v from 'valibot'
import { type BadgeCache, createBadgeCache } from '../backend-client/badge-cache.ts'
import { type BackendClient, createBackendClient } from '../backend-client/client.ts'
import { type Connection, createConnection } from '../backend-client/connection.ts'
import { LiveChanges } from '../backend-client/live-changes.ts'
import { createOutbox, OutboxSchema } from '../backend-client/outbox.ts'
import { createRemoteService, type RemoteService } from '../backend-client/remote-service.ts'
import { readBackendToken } from '../browser/backend-token.ts'
import { unreachable } from '../browser/permissions.ts'
import { keepSharedProfiles } from '../browser/profiles.ts'
import { type SessionValue, sessionValue } from '../browser/session.ts'
import { isAnyOpen, pushToShops, showIcon, tellExtensionPages } from '../browser/tabs.ts'
import { keepAwake, wakeUpAt } from '../browser/wake-up.ts'
import {
  type BackendView,
  type ConnectionState,
  ConnectionStateSchema,
  type Station,
  StationSchema,
} from '../contract/backend.ts'
import { mayPass } from '../domain/alarm.ts'
import type { StationConfiguration } from '../domain/configuration.ts'
import { say } from '../words/background-words.ts'
import { tellAlarm, tellAlarmNow } from './alarm.ts'
import { countStaff, pushChanged } from './badge-pusher.ts'
import { takeShared } from './shared-pages.ts'

/** A practice whose engine runs at a sync backend: what this browser does for it. */
export interface RemotePractice {
  configuration: StationConfiguration
  service: RemoteService
  client: BackendClient
  /** A page asked for something: what changes elsewhere is heard from now on. */
  wake(): void
  /** An alarm rang, or the worker started: what changed meanwhile is asked for once. */
  look(): Promise<void>
  /** Takes over how pages were taught at all stations. */
  takeTaught(): Promise<void>
  /** A person wants to see Nextech and the shops as they are now. */
  syncNow(): Promise<void>
  view(): Promise<Omit<NonNullable<BackendView>, 'pairing'>>
  /** Forgets what was known of the connection and of its orders: another token, another backend. */
  forget(): Promise<void>
  close(): void
}

/** What is remembered of one backend, in memory: a reading that waits for one must never go to another. */
function memoriesOf(url: string) {
  return {
    outbox: sessionValue(`backendOutbox ${url}`, OutboxSchema),
    connection: sessionValue(`backendConnection ${url}`, ConnectionStateSchema),
    cursor: sessionValue(`backendCursor ${url}`, v.string()),
    station: sessionValue(`backendStation ${url}`, StationSchema),
    toldPages: sessionValue(`backendToldPages ${url}`, v.array(v.string())),
  }
}

/** While no socket is open. */
const lookMs = 60_000
/** Who asked is a page that shows something, and goes on showing it for so long at least. */
const watchedMs = 60_000

/** Opens it: a client of its backend, the badges known here, and the ear for what changes elsewhere. */
export function createRemotePractice(configuration: StationConfiguration): RemotePractice {
  const { url, token } = configuration.backend
  const memories = memoriesOf(url)
  const origins = configuration.shops.map(({ origin }) => origin)
  const client = createBackendClient({
    url,
    // What an administrator supplies is not stored by us, and may carry a token.
    token: async () => (await readBackendToken(url)) ?? token,
    fetch: fetch.bind(globalThis),
    mayReach: async () => (await unreachable([url])).length === 0,
  })
  const cache = createBadgeCache(url)
  const outbox = createOutbox(memories.outbox)
  const ending = new AbortController()
  const hear = (state: ConnectionState) => void hearWith(teller, state)
  const connection = createConnection(memories.connection, now, hear, ending.signal)
  const { timeZone } = configuration.practice
  const service = createRemoteService({
    ...{ client, cache, connection, outbox, now, timeZone },
    showMeanwhile: (origin, badges) =>
      pushToShops([origin], { name: 'bg-cs/badges', badges: [...badges], isMeanwhile: true }),
  })
  const callPeople = () => tellTrouble(service, connection, configuration)
  const takeTaught = () => takeShared({ service, origins, told: memories.toldPages, signal: ending.signal })
  const teller = createTeller({ service, origins, callPeople, takeTaught })
  let askedAt = 0
  const live = new LiveChanges({
    ...{ client, url, random: Math.random, cursor: memories.cursor },
    openSocket: (address, protocols) => new WebSocket(address, protocols),
    isWatched: async () => now() - askedAt < watchedMs || (await isAnyOpen(origins)),
    listener: {
      onKeys: teller.changed,
      onChanged: async () => {
        await takeTaught().catch(noop)
        await tellExtensionPages()
        await callPeople()
      },
      onGap: teller.served,
      onTrouble: connection.note,
      onBeat: keepAwake,
    },
  })
  return {
    ...{ configuration, service, client, takeTaught },
    wake() {
      askedAt = now()
      live.wake()
    },
    async look() {
      // First, so that no fault below ends the alarms.
      await wakeUpAt(now() + lookMs)
      await live.ask()
      await takeTaught().catch(noop)
      await callPeople()
      live.wake()
      await cache.prune(now())
    },
    syncNow: () => syncThere(client, connection),
    async view() {
      const [state, waiting] = await Promise.all([connection.state(), outbox.size()])
      return {
        url,
        state,
        station: state.trouble === null ? await whoAmI(client, memories.station) : null,
        waiting,
      }
    },
    forget: () => forgetAll(memories, cache),
    close() {
      ending.abort()
      live.close()
      cache.close()
    },
  }
}

const now = () => Date.now()

async function forgetAll(memories: ReturnType<typeof memoriesOf>, cache: BadgeCache): Promise<void> {
  const cleared = Object.values(memories).map(memory => memory.clear())
  await Promise.all([...cleared, cache.clear(), keepSharedProfiles({})])
}

/** What stops the sync, as the backend says it, or that the backend itself is away. */
async function tellTrouble(
  service: RemoteService,
  connection: Pick<Connection, 'state'>,
  configuration: StationConfiguration,
): Promise<void> {
  const { trouble, since } = await connection.state()
  if (trouble === null) return tellAlarmNow(service, configuration)
  if (!mayPass(trouble, since, now())) await tellAlarm({ code: trouble, since, orders: 0 }, configuration)
}

async function syncThere(client: BackendClient, connection: Pick<Connection, 'note'>): Promise<void> {
  const reply = await client.send('POST', '/v1/sync', {})
  await connection.note(reply.ok ? null : reply.error.trouble)
}

interface TellerDeps {
  service: RemoteService
  origins: readonly string[]
  callPeople: () => Promise<void>
  takeTaught: () => Promise<void>
}

/** Tells the shops' pages, our own pages and the icon what the backend says. */
function createTeller({ service, origins, callPeople, takeTaught }: TellerDeps) {
  const askAgain = async () => {
    await pushToShops(origins, { name: 'bg-cs/worker-started' })
    await tellExtensionPages()
  }
  /** What cannot be told now is told when the backend answers again. */
  const orLater = (job: Promise<unknown>) => job.then(noop, noop)
  return {
    /** The backend answers, or more changed than it can tell: everything is asked for again, and what waited goes out. */
    async served() {
      await service.flush()
      await orLater(takeTaught())
      await askAgain()
      await orLater(countStaff(service))
      await callPeople()
    },
    async notServed() {
      await askAgain()
      // What passes is told on the toolbar alone.
      await showIcon({ text: '!', isUrgent: true, title: say('reason.backend-unreachable.cause') })
      await callPeople()
    },
    async changed(keys: readonly string[]) {
      await orLater(pushChanged(service, keys))
      await tellExtensionPages()
    },
  }
}

const hearWith = (teller: ReturnType<typeof createTeller>, { trouble }: ConnectionState) =>
  trouble === null ? teller.served() : teller.notServed()

const noop = () => undefined

async function whoAmI(client: BackendClient, memory: SessionValue<Station>): Promise<Station | null> {
  const known = await memory.read()
  if (known) return known
  const reply = await client.send('GET', '/v1/me')
  const station = reply.ok ? v.safeParse(StationSchema, reply.value) : undefined
  if (!station?.success) return null
  await memory.write(station.output)
  return station.output
}
