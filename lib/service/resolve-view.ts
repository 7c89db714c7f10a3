import type { Presence } from '../contract/messages.ts'
import type { MemoryView, ResolveView, Watch } from '../contract/panel.ts'
import { formatPhone, fourFields } from '../domain/contact.ts'
import { heldBy } from '../domain/held.ts'
import { foreignMoney } from '../domain/money.ts'
import { type Customer, netCents, type Order } from '../domain/order.ts'
import type { PatientForm } from '../domain/patient-form.ts'
import { decisionToken } from '../domain/plausible.ts'
import { completed, type OrderRecord } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { planPosting } from '../domain/posting-plan.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { pairingKey } from '../sync/match-order.ts'
import { candidatesOf, type PanelCandidate, panelCandidates } from '../sync/panel-candidates.ts'
import type { Answer } from '../sync/ports/nextech.ts'
import type { CustomerMemory } from '../sync/ports/sync-store.ts'
import { isPending, mayDecide, openOrdersOfCustomer } from '../sync/staff-decision.ts'
import { readExisting } from './existing-view.ts'
import type { Practice } from './practice.ts'
import { settlingView } from './settling-view.ts'
import { toResolve } from './staff-queue.ts'
import { candidateView } from './views/candidate.ts'
import { memoryView, uidsIn } from './views/memory.ts'
import { detailFor, explainTrouble } from './views/reason.ts'
import { withTimeout } from './with-timeout.ts'

/** Who looks: the opening of their panel, and who else has the order open. */
export interface Viewer {
  opening: string
  other: Presence | null
}

/** All that the panel shows of an order: one question to Nextech for its patients, and one each for their quotes. */
export async function resolveView(
  practice: Practice,
  given: OrderRecord,
  viewer: Viewer,
): Promise<ResolveView> {
  const { engine, configuration } = practice
  const { timeZone } = configuration.practice
  const isOpen = mayDecide(given) && !isPending(given.posting)
  const { record, existing, trouble } = isOpen
    ? await readExisting(practice, given)
    : { record: given, existing: null, trouble: null }
  const { posting } = record
  const order = completed(record.order, posting.decision)
  const open = mayDecide(record) && !isPending(posting)
  const [found, memory, others, watch, settling] = await Promise.all([
    open ? withTimeout(engine.clock, panelCandidates(practice.interactive, record)) : nobody,
    memoryOf(practice, record),
    open && existing === null ? openOrdersOfCustomer(engine.store, record) : [],
    watchOf(practice, record, viewer),
    settlingView(practice, record),
  ])
  const read = found.ok ? found.value : []
  return {
    ...watch,
    number: posting.number,
    key: posting.key,
    opening: viewer.opening,
    placedOn: practiceDayOf(order.placedAt, timeZone),
    today: practiceDayOf(engine.clock.now(), timeZone),
    now: engine.clock.now(),
    timeZone,
    amountCents: netCents(order),
    ...foreignMoney(order.paidCents - order.refundedCents, order.currency),
    reason: posting.reason,
    detail: detailFor(record, timeZone),
    customer: {
      ...formName(order.customer),
      email: order.customer.email.trim(),
      phone: order.customer.phone ? formatPhone(order.customer.phone) : '',
      birthDate: order.customer.birthDate ?? '',
      postalCode: order.customer.postalCode ?? '',
    },
    ...(order.customer.possibleBirthDates && { possibleBirthDates: order.customer.possibleBirthDates }),
    sale: saleOf(order, practice),
    existing,
    settling,
    candidates: read.map(candidateView),
    found: posting.candidatesFound ?? read.length,
    gone: found.ok && open ? candidatesOf(record).length - read.length : 0,
    memory,
    others: others.map(other => ({
      number: other.posting.number,
      placedOn: practiceDayOf(other.order.placedAt, timeZone),
      amountCents: netCents(other.order),
    })),
    trouble: trouble ?? (found.ok ? null : explainTrouble(found)),
  }
}

function saleOf(order: Order, { configuration }: Practice): ResolveView['sale'] {
  const { practice, policy } = configuration
  const { cardType, paymentDate, description } = planPosting(order, practice.timeZone, policy.cardTypes)
  return {
    items: order.items.map(({ sku, quantity }) => ({ sku, quantity })),
    ...{ cardType, paymentDate, description },
  }
}

const nobody: Answer<PanelCandidate[]> = { ok: true, value: [] }

/** What changes while the panel is open, from the store alone. */
export async function watchOf(practice: Practice, record: OrderRecord, viewer: Viewer): Promise<Watch> {
  const { posting } = record
  const { store } = practice.engine
  const [others, health] = await Promise.all([toResolve(practice.engine, posting.key), store.health()])
  return {
    question: decisionToken(record),
    open: mayDecide(record) && !isPending(posting),
    status: statusOf(posting.state),
    decided: decidedIn(practice, record, viewer.opening),
    other: viewer.other,
    held: heldBy(practice.configuration.posture, health),
    waiting: others.length,
  }
}

function decidedIn({ configuration }: Practice, { posting }: OrderRecord, opening: string): Watch['decided'] {
  const { decision, state } = posting
  const isAsked = state === 'resolve' || state === 'attention' || statusOf(state) === 'voided'
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

/** What is remembered of the order's customer, with the patients' names as Nextech has them now. */
async function memoryOf(practice: Practice, { order }: OrderRecord): Promise<MemoryView> {
  const { store } = practice.engine
  const key = pairingKey(order)
  const [pairing, denials] = await Promise.all([store.pairing(key), store.denials(key)])
  const memory: CustomerMemory = { key, pairing: pairing ?? null, denials }
  const uids = uidsIn([memory])
  if (uids.length === 0) return memoryView(memory, [], null)
  const read = await withTimeout(
    practice.engine.clock,
    practice.interactive.findPatients({ by: 'uid', uids }),
  )
  return memoryView(memory, read.ok ? read.value : [], fourFields(order.customer))
}

/** What is known of the name, as the form for a new patient begins: all of it stands in one field where nobody knows the parts. */
function formName({ firstName, lastName, fullName }: Customer): Pick<PatientForm, 'firstName' | 'lastName'> {
  if (fullName !== undefined) return { firstName: fullName.trim(), lastName: '' }
  return { firstName: firstName.trim(), lastName: lastName.trim() }
}
