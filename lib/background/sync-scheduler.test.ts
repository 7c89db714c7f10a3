import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { openStore } from '../../tests/fixtures/store.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { onWakeUp } from '../browser/wake-up.ts'
import { parsePracticeConfiguration } from '../domain/configuration.ts'
import type { Answer, SetupReading } from '../sync/ports/nextech.ts'
import { type BrowserPractice, createBrowserPractice } from './browser-practice.ts'
import { createSyncScheduler } from './sync-scheduler.ts'

const never = new Promise<never>(() => undefined)
const down: Answer<SetupReading> = { ok: false, trouble: 'nextech-down', message: '' }

/** The practice of the sample's configuration as this browser opens it, without shops to read. */
async function openPractice(): Promise<BrowserPractice> {
  const parsed = parsePracticeConfiguration(JSON.stringify(sampleConfiguration))
  if (!parsed.ok) throw new Error('the sample cannot be read')
  const practice = createBrowserPractice(
    parsed.value,
    () => undefined,
    () => undefined,
  )
  onTestFinished(practice.close)
  return { ...practice, sources: [] }
}

/** A worker with one order that is due. Its Nextech answers with `answer`; one that never does stands for a killed worker. */
async function startWorker(answer: Promise<Answer<SetupReading>>, records = [aRecord()]) {
  const { store, put } = openStore()
  await put(...records)
  const readSetup = vi.fn(() => answer)
  const clock = { now: () => Date.now(), monotonic: () => 0, sleep: () => never }
  let isHeld = false
  const lock = {
    async ifFree<T>(_: string, job: () => Promise<T>) {
      if (isHeld) return 'busy' as const
      isHeld = true
      return job().finally(() => {
        isHeld = false
      })
    },
  }
  const made = await openPractice()
  const nextech = { ...made.engine.nextech, readSetup }
  const engine = { ...made.engine, store, clock, lock, random: () => 0.5, nextech }
  const practice: BrowserPractice = { ...made, engine }
  const scheduler = createSyncScheduler(
    async () => practice,
    () => undefined,
  )
  return {
    ...scheduler,
    store,
    /** Comes back when the drain waits for Nextech. */
    async begin() {
      void scheduler.syncNow()
      await vi.waitFor(() => expect(readSetup).toHaveBeenCalled())
    },
  }
}

/** The alarm that rings while a worker may have been killed over its work. */
const revival = async () => (await browser.alarms.getAll()).find(alarm => alarm.periodInMinutes)

beforeEach(() => {
  browser.alarms.resetState()
  // What a worker has put off must not run when its test has ended.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => vi.useRealTimers())

describe('what a worker began is ended by the next, also where no page speaks to it', () => {
  it('a worker that is killed while it drains is started again within half a minute', async () => {
    const worker = await startWorker(never)
    await worker.begin()
    const alarm = await revival()
    expect(alarm?.periodInMinutes).toBe(0.5)
    expect(alarm?.scheduledTime).toBeLessThanOrEqual(Date.now() + 30_000)
    const woken = vi.fn()
    onWakeUp(woken)
    if (alarm) await browser.alarms.onAlarm.trigger(alarm)
    expect(woken).toHaveBeenCalledOnce()
  })

  it('so is one that is killed while readings gather', async () => {
    const worker = await startWorker(never)
    worker.schedule()
    await vi.waitFor(async () => expect(await revival()).toBeDefined())
  })

  it('frequent restarts do not reset the alarm’s timer', async () => {
    await (await startWorker(never)).begin()
    const first = await revival()
    await (await startWorker(never)).begin()
    expect(await revival()).toEqual(first)
  })

  it('once the drain has ended, only what is due next rings', async () => {
    const worker = await startWorker(Promise.resolve(down))
    worker.schedule()
    await worker.syncNow()
    const { nextTryAt } = (await worker.store.health()).trouble ?? {}
    expect(await browser.alarms.getAll()).toMatchObject([{ name: 'sync', scheduledTime: nextTryAt }])
  })

  it('with nothing to do nothing rings', async () => {
    await (await startWorker(never, [])).syncNow()
    expect(await browser.alarms.getAll()).toEqual([])
  })

  it('a drain that finds another one at work leaves it its alarm', async () => {
    const worker = await startWorker(never)
    await worker.begin()
    await worker.syncNow()
    expect(await revival()).toBeDefined()
  })

  it('an alarm that rings while it drains begins no second drain', async () => {
    const worker = await startWorker(never)
    await worker.begin()
    const looked = vi.spyOn(worker.store, 'health')
    worker.wakeUp()
    await new Promise(setImmediate)
    expect(looked).not.toHaveBeenCalled()
  })

  it('an alarm that rings at rest begins one', async () => {
    const worker = await startWorker(Promise.resolve(down))
    worker.wakeUp()
    await vi.waitFor(async () => expect((await worker.store.health()).trouble).not.toBeNull())
  })

  it('a drain that met a bug is tried again', async () => {
    const worker = await startWorker(never)
    worker.store.due = () => Promise.reject(new Error('the database was closed'))
    await expect(worker.syncNow()).rejects.toThrow('the database was closed')
    expect(await revival()).toBeDefined()
  })
})
