import { afterEach, expect, it } from 'vitest'
import { expectationsOf } from '../../sandbox/practice/expectation.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { ledgerFaults } from '../../sandbox/run/expected.ts'
import { outcomesOf } from '../../sandbox/run/outcome.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'

let world: EngineWorld | undefined
afterEach(() => world?.close())

it.each([1, 2, 3])(
  'every order of a made practice becomes what the rules demand: seed %i',
  async seed => {
    const practice = makePractice({ seed, now: new Date().toISOString(), patients: 240, orders: 110 })
    const expected = expectationsOf(practice)
    world = await startWorld(practice)
    await read(world, practice.orders)
    await world.drain()
    const outcomes = outcomesOf([...(await world.postings()).values()], world.nextech)
    const wrong = [...expected].flatMap(([number, { status, reason, patient }]) => {
      const got = outcomes[number]
      const isRight =
        got?.status === status && got.reason === reason && (patient === null || got.patient === patient)
      return isRight
        ? []
        : [{ number, should: [status, reason, patient], is: [got?.status, got?.reason, got?.patient] }]
    })
    expect(wrong).toEqual([])
    expect(ledgerFaults(practice, outcomes, world.nextech.ledger())).toEqual([])
    const reasons = [...expected.values()].map(({ reason }) => reason)
    expect(reasons).toEqual(
      expect.arrayContaining([
        ...['inactive-patient', 'birth-date-differs', 'possible-match', 'same-details'],
        'missing-birth-date',
      ]),
    )
  },
  60_000,
)
