export interface CalmTimer {
  /** Runs once nobody has asked for `afterMs`, but no later than `maxMs` after the first who asked. */
  ask(afterMs: number, maxMs: number): void
  cancel(): void
}

/** Waits for a page to come to rest; one that never rests has its turn all the same. */
export function createDebounce(run: () => void, now: () => number): CalmTimer {
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedAt: number | undefined
  const cancel = () => {
    clearTimeout(timer)
    askedAt = undefined
  }
  return {
    ask(afterMs, maxMs) {
      clearTimeout(timer)
      askedAt ??= now()
      const left = askedAt + maxMs - now()
      timer = setTimeout(
        () => {
          askedAt = undefined
          run()
        },
        Math.max(0, Math.min(afterMs, left)),
      )
    },
    cancel,
  }
}
