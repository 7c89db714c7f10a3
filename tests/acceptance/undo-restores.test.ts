import fc from 'fast-check'
import { beforeEach, expect, it, vi } from 'vitest'
import type { LedgerPayment } from '../../lib/domain/ledger.ts'
import type { Order } from '../../lib/domain/order.ts'
import { decisionToken } from '../../lib/domain/plausible.ts'
import type { OrderRecord, Posting } from '../../lib/domain/posting.ts'
import { staffStates } from '../../lib/domain/posting-machine.ts'
import { applyLedger } from '../../lib/sync/apply-ledger.ts'
import { type ClosingWord, closeOrder, reopenOrder } from '../../lib/sync/close-order.ts'
import { drain } from '../../lib/sync/drain.ts'
import { existingPayments } from '../../lib/sync/existing-payments.ts'
import { linkHandPosted } from '../../lib/sync/hand-posted.ts'
import { pairingKey } from '../../lib/sync/match-order.ts'
import { rememberPatient } from '../../lib/sync/remember-patient.ts'
import { chooseNewPatient, choosePatient, undoDecision } from '../../lib/sync/staff-decision.ts'
import { aPayment, aRecord } from '../fixtures/builders.ts'
import { runs } from '../fixtures/runs.ts'
import { must, openStore } from '../fixtures/store.ts'
import { uidAt } from './held-practice.ts'
import { type StaffWorld, startStaffWorld } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld
beforeEach(async () => {
  world = await startStaffWorld()
})

const by = { panel: 'earlier', name: 'Ann' }
const ref = fc.record({ uid: fc.constantFrom('p1', 'p2'), byEmail: fc.boolean(), byPhone: fc.boolean() })
const earlier = fc.constantFrom<Posting['decision']>(
  null,
  { kind: 'patient', uid: 'p1', decidedAt: 10, by },
  {
    ...{ kind: 'new-patient', completion: { birthDate: '1990-05-17' }, decidedAt: 10 },
    voided: ['80001'],
  },
)
const said = [
  { kind: 'void-left' as const, payments: ['80002'], closedAt: 20, by },
  { kind: 'refund-recorded' as const, cents: 12_00, closedAt: 15, by },
]
const what = fc.constantFrom<Partial<Posting>>(
  { state: 'new' },
  { state: 'matched', patientUid: 'p1', reason: 'paused' },
  { state: 'resolve', reason: 'same-details' },
  { state: 'resolve', reason: 'birth-date-differs', candidatesFound: 40 },
  { state: 'attention', reason: 'missing-phone' },
  { state: 'attention', reason: 'refused', detail: 'Nextech said no' },
  { state: 'attention', reason: 'unusual', detail: '$6,000.00' },
  { state: 'attention', reason: 'only-seen' },
  { state: 'attention', reason: 'possible-duplicate', suspects: ['90121', '90122'] },
  { state: 'attention', reason: 'unproven', doubt: { unclear: 1, accepted: true, askedAt: 12 }, sentAt: 11 },
  { state: 'voided', reason: 'voided-in-nextech', patientUid: 'p2', detail: 'look there' },
  { state: 'voided', reason: 'voided-in-nextech', closing: said[1], closedBefore: [] },
  { state: 'left-voided', closing: said[0], closedBefore: [] },
  { state: 'left-voided', closing: said[0], closedBefore: said.slice(1), patientUid: 'p1' },
)
const posting = fc
  .record({
    what,
    decision: earlier,
    candidates: fc.array(ref, { maxLength: 2 }),
    warnings: fc.subarray(['truncated-description', 'late'] as const),
    dueAt: fc.constantFrom(null, 500, 900_000),
    asked: fc.constantFrom(undefined, 5),
  })
  .map(({ what, asked, ...rest }): Partial<Posting> => {
    const state = what.state ?? 'new'
    const waits = ['resolve', 'attention', 'voided'].includes(state) && asked !== undefined
    const decision = ['new', 'matched'].includes(state) ? null : rest.decision
    return { ...rest, ...what, decision, updatedAt: 600, ...(waits && { asked: { state, since: asked } }) }
  })
const verb = fc.constantFrom('patient', 'new-patient', 'link', 'two choices')

/** Without moments, and without what says nothing. */
function bare({ posting }: OrderRecord) {
  const { updatedAt: _, revision: _revision, asked: _asked, ...rest } = posting
  const isSaid = (value: unknown) => value !== undefined && value !== null && `${value}` !== ''
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => isSaid(value)))
}

const sinceOf = ({ posting: { asked, updatedAt } }: OrderRecord) => asked?.since ?? updatedAt

async function stage(change: Partial<Posting>, order: Partial<Order> = {}) {
  const { store, put } = openStore()
  const record = aRecord(change, order)
  await put(record)
  await store.saveLedger([
    aPayment({ id: '90200', text: 'by phone', patientUid: 'p9' }),
    aPayment({ id: '90121', text: 'at the desk' }),
  ])
  const { key } = record.posting
  const get = async () => must(await store.get(key))
  const staff = { store, now: 1_000, undoSeconds: 5, by: { panel: 'now', name: null } }
  return { store, key, get, staff, engine: { ...world.engine, store }, record }
}

it('a decision that is taken back leaves the order as it was, whatever was decided about whatever it was', async () => {
  await fc.assert(
    fc.asyncProperty(posting, verb, async (change, how) => {
      const { store, key, get, staff, engine } = await stage(change)
      const before = await get()
      const token = decisionToken(before)
      const seeing = async () => {
        const existing = await existingPayments(store, (await get()).posting)
        return { ...staff, despite: existing?.payments.map(({ id }) => id) }
      }
      const all = await seeing()
      const decided = {
        patient: () => choosePatient(all, key, 'p7'),
        'new-patient': () => chooseNewPatient(all, key, { phone: '(214) 563-0100' }),
        link: () => linkHandPosted(engine, staff, key, '90200'),
        'two choices': async () => {
          await choosePatient(all, key, 'p7')
          return choosePatient({ ...(await seeing()), now: 2_000 }, key, 'p8')
        },
      }[how]
      expect(await decided()).toBe('done')
      expect(await undoDecision(staff, key)).toBe(true)
      const after = await get()
      expect(bare(after)).toEqual(bare(before))
      expect(decisionToken(after)).toBe(token)
      if (staffStates.includes(before.posting.state)) expect(sinceOf(after)).toBe(sinceOf(before))
      // Pressed once more, it takes nothing else back.
      expect(await undoDecision(staff, key)).toBe(false)
      expect(bare(await get())).toEqual(bare(before))
    }),
    { numRuns: runs(150) },
  )
})

const plan = {
  ...{ amountCents: 84_00, cardType: 'Visa', paymentDate: '2026-03-16' },
  description: 'DermPRO #100000012 | 1x SERUM-1',
}
const settled = [
  { state: 'posted', plan, sentAt: 700, postedAt: 800, warnings: ['late'] },
  { state: 'adopted', plan, postedAt: 800, warnings: ['adopted'] },
  { state: 'resolve', candidates: [{ uid: 'p1', byEmail: true, byPhone: false }] },
] satisfies Partial<Posting>[]
const refund = aPayment({ id: '90300', amountCents: -12_00, text: 'refund' })

it.each<[string, ClosingWord, Partial<Order>, LedgerPayment[]]>([
  ['a void that was meant', { kind: 'void-left' }, {}, [aPayment({ status: 'cancelled' })]],
  [
    'a refund that is recorded elsewhere',
    { kind: 'refund-recorded', owedCents: 12_00 },
    { refundedCents: 12_00 },
    [aPayment()],
  ],
  [
    'a refund that is linked',
    { kind: 'refund-linked', owedCents: 12_00, payment: '90300' },
    { refundedCents: 12_00 },
    [aPayment(), refund],
  ],
  [
    'a payment of another amount that is the order’s',
    { kind: 'payment-told', payment: '90118', shown: ['90118'] },
    {},
    [aPayment({ amountCents: 48_00 })],
  ],
  [
    'one payment of two',
    { kind: 'payment-told', payment: '90119', shown: ['90118', '90119'] },
    {},
    [aPayment(), aPayment({ id: '90119' })],
  ],
])('%s, taken back, leaves the order as it was', async (_what, word, order, ledger) => {
  for (const each of settled) {
    const patient = each.state === 'resolve' ? {} : { patientUid: 'p1', paymentIds: ['90118'] }
    const { store, key, get, engine } = await stage({ ...patient, ...each, dueAt: null }, order)
    await store.saveLedger(ledger)
    await applyLedger(engine, await get())
    const before = await get()
    // A payment of another amount is suspected of none that was never posted.
    if (before.posting.state === each.state) continue
    expect(await closeOrder(engine, { now: 1_000, by }, key, word)).toBe('done')
    expect((await get()).posting.closing).toMatchObject({ kind: word.kind })
    expect(await reopenOrder(engine, key)).toBe('done')
    expect(bare(await get())).toEqual(bare(before))
    expect(await reopenOrder(engine, key)).toBe('changed')
  }
})

it('a link that is taken back leaves the customer’s remembered patient as it was', async () => {
  const { store, key, staff, engine, record } = await stage({ state: 'attention', reason: 'only-seen' })
  const customer = pairingKey(record.order)
  await rememberPatient(store, record.order, { patientUid: 'p1', decidedAt: 10, by: 'Ann' })
  const before = await store.pairing(customer)
  expect(await linkHandPosted(engine, staff, key, '90200')).toBe('done')
  expect(await store.pairing(customer)).toMatchObject({ patientUid: 'p9' })
  expect(await undoDecision(staff, key)).toBe(true)
  expect(await store.pairing(customer)).toEqual(before)
})

it.each(['voided', 'left-voided'] as const)(
  '%s, and its payment names no order: "post again" taken back, nothing is posted by itself',
  async state => {
    const { store } = world.engine
    const { posting } = await world.recordOf(world.number)
    await rememberPatient(store, (await world.recordOf(world.number)).order, {
      ...{ patientUid: uidAt(0), decidedAt: 10, by: null },
    })
    const closing = { kind: 'void-left' as const, payments: [], closedAt: 20, by }
    const voided = await store.update(await world.recordOf(world.number), {
      ...{ state: 'voided', reason: 'voided-in-nextech', candidates: [], dueAt: null },
    })
    if (state === 'left-voided') await store.update(voided, { state, reason: null, closing })
    const before = await world.recordOf(world.number)
    expect(await choosePatient({ ...world.staff(), despite: [] }, posting.key, uidAt(1))).toBe('done')
    await drain(world.engine, true)
    expect(await undoDecision(world.staff(), posting.key)).toBe(true)
    await world.later(3600)
    expect(bare(await world.recordOf(world.number))).toEqual(bare(before))
    expect(world.live(world.number)).toBe(0)
  },
)
