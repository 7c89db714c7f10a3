export interface CalmTimer {
  /**
   * Runs once nobody has asked for `afterMs`, but no later than `maxMs` after the first who asked; and twice as late each
   * time as long as those who ask leave no pause, up to `mostMs`.
   */
  ask(afterMs: number, maxMs: number, mostMs?: number): void
  cancel(): void
}

/** Waits for a page to come to rest; one that never rests has its turn all the same. */
export function createDebounce(run: () => void, now: () => number): CalmTimer {
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedAt: number | undefined
  /** How often it ran without a pause before. */
  let hurried = 0
  const cancel = () => {
    clearTimeout(timer)
    askedAt = undefined
  }
  return {
    ask(afterMs, maxMs, mostMs = maxMs) {
      clearTimeout(timer)
      askedAt ??= now()
      const left = askedAt + Math.min(maxMs * 2 ** hurried, mostMs) - now()
      timer = setTimeout(
        () => {
          askedAt = undefined
          hurried = left < afterMs ? hurried + 1 : 0
          run()
        },
        Math.max(0, Math.min(afterMs, left)),
      )
    },
    cancel,
  }
}
