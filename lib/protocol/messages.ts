import * as v from 'valibot'
import { type MessageSpec, pageMessages } from './page-messages.ts'
import {
  ConfigurationReportSchema,
  PatientFormSchema,
  ResolveViewSchema,
  SignInReportSchema,
} from './panel.ts'
import { TaughtPageSchema, TeachCheckSchema } from './teach.ts'
import { TodaySchema } from './today.ts'

/** Every message to the background: its request, its answer, and who may send it. */
export const messages = {
  ...pageMessages,

  'panel-bg/teach-load': {
    from: ['panel'],
    request: v.object({ ticket: v.string() }),
    answer: TeachCheckSchema,
  },
  'panel-bg/teach-save': {
    from: ['panel'],
    request: v.object({ ticket: v.string() }),
    answer: v.object({}),
  },
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
