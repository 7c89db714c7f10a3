import type { Customer } from '../domain/order.ts'
import { spokenName } from '../domain/person-name.ts'
import { plausibleCustomer } from '../domain/plausible.ts'
import { completed, type OrderRecord } from '../domain/posting.ts'
import { findMatch } from './candidates.ts'
import { type Engine, timing } from './engine.ts'
import { matchOrder, todayOf } from './match-order.ts'
import type { NewPatient, PracticeSetup } from './ports.ts'
import { TroubleStop } from './trouble.ts'

/**
 * Makes the Nextech account of a buyer who is no patient (rules 4.5), after searching once more: another order
 * of the same person may have made it a moment ago. Answers the record with its patient, or moved elsewhere.
 */
export async function createPatient(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
): Promise<OrderRecord> {
  const again = await matchOrder(engine, record)
  if (again.posting.state !== 'matched' || again.posting.patientUid !== null) return again
  const customer = plausibleCustomer(completed(again.order, again.posting.decision))
  // Noted before the request: if its answer is lost, the patient that is found next is still a new one.
  const noted = await engine.store.update(again, { warnings: ['new-patient'] })
  const outcome = await engine.nextech.createPatient(newPatient(customer), setup)
  switch (outcome.kind) {
    case 'done':
      return engine.store.update(noted, { patientUid: outcome.uid ?? (await findCreated(engine, customer)) })
    case 'refused':
      return engine.store.update(noted, {
        state: 'attention',
        reason: 'refused',
        detail: outcome.message,
        warnings: [],
        dueAt: null,
      })
    case 'not-processed':
      throw new TroubleStop(outcome.trouble)
    case 'conflict':
      return afterConflict(engine, noted)
    case 'unknown':
      // The search before the next try finds the patient if the request landed; a twin would be refused with 409.
      return engine.store.update(noted, { state: 'new', dueAt: engine.clock.now() + timing.firstLook })
  }
}

/** 409: somebody made the patient meanwhile. Search again and start over; if nobody is found, staff must look. */
async function afterConflict(engine: Engine, record: OrderRecord): Promise<OrderRecord> {
  const again = await matchOrder(engine, await engine.store.update(record, { warnings: [] }))
  if (again.posting.state !== 'matched' || again.posting.patientUid !== null) return again
  const detail = 'Nextech says this patient exists already, but its search does not find the patient.'
  return engine.store.update(again, { state: 'attention', reason: 'refused', detail, dueAt: null })
}

async function findCreated(engine: Engine, customer: Customer): Promise<string | null> {
  const { decision } = await findMatch(engine.nextech, customer, todayOf(engine))
  return decision.kind === 'patient' ? decision.uid : null
}

function newPatient(customer: Customer): NewPatient {
  const { lines, city, region } = customer
  const { firstName, lastName } = spokenName(customer)
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    email: customer.email.trim(),
    phone: customer.phone?.trim() ?? '',
    birthDate: customer.birthDate ?? '',
    lines,
    city,
    region,
    postalCode: customer.postalCode?.trim() ?? '',
  }
}
