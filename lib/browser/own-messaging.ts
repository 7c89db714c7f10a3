import * as v from 'valibot'
import { browser } from 'wxt/browser'
import {
  type AnswerOf,
  ChangedSchema,
  type MessageName,
  messages,
  type Reply,
  type RequestOf,
} from '../protocol/messages.ts'
import { send } from './send.ts'

/** Sends a message of one of our own pages to the background: see `send`. */
export async function sendToBackground<N extends MessageName>(
  name: N,
  body: RequestOf<N>,
): Promise<Reply<AnswerOf<N>> | undefined> {
  return send(name, body, messages[name].answer)
}

/** Calls back when what our own pages show may have changed; for as long as the page lives. */
export function onChanged(listener: () => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (v.is(ChangedSchema, message)) listener()
  })
}
