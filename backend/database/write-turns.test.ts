import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createWriteTurns, type Job, type Together } from './write-turns.ts'

const turns = createWriteTurns<string[]>()
const away = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

/** Transactions of this test: what each wrote, in the order of their commits. */
function transactions(commitMs = 0) {
  const committed: string[][] = []
  const together: Together<string[]> = async jobs => {
    const written: string[] = []
    const outcomes: PromiseSettledResult<() => void>[] = []
    for (const job of jobs) outcomes.push(...(await Promise.allSettled([job(written)])))
    await delay(commitMs)
    committed.push(written)
    return outcomes
  }
  const inTurn = <T>(practiceId: string, job: Job<string[], T>) => turns(practiceId, job, together)
  return { committed, inTurn }
}

const note = (name: string) => async (written: string[]) => {
  written.push(name)
  return name
}

it('one transaction of a practice at a time; those who come meanwhile share the next, first come first served', async () => {
  const { committed, inTurn } = transactions(20)
  const answers = await Promise.all(['one', 'two', 'three'].map(name => inTurn('p', note(name))))
  expect(answers).toEqual(['one', 'two', 'three'])
  expect(committed).toEqual([['one'], ['two', 'three']])
})

it('practices do not wait for each other', async () => {
  const { committed, inTurn } = transactions()
  const slow = inTurn('p', async written => {
    await delay(30)
    return note('slow')(written)
  })
  await Promise.all([inTurn('q', note('other')), slow])
  expect(committed).toEqual([['other'], ['slow']])
})

it('nobody is told before it is committed', async () => {
  const { committed, inTurn } = transactions(20)
  const told: number[] = []
  await Promise.all(
    ['one', 'two', 'three'].map(async name => {
      await inTurn('p', note(name))
      told.push(committed.length)
    }),
  )
  expect(told).toEqual([1, 2, 2])
})

it('a transaction takes as many as it likes, and the rest wait for the next', async () => {
  const taken: number[] = []
  const oneOnly: Together<string[]> = async jobs => {
    taken.push(jobs.length)
    return Promise.allSettled(jobs.slice(0, 1).map(job => job([])))
  }
  const answers = await Promise.all(['a', 'b', 'c'].map(name => turns('p', note(name), oneOnly)))
  expect(answers).toEqual(['a', 'b', 'c'])
  expect(taken).toEqual([1, 2, 1])
})

it('each acts as who asked for it', async () => {
  const { inTurn } = transactions()
  const who = new AsyncLocalStorage<string>()
  const asked = ['Ann', 'Bo', 'Cy'].map(name => who.run(name, () => inTurn('p', async () => who.getStore())))
  expect(await Promise.all(asked)).toEqual(['Ann', 'Bo', 'Cy'])
})

it('an error of one is nobody else’s', async () => {
  const { inTurn } = transactions()
  const wrong = new Error('wrong')
  const outcomes = await Promise.allSettled([
    inTurn('p', note('first')),
    inTurn('p', () => Promise.reject(wrong)),
    inTurn('p', note('fine')),
  ])
  expect(outcomes).toEqual([
    { status: 'fulfilled', value: 'first' },
    { status: 'rejected', reason: wrong },
    { status: 'fulfilled', value: 'fine' },
  ])
})

it('when nothing is committed, all who were in it are told, and those who wait go on', async () => {
  const wrong = new Error('could not serialize')
  let tries = 0
  const fails: Together<string[]> = async jobs => {
    tries += 1
    if (tries === 2) throw wrong
    return Promise.allSettled(jobs.map(job => job([])))
  }
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, at) => turns('p', note(String(at)), fails)),
  )
  const states = outcomes.map(({ status }) => status)
  expect(states[0]).toBe('fulfilled')
  expect(new Set(states.slice(1, 33))).toEqual(new Set(['rejected']))
  expect(new Set(states.slice(33))).toEqual(new Set(['fulfilled']))
})

it('when the database fails all that wait fail with it at once, and who comes later tries again', async () => {
  let tries = 0
  const fails: Together<string[]> = async () => {
    tries += 1
    await delay(5)
    throw away()
  }
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () => turns('p', note('written'), fails)),
  )
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']))
  expect(tries).toBe(1)
  expect(await transactions().inTurn('p', note('back'))).toBe('back')
})
