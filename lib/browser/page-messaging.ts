import * as v from 'valibot'
import { browser } from 'wxt/browser'
import {
  type AnswerOf,
  ChangedSchema,
  CheckPanelSchema,
  type MessageName,
  messages,
  type Presence,
  type Push,
  PushSchema,
  type Reply,
  type RequestOf,
  RollCallSchema,
  ShopsChangedSchema,
  type Standing,
} from '../protocol/messages.ts'

const ReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string(), message: v.string() }) }),
])

/**
 * Sends a message to the background and parses its answer: after an update an old page may speak to a new worker.
 * Undefined means that this page and the extension no longer belong together and the page must be reloaded; an
 * answer that stayed away is never success (style F17).
 */
export async function sendToBackground<N extends MessageName>(
  name: N,
  body: RequestOf<N>,
): Promise<Reply<AnswerOf<N>> | undefined> {
  const answer: unknown = await askTwice({ name, body })
  if (!isConnected()) return undefined
  const reply = v.safeParse(ReplySchema, answer)
  if (!reply.success) return noAnswer
  if (!reply.output.ok) return reply.output
  const value = v.safeParse(messages[name].answer, reply.output.value)
  return value.success ? { ok: true, value: value.output as AnswerOf<N> } : undefined
}

const noAnswer: Reply<never> = {
  ok: false,
  error: { code: 'no-answer', message: 'The sync does not answer.' },
}

/** A worker that is just being replaced answers the second time; every message may safely be sent twice. */
async function askTwice(envelope: unknown): Promise<unknown> {
  if (!isConnected()) return undefined
  const send = () => browser.runtime.sendMessage(envelope)
  return (await send().catch(() => undefined)) ?? (isConnected() ? send().catch(() => undefined) : undefined)
}

/** Hears what the background pushes to shop pages, until the signal is aborted. */
export function onPush(listener: (push: Push) => void, signal: AbortSignal): void {
  hearUntil(signal, message => {
    const push = v.safeParse(PushSchema, message)
    if (push.success) listener(push.output)
  })
}

/** Calls back when this page may have become a shop or ceased to be one, until the signal is aborted. */
export function onShopsChange(listener: () => Promise<void>, signal: AbortSignal): void {
  hearUntil(signal, message => {
    if (v.is(ShopsChangedSchema, message)) void listener()
  })
}

function hearUntil(signal: AbortSignal, hear: (message: unknown) => void): void {
  browser.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => isConnected() && browser.runtime.onMessage.removeListener(hear))
}

/** How soon a page notices that its extension is gone; no browser tells it. */
const lookMs = 5_000

/** Calls back once when the extension was updated or removed under this page, unless the signal is aborted before. */
export function onDisconnect(listener: () => void, signal: AbortSignal): void {
  const timer = setInterval(() => {
    if (isConnected()) return
    clearInterval(timer)
    listener()
  }, lookMs)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** Answers the background's question how the panel stands in this shop page, until the signal is aborted. */
export function onCheckPanel(check: (number: string | null) => Standing, signal: AbortSignal): void {
  const hear = (message: unknown, _sender: unknown, respond: (standing: Standing) => void) => {
    const asked = v.safeParse(CheckPanelSchema, message)
    if (!asked.success) return
    respond(check(asked.output.number))
    return true
  }
  browser.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => isConnected() && browser.runtime.onMessage.removeListener(hear))
}

/** Answers the roll call for the order that `present` names, until the signal is aborted. */
export function onRollCall(
  present: () => { key: string; opening: string; presence: Presence } | null,
  signal: AbortSignal,
): void {
  const hear = (message: unknown, _sender: unknown, respond: (presence: Presence) => void) => {
    const asked = v.safeParse(RollCallSchema, message)
    const here = present()
    if (!asked.success || here === null) return
    if (here.key !== asked.output.key || here.opening === asked.output.except) return
    respond(here.presence)
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

/** False in a page that was open while the extension was updated or removed. */
export function isConnected(): boolean {
  try {
    return Boolean(browser.runtime?.id)
  } catch {
    return false
  }
}
