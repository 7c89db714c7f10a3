import { ledgerFrom } from '../../../lib/domain/ledger.ts'
import { netCents } from '../../../lib/domain/order.ts'
import type { Posting } from '../../../lib/domain/posting.ts'
import { markedNumber } from './description-oracle.ts'
import type { Kind, Sale } from './sale.ts'
import type { World } from './world.ts'

/** Where an order may be when all is over and nothing is due. */
const restful = ['posted', 'adopted', 'resolve', 'attention', 'waiting', 'skipped', 'voided', 'refunded']

/** What must become of an order that nobody interfered with. */
const foretold: Record<Kind, readonly string[]> = {
  exact: ['posted'],
  pair: ['posted'],
  buyer: ['posted'],
  'buyer-pair': ['posted'],
  gift: ['posted'],
  prefix: ['posted'],
  long: ['posted'],
  possible: ['posted'],
  incomplete: ['posted'],
  waiting: ['posted'],
  posted: ['adopted'],
  'posted-sku': ['adopted'],
  voided: ['voided'],
  refunded: ['posted'],
  cancelled: ['skipped'],
}

/** What must hold when the faults are over and everything has come to rest. */
export async function checkAtRest(world: World): Promise<void> {
  const postings = await world.disk.postings()
  const { plan, violate, disk } = world
  for (const sale of plan.small.sales) {
    const { number } = sale.order
    const own = postings.filter(posting => posting.number === number)
    const [posting, second] = own
    if (!posting || second) {
      violate('forgotten', `order ${number} has ${own.length} postings`)
      continue
    }
    checkOrder(world, sale, posting)
  }
  const { trouble } = await disk.store().health()
  if (trouble) violate('trouble-stays', trouble.code)
  checkTwins(world)
  const wrong = await disk.wrong()
  if (wrong.length > 0) violate('wrong-on-disk', wrong.join(', '))
  const coverage = await disk.store().ledgerCoverage()
  const oldest = Math.min(...plan.small.sales.map(sale => sale.order.placedAt))
  if (coverage && coverage.from < ledgerFrom(oldest))
    violate('reads-too-much', `the ledger is read from ${new Date(coverage.from).toISOString()} on`)
}

function checkOrder(world: World, sale: Sale, posting: Posting): void {
  const { violate, sim, oracle, plan } = world
  const { number } = sale.order
  const { state, reason } = posting
  if (!restful.includes(state) || posting.dueAt !== null)
    violate('forgotten', `order ${number} is ${state} (${reason}), due ${posting.dueAt}`)
  if (reason === 'internal-error') violate('forgotten', `order ${number} met an error of ours`)
  const mayDiffer = world.touched.has(number) || plan.stale?.patientsToo || plan.wipeAt !== null
  const expected = foretold[sale.kind]
  if (
    !mayDiffer &&
    !expected.includes(state) &&
    !(state === 'adopted' && oracle.liveOfOurs(number).length > 0)
  )
    violate('not-as-foretold', `order ${number} (${sale.kind}) is ${state} (${reason})`)
  const ours = oracle.liveOfOurs(number)
  if (state === 'posted' || state === 'adopted') {
    // An answer without an id, and a note that staff changed before it was read: posted, but nobody can say which.
    const isNameless = posting.paymentIds.length === 0 && (ours.length === 1 || world.touched.has(number))
    if (isNameless && ours.length === 0) return
    const held = isNameless ? ours : sim.payments.filter(payment => posting.paymentIds.includes(payment.id))
    const [payment] = held
    if (!payment || held.length > 1 || payment.status !== 'active') {
      violate(
        'no-such-payment',
        `order ${number} is ${state} with ${posting.paymentIds.join(', ') || 'nothing'}`,
      )
      return
    }
    const origin = oracle.origins.get(payment.id)
    if (origin?.by === 'us' && origin.number !== number)
      violate('others-payment', `order ${number} holds the payment of ${origin.number}`)
    const refunded = sim.payments.filter(
      each =>
        each.amountCents < 0 && each.status === 'active' && oracle.origins.get(each.id)?.number === number,
    )
    const money = refunded.reduce((sum, each) => sum + each.amountCents, payment.amountCents)
    if (money !== netCents(sale.order)) violate('money', `order ${number}: ${money} in the ledger`)
  }
  // A correction whose note staff changed as well is theirs: nothing says any more that it is this order's.
  const known = ours.filter(payment => markedNumber(payment.text) !== undefined || state !== 'voided')
  if (known[0] && ['new', 'matched', 'waiting', 'skipped', 'resolve', 'voided'].includes(state))
    violate('money', `order ${number} is ${state}, but payment ${known[0].id} is live`)
}

/** One buyer, one patient. */
function checkTwins({ plan, sim, violate }: World): void {
  for (const email of new Set(plan.small.sales.map(sale => sale.person.email))) {
    const same = sim.patients.filter(patient => JSON.stringify(patient.telecom ?? []).includes(email))
    if (same.length > 1) violate('patient-twice', `${same.length} patients have ${email}`)
  }
}
