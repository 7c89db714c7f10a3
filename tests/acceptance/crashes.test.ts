import { beforeAll, describe, expect, it } from 'vitest'
import { drain } from '../../lib/sync/drain.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { livePayments, type SmallPractice, smallPractice } from './small-practice.ts'

let small: SmallPractice
beforeAll(async () => {
  small = await smallPractice()
}, 60_000)

/** A worker that dies: from the given step on nothing that it asked for ever answers. */
function mortal(dieAt: number, afterTheStep: boolean) {
  let step = 0
  let die: () => void = () => {}
  const died = new Promise<'died'>(resolve => {
    die = () => resolve('died')
  })
  const end = () => {
    die()
    return new Promise<never>(() => {})
  }
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return async (...args: unknown[]) => {
          step += 1
          if (step > dieAt || (step === dieAt && !afterTheStep)) return end()
          const answer: unknown = await Reflect.apply(method, target, args)
          if (step >= dieAt) return end()
          return answer
        }
      },
    })
  return { wrap, died, steps: () => step }
}

async function runWithDeath(
  dieAt: number,
  afterTheStep: boolean,
): Promise<{ world: EngineWorld; steps: number }> {
  const world = await startWorld(small.practice)
  await read(world, [...small.known, small.buyer])
  const { wrap, died, steps } = mortal(dieAt, afterTheStep)
  const engine = world.restart({ store: wrap, nextech: wrap })
  await Promise.race([drain(engine), died])
  // The next worker comes; leases of the dead one run out.
  for (let i = 0; i < 12; i++) {
    await world.drain()
    world.advance(30_000)
  }
  return { world, steps: steps() }
}

describe('the worker may die at any line (rules 5)', () => {
  it('at every await, before and after it: each order is posted exactly once, each patient made once', async () => {
    const { steps, world } = await runWithDeath(Number.POSITIVE_INFINITY, false)
    await world.close()
    expect(steps).toBeGreaterThan(30)
    const wrong: string[] = []
    for (const after of [false, true]) {
      for (let at = 1; at <= steps; at++) {
        const { world } = await runWithDeath(at, after)
        const postings = await world.postings()
        const told = await world.activity.page({ number: null, kind: 'posting', before: null, limit: 2_000 })
        if ((await world.activity.prove()).broken !== null)
          wrong.push(`death at ${at}: the activity is broken`)
        for (const { increment_id: number } of [...small.known, small.buyer]) {
          const [live, state] = [livePayments(world.nextech.ledger(), number), postings.get(number)?.state]
          if (live !== 1 || state !== 'posted')
            wrong.push(`death ${after ? 'after' : 'before'} step ${at}: ${number} ${state}, ${live} live`)
          const lines = told.entries.filter(entry => entry.number === number)
          const posted = lines.filter(({ code }) => code === 'posting.posted').length
          if (posted !== 1 || !lines.some(({ code }) => code === 'posting.sent'))
            wrong.push(
              `death ${after ? 'after' : 'before'} step ${at}: ${number} told as posted ${posted} times`,
            )
        }
        await world.close()
      }
    }
    expect(wrong).toEqual([])
  }, 300_000)
})
