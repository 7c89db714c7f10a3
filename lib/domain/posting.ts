import * as v from 'valibot'
import { asked, PairedSchema } from './asked.ts'
import { DoubtSchema } from './doubt.ts'
import { CustomerSchema, type Order } from './order.ts'
import { patientFormFields } from './patient-form.ts'
import { PostingStateSchema } from './posting-machine.ts'
import { ReasonCodeSchema } from './reasons.ts'
import { WarningSchema } from './status.ts'
import { firstStore, normalStore } from './stores.ts'
import { InstantSchema } from './units.ts'

/** What staff added to an order that lacked it, in the RESOLVE panel. */
export const CompletionSchema = v.partial(v.pick(CustomerSchema, patientFormFields))
export type Completion = v.InferOutput<typeof CompletionSchema>

/** Who decided: the opening of the panel, and the name that its browser goes by, where it was given one. */
export const DeciderSchema = v.object({ panel: v.string(), name: v.nullable(v.string()) })
export type Decider = v.InferOutput<typeof DeciderSchema>

/** What every decision that leads to a payment carries. */
const decided = {
  decidedAt: InstantSchema,
  by: v.optional(DeciderSchema),
  /** The four fields that staff saw: a decision about another customer is none (rules 4.1). */
  fourFields: v.optional(v.string()),
  /** Payments that were voided before: staff say that the order is to be posted all the same (rules 5). */
  voided: v.optional(v.array(v.string())),
  /** Payments that look like this order's: staff saw each of them, and say that the order is to be posted all the same. */
  despite: v.optional(v.array(v.string())),
}

/** What staff decided about an order; it holds until staff decide otherwise. */
export const DecisionSchema = v.variant('kind', [
  v.object({ kind: v.literal('patient'), uid: v.string(), ...decided }),
  v.object({ kind: v.literal('new-patient'), completion: CompletionSchema, ...decided }),
  /** Posted by hand: staff named the payment. */
  v.object({
    kind: v.literal('payment'),
    paymentId: v.string(),
    decidedAt: InstantSchema,
    by: v.optional(DeciderSchema),
  }),
])
export type Decision = v.InferOutput<typeof DecisionSchema>

const money = { amountCents: v.number(), cardType: v.string(), paymentDate: v.string() }

/** The plan as it was sent, kept so that a read-back can be compared. */
export const SentPlanSchema = v.object({ ...money, description: v.string() })
export type SentPlan = v.InferOutput<typeof SentPlanSchema>

/** What every such word carries. */
const said = {
  closedAt: InstantSchema,
  by: v.optional(DeciderSchema),
  /** What the word may change beside what the ledger makes of the order, as it was; nothing personal. */
  was: v.optional(
    v.object({
      warnings: v.array(WarningSchema),
      plan: v.nullable(v.object(money)),
      patientUid: v.nullable(v.string()),
      postedAt: v.nullable(InstantSchema),
    }),
  ),
}

/** What staff said that ends the waiting for an order which was posted (rules 5). */
export const ClosingSchema = v.variant('kind', [
  /** The void was meant: these payments are not posted again, and wait for nobody. */
  v.object({
    kind: v.literal('void-left'),
    payments: v.array(v.string()),
    ...said,
  }),
  /** So much of what went back is recorded outside of what the ledger tells of the order. */
  v.object({
    kind: v.literal('refund-recorded'),
    cents: v.number(),
    ...said,
  }),
  /** This refund in the ledger is the order's; it stands among its payments. */
  v.object({
    kind: v.literal('refund-linked'),
    payment: v.string(),
    ...said,
  }),
  /** This payment is the order's, though it is of another amount, or others name the order too. */
  v.object({
    kind: v.literal('payment-told'),
    payment: v.string(),
    /** Payments that were taken for the order's, and are not. */
    aside: v.array(v.string()),
    /** It was none of the order's before. */
    isOther: v.boolean(),
    /** What the order came to then: another amount is asked about again. */
    netCents: v.number(),
    ...said,
  }),
])
export type Closing = v.InferOutput<typeof ClosingSchema>

/** A possible patient, without personal data: which of Nextech's searches returned the uid. */
export const CandidateRefSchema = v.object({
  uid: v.string(),
  byEmail: v.boolean(),
  byPhone: v.boolean(),
  /** The phone search brought people of several families: the number tells nothing. */
  phoneIsShared: v.optional(v.boolean()),
})
export type CandidateRef = v.InferOutput<typeof CandidateRefSchema>

/** What a decision, and what becomes of it before a payment leaves, may change of a posting. */
export const decidedFields = {
  state: PostingStateSchema,
  reason: v.nullable(ReasonCodeSchema),
  /** Nextech's own words, for `refused`; for reasons that name figures, cards or a card's brand, the sentence. */
  detail: v.nullable(v.string()),
  /** Payments in the ledger that may be this order's already; only staff say which is, or that none is. */
  suspects: v.optional(v.array(v.string())),
  warnings: v.array(WarningSchema),
  patientUid: v.nullable(v.string()),
  candidates: v.array(CandidateRefSchema),
  /** How many there were before the list was cut. */
  candidatesFound: v.optional(v.number()),
  decision: v.nullable(DecisionSchema),
  closing: v.optional(v.nullable(ClosingSchema)),
  /** What staff had said before that, and still stands. */
  closedBefore: v.optional(v.array(ClosingSchema)),
  plan: v.nullable(SentPlanSchema),
  /** The live payment in Nextech's ledger, or all of them when there are several. */
  paymentIds: v.array(v.string()),
  owedCents: v.number(),
  /** Quotes of the patient that were open when the payment was posted, or found in the ledger. */
  quotes: v.optional(v.array(v.object({ id: v.string(), totalCents: v.number() }))),
  /** Since when they are noted; absent once staff have said what became of them. */
  quotesSince: v.optional(InstantSchema),
  /** The quote to which staff say they applied the payment in Nextech; null = it belongs to none. */
  quoteDone: v.optional(
    v.object({ quote: v.nullable(v.string()), at: InstantSchema, by: v.optional(DeciderSchema) }),
  ),
  /** When a drain should look at it again; null where only staff or the shop can move it. */
  dueAt: v.nullable(InstantSchema),
  postedAt: v.nullable(InstantSchema),
}

/** The stored life of an order's one posting. */
export const PostingSchema = v.object({
  /** `store / order number / tender`, unique. */
  key: v.string(),
  /** The origin under which the order was read last. */
  shop: v.string(),
  number: v.string(),
  /** Raised by every change: a writer that read an older one is refused. */
  revision: v.number(),
  /** For `number-taken`: what the order that has the number is known by. */
  takenBy: v.optional(v.nullable(v.object({ placedAt: InstantSchema, amountCents: v.number() }))),
  attempt: v.number(),
  /** When the last request for this posting was about to leave. */
  sentAt: v.nullable(InstantSchema),
  /** Until when the request may still be under way in a worker that lives. */
  leaseUntil: v.nullable(InstantSchema),
  /** First clean read-back of a lost answer; a second one after the settle time allows a re-send. */
  cleanAt: v.nullable(InstantSchema),
  /** Until when Nextech's lists, known to be behind, may lack the last request though it was taken. */
  behindUntil: v.optional(InstantSchema),
  /** What became of requests that left, as far as nobody knows. */
  doubt: v.optional(DoubtSchema),
  /** New patients that left without a clear answer: when the last did, and how many had none. */
  creation: v.optional(v.object({ sentAt: InstantSchema, unclear: v.number() })),
  placedAt: InstantSchema,
  updatedAt: InstantSchema,
  ...decidedFields,
  /** It waited for staff, in which state and since when, before it was made due: until it is judged it waits for them still. */
  asked: v.optional(
    v.object({
      ...asked,
      /** What it goes back to where staff take their word back, while nothing else about the order has changed. */
      before: v.optional(v.object(decidedFields)),
      /** Who the customer was remembered as before a linked payment said otherwise. */
      paired: v.optional(PairedSchema),
    }),
  ),
})
export type Posting = v.InferOutput<typeof PostingSchema>

/** An order and its posting, as they are stored together. */
export interface OrderRecord {
  order: Order
  posting: Posting
}

/**
 * An order's key: its store and its number (rules 1). One order has one posting today; the tender is part of the
 * key so that split tenders stay possible. `again` = how many orders had the number before this one: see `isTaken`.
 */
export function postingKey({ store, number }: Pick<Order, 'store' | 'number'>, again = 0): string {
  const tender = again === 0 ? 'all' : `taken-${again}`
  return `${normalStore(store ?? firstStore)}/${number}/${tender}`
}

/** Another order has this one's number: it is kept beside it and never posted by itself (`number-taken`). */
export function isTaken({ key }: Pick<Posting, 'key'>): boolean {
  return /\/taken-\d+$/.test(key)
}

/** A fresh posting for an order that was never seen before. */
export function newPosting(order: Order, now: number): Posting {
  return {
    key: postingKey(order),
    shop: order.shop,
    number: order.number,
    state: 'new',
    revision: 0,
    reason: null,
    detail: null,
    warnings: [],
    patientUid: null,
    candidates: [],
    decision: null,
    plan: null,
    paymentIds: [],
    owedCents: 0,
    attempt: 0,
    sentAt: null,
    leaseUntil: null,
    cleanAt: null,
    dueAt: now,
    postedAt: null,
    placedAt: order.placedAt,
    updatedAt: now,
  }
}

/** The order as staff completed it. */
export function completed(order: Order, decision: Decision | null): Order {
  if (decision?.kind !== 'new-patient') return order
  const { firstName, lastName } = decision.completion
  const given = Object.fromEntries(Object.entries(decision.completion).filter(([, value]) => value))
  const { fullName, ...customer } = order.customer
  return {
    ...order,
    customer: {
      ...customer,
      ...(fullName !== undefined && !(firstName && lastName) && { fullName }),
      ...given,
    },
  }
}

/** Whether a payment may be in Nextech that nobody can find, and staff have not said since what is to become of the order. */
export function awaitsProof({ doubt, decision }: Pick<Posting, 'doubt' | 'decision'>): boolean {
  if (doubt?.askedAt === undefined) return false
  return decision === null || decision.kind === 'payment' || decision.decidedAt < doubt.askedAt
}

/** Payments of the order that staff know to be voided: they say nothing of it any more. */
export function acceptedVoids({ decision }: Posting): readonly string[] {
  return decision === null || decision.kind === 'payment' ? [] : (decision.voided ?? [])
}

/** Ids as they were kept, joined in `detail`, before they had a field of their own. */
const joinedIds = /^[\w-]+(?:, [\w-]+)*$/

/** Ids of the payments that may be the order's already, also of a row that an older version wrote. */
export function suspectsOf({ suspects, reason, detail }: Posting): readonly string[] {
  if (suspects !== undefined) return suspects
  return reason === 'possible-duplicate' && detail !== null && joinedIds.test(detail)
    ? detail.split(', ')
    : []
}

/** The payments that staff named when they said "post anyway"; undefined where nobody has. */
export function namedPayments({ decision }: Posting): readonly string[] | undefined {
  return decision === null || decision.kind === 'payment' ? undefined : decision.despite
}
