import { normalName } from '../../domain/contact.ts'
import { type Cell, csvText } from '../csv.ts'
import type { Audit, Fault } from './audit.ts'
import type { MissingField } from './columns.ts'
import type { DamagedColumn } from './damaged-cells.ts'
import { allFour, reason } from './group-list.ts'
import { RowMarks } from './growable-arrays.ts'
import type { PatientRow } from './patient-row.ts'
import { type BirthDates, compareBirthDates } from './same-person.ts'

export type GroupReason = keyof typeof reason

/** A group to show; `reasons` is empty where all four fields are equal. */
export interface GroupShown {
  /** From 1, in the order of the result. */
  number: number
  reasons: GroupReason[]
  size: number
  /** What the birth dates of all of them say. */
  birthDates: BirthDates
  /** A record that is used no more is among them. */
  hasInactive: boolean
  /** The first of them; the export has all. */
  patients: PatientRow[]
}

export type GroupKind = 'exact' | 'near'

/** Which groups to show: those of one kind that hold a text, and the page of them. */
export interface ResultQuery {
  kind: GroupKind
  /** Any part of a name, an e-mail, a phone or an id; empty for all. */
  search: string
  page: number
}

export interface ResultPage {
  query: ResultQuery
  /** How many groups fit, on all pages. */
  total: number
  pages: number
  groups: GroupShown[]
}

export interface AuditSummary {
  rows: number
  exact: { groups: number; patients: number }
  near: { groups: number; patients: number }
  /** How many of the exact groups have birth dates that say so. */
  birthDates: Record<BirthDates, number>
  missing: readonly MissingField[]
  damaged: readonly DamagedColumn[]
  faults: { total: number; first: readonly Fault[] }
}

const groupsOnPage = 25
const patientsShown = 20

export function summaryOf({ rows, missing, damaged, faults, groups, suspects }: Audit): AuditSummary {
  const count = (from: number, to: number) => {
    const patients = new RowMarks()
    for (let group = from; group < to; group++)
      for (const member of groups.membersOf(group)) patients.mark(member)
    return { groups: to - from, patients: patients.count }
  }
  const birthDates: Record<BirthDates, number> = { same: 0, near: 0, differ: 0, unknown: 0 }
  for (let group = 0; group < groups.exactCount; group++) birthDates[birthDatesOf(groups, suspects, group)]++
  return {
    rows,
    birthDates,
    missing,
    damaged,
    faults,
    exact: count(0, groups.exactCount),
    near: count(groups.exactCount, groups.count),
  }
}

export function readPage(audit: Audit, query: ResultQuery): ResultPage {
  const { groups } = audit
  const [from, to] = query.kind === 'exact' ? [0, groups.exactCount] : [groups.exactCount, groups.count]
  const fits = finder(audit, query.search)
  const found: number[] = []
  for (let group = from; group < to; group++) if (fits(group)) found.push(group)
  const start = query.page * groupsOnPage
  return {
    query,
    total: found.length,
    pages: Math.ceil(found.length / groupsOnPage),
    groups: found.slice(start, start + groupsOnPage).map(group => shown(audit, group)),
  }
}

function finder({ groups, suspects }: Audit, search: string): (group: number) => boolean {
  const [text, name, digits] = [search.trim().toLowerCase(), normalName(search), search.replace(/\D/g, '')]
  if (text === '') return () => true
  const known = new Map<number, boolean>()
  const fits = (suspect: number) => {
    const { given, family, email, phones, id } = suspects.row(suspect)
    const names = normalName(`${given.join(' ')} ${family}`)
    if (name !== '' && names.includes(name)) return true
    if ([email, id].some(value => value.toLowerCase().includes(text))) return true
    return digits.length > 2 && phones.some(phone => phone.replace(/\D/g, '').includes(digits))
  }
  return group =>
    groups.membersOf(group).some(member => {
      const fit = known.get(member) ?? fits(member)
      known.set(member, fit)
      return fit
    })
}

function birthDatesOf(groups: Audit['groups'], suspects: Audit['suspects'], group: number): BirthDates {
  return compareBirthDates(groups.membersOf(group).map(member => suspects.birthDate.at(member)))
}

function shown({ groups, suspects }: Audit, group: number): GroupShown {
  const members = groups.membersOf(group)
  const patients = members.map(member => suspects.row(member))
  return {
    number: group + 1,
    reasons: reasonsOf(groups.reasonsOf(group)),
    size: members.length,
    birthDates: birthDatesOf(groups, suspects, group),
    hasInactive: patients.some(({ isInactive }) => isInactive),
    patients: patients.slice(0, patientsShown),
  }
}

const allReasons = Object.keys(reason) as GroupReason[]

function reasonsOf(bits: number): GroupReason[] {
  return bits === allFour ? [] : allReasons.filter(name => bits & reason[name])
}

/** The words of the exported file. */
export interface ExportWords {
  headings: {
    group: string
    why: string
    advice: string
    /** Null where lines mean nothing: the column is left out. */
    line: string | null
    id: string
    given: string
    family: string
    email: string
    phones: string
    /** Null where no record says anything of itself. */
    record: string | null
    birthDate: string
  }
  allFour: string
  record: { inactive: string; restricted: string }
  reasons: Record<GroupReason, string>
  /** What to do with patients who share all four fields. */
  advice: Record<BirthDates | 'inactive', string>
}

const groupsAtOnce = 2000

/** All groups as CSV, one patient a line, in portions. The same file gives the same bytes. */
export function* exportCsv({ groups, suspects }: Audit, words: ExportWords): Generator<string> {
  const { headings } = words
  const { line: lineHeading } = headings
  const isMarked = hasMarked({ groups, suspects })
  const shown = isMarked ? headings : { ...headings, record: null }
  yield csvText([Object.values(shown).filter(heading => heading !== null)])
  for (let from = 0; from < groups.count; from += groupsAtOnce) {
    const rows: Cell[][] = []
    for (let group = from; group < Math.min(groups.count, from + groupsAtOnce); group++) {
      const reasons = reasonsOf(groups.reasonsOf(group))
      const why = reasons.length === 0 ? words.allFour : reasons.map(name => words.reasons[name]).join('; ')
      const members = groups.membersOf(group)
      const days = members.map(member => suspects.birthDate.at(member))
      const patients = members.map(member => suspects.row(member))
      const ways = [
        compareBirthDates(days),
        ...(patients.some(each => each.isInactive) ? ['inactive' as const] : []),
      ]
      const advice = reasons.length === 0 ? ways.map(way => words.advice[way]).join(' ') : ''
      for (const { line, id, given, family, email, phones, birthDate, ...use } of patients) {
        const places: Cell[] = lineHeading === null ? [] : [line]
        const details = [id, given.join(' '), family, email, phones.join('; ')]
        const marks = isMarked ? [recordOf(use, words)] : []
        rows.push([group + 1, why, advice, ...places, ...details, ...marks, birthDate])
      }
    }
    // Only the whole file begins with the mark.
    yield csvText(rows).slice(1)
  }
}

/** Whether any record of a group says something of itself: without one its column is left out. */
function hasMarked({ groups, suspects }: Pick<Audit, 'groups' | 'suspects'>): boolean {
  if (suspects.columns.status === null) return false
  for (let group = 0; group < groups.count; group++)
    for (const member of groups.membersOf(group)) {
      const { isInactive, isRestricted } = suspects.row(member)
      if (isInactive || isRestricted) return true
    }
  return false
}

function recordOf(
  { isInactive, isRestricted }: Pick<PatientRow, 'isInactive' | 'isRestricted'>,
  words: ExportWords,
) {
  const { inactive, restricted } = words.record
  return [isInactive ? inactive : '', isRestricted ? restricted : ''].filter(Boolean).join('; ')
}
