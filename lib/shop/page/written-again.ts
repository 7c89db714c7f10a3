/** Nothing is started more often than this, however often a page writes itself. */
const restMs = 2_000

/**
 * Calls back once when the page gets another root element: `document.open` takes all listeners of a window along, and with
 * them the presses of badges and the ways to close a panel. `now` in milliseconds.
 */
export function onWrittenAgain(
  document: Document,
  { signal, now, startAgain }: { signal: AbortSignal; now: () => number; startAgain: () => void },
): void {
  const [root, from] = [document.documentElement, now()]
  const observer = new MutationObserver(() => {
    // A page that is being written has none for a moment.
    if (!document.documentElement || document.documentElement === root) return
    observer.disconnect()
    timer = setTimeout(startAgain, Math.max(0, from + restMs - now()))
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  observer.observe(document, { childList: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })
}
