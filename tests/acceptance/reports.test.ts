import 'fake-indexeddb/auto'
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reconciliation } from '../../lib/service/reconciliation.ts'
import { today } from '../../lib/service/today.ts'
import { Database } from '../../lib/store/database.ts'
import { createOverview } from '../../lib/store/overview.ts'
import { verifyAggregates } from '../../lib/store/projections/verify-aggregates.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { loadPractice, type MagentoOrder, type Practice } from '../../sandbox/practice/practice.ts'
import { loadExpected } from '../../sandbox/run/expected.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { openPractice, type ServiceWorld } from './service-world.ts'

const folder = '../shared/data/practice-a'
const cents = (dollars: number | null | undefined) => Math.round((dollars ?? 0) * 100)

/** The practice day of an order of `orders.json`, told without our own code. */
function dayOf({ created_at }: Pick<MagentoOrder, 'created_at'>, timeZone: string): string {
  const at = new Date(`${created_at.replace(' ', 'T')}Z`)
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
}

const taken = (order: MagentoOrder) =>
  cents(order.total_paid) - cents(order.total_refunded ?? order.total_offline_refunded)
const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)

/** Runs the practice to its end and opens its database as a host does. */
async function run(practice: Practice): Promise<{ engine: EngineWorld } & ServiceWorld> {
  const engine = await startWorld(practice)
  await read(engine, practice.orders)
  await engine.drain()
  return { engine, ...openPractice(engine) }
}

/** The rows themselves, past the service. */
const openDatabase = ({ databaseName, configuration }: EngineWorld) =>
  new Database(databaseName, 'relaxed', configuration.practice.timeZone)

let running: Awaited<ReturnType<typeof run>> | undefined
afterEach(async () => {
  running?.close()
  await running?.engine.close()
})

async function expectRecount(practice: Practice): Promise<void> {
  running = await run(practice)
  const { practice: served, engine } = running
  const db = openDatabase(engine)
  const { timeZone } = engine.configuration.practice
  const days = [...new Set(practice.orders.map(order => dayOf(order, timeZone)))].sort()
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const ledger = engine.nextech
    .ledger()
    .filter(
      payment =>
        payment.status === 'active' &&
        payment.category === 'DermPRO Online Payment' &&
        payment.location === practice.setup.location.id,
    )
  const whole = (await reconciliation(served, { from, to }))?.report
  expect(whole?.sums.taken).toBe(sum(practice.orders.map(taken)))
  expect(whole?.sums.ledger).toBe(
    sum(ledger.filter(({ date }) => date >= from && date <= to).map(payment => payment.amountCents)),
  )
  for (const day of days) {
    const ofDay = practice.orders.filter(order => dayOf(order, timeZone) === day)
    const report = (await reconciliation(served, { from: day, to: day }))?.report
    expect([day, report?.sums.taken]).toEqual([day, sum(ofDay.map(taken))])
    expect([day, report?.sums.ledger]).toEqual([
      day,
      sum(ledger.filter(({ date }) => date === day).map(payment => payment.amountCents)),
    ])
    expect(whole?.byDay.find(each => each.day === day)).toEqual({ day, ...report?.sums })
    const kept = await db.sums.get(day)
    expect([day, sum(Object.values(kept?.cells ?? {}).map(each => each.takenCents))]).toEqual([
      day,
      sum(ofDay.map(taken)),
    ])
    expect(sum(Object.values(kept?.cells ?? {}).map(each => each.count))).toBe(ofDay.length)
  }
  expect(await verifyAggregates(db)).toEqual([])
}

it('a made practice adds up to the cent, day by day and as a whole, by an independent recount', async () => {
  await expectRecount(makePractice({ seed: 7, now: '2026-03-16T15:00:00Z', patients: 80, orders: 120 }))
}, 60_000)

/** Last and first moments of days, and both hours that a clock shows where it is put forward or back. */
const edges: [string, string, string[]][] = [
  [
    'the hour that comes twice, on a month’s first day',
    '2026-11-02T05:59:59Z',
    ['11-01 04:59:59', '11-01 05:00:00', '11-01 06:30:00', '11-01 07:30:00', '11-02 05:59:58'],
  ],
  [
    'the hour that is left out',
    '2026-03-09T04:59:59Z',
    ['03-08 05:59:59', '03-08 06:00:00', '03-08 07:59:59', '03-08 08:00:00', '03-09 04:59:58'],
  ],
]

it.each(edges)(
  'popup and reconciliation add up to the cent around %s',
  async (_, now, moments) => {
    const practice = makePractice({ seed: 7, now, patients: 60, orders: 60 })
    for (const [at, moment] of moments.entries()) {
      const [order = expect.fail()] = practice.orders.slice(at, at + 1)
      order.created_at = `2026-${moment}`
    }
    await expectRecount(practice)
    const { timeZone } = practice.setup
    const day = dayOf({ created_at: now.slice(0, 19) }, timeZone)
    expect(day).toBe(`2026-${moments[1]?.slice(0, 5)}`)
    running?.engine.advance(Date.parse(now) - running.engine.now())
    const totals = running && (await today(running.practice))?.totals
    expect(totals?.day).toBe(day)
    for (const { day: each, count, takenCents } of totals?.strip ?? []) {
      const ofDay = practice.orders.filter(order => dayOf(order, timeZone) === each)
      expect([each, count, takenCents]).toEqual([each, ofDay.length, sum(ofDay.map(taken))])
    }
    expect(totals?.strip.at(-1)).toMatchObject({ day, count: expect.any(Number) })
    expect(totals?.strip.at(-1)?.count).toBeGreaterThanOrEqual(4)
  },
  60_000,
)

describe('the acceptance practice (needs ../shared/data)', () => {
  beforeEach(ctx => ctx.skip(!existsSync(folder), `no practice in ${folder}`))

  it('adds up to the cent, day by day and as a whole, by an independent recount', async () => {
    await expectRecount(await loadPractice(folder))
  }, 120_000)

  it('has every difference found, with the reason that the rules give it', async () => {
    const practice = await loadPractice(folder)
    running = await run(practice)
    const expected = (await loadExpected(folder)) ?? {}
    const answer = await reconciliation(running.practice, { from: '2026-02-01', to: '2026-03-31' })
    const told = new Map(answer?.report.differences.map(each => [each.number ?? each.key, each]))
    const byReason: Record<string, string> = {
      'posted-twice': 'posted-twice',
      'amount-differs': 'amount-differs',
      'refund-to-record': 'refund-to-record',
      'voided-in-nextech': 'voided',
    }
    const orders = new Map(practice.orders.map(order => [order.increment_id, order]))
    for (const [number, { status, reason }] of Object.entries(expected)) {
      const order = orders.get(number)
      const row = told.get(number)
      const takesMoney = order !== undefined && taken(order) !== 0
      if (status === 'synced') expect([number, row?.reason]).toEqual([number, undefined])
      else if (byReason[reason ?? '']) expect([number, row?.reason]).toEqual([number, byReason[reason ?? '']])
      else if (status === 'waiting' || status === 'skipped')
        expect([number, row?.reason]).toEqual([number, takesMoney ? status : undefined])
      else expect([number, row?.reason, row?.code]).toEqual([number, status, reason])
    }
    expect([...told.values()].filter(({ reason }) => reason === 'missing-in-nextech')).toEqual([])
  }, 120_000)

  it('has today’s totals in the popup', async () => {
    running = await run(await loadPractice(folder))
    const totals = (await today(running.practice))?.totals
    expect(totals?.strip).toHaveLength(14)
    const staff = sum(totals?.staff.map(({ count }) => count) ?? [])
    expect(staff).toBe(await createOverview(openDatabase(running.engine)).countStaff())
  }, 120_000)
})
