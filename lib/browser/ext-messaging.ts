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
  if (reply?.ok === false && reply.error.code === 'role')
    for (const hear of roleRefused) hear(name, reply.error.message)
  // Where nobody answers, nobody has put it into words either.
  if (reply?.ok === false && reply.error.code === 'no-answer')
    return { ok: false, error: { ...reply.error, message: say('sync.no-answer') } }
  return reply
}

type HearRefusal = (name: MessageName, message: string) => void
const roleRefused = new Set<HearRefusal>()

/** Calls back when the background refuses what this page asked, because of the role of the person who is there. */
export function onRoleRefused(listener: HearRefusal): void {
  roleRefused.add(listener)
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
