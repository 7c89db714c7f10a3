import { normalEmail, normalName, normalPhone } from '../../lib/domain/contact.ts'
import { knownBirthDate } from '../../lib/domain/known-values.ts'
import {
  type Candidate,
  compareFields,
  decideMatch,
  type Evidence,
  type MatchDecision,
} from '../../lib/domain/matching.ts'
import type { Customer } from '../../lib/domain/order.ts'
import type { Other } from '../../lib/domain/ranking/weigh.ts'
import { isWidelyShared } from '../../lib/domain/shared-contact.ts'
import { seeded } from '../../tests/reliability/simulation/random.ts'
import { type Chart, makeCharts } from './charts.ts'
import { customerOf } from './customers.ts'
import { chartWithFormer, customerWithFormer } from './former.ts'
import { makePeople, type Person } from './people.ts'

/** An order's customer, what the searches brought, and what is true of each patient found. */
export interface Case {
  customer: Customer
  decision: MatchDecision
  /**
   * All that the searches bring, all of the household and all who were born on the customer's day, as staff who search
   * by hand may list them: more, and more alike, than the product would ever show.
   */
  candidates: (Candidate & { truth: Truth; relation: Relation })[]
  phoneIsShared: boolean
}

export type Truth = 'same' | Other

/** Who a candidate is to the customer. */
export const relations = [
  'same',
  'twin',
  'junior',
  'spouse',
  'sibling',
  'parent',
  'roommate',
  'namesake',
  'birthmate',
  'stranger',
] as const
export type Relation = (typeof relations)[number]

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
    const search = searchOf(makeCharts(random.fork(), everybody).map(chartWithFormer))
    const buying = random.fork()
    const adults = everybody.filter(({ isChild }) => !isChild)
    return Array.from({ length: orders }, () => {
      const person = buying.pick(adults)
      return caseOf(person, customerWithFormer(buying, person, customerOf(buying, person)), search)
    })
  })
}

type Search = (field: 'email' | 'phone' | 'name' | 'home' | 'born', value: string) => readonly Chart[]

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
  const home = search('home', String(person.home.id))
  const born = knownBirthDate(customer.birthDate) ? search('born', customer.birthDate ?? '') : []
  const near = new Map([...charts, ...[...home, ...born].map(chart => [chart.patient.uid, chart] as const)])
  return {
    customer,
    decision,
    candidates: [...near.values()].map(({ patient, person: other }) => {
      const relation = relationOf(
        person,
        other,
        born.some(chart => chart.patient.uid === patient.uid),
      )
      const likeness = compareFields(customer, patient, evidence)
      return { patient, likeness, relation, truth: kindOf[relation] }
    }),
    phoneIsShared: isWidelyShared(byPhone.map(({ patient }) => patient)),
  }
}

export const hasBirthDate = ({ customer }: Case) => customer.birthDate !== null

export function withoutBirthDate(entry: Case): Case {
  return { ...entry, customer: { ...entry.customer, birthDate: null } }
}

/** What kind of somebody else each counts as in the parameters. */
export const kindOf: Readonly<Record<Relation, Truth>> = {
  same: 'same',
  stranger: 'stranger',
  namesake: 'namesake',
  birthmate: 'birthmate',
  junior: 'junior',
  twin: 'twin',
  spouse: 'household',
  sibling: 'household',
  parent: 'household',
  roommate: 'household',
}

function relationOf(person: Person, other: Person, isBirthmate: boolean): Relation {
  if (other.id === person.id) return 'same'
  const isNamed = normalName(other.family) === normalName(person.family) && other.given === person.given
  if (other.home.id !== person.home.id) return isNamed ? 'namesake' : isBirthmate ? 'birthmate' : 'stranger'
  if (isNamed) return 'junior'
  if (other.birthDate === person.birthDate) return 'twin'
  const roles = [person.role, other.role]
  if (roles.includes('roommate')) return 'roommate'
  const children = roles.filter(role => role === 'child').length
  return children === 2 ? 'sibling' : children === 1 ? 'parent' : 'spouse'
}

/** What Nextech's searches would bring, withheld values included; the whole name, for equality is checked anyway. */
function searchOf(charts: readonly Chart[]): Search {
  const index = new Map<string, Chart[]>()
  const put = (key: string, chart: Chart) => index.set(key, [...(index.get(key) ?? []), chart])
  for (const chart of charts) {
    const { patient, hidden, person } = chart
    put(`home ${person.home.id}`, chart)
    if (patient.birthDate) put(`born ${patient.birthDate}`, chart)
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
