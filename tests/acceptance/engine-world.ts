import type { Configuration } from '../../lib/domain/configuration.ts'
import type { Order, OrderState, Tender } from '../../lib/domain/order.ts'
import type { Posting } from '../../lib/domain/posting.ts'
import { storeOf } from '../../lib/domain/stores.ts'
import { createAccess, type StoredTokens } from '../../lib/nextech/access.ts'
import { createSelectNextech, type SelectDeps } from '../../lib/nextech/select.ts'
import { createThrottle } from '../../lib/nextech/throttle.ts'
import { nodeWire } from '../../lib/nextech/write-wire.ts'
import { birthOf } from '../../lib/shop/parse/moment.ts'
import { drain } from '../../lib/sync/drain.ts'
import type { Engine, SyncPolicy } from '../../lib/sync/engine.ts'
import type { Activity } from '../../lib/sync/ports/activity.ts'
import type { IntakeStore } from '../../lib/sync/ports/intake.ts'
import type { Nextech } from '../../lib/sync/ports/nextech.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'
import {
  credentials,
  type NextechOptions,
  type SimulatedNextech,
  startNextech,
} from '../../sandbox/nextech/server.ts'
import type { MagentoOrder, Practice } from '../../sandbox/practice/practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { type EngineStorage, openEngineStorage } from './engine-storage.ts'
import { processLock } from './process-lock.ts'

export const shop = 'https://shop.example'

/** The engine with its real store and its real adapter, against the simulated Nextech over HTTP. */
export interface EngineWorld {
  engine: Engine
  intake: IntakeStore
  activity: Activity
  nextech: SimulatedNextech
  configuration: Configuration
  databaseName: string
  openService: EngineStorage['openService']
  /** What an adapter of the simulated Nextech is made of. */
  select: SelectDeps
  /** Moves the engine's clock on. */
  advance(ms: number): void
  now(): number
  drain(): Promise<void>
  /** What a start with this configuration does to orders that stand in each other's way. */
  settleStores(): Promise<void>
  postings(): Promise<Map<string, Posting>>
  /** The same by key: a number may be several orders'. */
  byKey(): Promise<Map<string, Posting>>
  /** The same database and Nextech with a new engine, as after the worker was killed. */
  restart(wrap?: Partial<Wraps>): Engine
  control(path: string, body: unknown): Promise<unknown>
  close(): Promise<void>
}

interface Wraps {
  store: (store: SyncStore) => SyncStore
  nextech: (nextech: Nextech) => Nextech
}

let worlds = 0

/** Without the pace: the throttle has tests of its own. */
const unhurried: Partial<NextechOptions> = { requestsPerSecond: 100_000 }

export async function startWorld(
  practice: Practice,
  options: Partial<NextechOptions> = {},
  change: Partial<Configuration> = {},
): Promise<EngineWorld> {
  const nextech = await startNextech(practice, { ...unhurried, ...options })
  const configuration = { ...configurationFor(practice.setup, { ...nextech, shop }), ...change }
  const name = `test-${++worlds}`
  let offset = 0
  const clock = {
    now: () => Date.now() + offset,
    monotonic: () => performance.now() + offset,
    sleep: (ms: number) => new Promise<void>(done => setTimeout(done, ms)),
  }
  const { timeZone } = configuration.practice
  const storage = await openEngineStorage(name, timeZone, origin => storeOf(configuration.shops, origin))
  const access = await signedIn(configuration, clock)
  const select: SelectDeps = {
    fetch,
    clock,
    random: () => 0.5,
    access,
    throttle: createThrottle({ clock, limit: Number.POSITIVE_INFINITY }),
    wire: nodeWire,
    timeoutMs: 1_000,
    connection: {
      ...configuration.nextech,
      timeZone: configuration.practice.timeZone,
      patientStatus: configuration.policy.patientStatus,
    },
  }
  // Their orders are back-fill that a person has said yes to.
  const policy: SyncPolicy = Object.assign(configuration, { confirmedBefore: Number.MAX_SAFE_INTEGER })
  const restart = (wrap: Partial<Wraps> = {}): Engine => {
    const store = storage.openStore()
    const adapter = createSelectNextech(select)
    return {
      store: wrap.store?.(store) ?? store,
      nextech: wrap.nextech?.(adapter) ?? adapter,
      clock,
      random: () => 0.5,
      lock: processLock(),
      policy,
    }
  }
  const engine = restart()
  return {
    engine,
    intake: storage.intake,
    settleStores: async () => void (await storage.settleTaken(clock.now())),
    activity: storage.activity,
    nextech,
    configuration,
    databaseName: name,
    openService: storage.openService,
    select,
    advance: ms => {
      offset += ms
    },
    now: clock.now,
    drain: async () => void (await drain(engine)),
    postings: async () => new Map((await storage.postings()).map(posting => [posting.number, posting])),
    byKey: async () => new Map((await storage.postings()).map(posting => [posting.key, posting])),
    restart,
    async control(path, body) {
      const answer = await fetch(`${nextech.url}/control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`control ${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    async close() {
      await storage.close()
      await nextech.close()
    },
  }
}

async function signedIn(configuration: Configuration, clock: Engine['clock']) {
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
  const access = createAccess({ connection: configuration.nextech, vault, fetch, clock })
  const outcome = await access.signIn(credentials.password)
  if (outcome.kind !== 'signed-in') throw new Error(outcome.message)
  return access
}

/** An order of `orders.json` as the page reader gives it; a mapping of its own, so that the two check each other. */
export function orderOf(order: MagentoOrder): Order {
  const cents = (amount: number | null | undefined) => Math.round((amount ?? 0) * 100)
  const { billing_address: billing, payment } = order
  const guest = order.customer_is_guest === 1
  return {
    shop,
    number: order.increment_id,
    placedAt: Date.parse(`${order.created_at.replace(' ', 'T')}Z`),
    state: order.state as OrderState,
    customer: {
      firstName: (guest ? undefined : order.customer_firstname) ?? billing.firstname,
      lastName: (guest ? undefined : order.customer_lastname) ?? billing.lastname,
      email: order.customer_email,
      phone: billing.telephone || null,
      ...birthOf(order.customer_dob, order.created_at.slice(0, 10)),
      lines: billing.street,
      city: billing.city ?? null,
      region: billing.region_code ?? null,
      postalCode: billing.postcode ?? null,
      country: billing.country_id ?? null,
    },
    tender: tenderOf(payment),
    totalCents: cents(order.grand_total),
    paidCents: cents(order.total_paid),
    refundedCents: cents(order.total_refunded ?? order.total_offline_refunded),
    dueCents: cents(order.total_due),
    giftCardCents: cents(order.extension_attributes.gift_cards_amount) || unnamedGift(order),
    ...((order.base_currency_code ?? 'USD') !== 'USD' && { currency: order.base_currency_code }),
    items: order.items
      .filter(item => !item.parent_item_id)
      .map(item => ({
        sku: item.sku,
        quantity: item.qty_ordered,
        giftCard: item.product_type.includes('gift'),
      })),
  }
}

/** What a gift card paid of an order of nothing whose shop names none, in cents. */
function unnamedGift({
  grand_total,
  subtotal,
  shipping_amount,
  tax_amount,
  discount_amount,
}: MagentoOrder): number {
  const parts = (subtotal ?? 0) + (shipping_amount ?? 0) + (tax_amount ?? 0) - Math.abs(discount_amount ?? 0)
  return grand_total === 0 ? Math.round(parts * 100) : 0
}

function tenderOf(payment: MagentoOrder['payment']): Tender {
  if (payment.cc_type) return { kind: 'card', brand: payment.cc_type }
  if (payment.cc_last4) return { kind: 'card', brand: null }
  if (payment.additional_information) return { kind: 'card', brand: 'VI', several: ['VI', 'MC'] }
  return payment.method.includes('affirm') ? { kind: 'affirm' } : { kind: 'other', method: payment.method }
}

/** Stores orders as if they had been read, all at once. */
export async function read(world: EngineWorld, orders: readonly MagentoOrder[]): Promise<void> {
  for (const order of orders) await world.intake.takeOrder(orderOf(order), world.now())
}
