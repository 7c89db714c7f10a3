import type { PatientRecord } from '../../../sandbox/nextech/patient-record.ts'
import type { Practice } from '../../../sandbox/practice/practice.ts'
import { differences, type Expected, ledgerFaults } from '../../../sandbox/run/expected.ts'
import { type Outcomes, outcomesOf } from '../../../sandbox/run/outcome.ts'
import { repeatFaults } from './line-breaker.ts'
import type { End, Place } from './place.ts'

/** The part of a place that a verdict is about. */
export interface JudgedPlace {
  practice: Practice
  nextech: Pick<Place['nextech'], 'ledger' | 'patients' | 'arrivals'>
}

/**
 * Everything that is not as it should be after a round, a line each. Nothing is tolerated: whatever a kill takes away is
 * read again from the shop or from the ledger, and orders that are older than the first sync are never `late`.
 */
export function faultsOf(
  place: JudgedPlace,
  { state, badges }: End,
  expected: Expected | undefined,
): string[] {
  const { practice, nextech } = place
  const outcomes = outcomesOf(state.postings, nextech)
  return [
    ...(state.isDone ? [] : ['the sync did not come to its end']),
    ...(expected ? differences(expected, outcomes, knownIn(practice)) : []),
    ...ledgerFaults(practice, outcomes, nextech.ledger()),
    ...wordFaults(place, outcomes),
    ...patientFaults(practice, outcomes, nextech.patients()),
    ...badgeFaults(outcomes, badges),
    ...repeatFaults(nextech.arrivals()),
  ]
}

/** What became of the orders, as the expectation of another run on the same practice. */
export function expectationFrom(practice: Practice, outcomes: Outcomes): Expected {
  const known = knownIn(practice)
  const booked = new Set(practice.ledger.map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(outcomes).map(([number, { payment, patient, ...rest }]) => [
      number,
      {
        ...rest,
        patient: patient === null || known.has(patient) ? patient : 'NEW',
        ...(payment && {
          amountCents: payment.amountCents,
          cardType: payment.cardType ?? undefined,
          paymentDate: payment.paymentDate,
          description: payment.description,
          adopted: booked.has(payment.id) ? payment.id : undefined,
        }),
      },
    ]),
  )
}

const knownIn = ({ patients }: Practice) => new Set(patients.map(({ id }) => id))

/** A payment that we added says in Nextech what our store says that it says. */
function wordFaults({ practice, nextech }: JudgedPlace, outcomes: Outcomes): string[] {
  const booked = new Set(practice.ledger.map(({ id }) => id))
  const texts = new Map(nextech.ledger().map(({ id, text }) => [id, text]))
  return Object.entries(outcomes).flatMap(([number, { payment }]) => {
    if (!payment || booked.has(payment.id) || texts.get(payment.id) === payment.description) return []
    return [`${number}: Nextech's text is "${texts.get(payment.id)}"`]
  })
}

/** Nobody has to reload the list to see what is so. */
function badgeFaults(outcomes: Outcomes, badges: Record<string, string>): string[] {
  return Object.entries(badges)
    .filter(([number, shown]) => outcomes[number]?.status !== shown)
    .map(([number, shown]) => `${number}: the list that is open shows ${shown}`)
}

/** Each patient who is new in Nextech is one order's, and no two of them are one person. */
function patientFaults(practice: Practice, outcomes: Outcomes, patients: readonly PatientRecord[]): string[] {
  const known = knownIn(practice)
  const wanted = new Set(Object.values(outcomes).map(({ patient }) => patient))
  const added = patients.filter(({ id }) => !known.has(id))
  const people = Map.groupBy(added, personOf)
  return [
    ...added.filter(({ id }) => !wanted.has(id)).map(({ id }) => `patient ${id} is new and no order's`),
    ...[...people].filter(([, same]) => same.length > 1).map(([who]) => `created more than once: ${who}`),
  ]
}

function personOf({ name, telecom = [] }: PatientRecord): string {
  const [first] = name
  const values = telecom.map(({ value }) => value ?? '').sort()
  return [first?.given?.join(' '), first?.family, ...values].join(' ').toLowerCase()
}
