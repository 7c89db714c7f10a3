import { type Patient, uniquePatients } from '../domain/patient.ts'
import type { Quote } from '../domain/quote.ts'
import type { Answer, CreateOutcome, Nextech, PatientQuery, PostOutcome } from '../sync/ports/nextech.ts'
import type { Clock, Random } from '../sync/ports/runtime.ts'
import type { AccessToken } from './access.ts'
import { createHttp, type Http } from './http.ts'
import { type ListListeners, listAll } from './paging.ts'
import { createPaymentLists } from './payment-lists.ts'
import { encoded } from './query.ts'
import { readSetup } from './read-setup.ts'
import { patientSearches } from './searches.ts'
import type { Throttle } from './throttle.ts'
import { parseQuote } from './wire-claim.ts'
import { createdId } from './wire-created.ts'
import { parsePatient, patientBody, saysPatient } from './wire-patient.ts'
import { paymentBody, wordsOfPayment } from './wire-payment.ts'
import type { WriteWire } from './write-wire.ts'

export interface SelectDeps extends ListListeners {
  connection: { apiBaseUrl: string; practiceId: string; timeZone: string; patientStatus: string }
  access: AccessToken
  fetch: typeof fetch
  clock: Clock
  throttle: Throttle
  wire: WriteWire
  /** Whether the browser lets us reach an address; asked before each request. */
  mayReach?: (address: string) => Promise<boolean>
  timeoutMs?: number
  random?: Random
  /** The zone in which Nextech's payment dates are midnights, where one is set or was learned (Nextech API trap 16). */
  dateZone?: () => Promise<string | undefined>
  /** Told what time it is at Nextech, with each answer. */
  onServerTime?: (header: string | null) => void
}

/** The `Nextech` port in the Select STU3 dialect. Nothing here throws (Nextech API 2). */
export function createSelectNextech(deps: SelectDeps): Nextech {
  const { connection, timeoutMs = 20_000, random = Math.random } = deps
  const http = createHttp({ ...deps, timeoutMs, random })
  const { timeZone } = connection
  const payments = createPaymentLists(http, deps)
  return {
    findPatients: query => findPatients(http, query, deps, deps.clock.now()),
    readSetup: () => readSetup(http, deps),
    async createPatient(patient, setup): Promise<CreateOutcome> {
      const writing = await http.post('Patient/', patientBody(patient, setup, connection.patientStatus))
      if (writing.kind === 'refused' && writing.status === 409) return { kind: 'conflict' }
      if (writing.kind !== 'done') return writing
      const isThis = saysPatient(writing.body, patient)
      return { kind: 'done', uid: isThis ? createdId('Patient', writing.body, writing.location) : null }
    },
    async postPayment(patientUid, plan, setup): Promise<PostOutcome> {
      const path = `Patient/${encoded(patientUid)}/PaymentReconciliation`
      const writing = await http.post(path, paymentBody(plan, setup))
      if (writing.kind !== 'done') return writing
      const text = wordsOfPayment(writing.body)
      return {
        kind: 'done',
        paymentId: createdId('PaymentReconciliation', writing.body, writing.location),
        ...(text !== undefined && { text }),
      }
    },
    async listPayments(query) {
      const dateZone = query.dateZone ?? (await deps.dateZone?.())
      return payments(query, { timeZone, dateZone, patientUid: query.patientUid })
    },
    async readyToWrite() {
      const way = await deps.wire.way()
      return way.ok ? { ok: true, value: null } : way
    },
    openQuotes: patientUid => openQuotes(http, patientUid, timeZone, deps),
  }
}

/** Two hundred people of one practice share no birthday. */
const maxBirthDatePages = 4

/** One question, or several where more uids are asked for than fit one (Nextech API 2.2). */
async function findPatients(
  http: Http,
  query: PatientQuery,
  listeners: ListListeners,
  now: number,
): Promise<Answer<Patient[]>> {
  const found: Patient[] = []
  for (const parameters of patientSearches(query)) {
    const parse = (resource: unknown) => parsePatient(resource, now)
    const bounds = query.by === 'birth-date' ? { maxPages: maxBirthDatePages, isBounded: true } : {}
    const answer = await listAll(http, { resource: 'Patient', parameters, parse, listeners, ...bounds })
    if (!answer.ok)
      return query.by === 'birth-date' && answer.status === 400 ? { ok: true, value: [] } : answer
    found.push(...answer.value)
  }
  const patients = uniquePatients(found)
  if (query.by !== 'uid') return { ok: true, value: patients }
  // The parameter also takes chart numbers and matches by prefix: only those asked for count.
  const asked = new Set(query.uids.map(uid => uid.toLowerCase()))
  return { ok: true, value: patients.filter(({ uid }) => asked.has(uid.toLowerCase())) }
}

async function openQuotes(
  http: Http,
  patientUid: string,
  timeZone: string,
  listeners: ListListeners,
): Promise<Answer<Quote[]>> {
  const answer = await listAll(http, {
    resource: 'Claim',
    parameters: [
      ['patient', patientUid],
      ['use', 'exploratory'],
    ],
    parse: resource => parseQuote(resource, patientUid, timeZone),
    listeners,
  })
  return answer.ok ? { ok: true, value: answer.value.filter(quote => quote !== 'other') } : answer
}
