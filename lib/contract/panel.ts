import * as v from 'valibot'
import { fourFields, LikenessSchema } from '../domain/field-likeness.ts'
import { PatientFormSchema } from '../domain/patient-form.ts'
import { favours, likelihoods, rankCodes } from '../domain/ranking/reasons.ts'
import { ReasonCodeSchema, settledReasons } from '../domain/reasons.ts'
import { StatusSchema } from '../domain/status.ts'
import { InstantSchema } from '../domain/units.ts'

/** An open quote in Nextech: its number, what it comes to, its day, and what it is for. */
export const QuoteSchema = v.object({
  id: v.string(),
  totalCents: v.number(),
  created: v.string(),
  items: v.optional(v.array(v.string())),
})

/** A candidate side by side with the order; personal data stays inside the panel's frame. */
export const CandidateViewSchema = v.object({
  uid: v.string(),
  name: v.string(),
  chartNumber: v.nullable(v.string()),
  birthDate: v.nullable(v.string()),
  place: v.nullable(v.string()),
  /** What staff must know of the record before they choose it; of a restricted one less is told. */
  marks: v.optional(v.array(v.picklist(['inactive', 'restricted']))),
  fields: v.array(
    v.object({
      field: v.picklist(fourFields),
      /** Null = Nextech shows none, or withholds it as private. */
      value: v.nullable(v.string()),
      likeness: LikenessSchema,
    }),
  ),
  rank: v.object({
    likelihood: v.picklist(likelihoods),
    reasons: v.array(v.object({ code: v.picklist(rankCodes), favours: v.picklist(favours) })),
  }),
  quotes: v.array(QuoteSchema),
})
export type CandidateView = v.InferOutput<typeof CandidateViewSchema>
export type FieldComparison = CandidateView['fields'][number]

/** Who decided about an order, and when; the name is the one that their browser goes by. */
const DecidedSchema = v.object({
  at: InstantSchema,
  name: v.nullable(v.string()),
  /** Decided in this very panel. */
  isMine: v.boolean(),
  /** Until when it can be taken back; null once it is acted on. */
  undoUntil: v.nullable(InstantSchema),
  /** The chosen patient's name is not kept; a new patient or a linked payment is told apart. */
  kind: v.picklist(['patient', 'new-patient', 'payment']),
})

/** A patient that staff decided about before, read from Nextech now; null where Nextech no longer has the record. */
const RememberedPatientSchema = v.object({
  uid: v.string(),
  name: v.nullable(v.string()),
  chartNumber: v.nullable(v.string()),
})
export type RememberedPatient = v.InferOutput<typeof RememberedPatientSchema>

/** `changed`: the four fields are others since. `gone`: Nextech knows the patient no more. */
export const RememberedStateSchema = v.picklist(['used', 'changed', 'gone'])

/** What is remembered of the order's customer (rules 1, pairing). */
export const MemorySchema = v.object({
  pairing: v.nullable(
    v.object({
      patient: RememberedPatientSchema,
      at: InstantSchema,
      by: v.nullable(v.string()),
      state: RememberedStateSchema,
    }),
  ),
  never: v.array(RememberedPatientSchema),
})
export type MemoryView = v.InferOutput<typeof MemorySchema>

/** What changes while a panel is open, told without asking Nextech. */
export const WatchSchema = v.object({
  /** What staff see, in one text; an answer to another question is refused. */
  question: v.string(),
  open: v.boolean(),
  status: StatusSchema,
  decided: v.nullable(DecidedSchema),
  /** Another panel has the order open. */
  other: v.nullable(v.object({ name: v.nullable(v.string()), since: InstantSchema })),
  /** Why no payment leaves at the moment, so that a choice waits; null while payments leave. */
  held: v.nullable(ReasonCodeSchema),
  /** Orders that wait for RESOLVE besides this one. */
  waiting: v.number(),
})
export type Watch = v.InferOutput<typeof WatchSchema>

/** A payment in Nextech that a decision would go past; only in our own pages and the panel's frame. */
const ExistingPaymentSchema = v.object({
  id: v.string(),
  day: v.string(),
  amountCents: v.number(),
  cardType: v.nullable(v.string()),
  text: v.string(),
  patient: RememberedPatientSchema,
  /** It can be linked; a voided one cannot. */
  isLive: v.boolean(),
})
export type ExistingPaymentView = v.InferOutput<typeof ExistingPaymentSchema>

/** An order whose payments are in question, and what Nextech holds of it. */
const SettlingOrderSchema = v.object({
  reason: v.picklist(settledReasons),
  /** Money that staff are to record as refunded. */
  owedCents: v.number(),
  payments: v.array(ExistingPaymentSchema),
  /** Refunds on the patient's Billing tab that may be it. */
  refunds: v.array(ExistingPaymentSchema),
  /** Why those could not be read, in a sentence. */
  trouble: v.nullable(v.string()),
})
export type SettlingOrder = v.InferOutput<typeof SettlingOrderSchema>

/** An order named in a list. */
const OrderLineSchema = v.object({ number: v.string(), placedOn: v.string(), amountCents: v.number() })

/** All that the resolve panel shows of one order. */
export const ResolveViewSchema = v.object({
  number: v.string(),
  /** The order's own key, for the presence query among open panels. */
  key: v.string(),
  /** Names this opening of the panel. */
  opening: v.string(),
  placedOn: v.string(),
  /** The order's money as people read it, where it is in another currency: `amountCents` is nothing then. */
  foreign: v.optional(v.string()),
  /** The practice's today: a birth date lies before it. */
  today: v.string(),
  amountCents: v.number(),
  reason: v.nullable(ReasonCodeSchema),
  /** Nextech's own words where it refused the payment. */
  detail: v.nullable(v.string()),
  customer: PatientFormSchema,
  /** The days that the customer may be born on, where the order tells more than one. */
  possibleBirthDates: v.optional(v.array(v.string())),
  /** What was bought, and the payment that a choice posts; `cardType` is null where the brand has no label. */
  sale: v.optional(
    v.object({
      items: v.array(v.object({ sku: v.string(), quantity: v.number() })),
      cardType: v.nullable(v.string()),
      paymentDate: v.string(),
      description: v.string(),
    }),
  ),
  /** Payments that may be the order's, or were until staff voided them; null where a patient may simply be chosen. */
  existing: v.nullable(
    v.object({ kind: v.picklist(['suspects', 'voided']), payments: v.array(ExistingPaymentSchema) }),
  ),
  /** Payments of an order that was posted, which staff are to put right. */
  settling: v.optional(v.nullable(SettlingOrderSchema)),
  candidates: v.array(CandidateViewSchema),
  /** Why the candidates could not be read, in a sentence with its way out. */
  trouble: v.nullable(v.string()),
  timeZone: v.string(),
  /** The practice's now, for how much of an undo window is left. */
  now: InstantSchema,
  /** How many possible patients there were before the list was cut. */
  found: v.number(),
  /** Patients found earlier that Nextech no longer has. */
  gone: v.number(),
  memory: MemorySchema,
  /** Other open orders of the same customer. */
  others: v.array(OrderLineSchema),
  ...WatchSchema.entries,
})
export type ResolveView = v.InferOutput<typeof ResolveViewSchema>
export type ExistingPaymentsView = NonNullable<ResolveView['existing']>

/** Patients found by hand. */
export const SearchAnswerSchema = v.object({
  candidates: v.array(CandidateViewSchema),
  found: v.number(),
})

/** A payment in Nextech's ledger that staff may have posted by hand. */
export const HandPostedSchema = v.object({
  id: v.string(),
  day: v.string(),
  amountCents: v.number(),
  cardType: v.nullable(v.string()),
  text: v.string(),
  patient: RememberedPatientSchema,
  fits: v.boolean(),
  isTaken: v.boolean(),
})
export type HandPostedView = v.InferOutput<typeof HandPostedSchema>

export const SignInReportSchema = v.object({
  state: v.picklist(['signed-in', 'refused', 'unreachable', 'not-configured']),
  message: v.string(),
})
export type SignInReport = v.InferOutput<typeof SignInReportSchema>

export const ConfigurationReportSchema = v.object({
  accepted: v.boolean(),
  /** One line each: `path: reason`, or what was taken over. */
  lines: v.array(v.string()),
  signIn: v.nullable(SignInReportSchema),
})
export type ConfigurationReport = v.InferOutput<typeof ConfigurationReportSchema>
