import * as v from 'valibot'
import { askedWait, isMarkup, parseJson, plain } from '../../domain/http-text.ts'
import type { SourceTrouble } from '../../sync/ports/source.ts'

/** What a request brought; `again` where asking once more may help. */
export type Reading = { ok: true; value: unknown } | (SourceTrouble & { again: boolean })

/** Magento's errors: a message with named or numbered places, and what belongs in them. */
const ErrorSchema = v.object({
  message: v.string(),
  parameters: v.fallback(v.nullish(v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())])), null),
})

/** The one place that says what an answer of the interface means (order pages B4). */
export async function readingOf(response: Response, now: number): Promise<Reading> {
  // Never followed: the token would go along. In the browser such an answer has no status at all.
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
    return failed('redirected', '')
  const body = await response.text().catch(() => null)
  if (response.ok) return contentOf(body)
  const retryAfterMs = askedWait(response.headers, now)
  const { trouble, again } = troubleOf(response.status)
  const message = `${magentoWords(body ?? '')} (${response.status})`
  return { ok: false, trouble, message, again, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

/** Nothing was asked: the host is in an inner network, and nobody who may has named it. */
export class InnerHost extends Error {}

/** No answer came, or none that could be read to its end. What took too long once is left to the next reading. */
export function silent(error: unknown): Reading {
  if (error instanceof InnerHost) return failed('inner-host', '')
  const isTimeout = error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)
  return failed(
    'shop-down',
    isTimeout ? 'No answer came in time.' : 'The shop cannot be reached.',
    !isTimeout,
  )
}

/** An answer that is not what the interface documents. */
export function failed(trouble: SourceTrouble['trouble'], message: string, again = false): Reading {
  return { ok: false, trouble, message, again }
}

function contentOf(body: string | null): Reading {
  if (body === null) return silent(undefined)
  if (isMarkup(body)) return failed('no-magento', 'The answer is a web page.')
  const value = parseJson(body)
  if (value === undefined) return failed('no-magento', 'The answer cannot be read.', true)
  return { ok: true, value }
}

function troubleOf(status: number): Pick<SourceTrouble, 'trouble'> & { again: boolean } {
  if (status === 401 || status === 403) return { trouble: 'token-refused', again: false }
  if (status === 404) return { trouble: 'not-found', again: false }
  if (status === 429) return { trouble: 'shop-busy', again: true }
  if (status === 408 || status >= 500) return { trouble: 'shop-down', again: true }
  return { trouble: 'request-refused', again: false }
}

/** Magento's own reason, its places filled: `%resources`, or `%1` of a list. */
function magentoWords(body: string): string {
  if (isMarkup(body)) return 'The answer is a web page.'
  const error = v.safeParse(ErrorSchema, parseJson(body))
  if (!error.success) return 'The shop gave no reason.'
  const { message, parameters } = error.output
  const places = Array.isArray(parameters)
    ? new Map(parameters.map((value, at) => [String(at + 1), value]))
    : new Map(Object.entries(parameters ?? {}))
  return plain(message.replace(/%(\w+)/g, (place, name: string) => String(places.get(name) ?? place)))
}
