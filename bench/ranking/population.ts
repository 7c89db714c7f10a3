import { normalEmail, normalName, normalPhone } from '../../lib/domain/contact.ts'
import {
  type Candidate,
  compareFields,
  decideMatch,
  type Evidence,
  type MatchDecision,
} from '../../lib/domain/matching.ts'
import type { Customer } from '../../lib/domain/order.ts'
import { isWidelyShared } from '../../lib/domain/shared-contact.ts'
import { seeded } from '../../tests/reliability/simulation/random.ts'
import { type Chart, makeCharts } from './charts.ts'
import { customerOf } from './customers.ts'
import { makePeople, type Person } from './people.ts'

/** An order's customer, what the searches brought, and what is true of each patient found. */
export interface Case {
  customer: Customer
  decision: MatchDecision
  /** Who staff would see: those equal in all four fields, or who might be the customer. */
  candidates: (Candidate & { truth: Truth })[]
  phoneIsShared: boolean
}

export type Truth = 'same' | 'household' | 'stranger'

export interface PopulationOptions {
  seed: number
  practices: number
  /** People around one practice; two thirds of them are its patients. */
  people: number
  orders: number
}

/** Customers of made-up practices with their candidates, the same for one seed. */
export function makeCases({ seed, practices, people, orders }: PopulationOptions): Case[] {
  const random = seeded(seed)
  return Array.from({ length: practices }).flatMap(() => {
    const everybody = makePeople(random.fork(), people)
    const search = searchOf(makeCharts(random.fork(), everybody))
    const buying = random.fork()
    const adults = everybody.filter(({ isChild }) => !isChild)
    return Array.from({ length: orders }, () => {
      const person = buying.pick(adults)
      return caseOf(person, customerOf(buying, person), search)
    })
  })
}

type Search = (field: 'email' | 'phone' | 'name', value: string) => readonly Chart[]

function caseOf(person: Person, customer: Customer, search: Search): Case {
  const byEmail = search('email', normalEmail(customer.email))
  const byPhone = search('phone', (customer.phone && normalPhone(customer.phone)) || '')
  const byName = search('name', nameKey(customer.firstName, customer.lastName))
  const charts = new Map([...byEmail, ...byPhone, ...byName].map(chart => [chart.patient.uid, chart]))
  const uids = (found: readonly Chart[]) => new Set(found.map(({ patient }) => patient.uid))
  const evidence: Evidence = {
    patients: [...charts.values()].map(({ patient }) => patient),
    byEmail: uids(byEmail),
    byPhone: uids(byPhone),
  }
  const decision = decideMatch(customer, evidence)
  return {
    customer,
    decision,
    candidates: listed(customer, decision, evidence).map(candidate => ({
      ...candidate,
      truth: truthOf(person, charts.get(candidate.patient.uid)),
    })),
    phoneIsShared: isWidelyShared(byPhone.map(({ patient }) => patient)),
  }
}

function listed(customer: Customer, decision: MatchDecision, evidence: Evidence): Candidate[] {
  if (decision.kind === 'resolve') return decision.candidates
  if (decision.kind !== 'patient') return []
  return evidence.patients
    .filter(({ uid }) => uid === decision.uid)
    .map(patient => ({ patient, likeness: compareFields(customer, patient, evidence) }))
}

function truthOf(person: Person, chart: Chart | undefined): Truth {
  if (chart?.person.id === person.id) return 'same'
  return chart?.person.home.id === person.home.id ? 'household' : 'stranger'
}

/** What Nextech's searches would bring, withheld values included; the whole name, for equality is checked anyway. */
function searchOf(charts: readonly Chart[]): Search {
  const index = new Map<string, Chart[]>()
  const put = (key: string, chart: Chart) => index.set(key, [...(index.get(key) ?? []), chart])
  for (const chart of charts) {
    const { patient, hidden } = chart
    const email = patient.email ?? hidden.email
    if (email) put(`email ${normalEmail(email)}`, chart)
    for (const phone of [...patient.phones, ...hidden.phones]) put(`phone ${normalPhone(phone)}`, chart)
    const firsts = new Set([patient.given[0] ?? '', patient.given.join(' ')].map(normalName))
    for (const first of firsts) put(`name ${nameKey(first, patient.family)}`, chart)
  }
  return (field, value) => (value === '' ? [] : (index.get(`${field} ${value}`) ?? []))
}

function nameKey(first: string, last: string): string {
  return `${normalName(first)} ${normalName(last)}`
}
