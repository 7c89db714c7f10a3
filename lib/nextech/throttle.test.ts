import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVirtualClock } from './testing.ts'
import { createThrottle, type ThrottleState } from './throttle.ts'

const endpoint = 'GET Patient'

/** The most starts that any closed second holds. */
function busiestSecond(starts: readonly number[]): number {
  return Math.max(0, ...starts.map(from => starts.filter(at => at >= from && at <= from + 1000).length))
}

describe('createThrottle', () => {
  test('no sliding second ever holds more than 20 requests of an endpoint, whatever comes when', async () => {
    const arrivals = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 400 }),
        many: fc.integer({ min: 1, max: 30 }),
        interactive: fc.boolean(),
        pause: fc.option(fc.integer({ min: 0, max: 3000 })),
      }),
      { minLength: 1, maxLength: 15 },
    )
    await fc.assert(
      fc.asyncProperty(arrivals, async bursts => {
        const clock = createVirtualClock()
        const throttle = createThrottle({ clock })
        const starts: number[] = []
        const arrive = async () => {
          for (const { after, many, interactive, pause } of bursts) {
            await clock.sleep(after)
            if (pause !== null) throttle.pause(endpoint, pause)
            const lane = interactive ? throttle.interactive : throttle
            for (let n = 0; n < many; n++) void lane.run(endpoint, async () => starts.push(clock.now()))
          }
        }
        await Promise.all([arrive(), clock.run()])
        expect(starts).toHaveLength(bursts.reduce((sum, { many }) => sum + many, 0))
        expect(busiestSecond(starts)).toBeLessThanOrEqual(20)
      }),
      { numRuns: 60 },
    )
  })

  test('holds at the other end, whatever the way there does to the spacing', async () => {
    const delays = fc.array(fc.tuple(fc.integer({ min: 0, max: 140 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 30,
      maxLength: 120,
    })
    await fc.assert(
      fc.asyncProperty(delays, async ways => {
        const clock = createVirtualClock()
        const throttle = createThrottle({ clock })
        const arrivals: number[] = []
        for (const [there, back] of ways) {
          void throttle.run(endpoint, async arrived => {
            await clock.sleep(there)
            arrivals.push(clock.now())
            await clock.sleep(back / 3)
            arrived()
            await clock.sleep(back)
          })
        }
        await clock.run()
        expect(arrivals).toHaveLength(ways.length)
        expect(busiestSecond(arrivals)).toBeLessThanOrEqual(20)
      }),
      { numRuns: 100 },
    )
  })

  test('uses the limit: 192 requests take about ten seconds', async () => {
    const clock = createVirtualClock()
    const throttle = createThrottle({ clock })
    const starts: number[] = []
    for (let n = 0; n < 193; n++) void throttle.run(endpoint, async () => starts.push(clock.now()))
    await clock.run()
    expect(starts.at(-1)).toBeLessThanOrEqual(10_001)
    expect(busiestSecond(starts)).toBe(20)
  })

  test('makes up for timers that ring late', async () => {
    const clock = createVirtualClock()
    const late = { ...clock, sleep: (ms: number) => clock.sleep(ms + 9) }
    const throttle = createThrottle({ clock: late })
    const starts: number[] = []
    for (let n = 0; n < 193; n++) void throttle.run(endpoint, async () => starts.push(clock.now()))
    await clock.run()
    expect(starts.at(-1)).toBeLessThanOrEqual(9_600 + 10 * 20)
    expect(busiestSecond(starts)).toBe(20)
  })

  test('waits for the beginning of an answer, not for its end', async () => {
    const secondsFor = async (told: boolean) => {
      const clock = createVirtualClock()
      const throttle = createThrottle({ clock })
      for (let n = 0; n < 101; n++)
        void throttle.run(endpoint, async arrived => {
          await clock.sleep(10)
          if (told) arrived()
          await clock.sleep(100)
        })
      await clock.run()
      return clock.now() / 1000
    }
    const start = createVirtualClock().now() / 1000
    expect((await secondsFor(true)) - start).toBeLessThan((await secondsFor(false)) - start - 0.3)
  })

  test('lets people go before background work, and endpoints go beside each other', async () => {
    const clock = createVirtualClock()
    const throttle = createThrottle({ clock })
    const order: string[] = []
    const note = (name: string) => async () => order.push(name)
    for (const name of ['b1', 'b2', 'b3']) void throttle.run(endpoint, note(name))
    void throttle.interactive.run(endpoint, note('person'))
    void throttle.run('POST Patient', note('other'))
    await clock.run()
    expect(order.indexOf('person')).toBeLessThan(order.indexOf('b2'))
    expect(order.slice(0, 3)).toContain('other')
  })

  test('starts nothing during a pause of that endpoint, and cuts endless pauses short', async () => {
    const clock = createVirtualClock()
    const throttle = createThrottle({ clock })
    const started: Record<string, number> = {}
    throttle.pause(endpoint, 5000)
    throttle.pause('GET Claim', 1e12)
    for (const name of [endpoint, 'GET Claim', 'GET Location'])
      void throttle.run(name, async () => {
        started[name] = clock.now()
      })
    expect(throttle.pausedFor(endpoint)).toBe(5000)
    await clock.run()
    expect(started).toEqual({ 'GET Location': 0, [endpoint]: 5000, 'GET Claim': 300_000 })
  })

  test('waits no longer for a clock that was put back by hours', async () => {
    let now = 10 * 60 * 60_000
    const clock = { now: () => now, monotonic: () => 0, sleep: async () => undefined }
    const throttle = createThrottle({ clock })
    await throttle.run(endpoint, async () => undefined)
    throttle.pause('POST Patient', 5_000)
    now -= 5 * 60 * 60_000
    expect(throttle.pausedFor(endpoint)).toBeLessThanOrEqual(50)
    expect(throttle.pausedFor('POST Patient')).toBe(5_000)
    now += 5_000
    expect(throttle.pausedFor('POST Patient')).toBe(0)
  })

  test('hands results and failures back, and goes on after a failure', async () => {
    const throttle = createThrottle({ clock: createVirtualClock(), limit: Number.POSITIVE_INFINITY })
    const failing = () => {
      throw new Error('at once')
    }
    await expect(throttle.run(endpoint, failing)).rejects.toThrow('at once')
    await expect(throttle.run(endpoint, async () => 7)).resolves.toBe(7)
  })

  test('goes on a window after an earlier life of the worker stopped: its last requests are not known', async () => {
    let saved: ThrottleState = {}
    const clock = createVirtualClock()
    const hooks = {
      load: async () => saved,
      save: async (state: ThrottleState) => {
        saved = state
      },
    }
    createThrottle({ clock, ...hooks }).pause(endpoint, 2000)
    const starts: number[] = []
    const reborn = createThrottle({ clock, ...hooks })
    void reborn.run(endpoint, async () => starts.push(clock.now()))
    await clock.run()
    expect(starts).toEqual([3200])
  })

  test('survives a storage that fails', async () => {
    const broken = async () => {
      throw new Error('no storage')
    }
    const throttle = createThrottle({ clock: createVirtualClock(), load: broken, save: broken })
    await expect(throttle.run(endpoint, async () => 1)).resolves.toBe(1)
  })

  test('idle work starts only when nothing else waits for the endpoint', async () => {
    const clock = createVirtualClock()
    const throttle = createThrottle({ clock })
    const order: string[] = []
    for (const lane of ['idle', 'background', 'interactive'] as const)
      for (const n of [1, 2])
        void (lane === 'background' ? throttle : throttle[lane]).run(endpoint, async () =>
          order.push(`${lane} ${n}`),
        )
    await clock.run()
    expect(order).toEqual(['interactive', 'background', 'idle'].flatMap(lane => [`${lane} 1`, `${lane} 2`]))
  })
})
