import * as v from 'valibot'
import { personRoles } from '../domain/people.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { ShopProfileSchema } from '../domain/shop-profile.ts'
import { StatusSchema } from '../domain/status.ts'
import { firstAnswers } from './first-answers.ts'
import { OrderReadingSchema, RowReadingSchema } from './readings.ts'
import { TeachProposalSchema } from './teach.ts'

/** A shop's order number as a page shows it. */
export const OrderNumberSchema = v.pipe(v.string(), v.maxLength(100))

/** What a badge shows. Texts are ready to show; nothing in them that the shop page does not already show. */
export const BadgeViewSchema = v.object({
  number: OrderNumberSchema,
  status: v.picklist([...StatusSchema.options, 'unseen']),
  reason: v.nullable(ReasonCodeSchema),
  word: v.string(),
  tooltip: v.string(),
  /** Synced, and something is to be looked at: what, in a word or two. */
  note: v.optional(v.string()),
  /** The button that staff may need: RESOLVE opens the panel, Undo takes a choice back, the others open the workbench. */
  button: v.nullable(v.object({ label: v.string(), opens: v.picklist(['resolve', 'workbench', 'undo']) })),
})
export type BadgeView = v.InferOutput<typeof BadgeViewSchema>

/** Texts of the page's one quiet notice and of empty badges, so that the content script carries none. */
const NoticeWordsSchema = v.object({
  reload: v.string(),
  unreadable: v.string(),
  signedOut: v.string(),
  staleProfile: v.string(),
  /** The rows of a list cannot be read, for each is a tree of its own. */
  split: v.string(),
  dismiss: v.string(),
  /** The browser does not let the extension reach this shop any more. */
  noAccess: v.string(),
  /** What the mark of an order means of which nothing is known yet. */
  unseen: v.string(),
  /** Why a page with DermPRO's own status gets small marks. */
  nativeStatus: v.string(),
  /** What the shop said to a page that nobody looked at, with `{time}` and `{text}`. */
  shopSaid: v.string(),
  /** How moments are written: BCP 47. */
  locale: v.string(),
  /** The page's counts: of one and, with `{count}`, of several. */
  counts: v.object({
    label: v.string(),
    staff: v.object({ one: v.string(), other: v.string(), about: v.string() }),
    noted: v.object({ one: v.string(), other: v.string() }),
    only: v.string(),
  }),
})

/** An alarm in words, with its one button; `isNews` = a person may put it away. Nothing personal is in it. */
const AlarmViewSchema = v.object({ text: v.string(), label: v.string(), isNews: v.boolean() })
export type AlarmView = v.InferOutput<typeof AlarmViewSchema>

/** Something that the shop said once, in a page that nobody looked at, and when that was read. */
export const ShopMessageSchema = v.object({ at: v.number(), text: v.pipe(v.string(), v.maxLength(300)) })
export type ShopMessage = v.InferOutput<typeof ShopMessageSchema>

/**
 * Who may send a message: `shop` = our content script in a page of a shop of the configuration (or of any page while nothing
 * is configured), in the top frame or in one of the same origin all the way up, `ext` = our own pages, `panel` = the resolve panel inside a shop page.
 */
export type Sender = 'shop' | 'ext' | 'panel'

/**
 * Who a person must be at least, for a host that knows people, the least first: an auditor reads reports and the activity,
 * sees no patients and changes nothing; staff decide; a manager configures (rules section 9). `anyone` = nobody need be
 * there: a page is read, or somebody says who they are.
 */
export const roles = ['anyone', ...personRoles] as const
export type Role = (typeof roles)[number]

/** A row of the table: who may send a message and who answers it. */
export interface MessageSpec {
  from: readonly Sender[]
  role: Role
  /** `service` = what it means is written once, in `lib/service`; `host` = it is about the browser around it. */
  by: 'service' | 'host'
  /** Staff decide: their panel must stand uncovered beside the order that it was opened for. */
  mustBeVisible?: true
  request: v.GenericSchema
  answer: v.GenericSchema
}

/** What the background answers to each message of a shop page: the page's script carries these schemas and no more. */
export const pageAnswers = {
  ...firstAnswers,
  'cs-bg/hello': v.object({
    shop: v.boolean(),
    configured: v.boolean(),
    reload: v.boolean(),
    words: NoticeWordsSchema,
    /** How staff taught pages of this shop to be read. */
    profiles: v.array(ShopProfileSchema),
    /** By which pages of the shop tell each other that staff act; known to no page's own script. Null = no shop. */
    channel: v.nullable(v.string()),
    /** What the shop said in the last minutes and nobody saw. */
    said: v.array(ShopMessageSchema),
    alarm: v.nullable(AlarmViewSchema),
  }),
  'cs-bg/alarm': v.object({}),
  'cs-bg/undo': v.object({}),
  'cs-bg/shop-said': v.object({}),
  'cs-bg/rows': v.object({
    badges: v.array(BadgeViewSchema),
    wanted: v.array(OrderNumberSchema),
    unreadable: v.number(),
  }),
  'cs-bg/order': v.object({ badge: BadgeViewSchema, understood: v.boolean() }),
  'cs-bg/unread': v.object({}),
  'cs-bg/open-resolve': v.object({ url: v.string() }),
  'cs-bg/open-workbench': v.object({}),
  'cs-bg/teach-propose': v.object({ url: v.string() }),
  'cs-bg/open-help': v.object({}),
} as const

/** What a shop page says to the background. */
export const pageMessages = {
  /** A page of what may be a shop was opened: is anything of it wanted before a look at it? */
  'cs-bg/arrived': {
    from: ['shop'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: pageAnswers['cs-bg/arrived'],
  },
  /** A page may hold orders, or is wanted: it asks for the script that finds and marks them. */
  'cs-bg/wake': {
    from: ['shop'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: pageAnswers['cs-bg/wake'],
  },
  /** A page asks whether it is a shop, and for the words of its notice. */
  'cs-bg/hello': {
    from: ['shop'],
    role: 'anyone',
    by: 'host',
    request: v.object({ protocol: v.number() }),
    answer: pageAnswers['cs-bg/hello'],
  },
  /** A page that was read here showed messages of the shop that nobody else will see: every page of the shop tells them. */
  'cs-bg/shop-said': {
    from: ['shop'],
    role: 'anyone',
    by: 'host',
    request: v.object({ texts: v.pipe(v.array(ShopMessageSchema.entries.text), v.maxLength(5)) }),
    answer: pageAnswers['cs-bg/shop-said'],
  },
  /** Rows now on the page. Answers a badge for each, the orders to read in full, and numbers of rows not understood. */
  'cs-bg/rows': {
    from: ['shop'],
    role: 'anyone',
    by: 'service',
    request: v.object({ rows: v.pipe(v.array(RowReadingSchema), v.maxLength(5000)) }),
    answer: pageAnswers['cs-bg/rows'],
  },
  /** An order page that was fetched or is being looked at. */
  'cs-bg/order': {
    from: ['shop'],
    role: 'anyone',
    by: 'service',
    request: v.object({
      reading: OrderReadingSchema,
      href: v.nullable(v.pipe(v.string(), v.maxLength(64_000))),
    }),
    answer: pageAnswers['cs-bg/order'],
  },
  /** An order page could not be fetched or was none: `signed-out` = the shop showed its sign-in page. */
  'cs-bg/unread': {
    from: ['shop'],
    role: 'anyone',
    by: 'service',
    request: v.object({
      number: OrderNumberSchema,
      cause: v.picklist(['signed-out', 'failed', 'not-understood']),
    }),
    answer: pageAnswers['cs-bg/unread'],
  },
  /** A person takes back the choice for an order whose payment has not left yet. */
  'cs-bg/undo': {
    from: ['shop'],
    role: 'staff',
    by: 'service',
    request: v.object({ number: OrderNumberSchema }),
    answer: pageAnswers['cs-bg/undo'],
  },
  /** A person pressed the alarm's button, or put it away. */
  'cs-bg/alarm': {
    from: ['shop'],
    role: 'anyone',
    by: 'host',
    request: v.object({ press: v.picklist(['answer', 'away']) }),
    answer: pageAnswers['cs-bg/alarm'],
  },
  /** A person pressed RESOLVE. Answers the address of the panel with its one-time ticket; '' = our own page opened instead. */
  'cs-bg/open-resolve': {
    from: ['shop'],
    role: 'staff',
    by: 'host',
    request: v.object({ number: OrderNumberSchema }),
    answer: pageAnswers['cs-bg/open-resolve'],
  },
  /** A person pressed another button of a badge: the workbench opens in a tab. */
  'cs-bg/open-workbench': {
    from: ['shop'],
    role: 'anyone',
    by: 'host',
    /** `reason` = the one that the badge gave: of an order that is no more than a row nothing is kept. */
    request: v.object({ number: OrderNumberSchema, reason: v.optional(ReasonCodeSchema) }),
    answer: pageAnswers['cs-bg/open-workbench'],
  },

  /** Staff have taught a page. Answers the address of the page that shows what was understood of it. */
  'cs-bg/teach-propose': {
    from: ['shop'],
    role: 'staff',
    by: 'host',
    request: TeachProposalSchema,
    answer: pageAnswers['cs-bg/teach-propose'],
  },
  /** A person who teaches a page wants the help about that. */
  'cs-bg/open-help': {
    from: ['shop'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: pageAnswers['cs-bg/open-help'],
  },
} as const satisfies Record<string, MessageSpec>
export type PageMessageName = keyof typeof pageMessages

/**
 * Pushed from the background to shop pages: badges that changed, or, `isMeanwhile`, that were last known and stand until
 * the page hears of their orders; what staff have taught of this shop by now; that a
 * worker started, which may follow one that was killed before its last push; that what pages say is understood
 * otherwise by now; what the shop said and nobody saw; or the alarm that stands, null where none does.
 */
export const PushSchema = v.variant('name', [
  v.object({
    name: v.literal('bg-cs/badges'),
    badges: v.array(BadgeViewSchema),
    isMeanwhile: v.optional(v.boolean()),
  }),
  v.object({ name: v.literal('bg-cs/profiles'), profiles: v.array(ShopProfileSchema) }),
  v.object({ name: v.literal('bg-cs/worker-started') }),
  v.object({ name: v.literal('bg-cs/read-again') }),
  v.object({ name: v.literal('bg-cs/alarm'), alarm: v.nullable(AlarmViewSchema) }),
  v.object({ name: v.literal('bg-cs/shop-said'), said: v.array(ShopMessageSchema) }),
])
export type Push = v.InferInput<typeof PushSchema>

/** Sent to every page with our script when shops or host permissions change: each asks again. */
export const ShopsChangedSchema = v.object({ name: v.literal('bg-cs/shops') })

/**
 * Asked of the shop page at the press: does the panel stand uncovered and unmoved where it was opened, and does the
 * page still show the order that it was opened for? `number` is null where the panel went on to another order.
 */
export const CheckPanelSchema = v.object({
  name: v.literal('bg-cs/check-panel'),
  number: v.nullable(OrderNumberSchema),
})
/** The same of the page that shows what was understood of a page being taught: its own script answers. */
export const CheckTaughtSchema = v.object({ name: v.literal('bg-cs/check-taught') })
export const StandingSchema = v.picklist(['ok', 'closed', 'covered', 'moved', 'other-order'])
export type Standing = v.InferOutput<typeof StandingSchema>
