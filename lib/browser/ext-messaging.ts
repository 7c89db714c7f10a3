import * as v from 'valibot'
import { browser } from 'wxt/browser'
import {
  type AnswerOf,
  ChangedSchema,
  type MessageName,
  messages,
  type Presence,
  PresenceQuerySchema,
  type Reply,
  type RequestOf,
} from '../contract/messages.ts'
import { say } from '../words/common-words.ts'
import { send } from './send.ts'

/** Sends a message of one of our own pages to the background: see `send`. */
export async function sendToBackground<N extends MessageName>(
  name: N,
  body: RequestOf<N>,
): Promise<Reply<AnswerOf<N>> | undefined> {
  const reply = await send(name, body, messages[name].answer)
  if (reply?.ok !== false) return reply
  const { code } = reply.error
  // Where nobody answers, nobody has put it into words either.
  const message = code === 'no-answer' ? say('sync.no-answer') : reply.error.message
  for (const hear of refused) hear(name, { code, message })
  return { ok: false, error: { code, message } }
}

type HearRefusal = (name: MessageName, error: { code: string; message: string }) => void
const refused = new Set<HearRefusal>()

/** Calls back when what this page asked was not done, and why. */
export function onRefused(listener: HearRefusal): void {
  refused.add(listener)
}

/** Answers the presence query for the order that `present` names, and hears who called, until the signal is aborted. */
export function onPresenceQuery(
  present: () => { key: string; opening: string; presence: Presence } | null,
  onCaller: (caller: Presence) => void,
  signal: AbortSignal,
): void {
  const hear = (message: unknown, _sender: unknown, respond: (presence: Presence) => void) => {
    const asked = v.safeParse(PresenceQuerySchema, message)
    const here = present()
    if (!asked.success || here === null) return
    if (here.key !== asked.output.key || here.opening === asked.output.except) return
    respond(here.presence)
    onCaller(asked.output.by)
    return true
  }
  browser.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear))
}

/** Calls back when what our own pages show may have changed, until the signal is aborted. */
export function onChanged(listener: () => void, signal?: AbortSignal): void {
  const hear = (message: unknown) => {
    if (v.is(ChangedSchema, message)) listener()
  }
  browser.runtime.onMessage.addListener(hear)
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear))
}
