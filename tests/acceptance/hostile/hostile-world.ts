import { inject } from 'vitest'
import { sendingFetch } from '../../../backend/nextech/sending-fetch.ts'
import type { Configuration } from '../../../lib/domain/configuration.ts'
import type { Posting } from '../../../lib/domain/posting.ts'
import { storeOf } from '../../../lib/domain/stores.ts'
import { createAccess, type StoredTokens } from '../../../lib/nextech/access.ts'
import { createSelectNextech } from '../../../lib/nextech/select.ts'
import { createThrottle } from '../../../lib/nextech/throttle.ts'
import { nodeWire } from '../../../lib/nextech/write-wire.ts'
import { drain, nextDrainAt } from '../../../lib/sync/drain.ts'
import type { Engine, SyncPolicy } from '../../../lib/sync/engine.ts'
import type { SyncStore } from '../../../lib/sync/ports/sync-store.ts'
import { credentials } from '../../../sandbox/nextech/server.ts'
import { type EngineStorage, openEngineStorage } from '../engine-storage.ts'
import { processLock } from '../process-lock.ts'
import { type HostileNextech, startHostileNextech } from './hostile-nextech.ts'
import type { HeldPayment, Person } from './hostile-records.ts'

const shop = 'https://shop.example'
export const numberOf = (at: number) => `1000000${String(11 + at)}`

const names = [
  'Ana Ruiz',
  'Bea Stone',
  'Cleo Marsh',
  'Dora Quill',
  'Edda Frost',
  'Fay Holm',
  'Gia Lund',
  'Hope Vance',
]

const people: Person[] = names.map((name, at) => {
  const [given = '', family = ''] = name.split(' ')
  return {
    uid: `0d3f6c1e-7a52-4b7e-9c54-${String(at + 1).padStart(12, '0')}`,
    given,
    family,
    email: `${given.toLowerCase()}@mail.example.com`,
    phone: `(214) 867-53${String(10 + at)}`,
    birth: '1984-11-02',
  }
})

export interface HostileWorld {
  nextech: HostileNextech
  engine: Engine
  store: SyncStore
  /** A new worker on the same database. */
  restart(wrap?: (store: SyncStore) => SyncStore): Engine
  /** Takes so many orders of different customers in, from that one on. */
  order(count?: number, from?: number): Promise<void>
  /** Moves all clocks on. */
  pass(ms: number): void
  /** How far this computer's clock is off. */
  skew(ms: number): void
  serverNow(): number
  /** Drains whenever it is due, for so long. */
  live(ms: number, watch?: (when: 'before' | 'after') => unknown): Promise<void>
  posting(at?: number): Promise<Posting>
  ofOrder(at?: number): HeldPayment[]
  close(): Promise<void>
}

let worlds = 0

/** `beside` = another browser on the same Nextech, whose clock is this one's too. */
export async function startHostile(timeoutMs = 300, beside?: HostileWorld): Promise<HostileWorld> {
  let passed = 0
  let skew = 0
  const serverNow = beside?.serverNow ?? (() => Date.now() + passed)
  const clock = {
    now: () => serverNow() + skew,
    monotonic: () => performance.now() + passed,
    // What a worker waits for passes at once.
    sleep: async (ms: number) => {
      passed += ms
      await new Promise(done => setImmediate(done))
    },
  }
  const nextech = beside?.nextech ?? (await startHostileNextech([...people], serverNow))
  const configuration: Configuration = {
    version: 1,
    mode: 'direct',
    posture: 'automatic',
    practice: { name: 'Lakeside', timeZone: 'America/Chicago' },
    shops: [{ origin: shop, reader: 'auto' }],
    nextech: {
      product: 'select',
      apiBaseUrl: nextech.apiBaseUrl,
      tokenUrl: nextech.tokenUrl,
      ...credentials,
      practiceId: 'p1',
    },
    backend: null,
    policy: {
      undoSeconds: 0,
      createPatients: true,
      patientStatus: 'patient',
      cardTypes: { VI: 'Visa' },
      retentionDays: 30,
    },
  }
  const { timeZone } = configuration.practice
  const storage: EngineStorage = await openEngineStorage(`hostile-${++worlds}`, timeZone, origin =>
    storeOf(configuration.shops, origin),
  )
  let tokens: StoredTokens | undefined
  const vault = {
    read: async () => tokens,
    write: async (next: StoredTokens) => {
      tokens = next
    },
    clear: async () => {
      tokens = undefined
    },
  }
  // A backend's writes leave by themselves.
  const fetching = (inject('storeDatabase')?.kind ?? 'dexie') === 'dexie' ? fetch : sendingFetch
  const access = createAccess({ connection: configuration.nextech, vault, fetch, clock })
  const signedIn = await access.signIn('x')
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.message)
  const policy: SyncPolicy = Object.assign(configuration, { confirmedBefore: Number.MAX_SAFE_INTEGER })
  const restart: HostileWorld['restart'] = (wrap = store => store) => ({
    store: wrap(storage.openStore()),
    nextech: createSelectNextech({
      fetch: fetching,
      clock,
      random: () => 0.5,
      access,
      throttle: createThrottle({ clock, limit: Number.POSITIVE_INFINITY }),
      wire: nodeWire,
      timeoutMs,
      connection: { ...configuration.nextech, timeZone, patientStatus: 'patient' },
    }),
    clock,
    random: () => 0.5,
    lock: processLock(),
    policy,
    nextechNow: serverNow,
  })
  const engine = restart()
  const world: HostileWorld = {
    nextech,
    engine,
    store: engine.store,
    restart,
    async order(count = 1, from = 0) {
      for (let at = from; at < from + count; at++) {
        const { given, family, email, phone, birth } = people[at % people.length] as Person
        await storage.intake.takeOrder(
          {
            shop,
            number: numberOf(at),
            placedAt: serverNow() - 5 * 60_000,
            state: 'processing',
            customer: {
              firstName: given,
              lastName: family,
              email,
              phone,
              birthDate: birth,
              lines: ['1 Main St'],
              city: 'Dallas',
              region: 'TX',
              postalCode: '75201',
              country: 'US',
            },
            tender: { kind: 'card', brand: 'VI' },
            totalCents: 8000 + at,
            paidCents: 8000 + at,
            refundedCents: 0,
            dueCents: 0,
            giftCardCents: 0,
            items: [{ sku: 'SERUM-1', quantity: 1, giftCard: false }],
          },
          clock.now(),
        )
      }
    },
    pass(ms) {
      passed += ms
    },
    skew(ms) {
      skew = ms
    },
    serverNow,
    async live(ms, watch) {
      const until = serverNow() + ms
      for (let turns = 0; turns < 2_000; turns++) {
        await watch?.('before')
        await drain(engine)
        await watch?.('after')
        const next = await nextDrainAt(engine)
        const wait = Math.max(500, (next ?? Number.POSITIVE_INFINITY) - clock.now())
        if (serverNow() + wait >= until) {
          passed += Math.max(0, until - serverNow())
          return
        }
        passed += wait
      }
    },
    async posting(at = 0) {
      const found = (await storage.postings()).find(each => each.number === numberOf(at))
      if (!found) throw new Error('no such order')
      return found
    },
    ofOrder: (at = 0) =>
      nextech.payments.filter(
        each => each.status === 'active' && each.text?.startsWith(`DermPRO #${numberOf(at)} `),
      ),
    async close() {
      await storage.close()
      if (!beside) await nextech.close()
    },
  }
  return world
}
