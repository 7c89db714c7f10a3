import fc from 'fast-check'
import { describe, it } from 'vitest'
import { aCustomer, aPatient } from '../../tests/fixtures/builders.ts'
import { decide, evidenceOf, stranger } from '../../tests/fixtures/match-cases.ts'
import type { Patient } from './patient.ts'

const kin: fc.Arbitrary<Partial<Patient>> = fc.record({
  given: fc.constantFrom(['Maria'], ['Maria', 'Elena'], ['Jose'], []),
  family: fc.constantFrom('Lopez', 'LÓPEZ', 'Perez'),
  email: fc.constantFrom('maria.lopez@example.com', 'someone.else@example.com', null),
  phones: fc.constantFrom(['2145630100'], ['(972) 563-0199'], []),
  birthDate: fc.constantFrom('1990-05-17', '1961-01-02', null),
})
const cases = fc.record({
  customer: fc.constantFrom({}, { phone: null }, { birthDate: null }, { firstName: '' }, { email: '' }),
  patients: fc.array(kin, { maxLength: 6 }),
  byEmail: fc.subarray(['p1', 'p2', 'p3']),
  byPhone: fc.subarray(['p1', 'p2', 'p3']),
})

describe('rules 4: the decision hangs on nothing else', () => {
  it('not on the order of the patients, nor on repeats', () => {
    const shuffled = cases.chain(one => {
      const evidence = evidenceOf(one)
      const again = fc.shuffledSubarray([...evidence.patients, ...evidence.patients], {
        minLength: evidence.patients.length * 2,
      })
      return fc.tuple(fc.constant(one), fc.constant(evidence), again)
    })
    fc.assert(
      fc.property(shuffled, ([one, evidence, patients]) => {
        const customer = aCustomer(one.customer)
        return decide(customer, { ...evidence, patients }) === decide(customer, evidence)
      }),
    )
  })

  it('not on a patient who has nothing in common with the customer', () => {
    fc.assert(
      fc.property(cases, fc.nat(6), (one, at) => {
        const evidence = evidenceOf(one)
        const patients = [...evidence.patients]
        patients.splice(at, 0, aPatient({ uid: 'stranger', ...stranger }))
        const customer = aCustomer(one.customer)
        return decide(customer, { ...evidence, patients }) === decide(customer, evidence)
      }),
    )
  })
})
