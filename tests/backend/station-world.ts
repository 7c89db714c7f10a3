import Dexie from 'dexie'
import { afterEach } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { type RunningBackend, serve } from '../../backend/commands/serve.ts'
import { prepare } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import type { Person } from '../../backend/people/people.ts'
import type { BadgeView } from '../../lib/contract/page-messages.ts'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { readingOf, rowOf } from '../acceptance/service-practice.ts'
import { maria } from '../acceptance/staff-world.ts'
import { type BackgroundWorld, importFile, startBackground } from '../fixtures/background-world.ts'
import { must } from '../fixtures/store.ts'
import { browser } from '../setup/fake-polyfill.ts'
import { letIn, managerEmail, managerPassword, openTestBackend } from './world.ts'

/** A browser whose practice is at a backend: the real background, and a real backend over HTTP. */
export interface StationWorld extends BackgroundWorld {
  backend: OpenBackend
  practiceId: string
  /** The backend answers at the same address again. */
  serveAgain(): Promise<void>
  stopServing(): Promise<void>
  rows(): Promise<BadgeView>
  /** The browser is connected as a person of this role from now on, the first manager without one. */
  pair(role?: Person['role']): Promise<void>
  /** All that the browser keeps on disk. */
  kept(): Promise<string>
}

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const listenAt = (port: number) => ({ host: '127.0.0.1', port, behindTlsProxy: false })

/** Starts both; the browser is connected as a person of this role, the first manager without one. */
export async function startStation({
  isPaired = true,
  role,
  policy = {},
}: {
  isPaired?: boolean
  role?: Person['role']
  /** What the backend's policy says otherwise. */
  policy?: Partial<Configuration['policy']>
} = {}): Promise<StationWorld> {
  const world = await startBackground([maria])
  const backend = await openTestBackend()
  const { configuration } = world
  const kept = { ...configuration, policy: { ...configuration.policy, undoSeconds: 0, ...policy } }
  const practiceId = await prepareFrom(backend, JSON.stringify(kept))
  const tokenOf = (as?: Person['role']) =>
    as
      ? letIn(backend, practiceId, { role: as, name: 'Front desk' })
      : stationToken(backend, { practice: practiceId, email: managerEmail })
  const token = await tokenOf(role)
  // Stopping closes the database of a process; here it outlives it.
  const served = { ...backend, close: async () => undefined }
  let running: RunningBackend | undefined = await serve(served, { listen: listenAt(0), role: 'all' })
  const { url } = running
  const stopServing = async () => {
    await running?.stop()
    running = undefined
  }
  ends.push(() => backend.close(), stopServing)
  const { version, posture, practice, shops } = configuration
  const stationFile = (at: { url: string; token?: string }) =>
    JSON.stringify({ ...{ version, posture, practice, shops }, mode: 'backend', backend: at })
  await importFile(world.own, stationFile(isPaired ? { url, token } : { url }))
  const { timeZone } = practice
  return {
    ...world,
    backend,
    practiceId,
    stopServing,
    async serveAgain() {
      running = await serve(served, { listen: listenAt(Number(new URL(url).port)), role: 'all' })
    },
    pair: async as => void (await importFile(world.own, stationFile({ url, token: await tokenOf(as) }))),
    async rows() {
      const { badges } = await world.shop('cs-bg/rows', { rows: [rowOf(world.order, timeZone)] })
      return must(badges[0])
    },
    async kept() {
      const databases = await Dexie.dependencies.indexedDB.databases()
      const rows = await Promise.all(databases.map(({ name }) => dump(must(name))))
      return JSON.stringify([await browser.storage.local.get(null), rows])
    },
  }
}

async function prepareFrom(backend: OpenBackend, json: string): Promise<string> {
  const prepared = await prepare(backend, {
    json,
    manager: { email: managerEmail, name: 'Manager', password: managerPassword },
  })
  if (!prepared.ok) throw new Error(prepared.error.join())
  return prepared.value
}

function dump(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = Dexie.dependencies.indexedDB.open(name)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = async () => {
      const db = opening.result
      const tables = [...db.objectStoreNames].map(
        table =>
          new Promise(done => {
            const reading = db.transaction(table).objectStore(table).getAll()
            reading.onsuccess = () => done(reading.result)
          }),
      )
      resolve(await Promise.all(tables))
      db.close()
    }
  })
}

/** The shop's page shows the order. */
export const readOrder = ({ shop: ask, order, configuration }: StationWorld) =>
  ask('cs-bg/order', { reading: readingOf(order, configuration.practice.timeZone), href: null })
