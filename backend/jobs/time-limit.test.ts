import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { collectGarbage } from '../../tests/backend/collect-garbage.ts'
import { createTimeLimit } from './time-limit.ts'

/** Waits as a drain does: it asks now and then, and listens to nothing. */
async function isAborted(signal: AbortSignal): Promise<boolean> {
  for (let n = 0; n < 100 && !signal.aborted; n++) await delay(20)
  return signal.aborted
}

it('ends what takes too long, though garbage is collected and nobody listens', async () => {
  collectGarbage()
  const { signal, end } = createTimeLimit(new AbortController().signal, 200)
  onTestFinished(end)
  expect(await isAborted(signal)).toBe(true)
})

it('ends with what it is part of', async () => {
  collectGarbage()
  const stopping = new AbortController()
  const { signal, end } = createTimeLimit(stopping.signal, 60_000)
  onTestFinished(end)
  await delay(100)
  stopping.abort()
  expect(await isAborted(signal)).toBe(true)
})
