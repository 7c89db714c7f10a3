import { orderNumbersIn } from '../../../lib/domain/ledger.ts'
import type { Payment, Simulation } from '../../../sandbox/nextech/state.ts'
import { markedNumber } from './description-oracle.ts'
import type { Sale } from './sale.ts'

/** Where a payment comes from: only the simulation knows it whatever the text says later. */
export interface Origin {
  by: 'us' | 'staff' | 'before'
  /** The order it is for. */
  number: string
}

/** The ledger as the simulation knows it, and what is wrong with it at any moment. */
export interface LedgerOracle {
  origins: Map<string, Origin>
  /** A payment landed that the product sent at a moment. */
  landed(payment: Payment, sentAt: number): void
  /** Live postings that the product made for the order, corrections by staff among them. */
  liveOfOurs(number: string): Payment[]
  /** A copy that staff made takes over where the original came from. */
  inherit(from: string, to: string): void
}

export interface LedgerOracleDeps {
  sim: Simulation
  sales: readonly Sale[]
  /** What a read may be behind: a read a moment ago counts as fresh, and reads may be stale. */
  blindMs: number
  /** Patients that staff chose for an order. */
  chosen: Map<string, Set<string>>
  violate(invariant: string, detail: string): void
  /** A clock that was put back makes an old read look young: nobody can tell then. */
  looksFresh(sentAt: number): boolean
  onLanded(number: string): void
}

export function createLedgerOracle({
  sim,
  sales,
  blindMs,
  chosen,
  violate,
  looksFresh,
  onLanded,
}: LedgerOracleDeps): LedgerOracle {
  const origins = new Map<string, Origin>()
  for (const payment of sim.payments) {
    const number =
      markedNumber(payment.text) ?? sales.find(sale => sale.uid === payment.patient)?.order.number ?? ''
    origins.set(payment.id, { by: 'before', number })
  }
  const live = (payment: Payment) => payment.status === 'active' && payment.amountCents >= 0
  const of = (number: string, by: (origin: Origin) => boolean) =>
    sim.payments.filter(payment => {
      const origin = origins.get(payment.id)
      return origin?.number === number && by(origin) && live(payment)
    })
  const liveOfOurs = (number: string) => of(number, ({ by }) => by === 'us')

  /** Somebody's payment for the order stood in the ledger long before ours was sent; without a marker, of its amount. */
  function mustNotDouble(number: string, amountCents: number, sentAt: number): void {
    const seen = of(number, ({ by }) => by !== 'us').filter(
      payment =>
        Date.parse(payment.lastUpdated) < sentAt - blindMs &&
        (markedNumber(payment.text) !== undefined || payment.amountCents === amountCents),
    )
    const [first] = seen
    if (first && !looksFresh(sentAt))
      violate('posted-on-top', `order ${number} was posted although payment ${first.id} stood there`)
  }

  function mustBeRight(payment: Payment, number: string): void {
    const sale = sales.find(each => each.order.number === number)
    const person = sim.patients.find(patient => patient.id === payment.patient)
    if (!sale || !person) {
      violate('wrong-patient', `payment ${payment.id} is of no order or no patient`)
      return
    }
    const isBuyer = JSON.stringify(person.telecom ?? []).includes(sale.person.email)
    const isChosen = chosen.get(number)?.has(payment.patient) ?? false
    const isRight = sale.uid !== null && sale.kind !== 'possible' ? payment.patient === sale.uid : isBuyer
    if (!isChosen && (!isRight || sale.kind === 'possible'))
      violate('wrong-patient', `order ${number} was posted to ${payment.patient}`)
  }

  return {
    origins,
    liveOfOurs,
    landed(payment, sentAt) {
      const number = markedNumber(payment.text) ?? orderNumbersIn(payment.text)[0] ?? ''
      mustNotDouble(number, payment.amountCents, sentAt)
      origins.set(payment.id, { by: 'us', number })
      mustBeRight(payment, number)
      const ours = liveOfOurs(number)
      if (ours.length > 1)
        violate(
          'posted-twice',
          `order ${number} has live payments ${ours.map(each => each.id).join(' and ')}`,
        )
      onLanded(number)
    },
    inherit(from, to) {
      const origin = origins.get(from)
      if (origin) origins.set(to, origin)
    },
  }
}
