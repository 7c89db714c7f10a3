import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type FirstMessageName, FirstNewsSchema, firstAnswers } from '../contract/first-answers.ts'
import type { AnswerOf, Reply, RequestOf } from '../contract/messages.ts'
import { protocolVersion } from '../contract/page-protocol.ts'
import { isConnected } from './connection.ts'
import { sayEarly } from './early-hello.ts'
import { send } from './send.ts'

/** Sends a message of the script that is in every page of a shop to the background: see `send`. */
export async function sendFirst<N extends FirstMessageName>(
  name: N,
  body: RequestOf<N>,
): Promise<Reply<AnswerOf<N>> | undefined> {
  return send(name, body, firstAnswers[name])
}

/** Greets the background for the script that marks orders, which needs the answer before all else. */
export function greetEarly(): void {
  sayEarly({ name: 'cs-bg/hello', body: { protocol: protocolVersion } satisfies RequestOf<'cs-bg/hello'> })
}

/** Calls back when a page without orders may be wanted all the same, until the signal is aborted. */
export function onFirstNews(listener: () => void, signal: AbortSignal): void {
  const hear = (message: unknown) => {
    if (v.is(FirstNewsSchema, message)) listener()
  }
  browser.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => isConnected() && browser.runtime.onMessage.removeListener(hear))
}
