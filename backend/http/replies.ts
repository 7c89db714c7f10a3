import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Reply } from '../../lib/contract/messages.ts'

/** A refusal that the backend words itself, with the HTTP status that goes with it. Nothing of what was asked is in it. */
export class Refused extends Error {
  readonly status: ContentfulStatusCode
  readonly code: string
  constructor(status: ContentfulStatusCode, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** An answer in the same envelope that pages get in the browser. */
export function answerWith(c: Context, value: unknown): Response {
  const reply: Reply<unknown> = { ok: true, value }
  return c.json(reply)
}

export function refuse(c: Context, { status, code, message }: Refused): Response {
  const reply: Reply<never> = { ok: false, error: { code, message } }
  return c.json(reply, status)
}

/** Refuses a body of more bytes. The connection ends with it: the rest of the body is not read, and no request follows it. */
export function limitBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError(c) {
      c.header('Connection', 'close')
      return refuse(c, new Refused(413, 'too-large', 'The request is too large.'))
    },
  })
}
