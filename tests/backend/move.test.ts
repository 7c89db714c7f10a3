import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { readMove } from '../../lib/browser/move-record.ts'
import { readStoredConfiguration } from '../../lib/browser/settings.ts'
import { pairingKey } from '../../lib/sync/match-order.ts'
import { say } from '../../lib/words/background-words.ts'
import { aClosedMonth } from '../fixtures/closed-month.ts'
import { must } from '../fixtures/store.ts'
import { browser } from '../setup/fake-polyfill.ts'
import { type MoveWorld, startMove } from './move-world.ts'

const patience = { timeout: 25_000, interval: 100 }
const mode = async () => (await readStoredConfiguration())?.mode
const view = async ({ own }: MoveWorld) => must((await own('ext-bg/moving', {})) ?? undefined)
const press = ({ own }: MoveWorld) => own('ext-bg/move', {})

async function over(world: MoveWorld): Promise<void> {
  expect(await press(world)).toEqual({ problem: null })
  await vi.waitFor(
    async () => expect([await mode(), await readMove()]).toEqual(['backend', undefined]),
    patience,
  )
}
async function back(world: MoveWorld): Promise<void> {
  expect(await press(world)).toEqual({ problem: null })
  await vi.waitFor(
    async () => expect([await mode(), await readMove()]).toEqual(['direct', undefined]),
    patience,
  )
}

describe('moving while the vault is closed', () => {
  const passphrase = 'correct horse battery'
  const open = ({ own }: MoveWorld) => own('ext-bg/vault-open', { passphrase })
  async function startSealed(): Promise<MoveWorld> {
    const world = await startMove()
    await world.readOrder()
    await vi.waitFor(() => expect(world.payments()).toBe(1), patience)
    expect(await world.own('ext-bg/vault-set', { passphrase })).toEqual({ problem: null })
    await world.idle()
    return world
  }
  /** The browser was closed and started again. */
  async function reopen(world: MoveWorld): Promise<void> {
    await world.idle()
    await browser.storage.session.clear()
    await world.restart()
  }

  it('waits for the passphrase, says so, and goes on by itself with all that it had', async () => {
    const world = await startSealed()
    // The backend takes the configuration, and then no order.
    const ask = globalThis.fetch
    const away = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      if (String(input).endsWith('/v1/moving/part')) throw new TypeError('Failed to fetch')
      return ask(input, init)
    })
    expect(await press(world)).toEqual({ problem: null })
    await vi.waitFor(async () => expect((await view(world)).problem).not.toBeNull(), patience)
    await reopen(world)
    away.mockRestore()
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'closed' })
    await new Promise(done => setTimeout(done, 300))
    expect(await readMove()).toMatchObject({ phase: 'handing' })
    expect(await world.posters()).not.toContain('backend')
    expect(await open(world)).toEqual({ problem: null })
    await vi.waitFor(
      async () => expect([await mode(), await readMove()]).toEqual(['backend', undefined]),
      patience,
    )
    expect(await world.posters()).toEqual(['backend'])
    expect((await view(world)).outcome).toMatchObject({ counts: { orders: 1 } })
    const [record] = await world.there.inStates(['posted', 'adopted'])
    expect(must(record).order.customer.email).toBe(world.order.customer_email)
    expect(world.payments()).toBe(1)
  })

  it('back to this browser: the way back asks for it as well', async () => {
    const world = await startSealed()
    await over(world)
    await reopen(world)
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'open' })
    expect(await press(world)).toEqual({ problem: say('moving.vault-closed') })
    expect(await readMove()).toBeUndefined()
    await open(world)
    await back(world)
    expect(await world.posters()).toEqual(['browser'])
    expect(world.payments()).toBe(1)
  })
})

describe('moving over with one press', () => {
  it('shows what goes along, takes it all, and posts nothing twice; and back again', async () => {
    const world = await startMove()
    await world.readOrder()
    await vi.waitFor(() => expect(world.payments()).toBe(1), patience)
    const { engine } = must(await world.app.practice())
    const [record] = await engine.store.inStates(['posted'])
    const key = pairingKey(must(record).order)
    await engine.store.deny(key, { patientUid: 'not-this', fourFields: 'f', decidedAt: 3 })
    const months = [aClosedMonth({ month: '2026-02' }), aClosedMonth()]
    for (const month of months) await must(await world.app.practice()).reports.closeMonth(month)
    expect(await view(world)).toMatchObject({
      direction: 'to-backend',
      person: { name: 'Manager', isManager: true },
      counts: { orders: 1, denials: 1, shops: 1 },
      move: null,
      problem: null,
    })
    await over(world)
    expect(await world.posters()).toEqual(['backend'])
    expect(await world.there.denials(key)).toMatchObject([{ patientUid: 'not-this' }])
    expect((await world.there.get(must(record).posting.key))?.posting).toMatchObject({
      paymentIds: must(record).posting.paymentIds,
    })
    expect((await view(world)).outcome).toMatchObject({ direction: 'to-backend', counts: { orders: 1 } })
    const kept = await world.backend.db
      .selectFrom('meta')
      .select('value')
      .where('name', 'like', 'closed %')
      .execute()
    expect(kept.map(({ value }) => value)).toEqual(expect.arrayContaining(months))
    await world.there.deny(key, { patientUid: 'nor-this', fourFields: 'f', decidedAt: 4 })
    await back(world)
    expect(await world.posters()).toEqual(['browser'])
    const { reports, engine: here } = must(await world.app.practice())
    expect(await reports.closedMonths(['2026-02', '2026-03'])).toEqual(months)
    const again = here.store
    expect((await again.denials(key)).map(({ patientUid }) => patientUid).toSorted()).toEqual([
      'nor-this',
      'not-this',
    ])
    expect(world.payments()).toBe(1)
  })

  it('posts at the backend what the browser had not, once, with the decision that was made here', async () => {
    const world = await startMove()
    const { engine } = must(await world.app.practice())
    await engine.store.saveHealth({ paused: { since: 1, by: null } })
    await world.readOrder()
    expect(world.payments()).toBe(0)
    await engine.store.saveHealth({ paused: null })
    await over(world)
    await vi.waitFor(() => expect(world.payments()).toBe(1), patience)
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBe(1)
  })

  it('tells no page and keeps nowhere in the clear what is secret', async () => {
    const world = await startMove()
    await over(world)
    const tables = await Promise.all(
      (['meta', 'activity', 'secret'] as const).map(table =>
        world.backend.db.selectFrom(table).selectAll().execute(),
      ),
    )
    const shown = JSON.stringify([tables, await view(world), await browser.storage.local.get('moving')])
    for (const secret of [must(world.configuration.nextech.password), world.token])
      expect(shown).not.toContain(secret)
    expect(await browser.storage.session.get('tokens')).toEqual({})
  })
})

/** Where a move may be cut off: at the n-th time that something is kept, or told to the backend. */
const cuts = ['receive', 'part', 'start', 'leave', 'part-out', 'left'] as const

/** The backend hears the step, and its answer never comes; or it does not even hear it. */
function cutAt(step: string, when: 'before' | 'after'): () => void {
  const { fetch } = globalThis
  let isCut = false
  const cut = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const isStep = String(input).endsWith(`/v1/moving/${step}`)
    if (isStep && !isCut && when === 'before') {
      isCut = true
      throw new TypeError('The connection broke.')
    }
    const answer = await fetch(input, init)
    if (isStep && !isCut) {
      isCut = true
      throw new TypeError('The answer got lost.')
    }
    return answer
  })
  return () => cut.mockRestore()
}

it('has at most one poster at every step of the way, there and back', async () => {
  const world = await startMove()
  await world.readOrder()
  const seen: string[][] = []
  const { fetch } = globalThis
  const watch = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const isStep = String(input).includes('/v1/moving/')
    if (isStep) seen.push(await world.posters())
    const answer = await fetch(input, init)
    if (isStep) seen.push(await world.posters())
    return answer
  })
  await over(world)
  await back(world)
  watch.mockRestore()
  expect(seen.length).toBeGreaterThan(10)
  expect(seen.filter(each => each.length > 1)).toEqual([])
  expect(new Set(seen.map(each => each.join()))).toEqual(new Set(['', 'backend']))
})

describe('a move that is cut off', () => {
  it.each(cuts.flatMap(step => (['before', 'after'] as const).map(when => [step, when] as const)))(
    'at %s, %s the backend hears it, has at most one poster, says why, and goes on at the next press',
    async (step, when) => {
      const world = await startMove()
      await world.readOrder()
      const isBack = ['leave', 'part-out', 'left'].includes(step)
      if (isBack) await over(world)
      const mend = cutAt(step, when)
      await press(world)
      await vi.waitFor(async () => expect((await view(world)).problem).toMatch(/backend/i), patience)
      expect((await world.posters()).length).toBeLessThanOrEqual(1)
      mend()
      await (isBack ? back(world) : over(world))
      expect(await world.posters()).toEqual([isBack ? 'browser' : 'backend'])
      await vi.waitFor(() => expect(world.payments()).toBe(1), patience)
    },
  )

  it.each(cuts)('by a worker that is killed at %s, is gone on with by the next one', async step => {
    const world = await startMove()
    const isBack = ['leave', 'part-out', 'left'].includes(step)
    await world.readOrder()
    if (isBack) await over(world)
    const mend = cutAt(step, 'after')
    await press(world)
    await vi.waitFor(async () => expect((await view(world)).problem).not.toBeNull(), patience)
    expect((await world.posters()).length).toBeLessThanOrEqual(1)
    mend()
    await world.restart()
    await vi.waitFor(async () => expect(await readMove()).toBeUndefined(), patience)
    expect(await world.posters()).toEqual([isBack ? 'browser' : 'backend'])
  })

  it.each(['receive', 'part', 'leave', 'part-out'] as const)(
    'at %s can be taken back, and the host of before posts on',
    async step => {
      const world = await startMove()
      const isBack = ['leave', 'part-out'].includes(step)
      await world.readOrder()
      if (isBack) await over(world)
      const mend = cutAt(step, 'after')
      await press(world)
      await vi.waitFor(async () => expect((await view(world)).problem).not.toBeNull(), patience)
      mend()
      expect(await world.own('ext-bg/moving-cancel', {})).toEqual({ problem: null })
      expect(await readMove()).toBeUndefined()
      expect(await world.posters()).toEqual([isBack ? 'backend' : 'browser'])
    },
  )

  it('is not taken back while the backend, which might have begun, does not answer', async () => {
    const world = await startMove()
    const mend = cutAt('receive', 'after')
    await press(world)
    await vi.waitFor(async () => expect((await view(world)).problem).not.toBeNull(), patience)
    mend()
    await world.stopServing()
    expect((await world.own('ext-bg/moving-cancel', {})).problem).toMatch(/backend/i)
    expect(await world.posters()).toEqual([])
    await world.serveAgain()
    expect(await world.own('ext-bg/moving-cancel', {})).toEqual({ problem: null })
    expect(await world.posters()).toEqual(['browser'])
  })

  it('is not taken back once the backend was told to start', async () => {
    const world = await startMove()
    const mend = cutAt('start', 'after')
    await press(world)
    await vi.waitFor(async () => expect((await view(world)).problem).not.toBeNull(), patience)
    expect((await world.own('ext-bg/moving-cancel', {})).problem).toMatch(/too late/)
    mend()
    await over(world)
    expect(await world.posters()).toEqual(['backend'])
  })
})
