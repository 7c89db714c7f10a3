import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { statusOf } from '../../lib/domain/posting-machine.ts'
import { drain, nextDrainAt } from '../../lib/sync/drain.ts'
import type { Answer } from '../../lib/sync/ports/nextech.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { type SmallPractice, smallPractice } from './small-practice.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const unsafe: Answer<null> = { ok: false, trouble: 'browser-repeats', message: 'HTTP/2' }
const silent: Answer<null> = { ok: false, trouble: 'nextech-down', message: 'no answer' }

let small: SmallPractice
let world: EngineWorld | undefined
beforeAll(async () => {
  small = await smallPractice()
})
afterEach(async () => {
  await world?.close()
  world = undefined
})

/** The practice in a browser of which it is told, each time it is asked, whether it may write. */
async function open(first: Answer<null>) {
  const opened = await startWorld(small.practice)
  world = opened
  const browser = { ready: first }
  const engine = opened.restart({
    nextech: nextech => ({ ...nextech, readyToWrite: async () => browser.ready }),
  })
  await read(opened, small.practice.orders)
  const writes = () => {
    const { 'POST PaymentReconciliation': payments = 0, 'POST Patient': patients = 0 } =
      opened.nextech.calls()
    return payments + patients
  }
  return { ...opened, browser, engine, writes, trouble: async () => (await engine.store.health()).trouble }
}

describe('a browser that might send a payment twice', () => {
  it('sends none and makes no patient: orders wait for that alone, and everything else goes on', async () => {
    const { engine, writes, postings, trouble } = await open(unsafe)
    await drain(engine)
    expect(writes()).toBe(0)
    const all = await postings()
    for (const { increment_id: number } of [...small.known, small.buyer]) {
      expect(all.get(number)).toMatchObject({ reason: 'browser-repeats' })
      expect(statusOf(all.get(number)?.state ?? 'new')).toBe('pending')
    }
    const states = new Set([...all.values()].map(({ state }) => state))
    expect(states).toContain('adopted')
    expect(states).toContain('resolve')
    expect(await trouble()).toMatchObject({ code: 'browser-repeats', message: 'HTTP/2' })
  })

  it('is looked at again now and then and never spins; that Nextech answers does not end it', async () => {
    const { engine, advance, trouble, now, writes, nextech } = await open(unsafe)
    await drain(engine)
    const { since } = (await trouble()) ?? {}
    for (let times = 0; times < 4; times++) {
      expect(((await nextDrainAt(engine)) ?? 0) - now()).toBeGreaterThan(60_000)
      const before = JSON.stringify(nextech.calls())
      await drain(engine)
      expect(JSON.stringify(nextech.calls())).toBe(before)
      advance(6 * 60_000)
      await drain(engine, true)
      expect(await trouble()).toMatchObject({ code: 'browser-repeats', since })
    }
    expect(writes()).toBe(0)
  })

  it('posts each order once as soon as it may', async () => {
    const { engine, browser, postings, trouble, nextech } = await open(unsafe)
    await drain(engine)
    browser.ready = { ok: true, value: null }
    await drain(engine)
    expect(await trouble()).toBeNull()
    const all = await postings()
    for (const { increment_id: number } of [...small.known, small.buyer]) {
      expect(all.get(number)).toMatchObject({ state: 'posted', reason: null })
      expect(nextech.ledger().filter(({ text }) => text.startsWith(`DermPRO #${number} `))).toHaveLength(1)
    }
  })

  it('is no order’s fault where only Nextech is silent: trouble as ever', async () => {
    const { engine, writes, trouble, postings } = await open(silent)
    await drain(engine)
    expect(writes()).toBe(0)
    expect(await trouble()).toMatchObject({ code: 'nextech-down' })
    expect([...(await postings()).values()].filter(({ reason }) => reason === 'browser-repeats')).toEqual([])
  })
})
