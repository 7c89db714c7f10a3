import * as v from 'valibot'
import { practiceDay, toIso, writtenInstant } from './calendar.ts'
import type { ApiCall } from './endpoint.ts'
import {
  type Extension,
  ExtensionSchema,
  FHIR_SD,
  findExtension,
  idOf,
  ReferenceSchema,
  SD,
} from './extensions.ts'
import { type Answer, mustRead, refuse } from './outcome.ts'
import { createdAnswer } from './patient-create.ts'
import { displayName } from './patient-record.ts'
import { shownPayment } from './payment.ts'
import { getPatientByUid, nextPaymentId, type Payment, type Simulation } from './state.ts'

/** Longer texts are cut and no message says so (Nextech API 2.6). */
const NOTE_LENGTH = 255
const CHECK_NUMBER_LENGTH = 50
const METHODS = ['Cash', 'Check', 'Charge']

const NewPaymentSchema = v.looseObject({
  resourceType: v.literal('PaymentReconciliation'),
  extension: v.optional(v.array(ExtensionSchema), []),
  requestProvider: v.optional(ReferenceSchema),
  total: v.optional(v.looseObject({ value: v.optional(v.number()) })),
  processNote: v.optional(v.array(v.looseObject({ text: v.optional(v.string(), '') })), []),
})
type NewPayment = v.InferOutput<typeof NewPaymentSchema>

/** POST /Patient/{uid}/PaymentReconciliation, one payment per call (Nextech API 2.6). */
export function createPayment({ sim, id, body }: ApiCall): Answer {
  const patient = getPatientByUid(sim, id)
  if (!patient) refuse(404, `Patient ${id} was not found`)
  const wanted = mustRead(NewPaymentSchema, body)
  const now = toIso(sim.now())
  const payment: Payment = {
    id: nextPaymentId(sim),
    patient: patient.id,
    patientName: displayName(patient),
    provider: mustProvider(sim, wanted),
    amountCents: mustAmount(wanted),
    ...mustChoices(sim, wanted.extension),
    ...mustDates(sim, wanted.extension, now),
    location: mustLocation(sim, wanted.extension),
    checkNumber: written(wanted.extension, 'check-number').slice(0, CHECK_NUMBER_LENGTH),
    text: wanted.processNote
      .map(({ text }) => text)
      .join(' ')
      .slice(0, NOTE_LENGTH),
    status: 'active',
    created: now,
    lastUpdated: now,
  }
  sim.payments.push(payment)
  return createdAnswer(sim, `PaymentReconciliation/${payment.id}`, shownPayment(sim, payment))
}

function mustProvider(sim: Simulation, { requestProvider }: NewPayment): string {
  const reference = requestProvider?.reference
  if (!reference) refuse(400, 'requestProvider is required')
  const provider = sim.providers.find(({ id }) => id === idOf('Practitioner', reference))
  if (!provider?.linked) refuse(400, `requestProvider ${reference} is not a listed provider`)
  return provider.id
}

/** Zero is taken; the rules for sign and precision are not documented, so neither is trusted here. */
function mustAmount({ total }: NewPayment): number {
  const value = total?.value
  if (value === undefined) refuse(400, 'total.value is required')
  if (value < 0) refuse(400, 'total.value must not be negative')
  return Math.round(value * 100)
}

function mustChoices(sim: Simulation, extension: Extension[]) {
  const method = mustWritten(extension, 'payment-method')
  if (!METHODS.includes(method)) refuse(400, `payment-method ${method} is not Cash, Check or Charge`)
  const category = mustWritten(extension, 'payment-category')
  const cardType = written(extension, 'creditcard-type', 'credit-cardtype')
  return {
    method,
    category: label(sim, 'payment-category', category, sim.setup.paymentCategories),
    cardType: cardType && label(sim, 'credit card type', cardType, sim.setup.cardTypes),
  }
}

/** Labels must equal an option of the drop-down, letter for letter (Nextech API trap 7). */
function label({ options }: Simulation, name: string, text: string, known: string[]): string {
  if (known.includes(text)) return text
  if (options.wrongLabel === 'refuse') refuse(400, `${name} ${text} is not one of the practice's options`)
  return ''
}

function mustDates({ setup }: Simulation, extension: Extension[], now: string) {
  const paymentAt = instant(extension, 'payment-date', setup.timeZone)
  if (paymentAt === '') refuse(400, 'payment-date is required')
  return {
    date: practiceDay(paymentAt, setup.timeZone),
    paymentAt,
    effectiveAt: instant(extension, 'effective-date', setup.timeZone) || now,
    depositedAt: instant(extension, 'deposited-date', setup.timeZone),
  }
}

function instant(extension: Extension[], name: string, zone: string): string {
  const text = findExtension(extension, SD + name)?.valueDate
  if (text === undefined) return ''
  return writtenInstant(text, zone) ?? refuse(400, `${name} ${text} is unreadable`)
}

function mustLocation({ offices }: Simulation, extension: Extension[]): string {
  const reference = findExtension(extension, `${FHIR_SD}location`)?.valueReference?.reference
  if (!reference) refuse(400, 'location is required')
  const office = offices.find(({ id }) => id === idOf('Location', reference))
  return office?.id ?? refuse(400, `location ${reference} does not exist`)
}

function mustWritten(extension: Extension[], name: string): string {
  return written(extension, name) || refuse(400, `${name} is required`)
}

function written(extension: Extension[], ...names: string[]): string {
  return findExtension(extension, ...names.map(name => SD + name))?.valueString ?? ''
}
