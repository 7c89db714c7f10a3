import { beforeAll, describe, expect, it } from 'vitest'
import { drain } from '../../lib/sync/drain.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { livePayments, type SmallPractice, smallPractice } from './small-practice.ts'

let small: SmallPractice
beforeAll(async () => {
  small = await smallPractice()
}, 60_000)

/** A worker that is killed: from the given step on none of its requests is ever answered. */
function killable(killAt: number, afterTheStep: boolean) {
  let step = 0
  let kill: () => void = () => {}
  const killed = new Promise<'killed'>(resolve => {
    kill = () => resolve('killed')
  })
  const end = () => {
    kill()
    return new Promise<never>(() => {})
  }
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return async (...args: unknown[]) => {
          step += 1
          if (step > killAt || (step === killAt && !afterTheStep)) return end()
          const answer: unknown = await Reflect.apply(method, target, args)
          if (step >= killAt) return end()
          return answer
        }
      },
    })
  return { wrap, killed, steps: () => step }
}

async function runWithKill(
  killAt: number,
  afterTheStep: boolean,
): Promise<{ world: EngineWorld; steps: number }> {
  const world = await startWorld(small.practice)
  await read(world, [...small.known, small.buyer])
  const { wrap, killed, steps } = killable(killAt, afterTheStep)
  const engine = world.restart({ store: wrap, nextech: wrap })
  await Promise.race([drain(engine), killed])
  // The next worker comes; leases of the killed one run out.
  for (let i = 0; i < 12; i++) {
    await world.drain()
    world.advance(30_000)
  }
  return { world, steps: steps() }
}

describe('the worker may be killed at any line (rules 5)', () => {
  it('at every await, before and after it: each order is posted exactly once, each patient made once', async () => {
    const { steps, world } = await runWithKill(Number.POSITIVE_INFINITY, false)
    await world.close()
    expect(steps).toBeGreaterThan(30)
    const wrong: string[] = []
    for (const after of [false, true]) {
      for (let at = 1; at <= steps; at++) {
        const { world } = await runWithKill(at, after)
        const postings = await world.postings()
        const told = await world.activity.page({ number: null, kind: 'posting', before: null, limit: 2_000 })
        if ((await world.activity.prove()).broken !== null)
          wrong.push(`kill at ${at}: the activity is broken`)
        for (const { increment_id: number } of [...small.known, small.buyer]) {
          const [live, state] = [livePayments(world.nextech.ledger(), number), postings.get(number)?.state]
          if (live !== 1 || state !== 'posted')
            wrong.push(`kill ${after ? 'after' : 'before'} step ${at}: ${number} ${state}, ${live} live`)
          const lines = told.entries.filter(entry => entry.number === number)
          const posted = lines.filter(({ code }) => code === 'posting.posted').length
          if (posted !== 1 || !lines.some(({ code }) => code === 'posting.sent'))
            wrong.push(
              `kill ${after ? 'after' : 'before'} step ${at}: ${number} told as posted ${posted} times`,
            )
        }
        await world.close()
      }
    }
    expect(wrong).toEqual([])
  }, 300_000)
})
