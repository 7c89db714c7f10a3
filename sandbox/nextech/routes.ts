import { readClaim, searchClaims } from './claim.ts'
import type { Handler } from './endpoint.ts'
import {
  readLocation,
  readPractitioner,
  searchLocations,
  searchPatientTypes,
  searchPractitioners,
} from './office.ts'
import { refuse } from './outcome.ts'
import { readPatient, searchPatients } from './patient.ts'
import { createPatient } from './patient-create.ts'
import { readPayment, searchPayments } from './payment.ts'
import { createPayment } from './payment-create.ts'

const routes = new Map<string, Record<string, Handler>>([
  ['/Patient', { GET: searchPatients, POST: createPatient }],
  ['/Patient/{id}', { GET: readPatient }],
  ['/Patient/{id}/PaymentReconciliation', { POST: createPayment }],
  ['/PaymentReconciliation', { GET: searchPayments }],
  ['/PaymentReconciliation/{id}', { GET: readPayment }],
  ['/Location', { GET: searchLocations }],
  ['/Location/{id}', { GET: readLocation }],
  ['/Practitioner', { GET: searchPractitioners }],
  ['/Practitioner/{id}', { GET: readPractitioner }],
  ['/Claim', { GET: searchClaims }],
  ['/Claim/{id}', { GET: readClaim }],
  ['/patient-type', { GET: searchPatientTypes }],
])

export function mustHandler(method: string, template: string): Handler {
  const route = routes.get(template)
  if (!route) refuse(404, `${template} does not exist`)
  const handler = Object.hasOwn(route, method) ? route[method] : undefined
  return (
    handler ?? refuse(405, `${template} does not take ${method}`, { allow: Object.keys(route).join(', ') })
  )
}
