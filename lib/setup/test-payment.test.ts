import { describe, expect, it } from 'vitest'
import { dummyOf, openClinic } from '../../tests/fixtures/doctor.ts'
import { must } from '../../tests/fixtures/store.ts'
import { hasMarker, isOurDescription, orderNumbersIn } from '../domain/ledger.ts'
import { isTestPayment, learnedDateZone, testPaymentText } from '../domain/test-payment.ts'
import { createActivity } from '../store/activity-store.ts'
import { createTestPaymentStore } from '../store/test-payments.ts'
import { lookForTestPayment, postTestPayment, type TestPaymentDeps } from './test-payment.ts'

const yes = () => crypto.randomUUID()

async function openDesk(options: Parameters<typeof openClinic>[0] = {}) {
  const clinic = await openClinic(options)
  const reading = await clinic.select.readSetup()
  if (!reading.ok || reading.value.kind !== 'ready') throw new Error('the clinic is not set up')
  const book = createTestPaymentStore(clinic.db, clinic.strict)
  const deps: TestPaymentDeps = {
    book,
    nextech: clinic.select,
    clock: clinic.clock,
    setup: reading.value.setup,
  }
  const post = (id = yes(), cardType = 'N/A') =>
    postTestPayment(deps, { yes: id, cardType, day: '2026-03-16' })
  const told = async () =>
    (await createActivity(clinic.db).page({ number: null, kind: null, before: null, limit: 50 })).entries
      .map(({ actor, code }) => `${actor} ${code}`)
      .reverse()
  return { ...clinic, deps, book, post, told }
}

describe('a test payment', () => {
  it('is one cent on the dummy patient, and is read back as Nextech keeps it', async () => {
    const { post, nextech, practice, told, run, book } = await openDesk()
    const payment = await post()
    expect(payment).toMatchObject({
      state: 'posted',
      kept: { category: 'DermPRO Online Payment', cardType: 'N/A' },
    })
    expect(nextech.ledger()).toEqual([
      expect.objectContaining({
        id: payment.paymentId,
        patient: dummyOf(practice).id,
        amountCents: 1,
        date: '2026-03-16',
        text: payment.text,
      }),
    ])
    expect(await told()).toEqual(['staff test-payment.sent', 'sync test-payment.posted'])
    const findings = await run({ tests: await book.list() })
    expect([findings.of('category'), findings.of('card-type N/A')]).toEqual(['green seen', 'green seen'])
    expect(findings.of('endpoint post-payment')).toBe('green used')
  })

  it('is one for a yes, however often the yes arrives', async () => {
    const { post, nextech } = await openDesk()
    const id = yes()
    const [first, second] = await Promise.all([post(id), post(id)])
    const third = await post(id)
    expect(nextech.calls()['POST PaymentReconciliation']).toBe(1)
    expect([first.yes, second.yes, third.state]).toEqual([id, id, 'posted'])
  })

  it('waits while another’s outcome is open', async () => {
    const { post, nextech, control, told } = await openDesk()
    await control('break', { endpoint: 'POST PaymentReconciliation', fault: 'lost-before' })
    expect((await post()).state).toBe('unknown')
    const other = await post()
    expect(other.state).toBe('unknown')
    expect(nextech.calls()['POST PaymentReconciliation']).toBe(1)
    expect(await told()).toEqual(['staff test-payment.sent', 'sync test-payment.unknown'])
  })

  it.each([
    ['lost-after', 'posted'],
    ['5xx-after', 'posted'],
    ['empty', 'posted'],
    ['lost-before', 'unknown'],
    ['5xx-before', 'unknown'],
    ['403', 'absent'],
    ['429', 'absent'],
  ])('whose answer is %s is %s, and was sent once', async (fault, state) => {
    const { post, control, nextech } = await openDesk()
    await control('break', { endpoint: 'POST PaymentReconciliation', fault })
    const payment = await post()
    expect(payment.state).toBe(state)
    expect(nextech.calls()['POST PaymentReconciliation']).toBe(1)
    expect(nextech.ledger()).toHaveLength(state === 'posted' ? 1 : 0)
  })

  it('that is gone twice, the second time after the settle time, is absent; then another may leave', async () => {
    const { post, control, deps, clock, nextech } = await openDesk()
    await control('break', { endpoint: 'POST PaymentReconciliation', fault: 'lost-before' })
    const lost = await post()
    expect((await lookForTestPayment(deps, lost)).state).toBe('unknown')
    await clock.sleep(60_000)
    expect((await lookForTestPayment(deps, lost)).state).toBe('absent')
    expect((await post()).state).toBe('posted')
    expect(nextech.ledger()).toHaveLength(1)
  })

  it('whose worker was killed over it is looked for and never sent again', async () => {
    const { deps, book, clock, nextech } = await openDesk()
    let leave = () => {}
    const left = new Promise<void>(done => {
      leave = done
    })
    const killed: TestPaymentDeps = {
      ...deps,
      nextech: {
        ...deps.nextech,
        async postPayment(...request) {
          await deps.nextech.postPayment(...request)
          leave()
          return new Promise(() => {})
        },
      },
    }
    void postTestPayment(killed, { yes: yes(), cardType: 'N/A', day: '2026-03-16' })
    await left
    const [open] = await book.list()
    expect((await lookForTestPayment(deps, must(open))).state).toBe('sent')
    await clock.sleep(60_000)
    expect((await lookForTestPayment(deps, must(open))).state).toBe('posted')
    expect(nextech.ledger()).toHaveLength(1)
  })

  it('that Nextech refuses says what of the set-up it lacks', async () => {
    const { post, run, book } = await openDesk({
      prepare: practice =>
        void Object.assign(practice.setup, { paymentCategories: ['DermPRO Online Payments'] }),
    })
    expect(await post()).toMatchObject({ state: 'refused', reason: 'category-missing' })
    expect((await run({ tests: await book.list() })).of('category')).toBe('red refused')
  })

  it('whose labels Nextech drops says so', async () => {
    const { post, run, book } = await openDesk({
      nextech: { wrongLabel: 'blank' },
      prepare: practice => {
        practice.setup.paymentCategories = []
        practice.setup.cardTypes = []
      },
    })
    expect(await post()).toMatchObject({ state: 'posted', kept: { category: null, cardType: null } })
    const findings = await run({ tests: await book.list() })
    expect([findings.of('category'), findings.of('card-type N/A')]).toEqual(['red dropped', 'red dropped'])
    expect(findings.of('card-type Gift Card')).toBe('unknown unseen')
  })

  it('is seen to be voided', async () => {
    const { post, control, deps, told } = await openDesk()
    const payment = await post()
    await control(`payments/${payment.paymentId}/void`)
    expect((await lookForTestPayment(deps, payment)).state).toBe('voided')
    expect(await told()).toContain('sync test-payment.voided')
  })

  it('counts nowhere: neither it nor its void is kept with the ledger', async () => {
    const { post, control, select, store, db, practice } = await openDesk()
    const payment = await post()
    await control(`payments/${payment.paymentId}/void`)
    const read = await select.listPayments({ patientUid: dummyOf(practice).id })
    if (!read.ok) throw new Error(read.message)
    expect(read.value).toHaveLength(2)
    await store.saveLedger(read.value)
    expect(await db.ledger.count()).toBe(0)
  })
})

describe('its text', () => {
  it('is no order’s marker, names no order number and is not in the words of a posting', () => {
    for (let at = 0; at < 200; at++) {
      const text = testPaymentText(yes())
      expect(text).toMatch(/^DermPRO TEST [B-T]{8} - please void$/)
      expect([hasMarker(text), isOurDescription(text), orderNumbersIn(text)]).toEqual([false, false, []])
      expect(isTestPayment({ text, amountCents: 1 })).toBe(true)
    }
  })

  it('of two yeses differs', () => {
    const texts = Array.from({ length: 200 }, () => testPaymentText(yes()))
    expect(new Set(texts).size).toBe(200)
  })

  it.each([
    ['DermPRO #100000012 | 1x SERUM-1', 1],
    ['DermPRO TEST BCDFGHJK - please void', 8400],
    ['DermPRO TEST of the terminal', 1],
    ['by hand', 1],
  ])('%j of %i cents is no test payment', (text, amountCents) => {
    expect(isTestPayment({ text, amountCents })).toBe(false)
  })
})

describe('Nextech API trap 16: whose midnight a payment date is', () => {
  it.each([
    ['the practice’s', null, undefined],
    ['UTC’s', 'UTC', undefined],
    ['that of the east', 'America/New_York', 'UTC'],
    ['that of Hawaii', 'Pacific/Honolulu', undefined],
  ])('is learned from the test payment where it is not told by itself: %s', async (_, shown, learned) => {
    const { post, book, db } = await openDesk({ nextech: { dateZone: shown } })
    await db.meta.put({ name: 'ledgerCoverage', value: 'what was read before' })
    const payment = await post()
    expect(payment).toMatchObject({ state: 'posted', day: '2026-03-16' })
    expect(payment.dateZone).toBe(learned)
    expect(learnedDateZone(await book.list())).toBe(learned)
    // What was read with other days is read again.
    expect((await db.meta.get('ledgerCoverage')) === undefined).toBe(learned !== undefined)
  })

  it('is forgotten by a later test payment that is right without it', async () => {
    const { post, book, control } = await openDesk({ nextech: { dateZone: 'America/New_York' } })
    await post()
    await control('options', { dateZone: null })
    await post()
    expect(learnedDateZone(await book.list())).toBeUndefined()
  })
})
