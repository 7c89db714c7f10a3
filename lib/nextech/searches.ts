import { dayMs } from '../domain/units.ts'
import type { LedgerQuery, PatientQuery } from '../sync/ports/nextech.ts'
import { alternatives, encoded, type Parameter } from './query.ts'

/** As many uids as fit an address of a length that every proxy takes. */
const uidsAtOnce = 20

/** IIS, on which Nextech's interface may run, takes 2,048 characters behind the question mark, and paging needs some. */
const maxLength = 1_900

const lengthOf = (values: readonly string[]) =>
  values.reduce((sum, value) => sum + encoded(value).length + 1, 0)

/** A list in parts, two of which fit one address. */
function shorter(values: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  for (const value of values) {
    const last = parts.at(-1) ?? []
    if (lengthOf([...last, value]) > maxLength / 2) parts.push([value])
    else last.push(value)
  }
  return parts
}

/** The searches of a query; none where it asks for nothing, for an empty value would match everybody. */
export function patientSearches(query: PatientQuery): Parameter[][] {
  if (query.by === 'email') {
    // FHIR compares to the letter where a search is exact, and most records hold small letters.
    const email = query.email.trim()
    const emails = [...new Set([email, email.toLowerCase()])]
    return email === '' ? [] : [[['email:exact', emails]]]
  }
  if (query.by === 'uid')
    return chunks(alternatives(query.uids), uidsAtOnce).map(uids => [['identifier', uids]])
  if (query.by === 'chart') {
    const [chart] = alternatives([query.chart])
    return chart === undefined ? [] : [[['identifier', chart]]]
  }
  if (query.by === 'birth-date') return [[['birthdate', [query.day]]]]
  if (query.by === 'phone') {
    const forms = alternatives(query.forms)
    return forms.length === 0 ? [] : [[['phone', forms]]]
  }
  const [family, given] = [alternatives(query.family), alternatives(query.given)]
  const isLong = lengthOf(family) + lengthOf(given) > maxLength
  const parts = (name: string, values: string[]): Parameter[][] =>
    values.length === 0
      ? [[]]
      : (isLong ? shorter(values) : [values]).map((part): Parameter[] => [[name, part]])
  const searches = parts('family', family).flatMap(one => parts('given', given).map(two => [...one, ...two]))
  return searches.filter(search => search.length > 0)
}

/**
 * Moments as UTC, and always with `ge`: a bare date would mean that day alone (Nextech API 1.4, 2.7). `byDays` = those that
 * this build takes as days only: the day before begins no later in any zone.
 */
export function ledgerSearch(
  { locationId, patientUid, createdFrom, updatedFrom }: LedgerQuery,
  byDays: ReadonlySet<'createdFrom' | 'updatedFrom'> = new Set(),
): Parameter[] {
  const from = (instant: number, name: 'createdFrom' | 'updatedFrom') =>
    byDays.has(name)
      ? `ge${new Date(instant - dayMs).toISOString().slice(0, 10)}`
      : `ge${new Date(instant).toISOString()}`
  return [
    ...(locationId === undefined ? [] : [['location.id', locationId] as const]),
    ...(patientUid === undefined ? [] : [['patient', patientUid] as const]),
    ...(createdFrom === undefined ? [] : [['created', from(createdFrom, 'createdFrom')] as const]),
    ...(updatedFrom === undefined ? [] : [['_lastUpdated', from(updatedFrom, 'updatedFrom')] as const]),
  ]
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}
