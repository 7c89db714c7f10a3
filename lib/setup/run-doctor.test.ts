import { describe, expect, it } from 'vitest'
import type { Practice } from '../../sandbox/practice/practice.ts'
import { aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { dummyOf, openClinic, type RunOptions, shop } from '../../tests/fixtures/doctor.ts'
import { activityNote } from '../domain/activity.ts'
import { checks } from '../domain/setup-checks.ts'
import { createActivity } from '../store/activity-store.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('a practice that is set up well and has taken no payment yet', () => {
  it('is green but for what only the first payment can tell, with at most eight calls', async () => {
    const clinic = await openClinic()
    await clinic.control('calls/reset')
    const findings = await clinic.run()
    expect(findings.red()).toEqual([])
    const unknown = findings.all.filter(({ state }) => state === 'unknown')
    expect(unknown.map(({ check, subject }) => [check, subject].filter(Boolean).join(' ')).sort()).toEqual([
      'card-type Affirm',
      'card-type American Express',
      'card-type Gift Card',
      'card-type MasterCard',
      'card-type N/A',
      'card-type Visa',
      'category',
      'dummy-gender',
      'duplicates',
      'endpoint create-patient',
      'endpoint post-payment',
      `shop-orders ${shop}`,
    ])
    const calls = Object.values(clinic.nextech.calls()).reduce((sum, count) => sum + count, 0)
    expect(calls).toBeLessThanOrEqual(8)
  })

  it('names every check once', async () => {
    const findings = await (await openClinic()).run()
    expect(new Set(findings.names()).size).toBe(findings.names().length)
    const missing = Object.keys(checks).filter(check => !findings.all.some(each => each.check === check))
    // `newer` stands for what a newer backend finds: none is run.
    expect(missing).toEqual(['shop-rest', 'newer'])
  })
})

describe('category and card types', () => {
  const booked = (change: object) => (p: Practice) =>
    void p.ledger.push({
      id: '90101',
      patient: dummyOf(p).id,
      patientName: 'DermPRO, API',
      amountCents: 8400,
      date: '2026-03-16',
      created: new Date(Date.now() - day).toISOString(),
      category: 'DermPRO Online Payment',
      cardType: 'Visa',
      location: '31',
      provider: '9401',
      text: 'by hand',
      status: 'active',
      ...change,
    })

  it.each([
    ['seen on a payment', {}, 'category', 'green seen'],
    ['seen on a payment of another location', { location: '1' }, 'card-type Visa', 'green seen'],
    ['not seen', {}, 'card-type MasterCard', 'unknown unseen'],
    ['Affirm, which not every shop has', {}, 'card-type Affirm', 'unknown maybe-unused'],
    ['nearly that name', { category: 'DermPRO Online Payments' }, 'category', 'red near-miss'],
    ['nearly that card type', { cardType: 'Gift Cards' }, 'card-type Gift Card', 'red near-miss'],
    ['nothing on old payments', { created: '2020-01-01T00:00:00Z' }, 'category', 'unknown unseen'],
  ])('%s', async (_what, change, check, finding) => {
    const clinic = await openClinic({ prepare: booked(change) })
    expect((await clinic.run()).of(check)).toBe(finding)
  })

  it('are refused where orders wait for them, and seen again when a newer payment has them', async () => {
    const clinic = await openClinic()
    const plan = { amountCents: 1, cardType: 'Visa', paymentDate: '2026-03-16', description: '' }
    await clinic.put(
      aRecord({ state: 'attention', reason: 'category-missing', plan, updatedAt: 100 }, { number: '1' }),
      aRecord({ state: 'attention', reason: 'card-type-missing', plan, updatedAt: 100 }, { number: '2' }),
      aRecord(
        { state: 'attention', reason: 'card-type-missing', plan: null },
        { number: '3', tender: { kind: 'card', brand: 'DI' } },
      ),
      aRecord(
        { state: 'attention', reason: 'card-type-missing', plan: null },
        { number: '4', tender: { kind: 'card', brand: null } },
      ),
    )
    const before = await clinic.run()
    expect(before.of('category')).toBe('red refused')
    expect(before.of('card-type Visa')).toBe('red refused')
    expect(before.of('card-type Discover')).toBe('red no-label')
    expect(before.of('card-type *')).toBe('red no-label-untold')
    await clinic.store.saveLedger([aPayment({ createdAt: 200 })])
    const after = await clinic.run()
    expect([after.of('category'), after.of('card-type Visa')]).toEqual(['green seen', 'green seen'])
  })

  it('are dropped where Nextech keeps our payment without them', async () => {
    const clinic = await openClinic()
    const plan = { amountCents: 8400, cardType: 'Visa', paymentDate: '2026-03-16', description: '' }
    await clinic.put(aRecord({ state: 'posted', paymentIds: ['90118'], plan }))
    await clinic.store.saveLedger([aPayment({ category: null, cardType: null })])
    const findings = await clinic.run()
    expect(findings.of('category')).toBe('red dropped')
    expect(findings.of('card-type Visa')).toBe('red dropped')
    expect(findings.of('card-type MasterCard')).toBe('unknown unseen')
    expect(findings.of('endpoint post-payment')).toBe('green used')
  })
})

describe('the way to Nextech', () => {
  it('without a sign-in nothing is asked, and it is said so', async () => {
    const clinic = await openClinic({ signedIn: false })
    const findings = await clinic.run()
    expect(findings.red()).toEqual(['sign-in'])
    expect(findings.of('location')).toBe('unknown unread')
    expect(findings.of('endpoint Patient')).toBe('unknown not-asked')
    expect(clinic.nextech.calls()).toEqual({})
  })

  it.each([
    ['Location', '403', 'red forbidden'],
    ['Practitioner', '403', 'red forbidden'],
    ['Patient', '403', 'red forbidden'],
    ['PaymentReconciliation', '403', 'red forbidden'],
    ['Claim', '403', 'red forbidden'],
    ['Claim', '404', 'red not-there'],
    ['PaymentReconciliation', '404', 'red not-there'],
    ['Location', 'html', 'red silent'],
    ['Patient', '5xx-before', 'red silent'],
  ])('%s answers %s: %s', async (resource, fault, finding) => {
    const clinic = await openClinic()
    await clinic.control('break', { endpoint: `GET ${resource}`, fault, times: 20 })
    const findings = await clinic.run()
    expect(findings.of(`endpoint ${resource}`)).toBe(finding)
    const others = findings.all.filter(({ check, subject }) => check === 'endpoint' && subject !== resource)
    expect(others.filter(({ state }) => state === 'red')).toEqual([])
  })

  it('of another practice every endpoint is forbidden', async () => {
    const clinic = await openClinic({
      configure: c => ({ ...c, nextech: { ...c.nextech, practiceId: 'another' } }),
    })
    const findings = await clinic.run()
    expect(findings.red()).toEqual([
      'api-access',
      'endpoint Location',
      'endpoint Patient',
      'endpoint PaymentReconciliation',
      'endpoint Practitioner',
    ])
  })

  it('a build without the search for payments is too old', async () => {
    const clinic = await openClinic()
    await clinic.control('break', { endpoint: 'GET PaymentReconciliation', fault: '404', times: 5 })
    expect((await clinic.run()).of('version')).toBe('red old')
  })

  it.each([
    [0, 'green right', undefined],
    [-1.5 * minute, 'green right', undefined],
    [10 * minute, 'red wrong', 'behind'],
    [-10 * minute, 'red wrong', 'ahead'],
  ])('a clock that is %i ms off: %s', async (advanceMs, finding, direction) => {
    const clinic = await openClinic()
    await clinic.control('clock', { advanceMs })
    const findings = await clinic.run()
    expect(findings.of('clock')).toBe(finding)
    expect(findings.get('clock').values.direction).toBe(direction)
  })

  const table: [string, RunOptions, string, string][] = [
    [
      'a machine in another zone',
      { browser: { timeZone: 'Europe/Berlin' } },
      'time-zone',
      'unknown other-machine',
    ],
    [
      'another zone with the same time',
      { browser: { timeZone: 'America/Menominee' } },
      'time-zone',
      'green fits',
    ],
    [
      'hosts that the browser denies',
      { browser: { unreachable: async () => ['https://select.nextech-api.com/*'] } },
      'host-access',
      'red denied',
    ],
    [
      'a shop that the browser denies',
      { browser: { unreachable: async () => [shop] } },
      `shop-access ${shop}`,
      'red denied',
    ],
    [
      'no script in the shop',
      { browser: { scripted: async () => [] } },
      `shop-script ${shop}`,
      'red missing',
    ],
    [
      'an order an hour ago',
      { store: { lastOrderAt: async () => Date.now() - 60 * minute } },
      `shop-orders ${shop}`,
      'green lately',
    ],
    [
      'no order for a month',
      { store: { lastOrderAt: async () => Date.now() - 30 * day } },
      `shop-orders ${shop}`,
      'unknown long-ago',
    ],
    ['another browser that posts', { store: { otherStation: async () => '90200' } }, 'station', 'red other'],
    [
      'a patient created from here',
      { store: { written: async () => ({ payment: true, patient: true }) } },
      'endpoint create-patient',
      'green used',
    ],
  ]
  it.each(table)('%s', async (_what, options, check, finding) => {
    expect((await (await openClinic()).run(options)).of(check)).toBe(finding)
  })

  it('a practice outside of America is noticed', async () => {
    const clinic = await openClinic({
      configure: c => ({ ...c, practice: { ...c.practice, timeZone: 'Europe/Berlin' } }),
    })
    const findings = await clinic.run({ browser: { timeZone: 'Europe/Berlin' } })
    expect(findings.of('time-zone')).toBe('unknown not-american')
  })
})

describe('a shop with an interface', () => {
  const now = Date.now()
  it.each([
    [{ readAt: now - minute, trouble: null, unreadable: 0 }, 'green read'],
    [{ readAt: now - minute, trouble: null, unreadable: 2 }, 'red unreadable'],
    [{ readAt: now - 60 * minute, trouble: null, unreadable: 0 }, 'red overdue'],
    [{ readAt: now, trouble: 'token-refused' as const, unreadable: 0 }, 'red trouble'],
    [{ readAt: null, trouble: null, unreadable: 0 }, 'unknown not-yet'],
  ])('%j: %s', async (rest, finding) => {
    const clinic = await openClinic({
      configure: c => ({
        ...c,
        shops: [{ origin: shop, reader: 'auto', rest: { baseUrl: `${shop}/rest/V1` } }],
      }),
    })
    expect((await clinic.run({ store: { rest: async () => rest }, now })).of(`shop-rest ${shop}`)).toBe(
      finding,
    )
  })
})

describe('this computer', () => {
  it('a store that does not open hides nothing else', async () => {
    const clinic = await openClinic()
    const fails = async () => Promise.reject(new Error('no database'))
    const findings = await clinic.run({
      store: { countOrders: fails, labels: fails, written: fails, lastOrderAt: fails },
    })
    expect(findings.red()).toEqual(['store'])
    expect(findings.of('location')).toBe('green found')
  })

  it('activity that was changed is red, with the entry', async () => {
    const clinic = await openClinic()
    const activity = createActivity(clinic.db)
    for (const at of [1, 2, 3])
      await activity.tell(activityNote({ at, actor: 'staff', code: 'settings.imported' }))
    expect((await clinic.run()).of('activity')).toBe('green whole')
    await clinic.db.activity.update(2, { at: 9 })
    const findings = await clinic.run()
    expect(findings.get('activity')).toMatchObject({ finding: 'broken', values: { entry: '2' } })
  })
})
