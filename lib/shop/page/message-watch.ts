import { readMessages } from './read/read-messages.ts'

export interface MessageWatchOptions {
  /** The page that staff look at: what it shows is seen already. */
  document: Document
  /** Messages of the shop that were shown to nobody. */
  tell: (texts: readonly string[]) => void
  signal: AbortSignal
}

/** A page that is read after this long shows whether a message stands in all of them. */
const nextPageMs = 2_000

/**
 * Watches for messages that the shop shows once and that a page took which was read here: nobody else would see them.
 * What the next page shows too stands in all of them and was not taken from anybody.
 */
export function createMessageWatch({ document, tell, signal }: MessageWatchOptions) {
  const standing = new Set<string>()
  let last: readonly string[] = []
  let pending: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    const texts = pending
    pending = []
    if (texts.length > 0) tell(texts)
  }
  signal.addEventListener('abort', flush, { once: true })
  return {
    /** Looks at a page that was read; `isActing` = staff act, and may have left before the next one comes. */
    look(page: Document, isActing: boolean): void {
      const shown = readMessages(page)
      // The same text again while staff act may be the same action again.
      for (const text of isActing ? [] : shown) if (last.includes(text)) standing.add(text)
      last = shown
      pending = pending.filter(text => !standing.has(text))
      flush()
      if (shown.length === 0) return
      const seen = new Set(readMessages(document))
      pending = shown.filter(text => !standing.has(text) && !seen.has(text))
      if (isActing) flush()
      else timer = setTimeout(flush, nextPageMs)
    },
    /** Tells what is known by now: staff act. */
    flush,
  }
}
