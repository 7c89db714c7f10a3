import { Declined, type From, type Handlers } from '../browser/router.ts'
import { formatPhone } from '../domain/contact.ts'
import { netCents } from '../domain/order.ts'
import { patientName } from '../domain/patient.ts'
import { completed, type OrderRecord } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { formatDay, practiceDayOf } from '../domain/practice-day.ts'
import type { CandidateView, ResolveView } from '../protocol/panel.ts'
import { type PanelCandidate, panelCandidates } from '../sync/panel-candidates.ts'
import { chooseNewPatient, choosePatient, mayDecide, undoDecision } from '../sync/staff-decision.ts'
import { say } from '../words/background-words.ts'
import { explain } from './badge-view.ts'
import type { Companion } from './companion.ts'
import type { TeachHandlers } from './teach-handlers.ts'
import { useTicket } from './tickets.ts'
import type { World } from './world.ts'

type PanelHandlers = Omit<Pick<Handlers, Extract<keyof Handlers, `panel-bg/${string}`>>, keyof TeachHandlers>

/** What the resolve panel may do with the one order of its ticket. */
export function panelHandlers(companion: Companion): PanelHandlers {
  const admitted = async (ticket: string, from: From) => {
    const [world, key] = [await companion.world(), await useTicket(ticket, from.tabId, from.frameId)]
    const record = key === undefined ? undefined : await world?.engine.store.get(key)
    if (!world || !record) throw new Declined('expired', 'This panel is no longer valid.')
    return { world, record, key: record.posting.key, staff: staffOf(world) }
  }
  const decided = (done: boolean, undoSeconds: number) => {
    if (!done) throw new Declined('too-late', say('panel.too-late'))
    companion.stir()
    return { undoSeconds }
  }
  return {
    async 'panel-bg/load'({ ticket }, from) {
      const { world, record } = await admitted(ticket, from)
      return resolveView(world, record)
    },
    async 'panel-bg/choose'({ ticket, uid }, from) {
      const { staff, key } = await admitted(ticket, from)
      return decided(await choosePatient(staff, key, uid), staff.undoSeconds)
    },
    async 'panel-bg/new-patient'({ ticket, completion }, from) {
      const { staff, key } = await admitted(ticket, from)
      return decided(await chooseNewPatient(staff, key, completion), staff.undoSeconds)
    },
    async 'panel-bg/undo'({ ticket }, from) {
      const { staff, key } = await admitted(ticket, from)
      const undone = await undoDecision(staff, key)
      companion.stir()
      return { undone }
    },
  }
}

function staffOf({ engine, configuration }: World) {
  return { store: engine.store, now: engine.clock.now(), undoSeconds: configuration.policy.undoSeconds }
}

async function resolveView(world: World, record: OrderRecord): Promise<ResolveView> {
  const { posting } = record
  const order = completed(record.order, posting.decision)
  const found = mayDecide(record)
    ? await panelCandidates(world.interactive, record)
    : { ok: true as const, value: [] }
  const { timeZone } = world.configuration.practice
  return {
    number: posting.number,
    placedOn: formatDay(practiceDayOf(order.placedAt, timeZone)),
    today: practiceDayOf(world.engine.clock.now(), timeZone),
    amountCents: netCents(order),
    status: statusOf(posting.state),
    reason: posting.reason,
    detail: posting.reason === 'refused' ? posting.detail : null,
    customer: {
      firstName: order.customer.firstName.trim(),
      lastName: order.customer.lastName.trim(),
      email: order.customer.email.trim(),
      phone: order.customer.phone ? formatPhone(order.customer.phone) : '',
      birthDate: order.customer.birthDate ?? '',
      postalCode: order.customer.postalCode ?? '',
    },
    candidates: found.ok ? found.value.map(candidateView) : [],
    trouble: found.ok ? null : explain(found.trouble),
    open: mayDecide(record),
  }
}

function candidateView({ patient, likeness, rank, quotes }: PanelCandidate): CandidateView {
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
