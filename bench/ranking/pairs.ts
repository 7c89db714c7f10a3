import Papa from 'papaparse'
import * as v from 'valibot'
import { compareFields, decideMatch } from '../../lib/domain/matching.ts'
import type { Customer } from '../../lib/domain/order.ts'
import type { Patient } from '../../lib/domain/patient.ts'
import { type Case, kindOf, relations } from './population.ts'

const text = v.optional(v.pipe(v.string(), v.trim()), '')
const side = {
  first: text,
  last: text,
  email: text,
  phone: text,
  birth: text,
  street: text,
  city: text,
  zip: text,
}

/**
 * One labelled pair: `same` is 1 where both are one person; rows of one `order` are candidates of one customer, and
 * without that column each row is an order of its own. `relation` names a group of the report.
 */
const PairSchema = v.object({
  order: text,
  same: v.picklist(['0', '1']),
  relation: v.optional(v.union([v.picklist(relations), v.literal('')]), ''),
  ...prefixed('order'),
  ...prefixed('patient'),
})
type Pair = v.InferOutput<typeof PairSchema>

function prefixed<P extends string>(prefix: P) {
  const entries = Object.entries(side).map(([name, schema]) => [`${prefix}_${name}`, schema])
  return v.parse(
    v.custom<Record<`${P}_${keyof typeof side}`, typeof text>>(() => true),
    Object.fromEntries(entries),
  )
}

/**
 * The orders and candidates of a CSV file of labelled pairs, with the columns `same`, `order`, `relation`, and for
 * `order_` and `patient_` each: `first`, `last`, `email`, `phone`, `birth` (`YYYY-MM-DD`), `street`, `city`, `zip`.
 * Throws with the row where one is not as described.
 */
export function readPairs(csv: string): Case[] {
  const { data } = Papa.parse<unknown>(csv, { header: true, skipEmptyLines: true })
  const rows = data.map((row, at) => {
    const parsed = v.safeParse(PairSchema, row)
    if (!parsed.success) throw new Error(`Row ${at + 2}: ${v.summarize(parsed.issues)}`)
    return { pair: parsed.output, at }
  })
  const orders = Map.groupBy(rows, ({ pair, at }) => pair.order || `row ${at}`)
  return [...orders.values()].map(each => caseOf(each.map(({ pair }) => pair)))
}

function caseOf(pairs: readonly Pair[]): Case {
  const customer = customerOf(pairs)
  const held = pairs.map((pair, at) => ({ pair, patient: patientOf(pair, at) }))
  const evidence = {
    patients: held.map(({ patient }) => patient),
    byEmail: new Set<string>(),
    byPhone: new Set<string>(),
  }
  const candidates = held.map(({ pair, patient }) => {
    const relation = pair.same === '1' ? 'same' : pair.relation || 'stranger'
    return {
      patient,
      likeness: compareFields(customer, patient, evidence),
      relation,
      truth: kindOf[relation],
    }
  })
  return { customer, decision: decideMatch(customer, evidence), candidates, phoneIsShared: false }
}

function customerOf([pair]: readonly Pair[]): Customer {
  if (!pair) throw new Error('an order without a pair')
  return {
    firstName: pair.order_first,
    lastName: pair.order_last,
    email: pair.order_email,
    phone: pair.order_phone || null,
    birthDate: dayOf(pair.order_birth),
    lines: [pair.order_street].filter(Boolean),
    city: pair.order_city || null,
    region: null,
    postalCode: pair.order_zip || null,
    country: 'US',
  }
}

function patientOf(pair: Pair, at: number): Patient {
  return {
    uid: `p${String(at).padStart(4, '0')}`,
    chartNumber: null,
    given: [pair.patient_first].filter(Boolean),
    family: pair.patient_last,
    email: pair.patient_email || null,
    phones: [pair.patient_phone].filter(Boolean),
    birthDate: dayOf(pair.patient_birth),
    lines: [pair.patient_street].filter(Boolean),
    city: pair.patient_city || null,
    postalCode: pair.patient_zip || null,
  }
}

const dayOf = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null)
