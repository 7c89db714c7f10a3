import * as v from 'valibot'
import { PatientFormSchema } from '../domain/patient-form.ts'
import { type MessageSpec, OrderNumberSchema, type Sender } from './page-messages.ts'
import { HandPostedSchema, ResolveViewSchema, SearchAnswerSchema, WatchSchema } from './panel.ts'
import { ClosingWordSchema } from './staff-queue.ts'
import { TeachCheckSchema } from './teach.ts'

const ticket = v.pipe(v.string(), v.maxLength(100))

/** "Post anyway": the payments that staff saw. An order with such payments takes no decision without it. */
const despite = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(1000)))

/** Who may work at an order: the panel in a shop's page, and our own pages. */
const resolver: readonly Sender[] = ['panel', 'ext']

/** What is asked with a ticket: of the one order that a panel has open, or of the page that is being taught. */
export const panelMessages = {
  'panel-bg/teach-load': {
    from: ['panel'],
    role: 'staff',
    by: 'host',
    request: v.object({ ticket }),
    answer: TeachCheckSchema,
  },
  'panel-bg/teach-save': {
    from: ['panel'],
    role: 'staff',
    by: 'host',
    mustBeVisible: true,
    request: v.object({ ticket }),
    answer: v.object({}),
  },

  'panel-bg/load': {
    from: resolver,
    role: 'staff',
    by: 'service',
    request: v.object({ ticket }),
    answer: ResolveViewSchema,
  },
  /** What changed since, without a question to Nextech. */
  'panel-bg/watch': {
    from: resolver,
    role: 'staff',
    by: 'service',
    request: v.object({ ticket }),
    answer: WatchSchema,
  },
  /** `others` = numbers of the same customer's open orders that get the same patient. */
  'panel-bg/choose': {
    from: resolver,
    role: 'staff',
    by: 'service',
    mustBeVisible: true,
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
    role: 'staff',
    by: 'service',
    mustBeVisible: true,
    request: v.object({ ticket, question: v.string(), completion: PatientFormSchema, despite }),
    answer: v.object({ undoSeconds: v.number(), orders: v.number() }),
  },
  'panel-bg/undo': {
    from: resolver,
    role: 'staff',
    by: 'service',
    request: v.object({ ticket }),
    answer: v.object({ undone: v.boolean() }),
  },
  /** By name, phone, e-mail or chart number. */
  'panel-bg/search': {
    from: resolver,
    role: 'staff',
    by: 'service',
    request: v.object({ ticket, text: v.pipe(v.string(), v.maxLength(200)) }),
    answer: SearchAnswerSchema,
  },
  /** Payments that staff may have posted by hand: of these patients, or with this number. */
  'panel-bg/payments': {
    from: resolver,
    role: 'staff',
    by: 'service',
    request: v.object({
      ticket,
      uids: v.pipe(v.array(v.string()), v.maxLength(10)),
      paymentId: v.nullable(v.pipe(v.string(), v.maxLength(100))),
    }),
    answer: v.object({ payments: v.array(HandPostedSchema) }),
  },
  'panel-bg/link': {
    from: resolver,
    role: 'staff',
    by: 'service',
    mustBeVisible: true,
    request: v.object({ ticket, question: v.string(), paymentId: v.string() }),
    answer: v.object({}),
  },
  /** What staff say of an order that was posted, such as which payment is its; null takes the last word back. */
  'panel-bg/settle': {
    from: resolver,
    role: 'staff',
    by: 'service',
    mustBeVisible: true,
    request: v.object({ ticket, word: v.nullable(ClosingWordSchema) }),
    answer: v.object({}),
  },
  /** "Not this one", remembered for the customer, or taken back. */
  'panel-bg/deny': {
    from: resolver,
    role: 'staff',
    by: 'service',
    mustBeVisible: true,
    request: v.object({ ticket, uid: v.string() }),
    answer: v.object({}),
  },
  'panel-bg/allow': {
    from: resolver,
    role: 'staff',
    by: 'service',
    request: v.object({ ticket, uid: v.string() }),
    answer: v.object({}),
  },
  /** The customer's remembered patient is forgotten. */
  'panel-bg/forget': {
    from: resolver,
    role: 'staff',
    by: 'service',
    request: v.object({ ticket }),
    answer: v.object({}),
  },
  /** The next order that needs staff, with a ticket of its own; null where none is left. */
  'panel-bg/next': {
    from: resolver,
    role: 'staff',
    by: 'host',
    request: v.object({ ticket, passed: v.pipe(v.array(OrderNumberSchema), v.maxLength(1000)) }),
    answer: v.object({ ticket: v.nullable(v.string()) }),
  },
  /** The same work without the shop's page around it. */
  /** Opens the workbench with all that the activity tells of the order. */
  'panel-bg/open-history': {
    from: resolver,
    role: 'staff',
    by: 'host',
    request: v.object({ ticket }),
    answer: v.object({}),
  },
  'panel-bg/open-queue': {
    from: resolver,
    role: 'staff',
    by: 'host',
    request: v.object({ ticket }),
    answer: v.object({}),
  },
} as const satisfies Record<string, MessageSpec>
