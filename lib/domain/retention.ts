import type { Customer, Order, OrderItem } from './order.ts'
import type { Closing, OrderRecord, Posting } from './posting.ts'
import type { PostingState } from './posting-machine.ts'
import type { Instant } from './units.ts'

/** States in which an order waits for nobody and nothing: only the shop or the ledger can change it (rules 11). */
const finished: readonly PostingState[] = ['posted', 'adopted', 'skipped', 'left-voided']

/** Whether nothing more is to be done for the order, and nobody has just changed that. */
export function isFinished({ state, dueAt }: Pick<Posting, 'state' | 'dueAt'>): boolean {
  return dueAt === null && finished.includes(state)
}

/** Whether the order's customer is deleted by age at the sweep of that moment: it is finished, and older than it is kept. */
export function isToForget({ order, posting }: OrderRecord, before: Instant): boolean {
  if (order.forgotten || !isFinished(posting)) return false
  return Math.max(posting.placedAt, posting.postedAt ?? 0, posting.closing?.closedAt ?? 0) < before
}

/** Stands where nothing is told of the customer. */
export const nobody: Customer = {
  firstName: '',
  lastName: '',
  email: '',
  phone: null,
  birthDate: null,
  lines: [],
  city: null,
  region: null,
  postalCode: null,
  country: null,
}

/**
 * What is left of a finished order: number, store, state, money and the ids of its payments, so that it is never posted again.
 * Who bought what, who decided so and Nextech's words are gone.
 */
export function forgotten({ order, posting }: OrderRecord): OrderRecord {
  const { candidatesFound: _found, suspects: _suspects, takenBy: _taken, asked: _asked, ...rest } = posting
  const { quotes: _quotes, quotesSince: _since, quoteDone: _done, ...left } = rest
  const { plan, closing, closedBefore = [], decision } = posting
  // A payment that staff linked stands, whatever its amount: that is theirs to have said.
  const linked = decision?.kind === 'payment' ? { ...decision, by: undefined } : null
  return {
    order: { ...withoutCustomer(order), customer: nobody },
    posting: {
      ...left,
      detail: null,
      patientUid: null,
      candidates: [],
      decision: linked,
      ...(closing && { closing: unnamed(closing), closedBefore: closedBefore.map(unnamed) }),
      plan: plan && { ...plan, description: plan.description.split(' | ')[0] ?? '' },
      revision: posting.revision + 1,
    },
  }
}

/** What staff said, and not who, nor of which patient. */
function unnamed({ by: _by, was: _was, ...closing }: Closing): Closing {
  return closing
}

function withoutCustomer({ customer: _customer, items, ...sale }: Order) {
  return { ...sale, items: items.some(({ giftCard }) => giftCard) ? [giftCard] : [], forgotten: true }
}

/** That an order sold one is told beside its posting. */
const giftCard: OrderItem = { sku: '', quantity: 1, giftCard: true }

/**
 * Whether a reading of the shop tells nothing of a forgotten order that matters: then it stays forgotten, though its page
 * shows the customer. Money or state that changed bring it back whole, for people to act on.
 */
export function staysForgotten(known: OrderRecord, read: Order): boolean {
  if (!known.order.forgotten || !isFinished(known.posting)) return false
  const then = known.order
  return (
    then.state === read.state &&
    then.totalCents === read.totalCents &&
    then.paidCents === read.paidCents &&
    then.refundedCents === read.refundedCents &&
    then.dueCents === read.dueCents &&
    then.giftCardCents === read.giftCardCents &&
    then.currency === read.currency
  )
}
