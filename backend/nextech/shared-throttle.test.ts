import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startNextech } from '../../sandbox/nextech/server.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { isDatabaseFault } from '../database/database-fault.ts'
import { openMemoryDatabase } from '../database/memory-database.fixture.ts'
import type { OpenDatabase } from '../database/open-database.ts'
import { windowMs } from './rate-tokens.ts'
import { createSharedThrottle } from './shared-throttle.ts'

const clock = { now: () => Date.now(), monotonic: () => performance.now(), sleep: (ms: number) => delay(ms) }
const endpoint = 'GET Patient'

let database: OpenDatabase
beforeAll(async () => {
  database = await openMemoryDatabase()
}, 60_000)
afterAll(() => database.close())

let users = 0
/** As many workers as wanted, each with a throttle of its own, of one API user. */
function workers(count: number, limit = 20, clockOfAll = clock) {
  users += 1
  const apiUser = `user ${users}`
  return Array.from({ length: count }, () =>
    createSharedThrottle({ database: database.db, apiUser, clock: clockOfAll, limit }),
  )
}

/** How many jobs began within any second at most, counted as Nextech does. */
function busiestSecond(starts: readonly number[]): number {
  return Math.max(...starts.map(from => starts.filter(at => at >= from && at < from + 1_000).length))
}

/** As a disk that is slow to take a commit in, or a machine that has no time, makes it. */
function standStill(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

describe('the limit', () => {
  it('is never reached by two workers at a server that counts', async () => {
    const nextech = await startNextech(practiceForTests(), { answerMs: 20 })
    onTestFinished(() => nextech.close())
    const throttles = workers(2)
    const begun = Date.now()
    const statuses = await Promise.all(
      Array.from({ length: 90 }, (_, n) =>
        throttles[n % 2]?.run(endpoint, async arrived => {
          const answer = await fetch(`${nextech.apiBaseUrl}/Patient?email=a${n}`)
          arrived()
          await answer.text()
          return answer.status
        }),
      ),
    )
    expect(statuses).toHaveLength(90)
    expect(nextech.calls()['429'] ?? 0).toBe(0)
    expect(nextech.calls()[endpoint]).toBe(90)
    // Four whole windows and a part: far from spaced out by caution.
    expect(Date.now() - begun).toBeLessThan(12_000)
  }, 60_000)

  it('is waited for no longer than until an answer may have given a token back', async () => {
    const waits: number[] = []
    const recording = {
      ...clock,
      sleep: (ms: number) => {
        waits.push(ms)
        return delay(ms)
      },
    }
    const [one, other] = workers(2, 1, recording)
    const starts: number[] = []
    const job = async () => {
      starts.push(performance.now())
      await delay(50)
    }
    const first = one?.run(endpoint, job)
    await vi.waitFor(() => expect(starts).toHaveLength(1), { timeout: 5_000, interval: 1 })
    await Promise.all([first, other?.run(endpoint, job)])
    const [from = 0, to = 0] = starts
    expect(to - from).toBeGreaterThan(1_000)
    expect(waits.length).toBeGreaterThan(0)
    expect(Math.max(...waits)).toBeLessThanOrEqual(windowMs)
  }, 20_000)

  it('holds where answers never come, and where a worker is killed with its requests', async () => {
    const [one, other] = workers(2, 5)
    const starts: number[] = []
    const job = (silent: boolean) => () => {
      starts.push(Date.now())
      return silent ? new Promise<void>(() => {}) : Promise.resolve()
    }
    for (let n = 0; n < 5; n++) void one?.run(endpoint, job(true))
    await Promise.all(Array.from({ length: 12 }, () => other?.run(endpoint, job(false))))
    // The silent ones never end: when the last of them starts is nobody's to await.
    await vi.waitFor(() => expect(starts).toHaveLength(17))
    expect(busiestSecond(starts)).toBeLessThanOrEqual(5)
  }, 30_000)

  it('holds where this process stood still before its requests left', async () => {
    const [one] = workers(1, 5)
    const left: number[] = []
    const gate = Promise.withResolvers<void>()
    const late = vi.fn(async () => {
      await gate.promise
      left.push(Date.now())
      return new Promise<void>(() => {})
    })
    for (let n = 0; n < 5; n++) void one?.run(endpoint, late)
    await vi.waitFor(() => expect(late).toHaveBeenCalledTimes(5))
    standStill(2_000)
    gate.resolve()
    await Promise.all(
      Array.from({ length: 5 }, () => one?.run(endpoint, async () => void left.push(Date.now()))),
    )
    expect(left).toHaveLength(10)
    expect(busiestSecond(left)).toBeLessThanOrEqual(5)
  }, 30_000)

  it('is of each endpoint and each API user apart', async () => {
    const waits: number[] = []
    const sleep = (ms: number) => {
      waits.push(ms)
      return clock.sleep(ms)
    }
    const [one] = workers(1, 5, { ...clock, sleep })
    const [other] = workers(1, 5, { ...clock, sleep })
    const silent = vi.fn(() => new Promise<void>(() => {}))
    for (let n = 0; n < 5; n++) void one?.run('GET a', silent)
    await vi.waitFor(() => expect(silent).toHaveBeenCalledTimes(5))
    waits.length = 0
    const run = async () => undefined
    await Promise.all([one?.run('GET b', run), other?.run('GET a', run)])
    expect(waits).toEqual([])
  })
})

describe('a pause', () => {
  it('is no longer where the clock is put back by hours meanwhile', async () => {
    let back = 0
    const [one] = workers(1, 20, { ...clock, now: () => Date.now() - back })
    one?.pause(endpoint, 2_000)
    back = 5 * 60 * 60_000
    expect(one?.pausedFor(endpoint)).toBeGreaterThan(0)
    expect(one?.pausedFor(endpoint)).toBeLessThanOrEqual(2_000)
  })

  it('holds all workers back, and says for how long', async () => {
    const [one, other] = workers(2)
    await other?.run(endpoint, async () => undefined)
    one?.pause(endpoint, 700)
    expect(one?.pausedFor(endpoint)).toBeGreaterThan(500)
    await delay(50)
    const from = Date.now()
    await other?.run(endpoint, async () => undefined)
    expect(Date.now() - from).toBeGreaterThan(500)
  })
})

describe('who is served', () => {
  it('is a person first, and the idle work last', async () => {
    const [throttle] = workers(1, 1)
    const order: string[] = []
    const job = (name: string) => async () => void order.push(name)
    await Promise.all([
      throttle?.run(endpoint, job('first')),
      throttle?.idle.run(endpoint, job('idle')),
      throttle?.run(endpoint, job('background')),
      throttle?.interactive.run(endpoint, job('interactive')),
    ])
    expect(order.at(-1)).toBe('idle')
    expect(order.indexOf('interactive')).toBeLessThan(order.indexOf('background'))
  }, 20_000)

  it('does not wait for a database that is no more: nothing leaves, and each is told', async () => {
    const own = await openMemoryDatabase()
    const throttle = createSharedThrottle({ database: own.db, apiUser: 'alone', clock })
    expect(await throttle.run(endpoint, async () => 'yes')).toBe('yes')
    await own.close()
    const job = vi.fn(async () => undefined)
    const asked = [throttle, throttle.interactive, throttle.idle].map(lane => lane.run(endpoint, job))
    const outcomes = await Promise.allSettled(asked)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    for (const outcome of outcomes)
      expect(outcome.status === 'rejected' && isDatabaseFault(outcome.reason)).toBe(true)
    expect(job).not.toHaveBeenCalled()
  }, 20_000)

  it('is told of a job that failed, and the next one runs', async () => {
    const [throttle] = workers(1)
    const failing = throttle?.run(endpoint, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await throttle?.run(endpoint, async () => 'yes')).toBe('yes')
  })
})
