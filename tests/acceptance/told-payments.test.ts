import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { netCents } from '../../lib/domain/order.ts'
import { staffStates } from '../../lib/domain/posting-machine.ts'
import { type ClosingWord, closeOrder, reopenOrder } from '../../lib/sync/close-order.ts'
import { drain } from '../../lib/sync/drain.ts'
import { findRefunds } from '../../lib/sync/refunds.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { read } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 120_000 })

const Made = v.object({ id: v.string() })
const Corrected = v.object({ corrected: Made })

let world: StaffWorld

const sent = () => world.nextech.calls()['POST PaymentReconciliation'] ?? 0
const posting = () => world.postingOf(world.number)
const net = async () => netCents((await world.recordOf(world.number)).order)
const close = (word: ClosingWord) =>
  closeOrder(
    world.engine,
    { now: world.now(), by: { panel: 'queue', name: 'Front desk' } },
    keyOf(world.number),
    word,
  )
const reopen = () => reopenOrder(world.engine, keyOf(world.number))
const waits = async () => (await world.engine.store.inStates(staffStates)).length > 0

/** Maria's order, posted by us; the number of its payment. */
async function posted(): Promise<string> {
  world = await startStaffWorld()
  await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
  await world.later(undoSeconds)
  const [id = ''] = (await posting()).paymentIds
  return id
}

/** Somebody posts in Nextech by hand; answers the payment's number. */
async function byHand(amountCents: number, text: string, uid = uidAt(0)): Promise<string> {
  const setup = await world.engine.store.setup()
  const { order } = await world.recordOf(world.number)
  if (!setup) throw new Error('nothing is set up yet')
  const paymentDate = new Date(order.placedAt - 6 * 3_600_000).toISOString().slice(0, 10)
  const plan = { amountCents, cardType: 'Visa', paymentDate, description: text }
  const outcome = await world.engine.nextech.postPayment(uid, plan, setup)
  if (outcome.kind !== 'done' || outcome.paymentId === null) throw new Error('the payment was not taken')
  return outcome.paymentId
}

/** An hour passes, and the whole ledger is read. */
async function ledgerIsRead() {
  world.advance(3_600_000)
  await world.control('clock', { advanceMs: 3_600_000 })
  await drain(world.engine, true)
}

async function shopRefunded(dollars: number) {
  const [order] = world.orders
  if (order) await read(world, [{ ...order, total_refunded: dollars }])
  await world.later(60)
}

async function postedTwice(): Promise<[string, string]> {
  const first = await posted()
  const second = await byHand(await net(), `order ${world.number} paid again`)
  await ledgerIsRead()
  expect(await posting()).toMatchObject({ state: 'attention', reason: 'posted-twice' })
  return [first, second]
}

/** The payment was corrected to another amount in Nextech. */
async function differing(): Promise<string> {
  const first = await posted()
  const change = { amountCents: (await net()) + 5_00 }
  const { corrected } = v.parse(Corrected, await world.control(`payments/${first}/correct`, change))
  await ledgerIsRead()
  expect(await posting()).toMatchObject({ state: 'attention', reason: 'amount-differs' })
  return corrected.id
}

describe('rules 5: several live payments, and staff say which is the order’s', () => {
  it.each([0, 1])(
    'payment %d: the order is synced with it, the other stays, and nothing is sent',
    async at => {
      const ids = await postedTwice()
      const [kept = '', other = ''] = at === 0 ? ids : [...ids].reverse()
      const before = world.nextech.ledger().length
      expect(await close({ kind: 'payment-told', payment: kept, shown: ids })).toBe('done')
      await ledgerIsRead()
      expect(await posting()).toMatchObject({ state: 'posted', reason: null, paymentIds: [kept] })
      expect((await posting()).warnings).toContain('second-payment')
      expect(await waits()).toBe(false)
      expect(world.nextech.ledger()).toHaveLength(before)
      // The other is voided in Nextech, as it should be: the order stays as it is.
      await world.control(`payments/${other}/void`, {})
      await ledgerIsRead()
      expect(await posting()).toMatchObject({ state: 'posted', paymentIds: [kept] })
    },
  )

  it('counts the other again once the one they named is voided', async () => {
    const [kept, other] = await postedTwice()
    await close({ kind: 'payment-told', payment: kept, shown: [kept, other] })
    await world.control(`payments/${kept}/void`, {})
    await ledgerIsRead()
    expect(await posting()).toMatchObject({ paymentIds: [other] })
    expect(['posted', 'adopted']).toContain((await posting()).state)
    expect(await waits()).toBe(false)
  })

  it('is asked about again where a third comes', async () => {
    const ids = await postedTwice()
    await close({ kind: 'payment-told', payment: ids[0], shown: ids })
    const third = await byHand(await net(), `order ${world.number}`)
    await ledgerIsRead()
    expect(await posting()).toMatchObject({ reason: 'posted-twice', paymentIds: [ids[0], third] })
  })

  it('can be taken back', async () => {
    const ids = await postedTwice()
    await close({ kind: 'payment-told', payment: ids[1], shown: ids })
    expect(await reopen()).toBe('done')
    const { reason, paymentIds } = await posting()
    expect([reason, [...paymentIds].sort()]).toEqual(['posted-twice', [...ids].sort()])
    expect(await reopen()).toBe('changed')
  })

  it('only of what they saw, and of a payment that is there', async () => {
    const [first, second] = await postedTwice()
    expect(await close({ kind: 'payment-told', payment: first, shown: [first] })).toBe('changed')
    expect(await close({ kind: 'payment-told', payment: 'nobody', shown: [first, second] })).toBe('gone')
    const others = await byHand(1_00, 'DermPRO #999999999 | 1x A')
    await ledgerIsRead()
    const shown = [first, second, others]
    expect(await close({ kind: 'payment-told', payment: others, shown })).toBe('claimed')
    await world.control(`payments/${second}/void`, {})
    await ledgerIsRead()
    expect(await close({ kind: 'payment-told', payment: first, shown })).toBe('changed')
  })
})

describe('rules 5: a payment of another amount', () => {
  it('is right where staff say so, until the order comes to another sum', async () => {
    const id = await differing()
    expect(await close({ kind: 'payment-told', payment: id, shown: [id] })).toBe('done')
    await ledgerIsRead()
    expect(await posting()).toMatchObject({ reason: null, paymentIds: [id] })
    expect((await posting()).warnings).toContain('amount-accepted')
    await shopRefunded(1)
    expect(await waits()).toBe(true)
  })

  it('was another payment, which staff find by its number', async () => {
    const wrong = await differing()
    const right = await byHand(await net(), 'Paid by phone')
    await ledgerIsRead()
    expect(await close({ kind: 'payment-told', payment: right, shown: [wrong] })).toBe('done')
    await ledgerIsRead()
    expect(await posting()).toMatchObject({ state: 'posted', reason: null, paymentIds: [right] })
    expect(await reopen()).toBe('done')
    expect(await posting()).toMatchObject({ reason: 'amount-differs', paymentIds: [wrong] })
  })

  it('is asked about again once it is corrected', async () => {
    const id = await differing()
    await close({ kind: 'payment-told', payment: id, shown: [id] })
    await world.control(`payments/${id}/correct`, { amountCents: 1_00 })
    await ledgerIsRead()
    expect(await posting()).toMatchObject({ reason: 'amount-differs' })
  })
})

describe('rules 5: a refund that is in the ledger under other words', () => {
  const offered = async () => {
    const found = await findRefunds(world.engine, await world.recordOf(world.number))
    return found.ok ? found.value.map(({ id, amountCents }) => [id, amountCents] as const) : []
  }
  const refund = async (payment: string, cents: number, text: string) =>
    v.parse(Made, await world.control(`payments/${payment}/refund`, { amountCents: cents, text })).id

  it('is offered, the one of the very sum first, and is the order’s by one press', async () => {
    const payment = await posted()
    await shopRefunded(20)
    const part = await refund(payment, 5_00, 'back')
    const whole = await refund(payment, 20_00, 'cash back')
    await refund(payment, 21_00, 'too much')
    await refund(payment, 20_00, 'DermPRO #999999999 refund')
    expect(await offered()).toEqual([
      [whole, -20_00],
      [part, -5_00],
    ])
    expect(await close({ kind: 'refund-linked', owedCents: 20_00, payment: whole })).toBe('done')
    await ledgerIsRead()
    expect(await posting()).toMatchObject({ state: 'posted', reason: null, paymentIds: [payment, whole] })
    expect((await posting()).warnings).toContain('refunded-after')
    expect(await reopen()).toBe('done')
    expect(await posting()).toMatchObject({ state: 'refunded', owedCents: 20_00, paymentIds: [payment] })
  })

  it('of a part leaves the rest to be recorded, by another one or elsewhere', async () => {
    const payment = await posted()
    await shopRefunded(20)
    const part = await refund(payment, 5_00, 'back')
    await offered()
    expect(await close({ kind: 'refund-linked', owedCents: 20_00, payment: part })).toBe('done')
    expect(await posting()).toMatchObject({ state: 'refunded', owedCents: 15_00 })
    expect(await offered()).toEqual([])
    expect(await close({ kind: 'refund-recorded', owedCents: 15_00 })).toBe('done')
    await ledgerIsRead()
    expect(await posting()).toMatchObject({ state: 'posted', owedCents: 0, paymentIds: [payment, part] })
    // The words are taken back one after the other.
    await reopen()
    expect(await posting()).toMatchObject({ state: 'refunded', owedCents: 15_00 })
    await reopen()
    expect(await posting()).toMatchObject({ state: 'refunded', owedCents: 20_00, paymentIds: [payment] })
  })

  it('is no posting’s money, nor one that is not there', async () => {
    const payment = await posted()
    await shopRefunded(20)
    for (const wrong of [payment, 'nobody'])
      expect(await close({ kind: 'refund-linked', owedCents: 20_00, payment: wrong })).toBe('gone')
    const found = await refund(payment, 20_00, 'back')
    await offered()
    expect(await close({ kind: 'refund-linked', owedCents: 19_00, payment: found })).toBe('changed')
  })
})

describe('whatever staff say, in whatever sequence', () => {
  type Act = { verb: (typeof verbs)[number]; at: number }
  const often = ['tell', 'void', 'leave'] as const
  const verbs = [...often, ...often, 'link', 'record', 'reopen', 'by-hand', 'refund'] as const
  const act: fc.Arbitrary<Act> = fc.record({ verb: fc.constantFrom(...verbs), at: fc.nat(3) })

  async function perform({ verb, at }: Act): Promise<number> {
    const live = world.nextech
      .ledger()
      .filter(({ status, amountCents }) => status === 'active' && amountCents > 0)
    const { paymentIds, owedCents } = await posting()
    const id = [...paymentIds, ...live.map(payment => payment.id)][at] ?? 'nobody'
    switch (verb) {
      case 'tell':
        await close({ kind: 'payment-told', payment: id, shown: paymentIds })
        return 0
      case 'void':
        if (live.length > 0) await world.control(`payments/${live[at % live.length]?.id}/void`, {})
        return 0
      case 'link':
      case 'record': {
        const word =
          verb === 'link'
            ? { kind: 'refund-linked' as const, payment: id }
            : { kind: 'refund-recorded' as const }
        await close({ ...word, owedCents })
        return 0
      }
      case 'leave':
        await close({ kind: 'void-left' })
        return 0
      case 'reopen':
        await reopen()
        return 0
      case 'by-hand':
        await byHand((await net()) + 1_00 * at, at === 3 ? 'by phone' : `order ${world.number}`)
        return 1
      case 'refund':
        await shopRefunded(at)
        return 0
    }
  }

  it('no payment leaves but the first: nothing they say posts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async acts => {
        await posted()
        let made = sent()
        for (const each of acts) {
          made += await perform(each)
          await ledgerIsRead()
        }
        expect(sent()).toBe(made)
      }),
      { numRuns: 15 },
    )
  })
})
