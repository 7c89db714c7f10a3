import { afterEach, describe, expect, it, vi } from 'vitest'
import { fourFields } from '../../lib/domain/contact.ts'
import { pairingKey } from '../../lib/sync/match-order.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { must } from '../fixtures/store.ts'
import { type EngineWorld, orderOf, read, startWorld } from './engine-world.ts'
import { another, type Held, practiceOf, uidAt } from './held-practice.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: EngineWorld | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

const ana: Held = {
  given: 'Ana',
  family: 'Ruiz',
  email: 'ana@example.org',
  phone: '(214) 320-0188',
  birth: '1984-11-02',
}
const elsewhere = { email: 'old@example.net', phone: '(972) 440-0111' }

const restricted = {
  extension: [
    {
      url: 'https://select.nextech-api.com/api/structuredefinition/patient-status',
      valueString: 'Restricted Access',
    },
  ],
}

/** What becomes of the customer's order where Nextech holds these patients: state, reason, patients. */
async function outcome(customer: Held, held: readonly Held[]): Promise<string> {
  const { practice, order } = practiceOf(customer, held)
  world = await startWorld(practice)
  await read(world, [order])
  await world.drain()
  const posting = must((await world.postings()).get(order.increment_id))
  const { state, reason, patientUid, candidates } = posting
  const uids = patientUid === null ? candidates.map(({ uid }) => uid) : [patientUid]
  const known = uids.map(uid => held.findIndex((_, at) => uidAt(at) === uid)).sort()
  return [state, reason ?? '', ...known].join(' ').replace(/ +/g, ' ')
}

const kinds: [string, Held, Held[], string][] = [
  ['titles at the shop', { ...ana, given: 'Dr. Ana', family: 'Ruiz, MD' }, [ana], 'posted 0'],
  ['titles in Nextech', ana, [{ ...ana, given: 'Sra. Ana', family: 'Ruiz Jr.' }], 'posted 0'],
  [
    'the father of one name, e-mail and phone',
    { ...ana, family: 'Ruiz Jr.' },
    [{ ...ana, family: 'Ruiz, Sr.' }],
    'resolve possible-match 0',
  ],
  [
    'the son of one name, e-mail and phone',
    { ...ana, family: 'Ruiz Sr' },
    [{ ...ana, given: 'Ana III' }],
    'resolve possible-match 0',
  ],
  ['the same generation', { ...ana, family: 'Ruiz, Jr' }, [{ ...ana, family: 'Ruiz II' }], 'posted 0'],
  ['a father’s chart', ana, [{ ...ana, birth: '1952-03-04' }], 'resolve birth-date-differs 0'],
  ['a birth date made up in Nextech', ana, [{ ...ana, birth: '1900-01-01' }], 'posted 0'],
  [
    'a namesake whose birth date is made up',
    ana,
    [{ ...ana, ...elsewhere, birth: '1970-01-01' }],
    'resolve possible-match 0',
  ],
  [
    'a namesake born on the day before',
    ana,
    [{ ...ana, ...elsewhere, birth: '1984-11-01' }],
    'resolve possible-match 0',
  ],
  [
    'phone and birth date',
    { ...ana, given: 'Kate', family: 'Smith', email: 'k@example.org' },
    [ana],
    'resolve possible-match 0',
  ],
  ['an inactive chart', ana, [{ ...ana, chart: { active: false } }], 'resolve inactive-patient 0'],
  [
    'a deceased patient',
    ana,
    [{ ...ana, chart: { deceasedDateTime: '2025-01-02' } }],
    'resolve inactive-patient 0',
  ],
  [
    'a chart that another replaced',
    ana,
    [{ ...ana, chart: { link: [{ type: 'replaced-by', other: { reference: 'Patient/2' } }] } }],
    'resolve inactive-patient 0',
  ],
  [
    'a chart that not everybody may see',
    ana,
    [{ ...ana, chart: restricted }],
    'resolve restricted-patient 0',
  ],
  ['nobody’s e-mail', { ...ana, email: 'noreply@example.org' }, [], 'attention missing-email'],
  ['nobody’s phone', { ...ana, phone: '123-456-7890' }, [], 'attention missing-phone'],
  ['nobody’s birth date', { ...ana, birth: '1900-01-01' }, [], 'attention missing-birth-date'],
  ['nobody’s name', { ...ana, given: 'null', family: 'null' }, [], 'attention missing-first-name'],
  ['two people', { ...ana, given: 'Ana & Bob' }, [{ ...ana, ...elsewhere }], 'resolve possible-match 0'],
  ['two people, and neither is known', { ...ana, given: 'Ana and Bob' }, [], 'attention missing-name-parts'],
]

/** Staff chose the first patient for the order's customer. */
async function rememberFirst({ engine }: EngineWorld, order: MagentoOrder) {
  const bought = orderOf(order)
  const fields = fourFields(bought.customer)
  const key = pairingKey(bought)
  await engine.store.savePairing({ key, fourFields: fields, patientUid: uidAt(0), decidedAt: 1 })
}

describe('rules 4 at the simulated Nextech', () => {
  it.each(kinds)('%s', async (_, customer, held, expected) => {
    expect(await outcome(customer, held)).toBe(expected)
  })

  it('a restricted chart that staff chose once is theirs from then on', async () => {
    const { practice, order } = practiceOf(ana, [{ ...ana, chart: restricted }])
    world = await startWorld(practice)
    await rememberFirst(world, order)
    await read(world, [another(order, '900000001')])
    await world.drain()
    expect((await world.postings()).get('900000001')).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
  })

  it('a remembered patient whose chart is used no more is asked about', async () => {
    const { practice, order } = practiceOf(ana, [{ ...ana, chart: { active: false } }])
    world = await startWorld(practice)
    await rememberFirst(world, order)
    await read(world, [another(order, '900000001')])
    await world.drain()
    const posting = (await world.postings()).get('900000001')
    expect(posting).toMatchObject({ state: 'resolve', reason: 'inactive-patient' })
    expect(posting?.candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
  })
})
