import * as v from 'valibot'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { StatusSchema } from '../domain/status.ts'
import {
  ConfigurationReportSchema,
  PatientFormSchema,
  ResolveViewSchema,
  SignInReportSchema,
} from './panel.ts'
import { OrderReadingSchema, RowReadingSchema } from './readings.ts'
import { TodaySchema } from './today.ts'

/** Raised when a message changes its meaning: an old page then says "reload to continue". */
export const protocolVersion = 1

const number = v.pipe(v.string(), v.maxLength(100))

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

/** Texts of the page's one quiet notice, so that the content script carries none. */
const NoticeWordsSchema = v.object({
  reload: v.string(),
  unreadable: v.string(),
  signedOut: v.string(),
  dismiss: v.string(),
})

/**
 * Who may send a message: `shop` = our content script in the top frame of a shop of the configuration (or of any
 * page while nothing is configured), `own` = our own pages, `panel` = the resolve panel inside a shop page.
 */
export type Sender = 'shop' | 'own' | 'panel'

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

  'panel-bg/load': { from: ['panel'], request: v.object({ ticket: v.string() }), answer: ResolveViewSchema },
  'panel-bg/choose': {
    from: ['panel'],
    request: v.object({ ticket: v.string(), uid: v.string() }),
    answer: v.object({ undoSeconds: v.number() }),
  },
  'panel-bg/new-patient': {
    from: ['panel'],
    request: v.object({
      ticket: v.string(),
      completion: PatientFormSchema,
    }),
    answer: v.object({ undoSeconds: v.number() }),
  },
  'panel-bg/undo': {
    from: ['panel'],
    request: v.object({ ticket: v.string() }),
    answer: v.object({ undone: v.boolean() }),
  },

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
  /** Staff say that this browser is the one that posts. */
  'own-bg/claim-station': { from: ['own'], request: v.object({}), answer: v.object({}) },
  'own-bg/sync-now': { from: ['own'], request: v.object({}), answer: v.object({}) },
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

/** Told to our own pages when what they show may have changed: they ask again. */
export const ChangedSchema = v.object({ name: v.literal('bg-own/changed') })
