import { en, Faker } from '@faker-js/faker'
import { dummyPatient, patientOf } from './make/charts.ts'
import { type Booking, type Draft, type Kind, orderKinds } from './make/kinds.ts'
import { brands, minuteMs, newDraft, orderOf } from './make/orders.ts'
import { type Maker, newPerson, nextBuyer, nextPerson } from './make/people.ts'
import { setup } from './make/setup.ts'
import type { LedgerEntry, MagentoOrder, Practice } from './practice.ts'

export interface MakePracticeOptions {
  seed: number
  /** An ISO instant: the newest order is a few minutes old then, the oldest two weeks. */
  now: string
  patients: number
  orders: number
}

/** A made-up practice with every kind of customer and order the sync rules know, the same for one seed. */
export function makePractice(options: MakePracticeOptions): Practice {
  const faker = new Faker({ locale: en, seed: options.seed })
  const maker: Maker = { faker, now: Date.parse(options.now), people: [], used: new Set(), turns: new Map() }
  for (let at = 0; at < options.patients - 1; at++) maker.people.push(nextPerson(maker, at))
  const times = orderTimes(maker, options.orders)
  const made = orderKinds(faker, options.orders).map((kind, at) => makeOrder(maker, kind, times[at] ?? 0, at))
  const ledger = made
    .flatMap(({ booked }) => booked)
    .map((entry, at) => ({ ...entry, id: String(90101 + at) }))
  return {
    setup: { ...setup, practiceId: faker.string.uuid(), now: options.now },
    patients: [dummyPatient(faker), ...maker.people.map((person, at) => patientOf(faker, person, at))],
    orders: made.map(({ order }) => order),
    ledger,
  }
}

const fortnightMs = 14 * 24 * 60 * minuteMs

interface Made {
  order: MagentoOrder
  booked: Omit<LedgerEntry, 'id'>[]
}

function makeOrder(maker: Maker, kind: Kind, time: number, at: number): Made {
  const patient = kind.who === 'stranger' ? newPerson(maker, 'plain') : nextBuyer(maker, kind.who ?? 'plain')
  const draft = newDraft(maker.faker, patient)
  kind.change?.(draft, maker)
  const order = orderOf(maker, draft, time, at)
  const skus = order.items.map(item => item.sku)
  const items = order.items.map(item => `${item.qty_ordered}x ${item.sku}`)
  const marker = `DermPRO #${order.increment_id} | ${items.join(', ')}`
  const bookings = kind.book?.(Math.round(order.grand_total * 100), marker, skus.join(', ')) ?? []
  return { order, booked: bookings.map(booking => entryOf(maker, draft, time, booking)) }
}

function entryOf(maker: Maker, draft: Draft, time: number, booking: Booking): Omit<LedgerEntry, 'id'> {
  const day = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(setup.timeZone).toPlainDate()
  return {
    patient: draft.patient.id,
    patientName: `${draft.patient.last}, ${draft.patient.first}`,
    date: day.toString(),
    created: new Date(Math.min(time + 9 * minuteMs, maker.now)).toISOString(),
    category: 'DermPRO Online Payment',
    cardType: brands[draft.brand ?? ''] ?? 'N/A',
    location: setup.location.id,
    provider: setup.provider.id,
    ...booking,
  }
}

/** Oldest first; two are minutes old and one falls on a practice day that is over in UTC. */
function orderTimes({ faker, now }: Maker, count: number): number[] {
  const lateEvening = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(setup.timeZone)
    .subtract({ days: 3 })
    .with({ hour: 23, minute: 46 }).epochMilliseconds
  const fixed = [now - 2 * minuteMs, now - 9 * minuteMs, lateEvening]
  const times = Array.from(
    { length: count },
    (_, at) => fixed[at] ?? now - faker.number.int({ min: 20 * minuteMs, max: fortnightMs }),
  )
  return times.map(time => time - (time % 1000)).sort((one, other) => one - other)
}
