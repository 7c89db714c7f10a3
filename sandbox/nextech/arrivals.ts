import * as v from 'valibot'
import type { Break } from './break.ts'

/** One request that reached the server, whether or not anybody asked for it: a browser may send one twice. */
export interface Arrival {
  /** as the calls are named, e.g. `POST PaymentReconciliation` */
  name: string
  /** the text of a payment, the name of a new patient; null of all else, and of a body that never came whole */
  about: string | null
  isReused: boolean
  hasCookie: boolean
  protocol: string
  fault: Break['fault'] | null
  /** of the answer; null where none was sent */
  status: number | null
  /** wall clock, ms */
  at: number
}

const PaymentSchema = v.object({
  processNote: v.tupleWithRest([v.object({ text: v.string() })], v.unknown()),
})
const PatientSchema = v.object({
  name: v.tupleWithRest([v.object({ family: v.string(), given: v.array(v.string()) })], v.unknown()),
})

/** What the body of a creation is about. */
export function aboutOf(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body)
    if (v.is(PaymentSchema, value)) return value.processNote[0].text
    if (v.is(PatientSchema, value)) return [...value.name[0].given, value.name[0].family].join(' ')
  } catch {
    // Not JSON: about nothing.
  }
  return null
}

/** How often each payment or new patient arrived, by what it is about. */
export function arrivalsByAbout(arrivals: readonly Arrival[], name: string): Record<string, number> {
  const own = arrivals.filter(arrival => arrival.name === name)
  const groups = Map.groupBy(own, ({ about }) => about ?? '')
  return Object.fromEntries([...groups].map(([about, all]) => [about, all.length]))
}
