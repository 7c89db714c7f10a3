import * as v from 'valibot'
import { browser } from 'wxt/browser'
import type { AnswerOf, Reply, RequestOf } from '../contract/messages.ts'
import {
  CheckPanelSchema,
  CheckTaughtSchema,
  type PageMessageName,
  type Push,
  PushSchema,
  pageAnswers,
  ShopsChangedSchema,
  type Standing,
} from '../contract/page-messages.ts'
import { isConnected } from './connection.ts'
import { takeEarly } from './early-hello.ts'
import { send } from './send.ts'

/** Sends a message of a shop page to the background: see `send`. */
export async function sendToBackground<N extends PageMessageName>(
  name: N,
  body: RequestOf<N>,
): Promise<Reply<AnswerOf<N>> | undefined> {
  return send(name, body, pageAnswers[name], name === 'cs-bg/hello' ? takeEarly() : undefined)
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

/** Answers the background's question how the panel stands in this shop page, until the signal is aborted. */
export function onCheckPanel(check: (number: string | null) => Standing, signal: AbortSignal): void {
  answerStanding(message => {
    const asked = v.safeParse(CheckPanelSchema, message)
    return asked.success ? check(asked.output.number) : undefined
  }, signal)
}

/** The same of the page that shows what was taught. */
export function onCheckTaught(check: () => Standing, signal: AbortSignal): void {
  answerStanding(message => (v.is(CheckTaughtSchema, message) ? check() : undefined), signal)
}

/** Undefined = the question was another. */
function answerStanding(standingIn: (message: unknown) => Standing | undefined, signal: AbortSignal): void {
  const hear = (message: unknown, _sender: unknown, respond: (standing: Standing) => void) => {
    const standing = standingIn(message)
    if (standing === undefined) return
    respond(standing)
    return true
  }
  browser.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => isConnected() && browser.runtime.onMessage.removeListener(hear))
}
