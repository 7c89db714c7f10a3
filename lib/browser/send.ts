import * as v from 'valibot'
import { browser } from 'wxt/browser'
import type { AnswerOf, MessageName, Reply, RequestOf } from '../contract/messages.ts'
import { isConnected } from './connection.ts'

const ReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string(), message: v.string() }) }),
])

/**
 * Sends a message to the background and parses its answer: after an update an old page may speak to a new worker.
 * Undefined means that this page and the extension no longer belong together and the page must be reloaded; an
 * answer that stayed away is never success (architecture 6.3). `early` = an answer that is on its way already, or undefined.
 */
export async function send<N extends MessageName>(
  name: N,
  body: RequestOf<N>,
  schema: v.GenericSchema,
  early?: Promise<unknown>,
): Promise<Reply<AnswerOf<N>> | undefined> {
  const answer: unknown = (await early) ?? (await askTwice({ name, body }))
  if (!isConnected()) return undefined
  const reply = v.safeParse(ReplySchema, answer)
  if (!reply.success) return noAnswer
  if (!reply.output.ok) return reply.output
  const value = v.safeParse(schema, reply.output.value)
  return value.success ? { ok: true, value: value.output as AnswerOf<N> } : undefined
}

const noAnswer: Reply<never> = {
  ok: false,
  error: { code: 'no-answer', message: 'The sync does not answer.' },
}

/** A worker that is just being replaced answers the second time; every message may safely be sent twice. */
async function askTwice(envelope: unknown): Promise<unknown> {
  if (!isConnected()) return undefined
  const ask = () => browser.runtime.sendMessage(envelope)
  return (await ask().catch(() => undefined)) ?? (isConnected() ? ask().catch(() => undefined) : undefined)
}
