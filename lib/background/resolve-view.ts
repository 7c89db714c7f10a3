import type { Presence } from '../contract/messages.ts'
import type { CandidateView, MemoryView, ResolveView, Watch } from '../contract/panel.ts'
import { formatPhone, fourFields } from '../domain/contact.ts'
import { netCents } from '../domain/order.ts'
import { type Patient, patientName } from '../domain/patient.ts'
import { decisionToken } from '../domain/plausible.ts'
import { completed, type OrderRecord, shownDetailOf } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { formatDay, practiceDayOf } from '../domain/practice-day.ts'
import { fixActionOf } from '../domain/reasons.ts'
import { pairingKey } from '../sync/match-order.ts'
import { candidatesOf, type PanelCandidate, panelCandidates } from '../sync/panel-candidates.ts'
import type { Answer, CustomerMemory } from '../sync/ports.ts'
import { isPending, mayDecide, openOrdersOfCustomer } from '../sync/staff-decision.ts'
import { explain, takenText } from './badge-view.ts'
import { inTime } from './in-time.ts'
import { readExisting, remembered } from './panel-payments.ts'
import type { World } from './world.ts'

/** Who looks: the opening of their panel, and who else has the order open. */
export interface Looker {
  opening: string
  other: Presence | null
}

/** All that the panel shows of an order: one question to Nextech for its patients, and one each for their quotes. */
export async function resolveView(world: World, given: OrderRecord, looker: Looker): Promise<ResolveView> {
  const { engine, configuration } = world
  const { timeZone } = configuration.practice
  const isOpen = mayDecide(given) && !isPending(given.posting)
  const { record, existing, trouble } = isOpen
    ? await readExisting(world, given)
    : { record: given, existing: null, trouble: null }
  const { posting } = record
  const order = completed(record.order, posting.decision)
  const open = mayDecide(record) && !isPending(posting)
  const [found, memory, others, watch] = await Promise.all([
    open ? inTime(engine.clock, panelCandidates(world.interactive, record)) : nobody,
    memoryOf(world, record),
    open && existing === null ? openOrdersOfCustomer(engine.store, record) : [],
    watchOf(world, record, looker),
  ])
  const read = found.ok ? found.value : []
  return {
    ...watch,
    number: posting.number,
    key: posting.key,
    opening: looker.opening,
    placedOn: formatDay(practiceDayOf(order.placedAt, timeZone)),
    today: practiceDayOf(engine.clock.now(), timeZone),
    now: engine.clock.now(),
    timeZone,
    amountCents: netCents(order),
    reason: posting.reason,
    detail: shownDetailOf(posting) ?? takenText(record, timeZone),
    customer: {
      firstName: order.customer.firstName.trim(),
      lastName: order.customer.lastName.trim(),
      email: order.customer.email.trim(),
      phone: order.customer.phone ? formatPhone(order.customer.phone) : '',
      birthDate: order.customer.birthDate ?? '',
      postalCode: order.customer.postalCode ?? '',
    },
    existing,
    candidates: read.map(candidateView),
    found: posting.candidatesFound ?? read.length,
    gone: found.ok && open ? candidatesOf(record).length - read.length : 0,
    memory,
    others: others.map(other => ({
      number: other.posting.number,
      placedOn: formatDay(practiceDayOf(other.order.placedAt, timeZone)),
      amountCents: netCents(other.order),
    })),
    trouble: trouble ?? (found.ok ? null : explain(found.trouble)),
  }
}

const nobody: Answer<PanelCandidate[]> = { ok: true, value: [] }

/** What changes while the panel is open, from the store alone. */
export async function watchOf(world: World, record: OrderRecord, looker: Looker): Promise<Watch> {
  const { posting } = record
  const queue = await world.engine.store.inStates(['resolve', 'attention'])
  return {
    question: decisionToken(record),
    open: mayDecide(record) && !isPending(posting),
    status: statusOf(posting.state),
    decided: decidedIn(world, record, looker.opening),
    other: looker.other,
    waiting: queue.filter(each => each.posting.key !== posting.key && needsResolve(each)).length,
  }
}

/** Whether an order waits for a person to choose. */
export function needsResolve({ posting }: OrderRecord): boolean {
  return posting.reason !== null && fixActionOf(posting.reason) === 'resolve'
}

function decidedIn({ configuration }: World, { posting }: OrderRecord, opening: string): Watch['decided'] {
  const { decision, state } = posting
  const isAsked = state === 'resolve' || state === 'attention' || state === 'voided'
  if (decision === null || isAsked) return null
  const undoUntil = decision.decidedAt + configuration.policy.undoSeconds * 1000
  return {
    at: decision.decidedAt,
    name: decision.by?.name ?? null,
    isMine: decision.by?.panel === opening,
    undoUntil: isPending(posting) ? undoUntil : null,
    kind: decision.kind,
  }
}

export function candidateView({ patient, likeness, rank, quotes }: PanelCandidate): CandidateView {
  return {
    uid: patient.uid,
    name: patientName(patient),
    chartNumber: patient.chartNumber,
    birthDate: patient.birthDate,
    place: [patient.city, patient.postalCode].filter(Boolean).join(' ') || null,
    fields: [
      { field: 'email', value: patient.email, likeness: likeness.email },
      { field: 'firstName', value: patient.given.join(' ') || null, likeness: likeness.firstName },
      { field: 'lastName', value: patient.family || null, likeness: likeness.lastName },
      { field: 'phone', value: patient.phones.map(formatPhone).join(', ') || null, likeness: likeness.phone },
    ],
    rank: { likelihood: rank.likelihood, reasons: rank.reasons },
    quotes,
  }
}

/** What is remembered of the order's customer, with the patients' names as Nextech has them now. */
async function memoryOf(world: World, { order }: OrderRecord): Promise<MemoryView> {
  const { store } = world.engine
  const key = pairingKey(order)
  const [pairing, denials] = await Promise.all([store.pairing(key), store.denials(key)])
  const memory: CustomerMemory = { key, pairing: pairing ?? null, denials }
  const uids = uidsIn([memory])
  if (uids.length === 0) return memoryView(memory, [], null)
  const read = await inTime(world.engine.clock, world.interactive.findPatients({ by: 'uid', uids }))
  return memoryView(memory, read.ok ? read.value : [], fourFields(order.customer))
}

export function uidsIn(memories: readonly CustomerMemory[]): string[] {
  return memories.flatMap(({ pairing, denials }) => [
    ...(pairing ? [pairing.patientUid] : []),
    ...denials.map(denial => denial.patientUid),
  ])
}

/** A customer's memory in words; `fields` are the four fields as the order has them, null where no order is looked at. */
export function memoryView(
  { pairing, denials }: CustomerMemory,
  patients: readonly Patient[],
  fields: string | null,
): MemoryView {
  const isChanged = fields !== null && pairing?.fourFields !== fields
  return {
    pairing: pairing && {
      patient: remembered(pairing.patientUid, patients),
      at: pairing.decidedAt,
      by: pairing.by ?? null,
      state: pairing.goneAt !== undefined ? 'gone' : isChanged ? 'changed' : 'used',
    },
    never: denials
      .filter(denial => fields === null || denial.fourFields === fields)
      .map(denial => remembered(denial.patientUid, patients)),
  }
}
