import type { Customer } from '../domain/order.ts'
import { spokenName } from '../domain/person-name.ts'
import { plausibleCustomer } from '../domain/plausible.ts'
import { completed, type OrderRecord, type Posting } from '../domain/posting.ts'
import { findMatch } from './candidates.ts'
import { type Engine, timing } from './engine.ts'
import { matchOrder, todayOf } from './match-order.ts'
import type { NewPatient, PracticeSetup } from './ports/nextech.ts'
import { stopOfWrite } from './trouble.ts'

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
  const held = await holdForSearch(engine, again)
  if (held) return held
  const customer = plausibleCustomer(completed(again.order, again.posting.decision))
  // Noted before the request: if its answer is lost, the patient that is found next is still a new one.
  const noted = await engine.store.update(again, { warnings: ['new-patient'] })
  const outcome = await engine.nextech.createPatient(newPatient(customer), setup)
  switch (outcome.kind) {
    case 'done': {
      const uid = outcome.uid ?? (await findCreated(engine, customer))
      return uid === null ? engine.store.update(noted, unclear(engine, noted, 2)) : known(engine, noted, uid)
    }
    case 'refused':
      return engine.store.update(noted, {
        state: 'attention',
        reason: 'refused',
        detail: outcome.message,
        warnings: [],
        dueAt: null,
      })
    case 'not-processed':
      throw stopOfWrite(outcome.trouble)
    case 'conflict':
      return afterConflict(engine, noted)
    case 'unknown':
      return engine.store.update(noted, unclear(engine, noted))
  }
}

function known({ store }: Engine, noted: OrderRecord, patientUid: string): Promise<OrderRecord> {
  return store.update(noted, { patientUid, creation: undefined })
}

/**
 * It left: the search finds the patient if it was made, and as long as it may be behind no other is sent. A yes that names
 * nobody has twice the weight.
 */
function unclear({ clock }: Engine, { posting }: OrderRecord, weight: 1 | 2 = 1): Partial<Posting> {
  const now = clock.now()
  const creation = { sentAt: now, unclear: (posting.creation?.unclear ?? 0) + weight }
  return { state: 'new', creation, dueAt: now + timing.firstLook }
}

/** So often a new patient is sent without a clear answer; then somebody must look why. */
const maxUnclear = 3

/** Holds an order whose new patient may have been made, and is not found; undefined where one may be sent. */
async function holdForSearch(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  const { creation, decision } = record.posting
  if (creation === undefined) return undefined
  const now = engine.clock.now()
  // Shorter than for a payment: of a patient who is there after all Nextech makes no other (409).
  const times = creation.unclear > 1 ? timing.settleUnseen : 1
  // After the clock was put back the time begins again.
  const left = Math.min(creation.sentAt, now) + timing.settle * times - now
  const isAskedAgain = (decision?.decidedAt ?? 0) > creation.sentAt
  if (left > 0 && !isAskedAgain)
    return engine.store.update(record, { state: 'new', dueAt: now + Math.min(left, timing.settle) })
  if (creation.unclear < maxUnclear || isAskedAgain) return undefined
  const detail = 'Nextech gives no clear answer to the new patient, and its search does not find the patient.'
  return engine.store.update(record, { state: 'attention', reason: 'refused', detail, dueAt: null })
}

/**
 * 409: somebody made the patient meanwhile, perhaps an order before this one, or a request whose answer was lost. Search
 * again and start over; nobody is found for a while where the search is behind, and after that staff must look.
 */
async function afterConflict(engine: Engine, record: OrderRecord): Promise<OrderRecord> {
  const again = await matchOrder(engine, await engine.store.update(record, { warnings: [] }))
  if (again.posting.state !== 'matched' || again.posting.patientUid !== null) return again
  const { creation } = again.posting
  if ((creation?.unclear ?? 0) < maxUnclear) return engine.store.update(again, unclear(engine, again))
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
