import { practiceDay, practiceMidnight, toIso } from '../../../sandbox/nextech/calendar.ts'
import { addPatient } from '../../../sandbox/nextech/patient-create.ts'
import { correctPayment, editPayment, refundPayment, voidPayment } from '../../../sandbox/nextech/staff.ts'
import { nextPaymentId, type Payment } from '../../../sandbox/nextech/state.ts'
import type { Act, StaffAct } from './act.ts'
import { readOrder } from './build-world.ts'
import { describeItems } from './description-oracle.ts'
import type { Sale } from './sale.ts'
import { takeBack } from './staff-screens.ts'
import { untilTaken } from './until-taken.ts'
import type { World } from './world.ts'

/** What people do in Nextech and in the shop while the product works. Nobody tells the product. */
export async function act(world: World, { act: what, sale: at }: Act): Promise<void> {
  const sale = world.plan.small.sales[at]
  if (!sale) return
  const done = await untilTaken(world, async () => acts[what](world, sale))
  if (!done) return
  world.trace.note(`staff: ${what} for ${sale.order.number}`)
  // Two orders of one buyer may be taken for each other: neither's outcome is foretold any more.
  for (const each of world.plan.small.sales)
    if (each.person === sale.person) world.touched.add(each.order.number)
}

type Doing = (world: World, sale: Sale) => boolean | Promise<boolean>

const acts: Record<StaffAct, Doing> = {
  void: (world, sale) =>
    onLive(world, sale, ({ id }) => {
      world.oracle.inherit(id, voidPayment(world.sim, id).opposite.id)
    }),
  'correct-amount': (world, sale) =>
    onLive(world, sale, ({ id, amountCents }) => correct(world, id, { amountCents: amountCents + 100 })),
  'correct-patient': (world, sale) =>
    onLive(world, sale, ({ id, patient }) => {
      const other = world.sim.patients.find((each, at) => at > 0 && each.id !== patient)
      if (other) correct(world, id, { patient: other.id })
    }),
  edit: (world, sale) =>
    onLive(world, sale, ({ id }) => {
      editPayment(world.sim, id, 'Applied to the visit')
    }),
  'refund-payment': (world, sale) =>
    onLive(world, sale, ({ id, amountCents }) => {
      const text = `Refund, DermPRO #${sale.order.number}`
      if (amountCents > 0)
        world.oracle.inherit(id, refundPayment(world.sim, id, Math.min(1_000, amountCents), text).id)
    }),
  'post-marked': (world, sale) =>
    postByHand(world, sale, `DermPRO #${sale.order.number} | ${describeItems(sale.order)}`),
  'post-unmarked': (world, sale) => {
    // Staff who post by hand leave alone what two orders of one buyer could be.
    const isTwin = world.plan.small.sales.filter(each => each.person === sale.person).length > 1
    return !isTwin && postByHand(world, sale, sale.order.items.map(item => item.sku).join(', '))
  },
  'make-patient': makePatient,
  'refund-order': (world, sale) =>
    change(world, sale, { refundedCents: Math.min(1_000, sale.order.paidCents) }),
  'cancel-order': (world, sale) =>
    change(world, sale, { state: 'canceled', refundedCents: sale.order.paidCents }),
  'read-again': (world, sale) =>
    sale.order.state === 'processing' && change(world, sale, { state: 'complete' }),
  undo: (world, sale) => takeBack(world, sale.order.number),
}

function onLive(world: World, sale: Sale, job: (payment: Payment) => void): boolean {
  const [payment] = world.oracle.liveOfOurs(sale.order.number)
  if (payment) job(payment)
  return payment !== undefined
}

function correct(world: World, id: string, correction: { amountCents?: number; patient?: string }): void {
  const { opposite, corrected } = correctPayment(world.sim, id, correction)
  for (const copy of [opposite, corrected]) world.oracle.inherit(id, copy.id)
}

function postByHand({ sim, oracle }: World, { order, person, uid }: Sale, text: string): boolean {
  const patient = sim.patients.find(
    each => each.id === uid || JSON.stringify(each.telecom ?? []).includes(person.email),
  )
  const stands = sim.payments.some(payment => oracle.origins.get(payment.id)?.number === order.number)
  if (!patient || stands || order.paidCents === 0) return false
  const now = toIso(sim.now())
  const date = practiceDay(order.placedAt, sim.setup.timeZone)
  const payment: Payment = {
    ...{ id: nextPaymentId(sim), patient: patient.id, patientName: `${person.last}, ${person.first}` },
    ...{ amountCents: order.paidCents - order.refundedCents, date, cardType: 'Visa', status: 'active', text },
    ...{
      category: 'DermPRO Online Payment',
      location: sim.setup.location.id,
      provider: sim.setup.provider.id,
    },
    ...{
      created: now,
      lastUpdated: now,
      effectiveAt: now,
      depositedAt: '',
      checkNumber: '',
      method: 'Charge',
    },
    paymentAt: practiceMidnight(date, sim.setup.timeZone),
  }
  sim.payments.push(payment)
  oracle.origins.set(payment.id, { by: 'staff', number: order.number })
  return true
}

/** Staff enter the buyer as a patient, with the same details. */
function makePatient({ sim }: World, { person }: Sale): boolean {
  if (sim.patients.some(each => JSON.stringify(each.telecom ?? []).includes(person.email))) return false
  addPatient(sim, {
    resourceType: 'Patient',
    name: [{ use: 'official', family: person.last, given: [person.first] }],
    telecom: [
      { system: 'email', value: person.email },
      { system: 'phone', use: 'mobile', value: person.phone },
    ],
    birthDate: person.birth,
    address: [{ city: person.place[0], state: 'TX', postalCode: person.place[1] }],
  })
  return true
}

/** The shop changes the order, and somebody looks at its page. */
async function change(world: World, sale: Sale, difference: Partial<Sale['order']>): Promise<boolean> {
  if (sale.order.state === 'canceled' || sale.order.refundedCents > 0) return false
  sale.order = { ...sale.order, ...difference }
  if (world.isUp) await readOrder(world, sale.order.number)
  world.schedule()
  return true
}
