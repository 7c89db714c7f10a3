import { isMarkup, parseJson } from '../domain/http-text.ts'
import type { Refusal, Trouble } from '../sync/ports/nextech.ts'
import { errorIn } from './operation-outcome.ts'
import { nextechWords } from './words.ts'

/** How a request ended on the wire. */
export type Reply =
  | {
      kind: 'answered'
      status: number
      /** Null where the answer broke off. */
      body: string | null
      location: string | null
      retryAfterMs?: number
    }
  /** It left, and no answer came: nobody knows what became of it. */
  | { kind: 'silent'; message: string; isSlow?: boolean }
  /** It never left; `hasLeft` = it did once, was answered 401, and could not leave again. */
  | { kind: 'unsent'; trouble: Trouble; hasLeft?: true }

export type Answered = Extract<Reply, { kind: 'answered' }>

/** What a question brought; `again` where asking once more may help. */
export type Reading = { ok: true; value: unknown } | (Trouble & { again: boolean })

/** What became of something that was sent in order to change Nextech. */
export type Writing =
  | { kind: 'done'; body: unknown; location: string | null }
  | Refusal
  | { kind: 'not-processed'; trouble: Trouble; hasLeft?: true }
  | { kind: 'unknown'; message: string; isSlow?: boolean }

/** The one place that says what an answer to a question means (Nextech API 1.6). */
export function readingOf(reply: Reply): Reading {
  if (reply.kind === 'unsent') return { ...reply.trouble, again: false }
  if (reply.kind === 'silent') return { ...down(reply.message), again: true }
  if (isSuccess(reply)) return answerOf(reply)
  const again = reply.status === 429 || reply.status === 408 || reply.status >= 500
  return { ...troubleOf(reply), again }
}

/**
 * The one place that says what an answer to a payment or a new patient means. Without a clear answer it is
 * `unknown`, for there is no idempotency key (Nextech API trap 8).
 */
export function writingOf(reply: Reply): Writing {
  if (reply.kind === 'unsent')
    return { kind: 'not-processed', trouble: reply.trouble, ...(reply.hasLeft && { hasLeft: true }) }
  if (reply.kind === 'silent') return unclear(reply.message, reply.isSlow)
  if (isSuccess(reply)) return written(reply)
  if (isUnprocessed(reply)) return { kind: 'not-processed', trouble: troubleOf(reply) }
  const message = nextechWords(reply.body)
  // A gateway may say 408 or 425, or point elsewhere, after it had passed the request on; its web page is no word of Nextech's.
  if (!refusals.includes(reply.status) || isMarkup(reply.body ?? ''))
    return unclear(message, slow.includes(reply.status))
  return { kind: 'refused', status: reply.status, message }
}

/** Trouble with Nextech itself. */
export function down(message: string): Trouble {
  return { ok: false, trouble: 'nextech-down', message }
}

function isSuccess(reply: Answered): boolean {
  return reply.status >= 200 && reply.status < 300
}

/** Statuses by which a request was understood and said no to. */
const refusals: readonly number[] = [400, 402, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422]

/** By which a gateway says that it waited too long for what stands behind it. */
const slow: readonly number[] = [408, 504, 522, 524]

function unclear(message: string, isSlow = false): Writing {
  return { kind: 'unknown', message, ...(isSlow && { isSlow }) }
}

function isUnprocessed({ status, retryAfterMs }: Answered): boolean {
  return [401, 403, 429].includes(status) || (status === 503 && retryAfterMs !== undefined)
}

function troubleOf({ status, body, retryAfterMs }: Answered): Trouble {
  const trouble =
    status === 429
      ? 'rate-limited'
      : status === 401
        ? 'signed-out'
        : status === 403
          ? 'permission-missing'
          : 'nextech-down'
  const message = `${nextechWords(body)} (${status})`
  return { ok: false, trouble, message, status, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

function answerOf({ status, body }: Answered): Reading {
  if (status === 204) return { ...noContent, again: false }
  const value = body === null ? undefined : parseJson(body)
  if (value !== undefined) return { ok: true, value }
  return { ...down('Nextech sent an answer that cannot be read.'), again: true }
}

/** Not in Select's list of codes (Nextech API 1.6): it does not say that a list is empty. */
const noContent: Trouble = {
  ok: false,
  trouble: 'list-incomplete',
  message: 'Nextech answered "no content" (204) where a list was asked for.',
}

/** An answer that cannot be read was still a yes; a web page or an error's report under a 2xx was not. */
function written({ body, location }: Answered): Writing {
  const value = body === null ? undefined : parseJson(body)
  if (body !== null && (isMarkup(body) || errorIn(value) !== undefined))
    return { kind: 'unknown', message: nextechWords(body) }
  return { kind: 'done', body: value, location }
}
