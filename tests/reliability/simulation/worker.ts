import { createAccess, type TokenVault } from '../../../lib/nextech/access.ts'
import { createSelectNextech } from '../../../lib/nextech/select.ts'
import { createServerClock } from '../../../lib/nextech/server-clock.ts'
import { createThrottle } from '../../../lib/nextech/throttle.ts'
import { createBrowserWire, nodeWire, type Sighting, type WireHost } from '../../../lib/nextech/write-wire.ts'
import type { Engine } from '../../../lib/sync/engine.ts'
import type { Lock } from '../../../lib/sync/ports/runtime.ts'
import { addresses } from './transport.ts'
import type { SessionState, Worker } from './worker-state.ts'
import type { World } from './world.ts'

/** A promise of its own each time: one for all would hold every world that ever waited for it. */
const never = () => new Promise<never>(() => {})

/** A worker with the real adapter, the real store and the real engine; every await of a port is a step. */
export function createWorker(world: World, name: string): Worker {
  const { time, trace, configuration } = world
  let engine: Engine | undefined
  const worker: Worker = {
    name,
    isKilled: false,
    halted: undefined,
    get engine() {
      if (!engine) throw new Error(`the worker ${name} has no engine yet`)
      return engine
    },
    kill() {
      worker.isKilled = true
      for (const [key, holder] of world.locks) if (holder === worker) world.locks.delete(key)
      world.disk.leave(worker)
    },
  }

  async function passing<T>(what: string, job: () => Promise<T>): Promise<T> {
    if (worker.isKilled) return never()
    world.steps += 1
    const step = world.steps
    trace.note(`${name} ${step} ${what}`)
    world.atStep(worker, step, false)
    // Between its last look at the clock and the call of fetch no worker can be suspended.
    if (what !== 'fetch') await worker.halted
    if (worker.isKilled) return never()
    const result = await job().then(
      value => ({ value }),
      (error: unknown) => ({ error }),
    )
    if (worker.isKilled) return never()
    world.atStep(worker, step, true)
    await worker.halted
    if (worker.isKilled) return never()
    if ('error' in result) throw result.error
    return result.value
  }

  const gated = <T extends object>(port: string, target: T): T =>
    new Proxy(target, {
      get(owner, method) {
        const job: unknown = Reflect.get(owner, method)
        if (typeof job !== 'function') return job
        return (...given: unknown[]) =>
          passing(`${port}.${String(method)}${noteOf(given)}`, async () => {
            const wait = world.diskDelay()
            if (wait > 0) await time.sleep(wait)
            if (worker.isKilled) return never()
            return Reflect.apply(job, owner, given)
          })
      },
    })

  const clock = {
    now: () => world.machineNow(),
    monotonic: () => time.now(),
    sleep: (ms: number) => passing('sleep', () => time.sleep(ms)),
  }
  const { protocol, streams, guardedFrom } = world.plan.browser
  let seen: Sighting | undefined
  const travel: typeof fetch = (address, init) =>
    passing('fetch', () =>
      init?.method === 'POST'
        ? world.transport.fetch(address, init)
        : world.asks(worker, String(address), () => world.transport.fetch(address, init)),
    ).then(response => {
      if (String(address).startsWith(addresses.apiBaseUrl)) seen = { protocol, at: clock.now() }
      return response
    })
  const access = createAccess({
    connection: configuration.nextech,
    vault: gated('vault', sessionVault(world.session)),
    fetch: travel,
    clock,
  })
  const { nextech, practice, policy } = configuration
  const throttle = createThrottle({
    clock,
    load: async () => world.session.throttle,
    save: async state => {
      world.session.throttle = state
    },
  })
  const host = {
    streams,
    isGuarded: async () => time.now() - world.plan.start >= guardedFrom,
    lastSeen: () => seen,
    memory: sessionMemory(world.session),
  }
  const serverClock = createServerClock(time.now)
  const adapter = createSelectNextech({
    connection: { ...nextech, timeZone: practice.timeZone, patientStatus: policy.patientStatus },
    access,
    fetch: travel,
    clock,
    random: world.random.next,
    throttle,
    onServerTime: () => serverClock.note(new Date(time.now()).toUTCString()),
    wire: world.isBackend
      ? nodeWire
      : createBrowserWire({ apiBaseUrl: nextech.apiBaseUrl, host, fetch: travel, clock, throttle }),
  })
  const { store, lock = lockFor(world, worker), isStoreFault } = world.disk.connect(worker)
  engine = {
    nextech: adapter,
    store: gated('store', store),
    clock,
    random: world.random.next,
    lock: world.switches.lock ? lock : { ifFree: (_name, job) => job() },
    ...(isStoreFault && { isStoreFault }),
    nextechNow: serverClock.now,
    policy: { ...configuration, confirmedBefore: Number.MAX_SAFE_INTEGER },
  }
  trace.note(`${name} starts`)
  return worker
}

/** The browser's lock: gone with its holder, or taken from a suspended one. */
function lockFor(world: World, worker: Worker): Lock {
  return {
    async ifFree(name, job) {
      if (world.locks.has(name)) return 'busy'
      world.locks.set(name, worker)
      return job().finally(() => {
        if (world.locks.get(name) === worker) world.locks.delete(name)
      })
    },
  }
}

export function sessionVault(session: SessionState): TokenVault {
  return {
    read: async () => session.tokens,
    async write(tokens) {
      session.tokens = tokens
    },
    async clear() {
      session.tokens = undefined
    },
  }
}

function sessionMemory(session: SessionState): WireHost['memory'] {
  return {
    read: async () => session.protocol,
    async write(sighting) {
      session.protocol = sighting
    },
    async clear() {
      session.protocol = undefined
    },
  }
}

/** The key and the state that a call is about, for the trace. */
function noteOf(given: readonly unknown[]): string {
  const [record, change] = given as [
    { posting?: { number: string; state: string } } | undefined,
    { state?: string } | undefined,
  ]
  const posting = typeof record === 'object' ? record?.posting : undefined
  return posting ? ` ${posting.number} ${posting.state}${change?.state ? ` → ${change.state}` : ''}` : ''
}
