import * as v from 'valibot'
import { InstantSchema } from '../domain/order.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { StatusSchema } from '../domain/status.ts'
import { TestPaymentSchema } from '../domain/test-payment.ts'
import { ActivityPageSchema, ActivityProofSchema, ActivityQuerySchema, ProofSoFarSchema } from './activity.ts'
import {
  ConfigurationReportSchema,
  HandPostedSchema,
  PatientFormSchema,
  ResolveViewSchema,
  SearchAnswerSchema,
  SignInReportSchema,
  WatchSchema,
} from './panel.ts'
import { OrderReadingSchema, RowReadingSchema } from './readings.ts'
import {
  CardSalesSchema,
  LedgerReadingSchema,
  RangeSchema,
  ReconciliationAnswerSchema,
} from './reconciliation.ts'
import { SetupViewSchema, TestOrderSchema } from './setup.ts'
import { QueueSchema, RememberedListSchema } from './staff-queue.ts'
import { TodaySchema } from './today.ts'

/** Raised when a message changes its meaning: an old page then says "reload to continue". */
export const protocolVersion = 1

const number = v.pipe(v.string(), v.maxLength(100))
const ticket = v.pipe(v.string(), v.maxLength(100))

/** What a badge shows. Texts are ready to show; nothing in them that the shop page does not already show. */
export const BadgeViewSchema = v.object({
  number,
  status: v.picklist([...StatusSchema.options, 'unseen']),
  reason: v.nullable(ReasonCodeSchema),
  word: v.string(),
  tooltip: v.string(),
  /** The button that staff may need: RESOLVE opens the panel, the others open the workbench. */
  button: v.nullable(v.object({ label: v.string(), opens: v.picklist(['resolve', 'workbench']) })),
})
export type BadgeView = v.InferOutput<typeof BadgeViewSchema>

/** Texts of the page's one quiet notice and of empty badges, so that the content script carries none. */
const NoticeWordsSchema = v.object({
  reload: v.string(),
  unreadable: v.string(),
  signedOut: v.string(),
  dismiss: v.string(),
  /** The browser does not let the extension reach this shop any more. */
  noAccess: v.string(),
  /** What the mark of an order means of which nothing is known yet. */
  unseen: v.string(),
  /** Why a page with DermPRO's own status gets small marks. */
  ownStatus: v.string(),
})

/**
 * Who may send a message: `shop` = our content script in the top frame of a shop of the configuration (or of any
 * page while nothing is configured), `own` = our own pages, `panel` = the resolve panel inside a shop page.
 */
export type Sender = 'shop' | 'own' | 'panel'

/** Who may work at an order: the panel in a shop's page, and our own pages. */
const resolver: readonly Sender[] = ['panel', 'own']

/** Every message to the background: its request, its answer, and who may send it. */
export const messages = {
  /** A page asks whether it is a shop, and for the words of its notice. */
  'cs-bg/hello': {
    from: ['shop'],
    request: v.object({ protocol: v.number() }),
    answer: v.object({
      shop: v.boolean(),
      configured: v.boolean(),
      reload: v.boolean(),
      words: NoticeWordsSchema,
    }),
  },
  /** Rows now on the page. Answers a badge for each, the orders to read in full, and numbers of rows not understood. */
  'cs-bg/rows': {
    from: ['shop'],
    request: v.object({ rows: v.pipe(v.array(RowReadingSchema), v.maxLength(5000)) }),
    answer: v.object({ badges: v.array(BadgeViewSchema), wanted: v.array(number), unreadable: v.number() }),
  },
  /** An order page that was fetched or is being looked at. */
  'cs-bg/order': {
    from: ['shop'],
    request: v.object({ reading: OrderReadingSchema, href: v.nullable(v.string()) }),
    answer: v.object({ badge: BadgeViewSchema, understood: v.boolean() }),
  },
  /** An order page could not be fetched or was none: `signed-out` = the shop showed its sign-in page. */
  'cs-bg/unread': {
    from: ['shop'],
    request: v.object({ number, cause: v.picklist(['signed-out', 'failed', 'not-understood']) }),
    answer: v.object({}),
  },
  /** A person pressed RESOLVE. Answers the address of the panel with its one-time ticket. */
  'cs-bg/open-resolve': {
    from: ['shop'],
    request: v.object({ number }),
    answer: v.object({ url: v.string() }),
  },
  /** A person pressed another button of a badge: the workbench opens in a tab. */
  'cs-bg/open-workbench': { from: ['shop'], request: v.object({ number }), answer: v.object({}) },

  'panel-bg/load': { from: resolver, request: v.object({ ticket }), answer: ResolveViewSchema },
  /** What changed since, without a question to Nextech. */
  'panel-bg/watch': { from: resolver, request: v.object({ ticket }), answer: WatchSchema },
  /** `others` = numbers of the same customer's open orders that get the same patient. */
  'panel-bg/choose': {
    from: resolver,
    request: v.object({ ticket, question: v.string(), uid: v.string(), others: v.array(number) }),
    answer: v.object({ undoSeconds: v.number(), orders: v.number() }),
  },
  'panel-bg/new-patient': {
    from: resolver,
    request: v.object({ ticket, question: v.string(), completion: PatientFormSchema }),
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
    request: v.object({ ticket, passed: v.pipe(v.array(number), v.maxLength(1000)) }),
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
  'own-bg/activity': { from: ['own'], request: ActivityQuerySchema, answer: v.nullable(ActivityPageSchema) },
  /** Checks the next stretch of the chain of all activity that is kept. */
  'own-bg/prove-activity': {
    from: ['own'],
    request: v.object({ soFar: ProofSoFarSchema }),
    answer: v.nullable(ActivityProofSchema),
  },
  /** Staff say that this browser is the one that posts. */
  'own-bg/claim-station': { from: ['own'], request: v.object({}), answer: v.object({}) },
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

interface MessageSpec {
  from: readonly Sender[]
  request: v.GenericSchema
  answer: v.GenericSchema
}

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

/**
 * Pushed from the background to shop pages: badges that changed; or that a worker was born, which may follow one that
 * died before it could tell what it had changed.
 */
export const PushSchema = v.variant('name', [
  v.object({ name: v.literal('bg-cs/badges'), badges: v.array(BadgeViewSchema) }),
  v.object({ name: v.literal('bg-cs/born') }),
])
export type Push = v.InferOutput<typeof PushSchema>

/** Told to every page with our script when shops came or went, or the browser's leave for them: each asks anew. */
export const ShopsChangedSchema = v.object({ name: v.literal('bg-cs/shops') })

/** Told to our own pages when what they show may have changed: they ask again. */
export const ChangedSchema = v.object({ name: v.literal('bg-own/changed') })

/** Asked of every open panel: who has this order open? The one who asks does not answer. */
export const RollCallSchema = v.object({
  name: v.literal('bg-panel/roll-call'),
  key: v.string(),
  except: v.string(),
})
export const PresenceSchema = v.object({ name: v.nullable(v.string()), since: InstantSchema })
export type Presence = v.InferOutput<typeof PresenceSchema>

/**
 * Asked of the shop page at the press: does the panel stand uncovered and unmoved where it was opened, and does the
 * page still show the order that it was opened for? `number` is null where the panel went on to another order.
 */
export const CheckPanelSchema = v.object({
  name: v.literal('bg-cs/check-panel'),
  number: v.nullable(number),
})
export const StandingSchema = v.picklist(['ok', 'closed', 'covered', 'moved', 'other-order'])
export type Standing = v.InferOutput<typeof StandingSchema>
