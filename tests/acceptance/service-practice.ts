import * as v from 'valibot'
import { afterEach, expect } from 'vitest'
import { Declined } from '../../lib/contract/declined.ts'
import {
  type AnswerOf,
  type BackgroundRequest,
  messages,
  type PanelRequest,
  type RequestOf,
  type ServiceRequest,
  type ShopRequest,
  type StaffRequest,
} from '../../lib/contract/messages.ts'
import type { OrderReading, RowReading } from '../../lib/contract/readings.ts'
import { answer, type ServiceCall } from '../../lib/service/answer.ts'
import type { PanelSession } from '../../lib/service/panel-session.ts'
import type { Practice } from '../../lib/service/practice.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { type EngineWorld, startWorld } from './engine-world.ts'
import { practiceOf } from './held-practice.ts'
import { openPractice, type ServiceWorld } from './service-world.ts'
import { keyOf, maria, startStaffWorld } from './staff-world.ts'

/** A shop's page that reads, and a person at one of our own. */
export const page = { origin: 'https://shop.example', reader: 'tab 1' }
export const person = { staffName: 'Front desk' }

let openWorld: EngineWorld | undefined
let served: ServiceWorld | undefined
afterEach(async () => {
  served?.close()
  await openWorld?.close()
  served = undefined
  openWorld = undefined
})

/** Brings a call to the service and its answer back, as a host does. */
export type Carrier = (practice: Practice, call: ServiceCall) => Promise<unknown>

/** As on a wire between a page and the browser's background: request and answer pass the table's schemas, and JSON. */
let carrier: Carrier = async (practice, call) => {
  const body: unknown = v.parse(messages[call.name].request, JSON.parse(JSON.stringify(call.body)))
  return JSON.parse(JSON.stringify(await answer(practice, { ...call, body })))
}

/** Requests of this process go another way from now on. */
export function carryRequestsBy(next: Carrier): void {
  carrier = next
}

async function overTheWire<N extends ServiceRequest>(practice: Practice, call: ServiceCall & { name: N }) {
  return v.parse(messages[call.name].answer, await carrier(practice, call)) as AnswerOf<N>
}

/** Asks each kind of request as its kind of sender. */
export const askers = (practice: Practice) => ({
  fromShop: <N extends ShopRequest>(name: N, body: RequestOf<N>) =>
    overTheWire(practice, { name, body, asker: page }),
  fromStaff: <N extends StaffRequest>(name: N, body: RequestOf<N>) =>
    overTheWire(practice, { name, body, asker: person }),
  fromHost: <N extends BackgroundRequest>(name: N, body: RequestOf<N>) =>
    overTheWire(practice, { name, body, asker: person }),
  /** Somebody who has an order open; the ticket is the host's business and is not looked at here. */
  fromPanel:
    (number: string, session: Partial<PanelSession> = {}) =>
    <N extends PanelRequest>(name: N, body: Omit<RequestOf<N>, 'ticket'>) => {
      const asker = { key: keyOf(number), opening: 'a', ...person, otherViewer: async () => null, ...session }
      return overTheWire(practice, { name, body: { ...body, ticket: 't' }, asker })
    },
})

/** A refusal with this code. */
export const declined = (code: string) => expect.objectContaining({ constructor: Declined, code })

function open(world: Parameters<typeof openPractice>[0]) {
  served = openPractice(world)
  return { ...served, ...askers(served.practice) }
}

/** A practice in which Maria's order waits for staff, and its service. */
export async function openStaffed(...with_: Parameters<typeof startStaffWorld>) {
  const world = await startStaffWorld(...with_)
  return { world, ...open(world) }
}

/** A practice with one order that is not read yet, of a customer that Nextech knows by all four fields. */
export async function openKnown() {
  const { practice, order } = practiceOf(maria, [maria])
  const world = await startWorld(practice)
  openWorld = world
  return { world, order, ...open(world) }
}

const dollars = (amount: number | null | undefined) => `$${(amount ?? 0).toFixed(2)}`
const momentOf = ({ created_at }: MagentoOrder, timeZone: string) =>
  new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(`${created_at.replace(' ', 'T')}Z`),
  )

/** The order's row as a page shows it. */
export function rowOf(order: MagentoOrder, timeZone: string): RowReading {
  return {
    number: order.increment_id,
    date: momentOf(order, timeZone),
    customer: `${order.billing_address.firstname} ${order.billing_address.lastname}`,
    total: dollars(order.grand_total),
    status: 'Processing',
    href: null,
  }
}

/** The order's own page as it is read. */
export function readingOf(order: MagentoOrder, timeZone: string): OrderReading {
  const { billing_address: billing } = order
  const name = `${billing.firstname} ${billing.lastname}`
  return {
    number: order.increment_id,
    date: momentOf(order, timeZone),
    status: 'Processing',
    customerName: name,
    email: order.customer_email,
    birthDate: null,
    address: [name, ...billing.street, `${billing.city}, Texas, ${billing.postcode}`, 'United States'],
    phone: billing.telephone ?? null,
    paymentTitle: 'Credit Card',
    payment: [{ label: 'Credit Card Type', value: 'Visa' }],
    items: order.items.map(({ name: label, sku, qty_ordered }) => ({
      name: label ?? sku,
      sku,
      quantity: String(qty_ordered),
      options: [],
      productType: null,
    })),
    totals: [
      { label: 'Grand Total', value: dollars(order.grand_total) },
      { label: 'Total Paid', value: dollars(order.total_paid) },
      { label: 'Total Refunded', value: dollars(order.total_refunded) },
      { label: 'Total Due', value: dollars(order.total_due) },
    ],
  }
}
