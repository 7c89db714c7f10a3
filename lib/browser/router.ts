import * as v from 'valibot'
import { type Browser, browser } from 'wxt/browser'
import { Declined } from '../contract/declined.ts'
import {
  type AnswerOf,
  EnvelopeSchema,
  type HostRequest,
  type MessageName,
  messages,
  type Reply,
  type RequestOf,
  type ServiceRequest,
} from '../contract/messages.ts'
import type { Sender } from '../contract/page-messages.ts'
import type { Result } from '../domain/result.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import { say } from '../words/background-words.ts'
import { ownKind } from './own-page.ts'

/** Who sent a message, told from the browser's own word, never from the message. */
export interface From {
  kind: Sender
  /** The page's origin; for a panel that of the extension. */
  origin: string
  tabId: number | undefined
  frameId: number
  /** The document in that frame, where the browser names it. */
  documentId?: string
}

export type Handlers = {
  [N in HostRequest]: (body: RequestOf<N>, from: From) => Promise<AnswerOf<N>>
}

/** The part of them whose names begin with one prefix. */
export type HandlersFor<Prefix extends string> = Pick<Handlers, Extract<HostRequest, `${Prefix}/${string}`>>

/** Carries a request to the service; the table has parsed its body. */
export type ServiceCaller = (name: ServiceRequest, body: unknown, from: From) => Promise<unknown>

export interface Answerers {
  host: Handlers
  service: ServiceCaller
}

/** Who answers a message for the person who asks, or why nobody does. */
export type Admit = (name: MessageName) => Promise<Result<Answerers, { code: string; message: string }>>

/**
 * The background's one message listener. It decides at once whether a message is its own, checks sender and schema,
 * and answers with a value, never with a thrown error and never with silence (architecture 6.2, 6.3). `admit` holds the
 * message against the person who is there.
 */
export function route(admit: Admit, mayShop: (origin: string) => Promise<boolean>): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Browser.runtime.MessageSender, respond: (reply: unknown) => void) => {
      const from = whoSent(sender)
      if (!from) return
      void answer(admit, mayShop, message, from).then(respond)
      return true
    },
  )
}

/** By these a page asks whether it is a shop. */
const greetings: ReadonlySet<MessageName> = new Set(['cs-bg/arrived', 'cs-bg/hello'])

async function answer(
  admit: Admit,
  mayShop: (origin: string) => Promise<boolean>,
  message: unknown,
  from: From,
): Promise<Reply<unknown>> {
  const envelope = v.safeParse(EnvelopeSchema, message)
  if (!envelope.success) return refusal('unknown-message', say('reply.versions'))
  const { name, body } = envelope.output
  const spec = messages[name]
  const allowed: readonly Sender[] = spec.from
  if (!allowed.includes(from.kind)) return refusal('not-allowed', `${from.kind} may not send ${name}`)
  if (from.kind === 'shop' && !greetings.has(name) && !(await mayShop(from.origin))) {
    return refusal('not-a-shop', 'This site is no shop of the configuration.')
  }
  const request = v.safeParse(spec.request, body)
  if (!request.success) {
    return refusal('malformed', `${name}: ${v.getDotPath(request.issues[0]) ?? 'the whole message'}`)
  }
  return run(async () => {
    const admitted = await admit(name)
    if (!admitted.ok) throw new Declined(admitted.error.code, admitted.error.message)
    return call(admitted.value, name, request.output, from)
  })
}

function call({ host, service }: Answerers, name: MessageName, body: unknown, from: From): Promise<unknown> {
  if (isForService(name)) return service(name, body, from)
  return (host[name] as (body: unknown, from: From) => Promise<unknown>)(body, from)
}

function isForService(name: MessageName): name is ServiceRequest {
  return messages[name].by === 'service'
}

async function run(handle: () => Promise<unknown>): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await handle() }
  } catch (error) {
    if (error instanceof Declined) return refusal(error.code, error.message)
    console.error('A message could not be handled.', stackWithoutMessage(error))
    return refusal('failed', say('reply.failed'))
  }
}

const refusal = (code: string, message: string): Reply<never> => ({ ok: false, error: { code, message } })

function whoSent(sender: Browser.runtime.MessageSender): From | undefined {
  const url = URL.parse(sender.url ?? '')
  if (sender.id !== browser.runtime.id || url === null) return undefined
  const { documentId } = sender
  const common = { origin: url.origin, tabId: sender.tab?.id, frameId: sender.frameId ?? 0 }
  const own = new URL(browser.runtime.getURL('/')).protocol === url.protocol
  const kind = own ? ownKind(sender) : isShopFrame(sender, url.origin) ? 'shop' : undefined
  return kind && { ...common, ...(documentId !== undefined && { documentId }), kind }
}

/**
 * A page in a tab, or a frame in a page of its own origin: the browser's word stands against that of a frame in a
 * foreign page or in a sandbox. Frames between the two are the script's to look at.
 */
function isShopFrame({ tab, frameId = 0, origin }: Browser.runtime.MessageSender, own: string): boolean {
  if (!tab || (origin !== undefined && origin !== own)) return false
  return frameId === 0 || URL.parse(tab.url ?? '')?.origin === own
}
