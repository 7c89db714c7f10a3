import * as v from 'valibot'
import type { Result } from '../domain/result.ts'
import { InstantSchema } from '../domain/units.ts'
import { extMessages } from './ext-messages.ts'
import { hostMessages } from './host-messages.ts'
import { type MessageSpec, pageMessages } from './page-messages.ts'
import { panelMessages } from './panel-messages.ts'

/** Every message to the background: who may send it, who answers it, its request and its answer. */
export const messages = {
  ...pageMessages,
  ...panelMessages,
  ...extMessages,
  ...hostMessages,
} as const satisfies Record<string, MessageSpec>

export type MessageName = keyof typeof messages
export type RequestOf<N extends MessageName> = v.InferOutput<(typeof messages)[N]['request']>
export type AnswerOf<N extends MessageName> = v.InferOutput<(typeof messages)[N]['answer']>

type AnsweredBy<B extends MessageSpec['by']> = {
  [N in MessageName]: (typeof messages)[N]['by'] extends B ? N : never
}[MessageName]
/** What the service answers, in whatever host it runs. */
export type ServiceRequest = AnsweredBy<'service'>
/** What the browser's background answers by itself. */
export type HostRequest = AnsweredBy<'host'>
type From<Prefix extends string> = Extract<ServiceRequest, `${Prefix}/${string}`>
/** What a shop's page, a panel with its ticket, our own pages, and the background itself ask of the service. */
export type ShopRequest = From<'cs-bg'>
export type PanelRequest = From<'panel-bg'>
export type StaffRequest = From<'ext-bg'>
export type BackgroundRequest = From<'host-bg'>

/** An answer is a value, never a thrown error (architecture 6.3). */
export type Reply<T> = Result<T, { code: string; message: string }>

/** The envelope on the wire. */
export const EnvelopeSchema = v.object({
  name: v.picklist(Object.keys(messages) as [MessageName, ...MessageName[]]),
  body: v.unknown(),
})

/** Told to our own pages when what they show may have changed: they ask again. */
export const ChangedSchema = v.object({ name: v.literal('bg-ext/changed') })

export const PresenceSchema = v.object({ name: v.nullable(v.string()), since: InstantSchema })
/** Asked of every open panel: who has this order open? The one who asks does not answer; the others learn of it. */
export const PresenceQuerySchema = v.object({
  name: v.literal('bg-panel/presence'),
  key: v.string(),
  except: v.string(),
  by: PresenceSchema,
})
export type Presence = v.InferOutput<typeof PresenceSchema>
