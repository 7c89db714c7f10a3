import { practiceDay, practiceMidnight, toIso } from './calendar.ts'
import { refuse } from './outcome.ts'
import { displayName } from './patient-record.ts'
import { getPatientByUid, nextPaymentId, type Payment, type Simulation } from './state.ts'

export interface Correction {
  amountCents?: number | undefined
  location?: string | undefined
  patient?: string | undefined
}

export function mustPayment(sim: Simulation, id: string): Payment {
  return sim.payments.find(payment => payment.id === id) ?? refuse(404, `Payment ${id} was not found`)
}

/** Original and exact opposite, both cancelled, nothing that links them (Nextech API 2.7). */
export function voidPayment(sim: Simulation, id: string): { original: Payment; opposite: Payment } {
  const original = mustPayment(sim, id)
  if (original.status !== 'active') refuse(409, `Payment ${id} is ${original.status}`)
  original.status = 'cancelled'
  original.lastUpdated = toIso(sim.now())
  const opposite = enterNow(sim, {
    ...original,
    ...today(sim),
    amountCents: -original.amountCents,
    status: 'cancelled',
  })
  return { original, opposite }
}

/** A void, and a third record: a copy that staff then changed (Nextech API 2.7). */
export function correctPayment(sim: Simulation, id: string, { amountCents, location, patient }: Correction) {
  const { status, patientName: name, ...before } = mustPayment(sim, id)
  const person = getPatientByUid(sim, patient ?? before.patient)
  if (patient !== undefined && !person) refuse(404, `Patient ${patient} was not found`)
  const pair = voidPayment(sim, id)
  const corrected = enterNow(sim, {
    ...before,
    status: 'active',
    amountCents: amountCents ?? before.amountCents,
    location: location ?? before.location,
    patient: person?.id ?? before.patient,
    patientName: person ? displayName(person) : name,
  })
  return { ...pair, corrected }
}

/** A refund is a payment of a negative amount (Nextech API 2.7). */
export function refundPayment(sim: Simulation, id: string, amountCents: number, text = 'Refund'): Payment {
  const refund = { ...mustPayment(sim, id), ...today(sim), text, amountCents: -Math.abs(amountCents) }
  return enterNow(sim, { ...refund, status: 'active' })
}

export function editPayment(sim: Simulation, id: string, text: string): Payment {
  return Object.assign(mustPayment(sim, id), { text, lastUpdated: toIso(sim.now()) })
}

function today({ now, setup }: Simulation) {
  const date = practiceDay(now(), setup.timeZone)
  return { date, paymentAt: practiceMidnight(date, setup.timeZone) }
}

function enterNow(sim: Simulation, payment: Payment): Payment {
  const now = toIso(sim.now())
  const entered = { ...payment, id: nextPaymentId(sim), created: now, lastUpdated: now, effectiveAt: now }
  sim.payments.push(entered)
  return entered
}
