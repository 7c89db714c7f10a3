import * as v from 'valibot'
import type { LedgerEntry, Practice, PracticeSetup } from '../practice/practice.ts'
import type { Arrival } from './arrivals.ts'
import type { Break } from './break.ts'
import { practiceMidnight } from './calendar.ts'
import { defaultOptions, type NextechOptions } from './options.ts'
import { type PatientRecord, PatientRecordSchema, usualNumber } from './patient-record.ts'
import { createQuotes, type Quote } from './quotes.ts'
import type { Windows } from './throttle.ts'
import { createTokenState, type TokenState } from './token.ts'

export interface LedgerPayment extends LedgerEntry {
  lastUpdated: string
}

/** A payment as Nextech holds it: moments are UTC instants, '' where nothing was given. */
export interface Payment extends LedgerPayment {
  method: string
  paymentAt: string
  effectiveAt: string
  depositedAt: string
  checkNumber: string
}

export interface Office {
  id: string
  name: string
  active: boolean
  managed: boolean
}

export interface Provider {
  id: string
  family: string
  given: string
  linked: boolean
}

/** Everything the simulated Nextech knows. Patients and payments stand in the order they were entered. */
export interface Simulation {
  setup: PracticeSetup
  options: NextechOptions
  now: () => number
  advanceMs: number
  /** known once the server listens */
  apiBaseUrl: string
  patients: PatientRecord[]
  /** by uid in lower case, and by chart number */
  patientIndex: Map<string, PatientRecord>
  payments: Payment[]
  offices: Office[]
  providers: Provider[]
  quotes: Quote[]
  tokens: TokenState
  windows: Windows
  breaks: Break[]
  calls: Record<string, number>
  arrivals: Arrival[]
  /** requests whose sender was gone before the answer, counted as `calls` are */
  lost: Record<string, number>
}

export function createSimulation(
  practice: Practice,
  chosen: Partial<NextechOptions>,
  clock: () => number,
): Simulation {
  const { setup } = practice
  const sim: Simulation = {
    setup,
    options: { ...defaultOptions(setup), ...chosen },
    now: () => clock() + sim.advanceMs,
    advanceMs: 0,
    apiBaseUrl: '',
    patients: [],
    patientIndex: new Map(),
    payments: practice.ledger.map(entry => heldPayment(entry, setup.timeZone)),
    offices: [setup.location, ...setup.otherLocations].map(at => ({ ...at, active: true, managed: true })),
    providers: [setup.provider, ...setup.otherProviders].map(who => ({ ...who, linked: true })),
    quotes: createQuotes(practice),
    tokens: createTokenState(),
    windows: new Map(),
    breaks: [],
    calls: {},
    arrivals: [],
    lost: {},
  }
  sim.payments.sort((a, b) => a.created.localeCompare(b.created))
  for (const patient of practice.patients) enterPatient(sim, v.parse(PatientRecordSchema, patient))
  return sim
}

export function enterPatient(sim: Simulation, patient: PatientRecord): void {
  sim.patients.push(patient)
  sim.patientIndex.set(patient.id.toLowerCase(), patient)
  const chart = usualNumber(patient)
  if (chart !== undefined) sim.patientIndex.set(chart, patient)
}

/** GUID case varies (Nextech API trap 13). */
export function getPatientByUid(sim: Simulation, uid: string): PatientRecord | undefined {
  const patient = sim.patientIndex.get(uid.toLowerCase())
  return patient?.id.toLowerCase() === uid.toLowerCase() ? patient : undefined
}

export function nextPaymentId(sim: Simulation): string {
  return String(
    1 + Math.max(90_000, ...sim.payments.map(({ id }) => Number(id)).filter(Number.isSafeInteger)),
  )
}

export function nextChartNumber(sim: Simulation): string {
  const numbers = sim.patients.map(patient => Number(usualNumber(patient))).filter(Number.isSafeInteger)
  return String(1 + numbers.reduce((most, number) => Math.max(most, number), 10_000))
}

export function count(counters: Record<string, number>, name: string): void {
  counters[name] = (counters[name] ?? 0) + 1
}

/** The payments in the form of `ledger.json`. */
export function flatLedger(sim: Simulation): LedgerPayment[] {
  return sim.payments.map(({ method, paymentAt, effectiveAt, depositedAt, checkNumber, ...flat }) => flat)
}

function heldPayment(entry: LedgerEntry, zone: string): Payment {
  return {
    ...entry,
    lastUpdated: entry.created,
    method: 'Charge',
    paymentAt: practiceMidnight(entry.date, zone),
    effectiveAt: entry.created,
    depositedAt: '',
    checkNumber: '',
  }
}
