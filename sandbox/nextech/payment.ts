import { metaInstant, practiceDay, practiceMidnight } from './calendar.ts'
import type { ApiCall } from './endpoint.ts'
import { FHIR_SD, SD } from './extensions.ts'
import { type Answer, refuse } from './outcome.ts'
import { displayName } from './patient-record.ts'
import type { SearchFields } from './query.ts'
import { answerSearch, shownBy } from './search.ts'
import { getPatientByUid, type Payment, type Simulation } from './state.ts'

const fields: SearchFields<Payment> = {
  _lastUpdated: { kind: 'date', of: ({ lastUpdated }) => [lastUpdated] },
  identifier: { kind: 'token', of: ({ id }) => [id] },
  'location.id': { kind: 'token', of: ({ location }) => [location] },
  patient: { kind: 'token', of: ({ patient }) => [patient] },
  created: { kind: 'date', of: ({ created }) => [created] },
  status: { kind: 'token', of: ({ status }) => [status] },
  'payment-date': { kind: 'date', of: ({ paymentAt }) => [paymentAt] },
  'request-provider': { kind: 'token', of: ({ provider }) => [provider] },
}

export function searchPayments(call: ApiCall): Answer {
  const { sim } = call
  return answerSearch(call, {
    records: shownBy(sim, sim.payments),
    fields,
    render: payment => shownPayment(sim, payment),
  })
}

export function readPayment({ sim, id }: ApiCall): Answer {
  const payment = sim.payments.find(held => held.id === id)
  if (!payment) refuse(404, `PaymentReconciliation ${id} was not found`)
  return { status: 200, body: shownPayment(sim, payment) }
}

/** The provider is missing from the read example, as it then is here (Nextech API 2.7). */
export function shownPayment(sim: Simulation, payment: Payment): unknown {
  const asPosted = sim.options.readSpelling === 'post'
  const provider = sim.providers.find(({ id }) => id === payment.provider)
  const display = provider && `${provider.family}, ${provider.given}`
  return {
    resourceType: 'PaymentReconciliation',
    id: payment.id,
    meta: { lastUpdated: metaInstant(payment.lastUpdated) },
    identifier: [{ use: 'official', value: payment.id }],
    extension: [...references(sim, payment), ...dates(sim, payment), ...labels(sim, payment)],
    status: payment.status,
    created: payment.created,
    ...(asPosted && { requestProvider: { reference: `Practitioner/${payment.provider}`, display } }),
    total: { value: payment.amountCents / 100 },
    processNote: [{ text: payment.text }],
  }
}

/** `Location` against `location`, `valueResourceReference` against `valueReference` (Nextech API 2.6.1). */
function references(sim: Simulation, payment: Payment): unknown[] {
  const asPosted = sim.options.readSpelling === 'post'
  const key = asPosted ? 'valueReference' : 'valueResourceReference'
  const patient = getPatientByUid(sim, payment.patient)
  const patientName = patient ? displayName(patient) : payment.patientName
  const office = sim.offices.find(({ id }) => id === payment.location)?.name
  return [
    { url: `${FHIR_SD}Patient`, [key]: { reference: `Patient/${payment.patient}`, display: patientName } },
    {
      url: `${FHIR_SD}${asPosted ? 'location' : 'Location'}`,
      [key]: { reference: `Location/${payment.location}`, display: office },
    },
  ]
}

/** `valueDate` is a date only, `valueDateTime` the instant in UTC (Nextech API 2.6.1). */
function dates(sim: Simulation, payment: Payment): unknown[] {
  const asPosted = sim.options.readSpelling === 'post'
  const named: [string, string][] = [
    ['payment-date', payment.paymentAt],
    ['effective-date', payment.effectiveAt],
    [asPosted ? 'deposited-date' : 'deposit-date', payment.depositedAt],
  ]
  return named
    .filter(([, instant]) => instant !== '')
    .map(([name, kept]) => {
      const url = SD + name
      const { dateZone } = sim.options
      const instant =
        dateZone === null ? kept : practiceMidnight(practiceDay(kept, sim.setup.timeZone), dateZone)
      return asPosted
        ? { url, valueDate: practiceDay(instant, sim.setup.timeZone) }
        : { url, valueDateTime: instant }
    })
}

function labels({ options }: Simulation, payment: Payment): unknown[] {
  const named: [string, string][] = [
    ['payment-method', payment.method],
    ['payment-category', payment.category],
    [options.readSpelling === 'post' ? 'creditcard-type' : 'credit-cardtype', payment.cardType],
    ['check-number', payment.checkNumber],
  ]
  return named
    .filter(([, text]) => text !== '')
    .map(([name, text]) => ({ url: SD + name, valueString: text }))
}
