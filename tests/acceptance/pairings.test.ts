import { describe, expect, it, vi } from 'vitest'
import { fourFields } from '../../lib/domain/contact.ts'
import { pairingKey } from '../../lib/sync/match-order.ts'
import {
  chooseForOthers,
  choosePatient,
  openOrdersOfCustomer,
  undoDecision,
} from '../../lib/sync/staff-decision.ts'
import { denyPatient, matchAgain } from '../../lib/sync/staff-memory.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { must } from '../fixtures/store.ts'
import { orderOf, read } from './engine-world.ts'
import { another, uidAt } from './held-practice.ts'
import { keyOf, maria, mother, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

/** The order with this birth date of the customer. */
const told = (customer_dob: string | null) => (order: MagentoOrder) => ({ ...order, customer_dob })

describe('pairings (rules 1)', () => {
  it('are used for later orders while the four fields are unchanged, and are revocable', async () => {
    world = await startStaffWorld()
    const order = must(world.orders[0])
    await choosePatient(world.staff('a', 'Front desk'), keyOf(world.number), uidAt(0))
    await world.later(undoSeconds)
    const key = pairingKey(orderOf(order))
    expect(await world.engine.store.pairing(key)).toMatchObject({ patientUid: uidAt(0), by: 'Front desk' })

    await read(world, [another(order, '900000001')])
    await world.later(1)
    expect(await world.postingOf('900000001')).toMatchObject({ state: 'posted', patientUid: uidAt(0) })

    const moved = another(order, '900000002')
    moved.billing_address.telephone = '(972) 440-0107'
    await read(world, [moved])
    await world.later(1)
    expect((await world.postingOf('900000002')).state).toBe('resolve')
    expect(await world.engine.store.pairing(key)).toMatchObject({ patientUid: uidAt(0) })

    await world.engine.store.dropPairing(key)
    await read(world, [another(order, '900000003')])
    await world.later(1)
    expect((await world.postingOf('900000003')).state).toBe('resolve')
  })

  it('are void when the patient is gone, and what staff said is kept', async () => {
    world = await startStaffWorld()
    const order = must(world.orders[0])
    const fields = fourFields(orderOf(order).customer)
    const key = pairingKey(orderOf(order))
    const gone = '00000000-0000-4000-8000-000000000000'
    await world.engine.store.savePairing({ key, fourFields: fields, patientUid: gone, decidedAt: 1 })
    await read(world, [another(order, '900000001')])
    await world.later(1)
    // Nothing was sent to a record that is not there.
    expect(await world.postingOf('900000001')).toMatchObject({ state: 'resolve', attempt: 0 })
    expect(await world.engine.store.pairing(key)).toMatchObject({
      patientUid: gone,
      goneAt: expect.any(Number),
    })
  })

  it('are of father or son: of two with the same four details each keeps to his birth date', async () => {
    const [father, son] = ['1952-03-04', '1984-11-02']
    world = await startStaffWorld([{ ...maria, birth: son }], [], told(father))
    const order = must(world.orders[0])
    expect(await world.postingOf(world.number)).toMatchObject({ reason: 'birth-date-differs' })
    await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
    await world.later(undoSeconds)

    const bought = (number: string, birth: string | null) => told(birth)(another(order, number))
    const [again, sons, nobodys, others] = ['900000001', '900000002', '900000003', '900000004']
    await read(world, [bought(again, father), bought(sons, son), bought(nobodys, null)])
    await read(world, [bought(others, '1999-09-09')])
    await world.later(1)
    for (const number of [again, sons, nobodys])
      expect(await world.postingOf(number)).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
    expect(await world.postingOf(others)).toMatchObject({ state: 'resolve', reason: 'birth-date-differs' })
  })

  it('are of father or son, where the figures of the birth date leave open which is the month', async () => {
    world = await startStaffWorld([{ ...maria, birth: '1984-11-02' }], [], told('03/04/1952'))
    const order = must(world.orders[0])
    expect(await world.postingOf(world.number)).toMatchObject({ reason: 'birth-date-differs' })
    await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
    await world.later(undoSeconds)

    const bought = (number: string, birth: string) => told(birth)(another(order, number))
    const [again, sons, others] = ['900000001', '900000002', '900000003']
    await read(world, [bought(again, '03/04/1952'), bought(sons, '02/11/1984'), bought(others, '03/04/1999')])
    await world.later(1)
    for (const number of [again, sons])
      expect(await world.postingOf(number)).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
    expect(await world.postingOf(others)).toMatchObject({ state: 'resolve', reason: 'birth-date-differs' })
    expect(await openOrdersOfCustomer(world.engine.store, await world.recordOf(others))).toEqual([])
  })

  it('are of nobody where e-mail and phone are made up: walk-ins of one name share them', async () => {
    const walkIn = { email: 'noemail@example.org', phone: '000-000-0000' }
    const bought = (order: MagentoOrder): MagentoOrder => ({
      ...order,
      customer_email: walkIn.email,
      billing_address: { ...order.billing_address, telephone: walkIn.phone },
    })
    world = await startStaffWorld([maria, { ...maria, ...walkIn }], ['900000001'], bought, bought)
    const record = await world.recordOf(world.number)
    expect(record.posting).toMatchObject({ state: 'resolve', reason: 'possible-match' })
    expect(await openOrdersOfCustomer(world.engine.store, record)).toEqual([])
    await choosePatient(world.staff(), record.posting.key, uidAt(0))
    await world.later(undoSeconds)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
    expect(await world.engine.store.memories()).toEqual([])

    await read(world, [bought(another(must(world.orders[0]), '900000002'))])
    await world.later(1)
    expect((await world.postingOf('900000002')).candidates).toHaveLength(2)
    // Of the next one nobody has said who it is not.
    await denyPatient(world.engine.store, await world.recordOf('900000002'), uidAt(0), world.now())
    expect((await world.postingOf('900000002')).candidates.map(({ uid }) => uid)).toEqual([uidAt(1)])
    expect((await world.postingOf('900000001')).candidates).toHaveLength(2)
    await read(world, [bought(another(must(world.orders[0]), '900000003'))])
    await world.later(1)
    expect((await world.postingOf('900000003')).candidates).toHaveLength(2)
  })

  it('are of one member of a family: an e-mail that two share keeps both', async () => {
    world = await startStaffWorld()
    const order = must(world.orders[0])
    const beatriz = (number: string) => {
      const billing_address = { ...order.billing_address, firstname: 'Beatriz', telephone: '(972) 440-0107' }
      return another(order, number, { customer_firstname: 'Beatriz', billing_address })
    }
    await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
    await read(world, [beatriz('900000001')])
    await world.later(undoSeconds)
    const record = await world.recordOf('900000001')
    expect(record.posting.state).toBe('resolve')

    await denyPatient(world.engine.store, record, uidAt(0), world.now())
    await choosePatient(world.staff(), keyOf('900000001'), uidAt(1))
    await world.later(undoSeconds)
    await read(world, [another(order, '900000002'), beatriz('900000003')])
    await world.later(1)
    expect(await world.postingOf('900000002')).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
    expect(await world.postingOf('900000003')).toMatchObject({ state: 'posted', patientUid: uidAt(1) })
    expect(await world.engine.store.memories()).toHaveLength(2)
  })

  it('one confirmation settles all open orders of the customer, and one undo takes all back', async () => {
    world = await startStaffWorld(undefined, ['900000001', '900000002'])
    const numbers = world.orders.map(order => order.increment_id)
    const record = await world.recordOf(numbers[0] ?? '')
    const others = await openOrdersOfCustomer(world.engine.store, record)
    expect(others.map(({ posting }) => posting.number).sort()).toEqual(numbers.slice(1).sort())

    const decide = async (person: ReturnType<StaffWorld['staff']>) => {
      expect(await choosePatient(person, record.posting.key, uidAt(0))).toBe('done')
      expect(await chooseForOthers(person, record, uidAt(0), numbers.slice(1))).toHaveLength(2)
    }
    await decide(world.staff())
    expect(await undoDecision(world.staff(), record.posting.key)).toBe(true)
    await world.later(60)
    for (const number of numbers) expect((await world.postingOf(number)).state).toBe('resolve')

    await decide(world.staff())
    await world.later(undoSeconds)
    for (const number of numbers)
      expect(await world.postingOf(number)).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
    expect(numbers.map(world.live)).toEqual([1, 1, 1])
  })

  it('of the other orders only those are settled that were shown', async () => {
    world = await startStaffWorld(undefined, ['900000001', '900000002'])
    const record = await world.recordOf('900000001')
    expect(await chooseForOthers(world.staff(), record, uidAt(0), ['900000002'])).toEqual(['900000002'])
  })
})

describe('“not this one”', () => {
  it('is remembered for the customer: no candidate now, nor in later orders, until it is taken back', async () => {
    world = await startStaffWorld()
    const { number } = world
    const order = must(world.orders[0])
    await denyPatient(world.engine.store, await world.recordOf(number), uidAt(1), world.now())
    expect((await world.postingOf(number)).candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])

    await read(world, [another(order, '900000001')])
    await world.later(1)
    expect((await world.postingOf('900000001')).candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])

    const key = pairingKey(orderOf(order))
    await world.engine.store.allow(key, uidAt(1))
    await matchAgain(world.engine.store, key, world.now())
    await world.drain()
    expect((await world.postingOf(number)).candidates).toHaveLength(2)
  })

  it('never decides: where nobody is left, staff go on, and no patient is made by itself', async () => {
    world = await startStaffWorld([mother])
    const { number } = world
    await denyPatient(world.engine.store, await world.recordOf(number), uidAt(0), world.now())
    expect(await world.postingOf(number)).toMatchObject({ state: 'attention', reason: 'none-of-these' })
    await world.engine.store.reconsider(world.now())
    await world.later(60)
    expect(await world.postingOf(number)).toMatchObject({ state: 'attention', reason: 'none-of-these' })
    expect(world.live(number)).toBe(0)
  })

  it('holds against a patient who has all four details, and of two doubles none is taken by it', async () => {
    world = await startStaffWorld([maria, maria])
    const { number } = world
    expect(await world.postingOf(number)).toMatchObject({ state: 'resolve', reason: 'same-details' })
    await denyPatient(world.engine.store, await world.recordOf(number), uidAt(0), world.now())
    await world.engine.store.reconsider(world.now())
    await world.later(60)
    expect(world.live(number)).toBe(0)
    expect((await world.postingOf(number)).candidates.map(({ uid }) => uid)).toEqual([uidAt(1)])
    await denyPatient(world.engine.store, await world.recordOf(number), uidAt(1), world.now())
    await world.engine.store.reconsider(world.now())
    await world.later(60)
    expect(await world.postingOf(number)).toMatchObject({ state: 'attention', reason: 'none-of-these' })
  })
})
