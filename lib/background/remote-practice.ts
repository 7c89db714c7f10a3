import * as v from 'valibot'
import { createBadgeCache } from '../backend-client/badge-cache.ts'
import { type BackendClient, createBackendClient } from '../backend-client/client.ts'
import { createConnection } from '../backend-client/connection.ts'
import { LiveChanges } from '../backend-client/live-changes.ts'
import { createOutbox, OutboxSchema } from '../backend-client/outbox.ts'
import { createRemoteService, type RemoteService } from '../backend-client/remote-service.ts'
import { readBackendToken } from '../browser/backend-token.ts'
import { unreachable } from '../browser/permissions.ts'
import { sessionValue } from '../browser/session.ts'
import { isAnyOpen, pushToShops, showCount, showTrouble, tellExtensionPages } from '../browser/tabs.ts'
import { keepAwake, wakeUpAt } from '../browser/wake-up.ts'
import { type BackendView, ConnectionStateSchema, type Station, StationSchema } from '../contract/backend.ts'
import type { StationConfiguration } from '../domain/configuration.ts'
import { askHost } from './ask-host.ts'

/** A practice whose engine runs at a sync backend: what this browser does for it. */
export interface RemotePractice {
  configuration: StationConfiguration
  service: RemoteService
  client: BackendClient
  /** A page asked for something: what changes elsewhere is heard from now on. */
  wake(): void
  /** An alarm rang, or the worker started: what changed meanwhile is asked for once. */
  look(): Promise<void>
  /** A person wants to see Nextech and the shops as they are now. */
  syncNow(): Promise<void>
  view(): Promise<Omit<NonNullable<BackendView>, 'pairing'>>
  /** Forgets what was known of the connection and of its orders: another token, another backend. */
  forget(): Promise<void>
  close(): void
}

const outboxMemory = sessionValue('backendOutbox', OutboxSchema)
const connectionMemory = sessionValue('backendConnection', ConnectionStateSchema)
const cursorMemory = sessionValue('backendCursor', v.string())
const stationMemory = sessionValue('backendStation', StationSchema)

/** While no socket is open. */
const lookMs = 60_000
/** Who asked is a page that shows something, and goes on showing it for so long at least. */
const watchedMs = 60_000

/** Opens it: a client of its backend, the badges known here, and the ear for what changes elsewhere. */
export function createRemotePractice(configuration: StationConfiguration): RemotePractice {
  const { url } = configuration.backend
  const origins = configuration.shops.map(({ origin }) => origin)
  const client = createBackendClient({
    url,
    token: () => readBackendToken(url),
    fetch: fetch.bind(globalThis),
    mayReach: async () => (await unreachable([url])).length === 0,
  })
  const cache = createBadgeCache(url)
  const outbox = createOutbox(outboxMemory)
  const connection = createConnection(connectionMemory, now, ({ trouble }) => {
    void (trouble === null ? teller.served() : teller.notServed())
  })
  const { timeZone } = configuration.practice
  const service = createRemoteService({ client, cache, connection, outbox, now, timeZone })
  const teller = createTeller(service, origins)
  let askedAt = 0
  const live = new LiveChanges({
    ...{ client, url, random: Math.random, cursor: cursorMemory },
    openSocket: (address, protocols) => new WebSocket(address, protocols),
    isWatched: async () => now() - askedAt < watchedMs || (await isAnyOpen(origins)),
    listener: {
      onKeys: teller.changed,
      onChanged: tellExtensionPages,
      onGap: teller.served,
      onTrouble: connection.note,
      onBeat: keepAwake,
    },
  })
  return {
    ...{ configuration, service, client },
    wake() {
      askedAt = now()
      live.wake()
    },
    async look() {
      await live.ask()
      live.wake()
      await cache.prune(now())
      await wakeUpAt(now() + lookMs)
    },
    async syncNow() {
      const reply = await client.send('POST', '/v1/sync', {})
      await connection.note(reply.ok ? null : reply.error.trouble)
    },
    async view() {
      const [state, waiting] = await Promise.all([connection.state(), outbox.size()])
      return { url, state, station: state.trouble === null ? await whoAmI(client) : null, waiting }
    },
    async forget() {
      const memories = [stationMemory, cursorMemory, connectionMemory, outboxMemory]
      await Promise.all([...memories.map(memory => memory.clear()), cache.clear()])
    },
    close() {
      live.close()
      cache.close()
    },
  }
}

const now = () => Date.now()

/** Tells the shops' pages, our own pages and the icon what the backend says. */
function createTeller(service: RemoteService, origins: readonly string[]) {
  const count = async () => showCount((await askHost(service, 'host-bg/staff-count', {})).count)
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
      await askAgain()
      await orLater(count())
    },
    async notServed() {
      await askAgain()
      await showTrouble()
    },
    async changed(keys: readonly string[]) {
      const push = async () => {
        for (let at = 0; at < keys.length; at += maxKeys) {
          const part = keys.slice(at, at + maxKeys)
          for (const { origin, badges } of await askHost(service, 'host-bg/changed-badges', { keys: part }))
            await pushToShops([origin], { name: 'bg-cs/badges', badges })
        }
      }
      await orLater(push())
      await tellExtensionPages()
      await orLater(count())
    },
  }
}

const noop = () => undefined
/** As many as one request takes. */
const maxKeys = 1000

async function whoAmI(client: BackendClient): Promise<Station | null> {
  const known = await stationMemory.read()
  if (known) return known
  const reply = await client.send('GET', '/v1/me')
  const station = reply.ok ? v.safeParse(StationSchema, reply.value) : undefined
  if (!station?.success) return null
  await stationMemory.write(station.output)
  return station.output
}
