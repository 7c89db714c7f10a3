/**
 * A signal that is aborted with `stopping`, or once so many milliseconds are over; `end` when nobody asks it any more. Not by
 * `AbortSignal.timeout`: one that only `AbortSignal.any` knows, and nobody listens to, is collected and never comes.
 */
export function createTimeLimit(stopping: AbortSignal, ms: number): { signal: AbortSignal; end(): void } {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), ms)
  return { signal: AbortSignal.any([stopping, limit.signal]), end: () => clearTimeout(timer) }
}
