import { afterEach } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { type RunningBackend, serve } from '../../backend/commands/serve.ts'
import { prepare } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import { createSyncStore } from '../../backend/postgres/sync-store.ts'
import { movingStateOf } from '../../backend/practice/moving-state.ts'
import { writeBackendToken } from '../../lib/browser/backend-token.ts'
import { withoutSecrets } from '../../lib/domain/configuration.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'
import { maria } from '../acceptance/staff-world.ts'
import { type BackgroundWorld, startBackground } from '../fixtures/background-world.ts'
import { browser } from '../setup/fake-polyfill.ts'
import { managerEmail, managerPassword, openTestBackend } from './world.ts'

/** A browser that posts by itself, let in at a backend that observes: what a practice is before it moves. */
export interface MoveWorld extends BackgroundWorld {
  backend: OpenBackend
  practiceId: string
  url: string
  token: string
  there: SyncStore
  /** Hosts that may post a payment at this moment. */
  posters(): Promise<string[]>
  /** Live payments in Nextech. */
  payments(): number
  stopServing(): Promise<void>
  serveAgain(): Promise<void>
}

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Starts both. Nothing is under way yet, and the browser has its practice. */
export async function startMove(role: 'all' | 'api' = 'all'): Promise<MoveWorld> {
  const world = await startBackground([maria])
  const { configuration } = world
  const backend = await openTestBackend()
  const seen = { ...withoutSecrets(configuration), posture: 'observe' as const }
  const manager = { email: managerEmail, name: 'Manager', password: managerPassword }
  const prepared = await prepare(backend, { json: JSON.stringify(seen), manager })
  if (!prepared.ok) throw new Error(prepared.error.join())
  const practiceId = prepared.value
  const token = await stationToken(backend, { practice: practiceId, email: managerEmail })
  const served = { ...backend, close: async () => undefined }
  const listenAt = (port: number) => ({ host: '127.0.0.1', port, behindTlsProxy: false })
  let running: RunningBackend | undefined = await serve(served, { listen: listenAt(0), role })
  const { url } = running
  const stopServing = async () => {
    await running?.stop()
    running = undefined
  }
  ends.push(() => backend.close(), stopServing)
  await world.configure({ policy: { ...configuration.policy, undoSeconds: 0 } })
  await world.idle()
  await browser.storage.session.set({ moveTarget: url })
  await writeBackendToken(url, token)
  const place = { db: backend.db, practiceId, timeZone: 'UTC' }
  const there = createSyncStore(place)
  // A worker that starts again is another app of the same world.
  const moving: MoveWorld = Object.assign(world, {
    ...{ backend, practiceId, url, token, there, stopServing },
    async posters() {
      const practice = await world.app.practice()
      const isHere = practice !== undefined && !(await practice.engine.store.health()).moved
      const { phase } = await movingStateOf(place)
      const kept = await backend.db
        .selectFrom('meta')
        .select('value')
        .where('name', '=', 'configuration')
        .executeTakeFirst()
      const posts = !JSON.stringify(kept?.value ?? '').includes('"posture":"observe"')
      const isThere = phase === 'here' && posts && !(await there.health()).moved
      return [...(isHere ? ['browser'] : []), ...(isThere ? ['backend'] : [])]
    },
    payments: () => world.nextech.ledger().filter(({ status }) => status === 'active').length,
    async serveAgain() {
      running = await serve(served, { listen: listenAt(Number(new URL(url).port)), role })
    },
  })
  return moving
}
