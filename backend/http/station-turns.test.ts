import { setImmediate as later } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { StationTurns } from './station-turns.ts'

/** A job that ends when it is told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>()
  let begun = false
  return {
    job: () => {
      begun = true
      return promise
    },
    end: resolve,
    hasBegun: () => begun,
  }
}

it('answers six of a station side by side, the next as soon as one has ended, and another station at once', async () => {
  const turns = new StationTurns()
  const jobs = Array.from({ length: 8 }, held)
  const all = jobs.map(({ job }) => turns.run('one', job))
  const begun = () => jobs.filter(({ hasBegun }) => hasBegun()).length
  await later()
  expect(begun()).toBe(6)
  expect(await turns.run('other', async () => 'at once')).toBe('at once')
  jobs[3]?.end()
  await later()
  expect(begun()).toBe(7)
  for (const { end } of jobs) end()
  await Promise.all(all)
  expect(begun()).toBe(8)
})

it('gives its place back where a job fails', async () => {
  const turns = new StationTurns()
  const failing = Array.from({ length: 20 }, () => turns.run('one', () => Promise.reject(new Error('no'))))
  expect((await Promise.allSettled(failing)).every(({ status }) => status === 'rejected')).toBe(true)
  expect(await turns.run('one', async () => 'yes')).toBe('yes')
})

it('refuses what comes beyond all that may wait, and takes it again later', async () => {
  const turns = new StationTurns()
  const jobs = Array.from({ length: 206 }, held)
  const all = jobs.map(({ job }) => turns.run('one', job))
  await expect(turns.run('one', async () => 'no')).rejects.toMatchObject({ status: 429, code: 'too-many' })
  for (const { end } of jobs) end()
  await Promise.all(all)
  expect(await turns.run('one', async () => 'yes')).toBe('yes')
})
