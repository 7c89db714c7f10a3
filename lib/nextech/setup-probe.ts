import * as v from 'valibot'
import { isDummyPatient, patientName } from '../domain/patient.ts'
import type { ClockOffset, FoundDummy, FoundLabels, SetupProbe } from '../setup/ports.ts'
import type { Answer } from '../sync/ports/nextech.ts'
import { createHttp } from './http.ts'
import { readFirst } from './list-page.ts'
import type { Parameter } from './query.ts'
import type { SelectDeps } from './select.ts'
import { type Dummy, findDummies, findPlaces, findProviders, ownProvider } from './setup-lists.ts'
import { ExtensionSchema, extension, listOf, TrimmedSchema, textOf } from './wire-values.ts'

/** The doctor's questions in the Select dialect: few calls, each a read (Nextech API 2). */
export function createSetupProbe(deps: SelectDeps): SetupProbe {
  const { clock, timeoutMs = 20_000, random = Math.random } = deps
  const offsets: ClockOffset[] = []
  const onServerTime = (header: string | null, sentAt: number) => {
    const offset = offsetOf(header, sentAt, clock.now())
    if (offset) offsets.push(offset)
  }
  const http = createHttp({ ...deps, timeoutMs, random, onServerTime })
  const dummiesBy = (parameters: readonly Parameter[]) => findDummies(http, parameters, deps)
  return {
    signIn: () => deps.access.bearer(),
    async places() {
      const answer = await findPlaces(http, deps)
      if (!answer.ok) return answer
      return answerWith(
        answer.value.map(({ saysManaged, managed, ...place }) => ({
          ...place,
          managed: saysManaged ? managed : null,
        })),
      )
    },
    async providers() {
      const own = await findProviders(http, ownProvider, deps)
      // None by that name: among all of them is perhaps one that was meant.
      return own.ok && own.value.length === 0 ? findProviders(http, [], deps) : own
    },
    async dummies() {
      const named = await dummiesBy([['family', 'DermPRO']])
      const born = named.ok && named.value.length === 0 ? await dummiesBy(bornAndGiven) : named
      return born.ok ? answerWith(born.value.map(dummyOf)) : born
    },
    async labels(from) {
      const created = `ge${new Date(from).toISOString()}`
      const recent = { resource: 'PaymentReconciliation', parameters: [['created', created] as const] }
      const answer = await readFirst(http, recent)
      return answer.ok ? answerWith(labelsOf(answer.value.records)) : answer
    },
    quotes: uid => readFirst(http, { resource: 'Claim', parameters: quotesOf(uid) }),
    // The one with the shortest way tells best.
    clockOffset: () => offsets.toSorted((a, b) => a.unsureMs - b.unsureMs)[0],
  }
}

/** The set-up article's patient under another last name. */
const bornAndGiven: readonly Parameter[] = [
  ['given', 'API'],
  ['birthdate', '2000-01-01'],
]

const quotesOf = (uid: string): Parameter[] => [
  ['patient', uid],
  ['use', 'exploratory'],
]

function answerWith<T>(value: T): Answer<T> {
  return { ok: true, value }
}

function dummyOf({ patient, links, facts }: Dummy): FoundDummy {
  return {
    uid: patient.uid,
    chartNumber: patient.chartNumber,
    name: patientName(patient),
    birthDate: patient.birthDate,
    exact: isDummyPatient(patient),
    locationId: links.locationId ?? null,
    providerId: links.providerId ?? null,
    referral: { id: links.referralSource.id ?? null, name: links.referralSource.display ?? null },
    ...facts,
    isInactive: patient.isInactive === true,
    hasEmail: patient.email !== null,
  }
}

/** Only the labels are taken up: whose payments they are is no affair of the doctor's. */
const LabelledSchema = listOf(
  v.object({
    extension: listOf(ExtensionSchema),
    meta: v.optional(v.fallback(v.object({ lastUpdated: TrimmedSchema }), {}), {}),
  }),
)

function labelsOf(records: readonly unknown[]): FoundLabels {
  const payments = v.parse(LabelledSchema, records)
  const labels = (name: string) => [
    ...new Set(payments.flatMap(({ extension: list }) => textOf(extension(list, name)) ?? [])),
  ]
  return {
    categories: labels('payment-category'),
    cardTypes: labels('creditcard-type'),
    dated: payments.length === 0 ? null : payments.some(({ meta }) => meta.lastUpdated !== undefined),
  }
}

/** `Date` counts whole seconds, and it was written at some moment between the question and the answer. */
function offsetOf(header: string | null, sentAt: number, receivedAt: number): ClockOffset | undefined {
  const theirs = Date.parse(header ?? '')
  if (Number.isNaN(theirs)) return undefined
  return { ms: theirs + 500 - (sentAt + receivedAt) / 2, unsureMs: 500 + (receivedAt - sentAt) / 2 }
}
