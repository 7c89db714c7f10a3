import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginnings } from '../../lib/sync/candidates.ts'
import { panelCandidates } from '../../lib/sync/panel-candidates.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder, Practice } from '../../sandbox/practice/practice.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const base = makePractice({ seed: 5, now: '2026-03-16T15:00:00Z', patients: 4, orders: 3 })
const [pattern, bought] = [base.patients[1], base.orders.find(order => order.state === 'processing')]
if (!pattern || !bought) throw new Error('the made practice lacks a patient or an order')

interface Held {
  given: string
  family: string
  email: string
  phone: string
}

const uidAt = (at: number) => `0d3f6c1e-7a52-4b7e-9c54-${String(at).padStart(12, '0')}`

/** A practice of these patients and one order of this customer. */
function practiceOf(customer: Held, held: readonly Held[]): { practice: Practice; order: MagentoOrder } {
  const patients = held.map(({ given, family, email, phone }, at) => ({
    ...structuredClone(pattern as Practice['patients'][number]),
    id: uidAt(at),
    identifier: [
      { use: 'official', value: uidAt(at) },
      { use: 'usual', value: String(500 + at) },
    ],
    name: [{ use: 'official', family, given: [given, ''] }],
    telecom: [
      { system: 'email', value: email },
      { system: 'phone', use: 'mobile', value: phone },
    ],
  }))
  const names = { firstname: customer.given, lastname: customer.family }
  const order = structuredClone(bought as MagentoOrder)
  Object.assign(order, {
    customer_is_guest: 0,
    customer_email: customer.email,
    customer_firstname: names.firstname,
    customer_lastname: names.lastname,
    customer_dob: null,
  })
  Object.assign(order.billing_address, { ...names, telephone: customer.phone })
  return {
    practice: { ...base, patients: [...base.patients.slice(0, 1), ...patients], orders: [order], ledger: [] },
    order,
  }
}

let world: EngineWorld | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

async function candidatesOf(customer: Held, held: readonly Held[]) {
  const { practice, order } = practiceOf(customer, held)
  world = await startWorld(practice)
  await read(world, [order])
  await world.drain()
  const posting = (await world.postings()).get(order.increment_id)
  const record = posting && (await world.engine.store.get(posting.key))
  if (!posting || !record) throw new Error('the order was not stored')
  return { posting, found: await panelCandidates(world.engine.nextech, record) }
}

const someone = { given: 'Elodie', family: 'Quirk', email: 'elodie@example.org', phone: '(214) 320-0188' }

describe('candidates at the simulated Nextech', () => {
  it.each([
    ['Élodie', 'Quirk'],
    ['Réne', 'Quirk'],
    ['Elodie', 'Qúirk'],
  ])('finds %s %s for an order typed without accents', async (given, family) => {
    const typed = { ...someone, given: given.normalize('NFKD').replace(/\p{M}/gu, '') }
    const held = { given, family, email: 'old@example.net', phone: '(972) 440-0111' }
    const { posting } = await candidatesOf(typed, [held])
    expect(posting.candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
  })

  it('lists at most 50 of a hundred who share an e-mail, the customer first', async () => {
    const crowd = Array.from({ length: 100 }, (_, at) => ({
      ...someone,
      given: `Other${String.fromCharCode(97 + (at % 26))}`,
      family: `Family${String.fromCharCode(97 + Math.floor(at / 4))}`,
      phone: `(972) 440-${1000 + at}`,
    }))
    const { posting, found } = await candidatesOf(someone, [
      ...crowd,
      { ...someone, phone: '(817) 330-0100' },
    ])
    expect(posting).toMatchObject({ state: 'resolve', reason: 'possible-match' })
    expect(posting.candidates).toHaveLength(50)
    const [first] = found.ok ? found.value : []
    expect(first?.patient.uid).toBe(uidAt(100))
    expect(first?.rank.reasons.map(({ code }) => code)).toContain('email.shared')
  })

  it('notes a phone that people of several families gave, such as the practice’s own', async () => {
    const names = ['Abbott', 'Baker', 'Cole']
    const others = names.map(family => ({ ...someone, given: 'Ida', family, email: `${family}@example.net` }))
    const { posting, found } = await candidatesOf({ ...someone, given: 'Ida' }, others)
    expect(posting.candidates.map(({ phoneIsShared }) => phoneIsShared)).toEqual([true, true, true])
    const codes = found.ok ? found.value.flatMap(({ rank }) => rank.reasons.map(({ code }) => code)) : []
    expect(codes).toContain('phone.shared')
    expect(codes).not.toContain('phone.equal')
  })
})

it('asks for a name by its first letters, with and without marks', () => {
  expect(beginnings('Elodie')).toEqual(['el', 'é', 'è', 'ê', 'ë'])
  expect(beginnings('Émile')).toEqual(['ém', 'em', 'é', 'è', 'ê', 'ë'])
  expect(beginnings('Rene')).toEqual(['re', 'ré', 'rè', 'rê', 'rë'])
  expect(beginnings('O’Neill')).toContain('on')
  expect(beginnings(' ')).toEqual([])
})
