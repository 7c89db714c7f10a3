import { afterEach, describe, expect, it, vi } from 'vitest'
import { netCents } from '../../lib/domain/order.ts'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import type { Quote } from '../../lib/domain/quote.ts'
import { dayMs } from '../../lib/domain/units.ts'
import type { Answer } from '../../lib/sync/ports/nextech.ts'
import { sayQuoteDone } from '../../lib/sync/quote-done.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import type { LedgerEntry } from '../../sandbox/practice/practice.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { practiceOf, uidAt } from './held-practice.ts'
import { livePayments } from './small-practice.ts'
import { keyOf, maria, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const quote = (id: string, totalCents: number) => ({
  id,
  totalCents,
  created: '2026-03-01',
  items: ['LIGHT PEEL'],
})

/** Maria's order is posted while Nextech answers so about her quotes. */
async function postedWith(answer: (net: number) => Answer<Quote[]>) {
  const world = await startStaffWorld()
  const net = netCents((await world.recordOf(world.number)).order)
  const asked: string[] = []
  world.engine.nextech.openQuotes = async uid => {
    asked.push(uid)
    return answer(net)
  }
  await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
  await world.later(undoSeconds)
  await world.later(60)
  return { posting: await world.postingOf(world.number), asked, net, world }
}

describe('rules 3: open quotes of the patient, where a payment was posted by itself', () => {
  it('are noted once, number and amount alone, the equal one first', async () => {
    const { posting, asked, net } = await postedWith(cents => ({
      ok: true,
      value: [quote('7001', 120_000), quote('7002', cents)],
    }))
    expect(posting).toMatchObject({ state: 'posted' })
    expect(posting.quotes).toEqual([
      { id: '7002', totalCents: net },
      { id: '7001', totalCents: 120_000 },
    ])
    expect(asked).toEqual([uidAt(0)])
  })

  it('are none, and nothing is held up, where there are none or they cannot be read', async () => {
    const answers: Answer<Quote[]>[] = [
      { ok: true, value: [] },
      { ok: false, trouble: 'nextech-down', message: 'away' },
    ]
    for (const answer of answers) {
      const { posting, world } = await postedWith(() => answer)
      expect(posting).toMatchObject({ state: 'posted', reason: null })
      expect(posting.quotes).toBeUndefined()
      expect((await world.engine.store.health()).trouble).toBeNull()
    }
  })
})

describe('open quotes of a patient whose payment somebody else had posted', () => {
  let world: EngineWorld | undefined
  afterEach(() => world?.close())

  /** The patients whose quotes are asked for, where the ledger holds a payment of an order placed so long ago. */
  async function adoptedAfter(ms: number) {
    const { practice, order: old } = practiceOf(maria, [maria])
    const placedAt = Date.now() - ms
    const order = { ...old, created_at: new Date(placedAt).toISOString().slice(0, 19) }
    const { location, provider, timeZone } = practice.setup
    const payment: LedgerEntry = {
      ...{ id: '1', patient: uidAt(0), patientName: `${maria.family}, ${maria.given}` },
      amountCents: Math.round(((order.total_paid ?? 0) - (order.total_refunded ?? 0)) * 100),
      date: practiceDayOf(placedAt, timeZone),
      created: new Date(placedAt + 60_000).toISOString(),
      ...{ category: 'DermPRO Online Payment', cardType: 'Visa', status: 'active' },
      ...{ location: location.id, provider: provider.id, text: `DermPRO #${order.increment_id} | 1x A` },
    }
    world = await startWorld({ ...practice, ledger: [payment] })
    const asked: string[] = []
    world.engine.nextech.openQuotes = async uid => {
      asked.push(uid)
      return { ok: true, value: [quote('7001', payment.amountCents)] }
    }
    await read(world, [order])
    await world.drain()
    return { asked, posting: (await world.postings()).get(order.increment_id) }
  }

  it('are noted with the order that the payment is found for', async () => {
    const { asked, posting } = await adoptedAfter(60 * 60_000)
    expect(posting).toMatchObject({ state: 'adopted', quotes: [{ id: '7001' }] })
    expect(asked).toEqual([uidAt(0)])
  })

  it('are not asked for where it is old: a shop that is read for the first time has many', async () => {
    const { asked, posting } = await adoptedAfter(15 * dayMs)
    expect(posting).toMatchObject({ state: 'adopted' })
    expect(asked).toEqual([])
  })
})

describe('what staff say of a payment and its quotes', () => {
  const by = { panel: 'queue', name: 'Front desk' }
  const withTwo = () => postedWith(net => ({ ok: true, value: [quote('7001', 120_000), quote('7002', net)] }))

  it('is kept with who said it, ends the waiting, and can be taken back', async () => {
    const { world, net } = await withTwo()
    const { store } = world.engine
    const key = keyOf(world.number)
    const say = (word: { quote: string | null } | null) =>
      sayQuoteDone({ store, now: world.now(), by }, key, word)
    expect((await store.withQuotes(0)).map(({ posting }) => posting.number)).toEqual([world.number])
    expect(await say({ quote: 'no such' })).toBe('changed')
    expect(await say(null)).toBe('changed')
    expect(await say({ quote: '7002' })).toBe('done')
    expect(await say({ quote: '7001' })).toBe('changed')
    expect(await store.withQuotes(0)).toEqual([])
    expect((await world.postingOf(world.number)).quoteDone).toMatchObject({ quote: '7002', by })
    expect(await say(null)).toBe('done')
    expect(await store.withQuotes(0)).toHaveLength(1)
    expect(await say({ quote: null })).toBe('done')
    const { entries } = await world.activity.page({
      ...{ number: world.number, kind: 'decision', before: null, limit: 3 },
    })
    expect(entries).toMatchObject([
      { code: 'decision.quote-none', amountCents: null },
      { code: 'decision.quote-reopened' },
      { code: 'decision.quote-applied', quote: '7002', amountCents: net, actor: 'staff' },
    ])
    expect(livePayments(world.nextech.ledger(), world.number)).toBe(1)
  })
})
