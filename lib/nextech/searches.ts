import type { LedgerQuery, PatientQuery } from '../sync/ports.ts'
import { alternatives, type Parameter } from './query.ts'

/** As many uids as fit an address of a length that every proxy takes. */
const uidsAtOnce = 20

/** The searches of a query; none where it asks for nothing, for an empty value would match everybody. */
export function patientSearches(query: PatientQuery): Parameter[][] {
  if (query.by === 'email') {
    const email = query.email.trim()
    return email === '' ? [] : [[['email:exact', email]]]
  }
  if (query.by === 'uid')
    return chunks(alternatives(query.uids), uidsAtOnce).map(uids => [['identifier', uids]])
  if (query.by === 'chart') {
    const [chart] = alternatives([query.chart])
    return chart === undefined ? [] : [[['identifier', chart]]]
  }
  const wanted: Parameter[] =
    query.by === 'phone'
      ? [['phone', alternatives(query.forms)]]
      : [
          ['family', alternatives(query.family)],
          ['given', alternatives(query.given)],
        ]
  const filled = wanted.filter(([, values]) => values.length > 0)
  return filled.length > 0 ? [filled] : []
}

/** Moments as UTC, and always with `ge`: a bare date would mean that day alone (Nextech API 1.4, 2.7). */
export function ledgerSearch({ locationId, patientUid, createdFrom, updatedFrom }: LedgerQuery): Parameter[] {
  const from = (instant: number) => `ge${new Date(instant).toISOString()}`
  return [
    ...(locationId === undefined ? [] : [['location.id', locationId] as const]),
    ...(patientUid === undefined ? [] : [['patient', patientUid] as const]),
    ...(createdFrom === undefined ? [] : [['created', from(createdFrom)] as const]),
    ...(updatedFrom === undefined ? [] : [['_lastUpdated', from(updatedFrom)] as const]),
  ]
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}
