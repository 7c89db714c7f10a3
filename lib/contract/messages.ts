import * as v from 'valibot'
import { TestPaymentSchema } from '../domain/test-payment.ts'
import { InstantSchema } from '../domain/units.ts'
import { ActivityPageSchema, ActivityProofSchema, ActivityQuerySchema, ProofSoFarSchema } from './activity.ts'
import { type MessageSpec, OrderNumberSchema, pageMessages, type Sender } from './page-messages.ts'
import {
  ConfigurationReportSchema,
  HandPostedSchema,
  PatientFormSchema,
  ResolveViewSchema,
  SearchAnswerSchema,
  SignInReportSchema,
  WatchSchema,
} from './panel.ts'
import { PatientPageRequestSchema, PatientPageSchema, PatientSourceSchema } from './patient-pages.ts'
import {
  CardSalesSchema,
  LedgerReadingSchema,
  RangeSchema,
  ReconciliationAnswerSchema,
} from './reconciliation.ts'
import { SetupViewSchema, TestOrderSchema } from './setup.ts'
import { QueueSchema, RememberedListSchema } from './staff-queue.ts'
import { TaughtPageSchema, TeachCheckSchema } from './teach.ts'
import { TodaySchema } from './today.ts'

const ticket = v.pipe(v.string(), v.maxLength(100))

/** "Post anyway": the payments that staff saw. An order with such payments takes no decision without it. */
const despite = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(1000)))

/** Who may work at an order: the panel in a shop's page, and our own pages. */
const resolver: readonly Sender[] = ['panel', 'own']

/** Every message to the background: its request, its answer, and who may send it. */
export const messages = {
  ...pageMessages,

  'panel-bg/teach-load': {
    from: ['panel'],
    request: v.object({ ticket }),
    answer: TeachCheckSchema,
  },
  'panel-bg/teach-save': {
    from: ['panel'],
    request: v.object({ ticket }),
    answer: v.object({}),
  },

  'panel-bg/load': { from: resolver, request: v.object({ ticket }), answer: ResolveViewSchema },
  /** What changed since, without a question to Nextech. */
  'panel-bg/watch': { from: resolver, request: v.object({ ticket }), answer: WatchSchema },
  /** `others` = numbers of the same customer's open orders that get the same patient. */
  'panel-bg/choose': {
    from: resolver,
    request: v.object({
      ticket,
      question: v.string(),
      uid: v.string(),
      others: v.array(OrderNumberSchema),
      despite,
    }),
    answer: v.object({ undoSeconds: v.number(), orders: v.number() }),
  },
  'panel-bg/new-patient': {
    from: resolver,
    request: v.object({ ticket, question: v.string(), completion: PatientFormSchema, despite }),
    answer: v.object({ undoSeconds: v.number(), orders: v.number() }),
  },
  'panel-bg/undo': {
    from: resolver,
    request: v.object({ ticket }),
    answer: v.object({ undone: v.boolean() }),
  },
  /** By name, phone, e-mail or chart number. */
  'panel-bg/search': {
    from: resolver,
    request: v.object({ ticket, text: v.pipe(v.string(), v.maxLength(200)) }),
    answer: SearchAnswerSchema,
  },
  /** Payments that staff may have posted by hand: of these patients, or with this number. */
  'panel-bg/payments': {
    from: resolver,
    request: v.object({
      ticket,
      uids: v.pipe(v.array(v.string()), v.maxLength(10)),
      paymentId: v.nullable(v.pipe(v.string(), v.maxLength(100))),
    }),
    answer: v.object({ payments: v.array(HandPostedSchema) }),
  },
  'panel-bg/link': {
    from: resolver,
    request: v.object({ ticket, question: v.string(), paymentId: v.string() }),
    answer: v.object({}),
  },
  /** "Not this one", remembered for the customer, or taken back. */
  'panel-bg/deny': { from: resolver, request: v.object({ ticket, uid: v.string() }), answer: v.object({}) },
  'panel-bg/allow': { from: resolver, request: v.object({ ticket, uid: v.string() }), answer: v.object({}) },
  /** The customer's remembered patient is forgotten. */
  'panel-bg/forget': { from: resolver, request: v.object({ ticket }), answer: v.object({}) },
  /** The next order that needs staff, with a ticket of its own; null where none is left. */
  'panel-bg/next': {
    from: resolver,
    request: v.object({ ticket, passed: v.pipe(v.array(OrderNumberSchema), v.maxLength(1000)) }),
    answer: v.object({ ticket: v.nullable(v.string()) }),
  },
  /** The same work without the shop's page around it. */
  'panel-bg/open-queue': { from: resolver, request: v.object({ ticket }), answer: v.object({}) },

  'own-bg/import-configuration': {
    from: ['own'],
    request: v.object({ json: v.string() }),
    answer: ConfigurationReportSchema,
  },
  'own-bg/export-configuration': {
    from: ['own'],
    request: v.object({}),
    answer: v.object({ json: v.nullable(v.string()) }),
  },
  'own-bg/sign-in': {
    from: ['own'],
    request: v.object({ password: v.string() }),
    answer: SignInReportSchema,
  },
  'own-bg/today': { from: ['own'], request: v.object({}), answer: TodaySchema },
  'own-bg/reconcile': { from: ['own'], request: RangeSchema, answer: ReconciliationAnswerSchema },
  'own-bg/card-sales': { from: ['own'], request: RangeSchema, answer: CardSalesSchema },
  /** Reads Nextech's ledger back to a day that it is not known from yet. */
  'own-bg/read-ledger': {
    from: ['own'],
    request: v.pick(RangeSchema, ['from']),
    answer: LedgerReadingSchema,
  },
  'own-bg/setup': { from: ['own'], request: v.object({}), answer: v.nullable(SetupViewSchema) },
  /** Runs every check of the setup doctor; pages are told as each finishes. */
  'own-bg/run-setup': { from: ['own'], request: v.object({}), answer: v.object({}) },
  /** Staff said yes to one cent for the dummy patient: the same yes twice is one payment. */
  'own-bg/test-payment': { from: ['own'], request: TestOrderSchema, answer: TestPaymentSchema },
  'own-bg/look-for-tests': { from: ['own'], request: v.object({}), answer: v.object({}) },
  'own-bg/patient-source': { from: ['own'], request: v.object({}), answer: PatientSourceSchema },
  /** A page of all patients, for the duplicate audit; nothing of it is kept. */
  'own-bg/patient-page': { from: ['own'], request: PatientPageRequestSchema, answer: PatientPageSchema },
  'own-bg/activity': { from: ['own'], request: ActivityQuerySchema, answer: v.nullable(ActivityPageSchema) },
  /** Checks the next stretch of the chain of all activity that is kept. */
  'own-bg/prove-activity': {
    from: ['own'],
    request: v.object({ soFar: ProofSoFarSchema }),
    answer: v.nullable(ActivityProofSchema),
  },
  /** Staff say that this browser is the one that posts. */
  'own-bg/claim-station': { from: ['own'], request: v.object({}), answer: v.object({}) },
  /** Staff want to teach the page that is open in a tab: the script for it is put in. */
  'own-bg/teach': {
    from: ['own'],
    request: v.object({ tabId: v.number() }),
    answer: v.object({ started: v.boolean() }),
  },
  /** All that was taught, by shop; shops of the configuration without a profile are there too. */
  'own-bg/profiles': { from: ['own'], request: v.object({}), answer: v.array(TaughtPageSchema) },
  'own-bg/import-profile': {
    from: ['own'],
    request: v.object({ origin: v.string(), json: v.string() }),
    answer: v.object({ accepted: v.boolean(), lines: v.array(v.string()) }),
  },
  'own-bg/delete-profile': {
    from: ['own'],
    request: v.object({ origin: v.string(), page: v.string() }),
    answer: v.object({}),
  },
  'own-bg/sync-now': { from: ['own'], request: v.object({}), answer: v.object({}) },
  /** Everything that waits for staff. */
  'own-bg/queue': { from: ['own'], request: v.object({}), answer: QueueSchema },
  /** A ticket for RESOLVE inside our own page. */
  'own-bg/open-resolve': {
    from: ['own'],
    request: v.object({ key: v.string() }),
    answer: v.object({ ticket: v.string() }),
  },
  'own-bg/remembered': { from: ['own'], request: v.object({}), answer: RememberedListSchema },
  /** Takes a remembered patient back, or a "not this one" (`uid`). */
  'own-bg/forget': {
    from: ['own'],
    request: v.object({ key: v.string(), uid: v.nullable(v.string()) }),
    answer: v.object({}),
  },
  /** How this browser is named to others who meet its decisions. */
  'own-bg/staff-name': {
    from: ['own'],
    request: v.object({ name: v.pipe(v.string(), v.maxLength(60)) }),
    answer: v.object({}),
  },
} as const satisfies Record<string, MessageSpec>

export type MessageName = keyof typeof messages
export type RequestOf<N extends MessageName> = v.InferOutput<(typeof messages)[N]['request']>
export type AnswerOf<N extends MessageName> = v.InferOutput<(typeof messages)[N]['answer']>

/** An answer is a value, never a thrown error (style C15). */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } }

/** The envelope on the wire. */
export const EnvelopeSchema = v.object({
  name: v.picklist(Object.keys(messages) as [MessageName, ...MessageName[]]),
  body: v.unknown(),
})

/** Told to our own pages when what they show may have changed: they ask again. */
export const ChangedSchema = v.object({ name: v.literal('bg-own/changed') })

export const PresenceSchema = v.object({ name: v.nullable(v.string()), since: InstantSchema })
/** Asked of every open panel: who has this order open? The one who asks does not answer; the others learn of it. */
export const RollCallSchema = v.object({
  name: v.literal('bg-panel/roll-call'),
  key: v.string(),
  except: v.string(),
  by: PresenceSchema,
})
export type Presence = v.InferOutput<typeof PresenceSchema>
