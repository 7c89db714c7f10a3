import { createDebounce } from './debounce.ts'

/**
 * Rows are told once the page has come to rest for this long; one that never rests, now and then: soon for the first time,
 * and less and less often then, because to read hundreds of rows takes the page's time.
 */
const rest = { ms: 50, firstMs: 500, maxMs: 1_000, mostMs: 4_000 }

/** When a page that has changed is told: `ask` with each change, and `tell` is called in time. */
export function createTellingTime(tell: () => void, now: () => number): { ask(): void; cancel(): void } {
  let hasTold = false
  const timer = createDebounce(() => {
    hasTold = true
    tell()
  }, now)
  return {
    ask: () => timer.ask(rest.ms, hasTold ? rest.maxMs : rest.firstMs, rest.mostMs),
    cancel: timer.cancel,
  }
}
