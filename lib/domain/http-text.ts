const maxMessageLength = 300
/** Nobody is believed who asks for more: such a header is broken, or a clock is. */
const maxRetryAfterMs = 24 * 60 * 60_000

/** Whether a body is a web page, so certainly not an API's own answer. */
export function isMarkup(body: string): boolean {
  return body.trimStart().startsWith('<')
}

/** Another side's words as one line without control characters, at most 300 long. */
export function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  if (line.length <= maxMessageLength) return line
  return `${line.slice(0, maxMessageLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** The JSON value of a text, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How long an answer asks to be waited. A date is meant by the clock of who names it, and this computer's may be hours off. */
export function askedWait(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const there = Date.parse(headers.get('Date') ?? '')
  return retryAfter(headers.get('Retry-After'), Number.isNaN(there) ? now : there)
}

/** `Retry-After` in milliseconds, a day at most: seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  // Instants are whole: half a millisecond would make what is kept of it unreadable.
  return Number.isFinite(ms) ? Math.ceil(Math.min(maxRetryAfterMs, Math.max(0, ms))) : undefined
}
