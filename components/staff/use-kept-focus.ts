import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

const rowsOf = (page: HTMLElement) => [...page.querySelectorAll<HTMLElement>('.queue-row')]

/** What had the focus last, and the place of its order in the list; -1 = it was in none. */
interface Last {
  element: HTMLElement
  at: number
}

/**
 * Keeps the focus in the page. An order that was settled leaves the list with the button that was pressed, and a browser
 * then puts the focus nowhere: who works by keyboard would begin at the top again. It goes to the order that stands in
 * its place, or to the page's heading where none does.
 */
export function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null)
  const last = useRef<Last | null>(null)
  useLayoutEffect(() => {
    const root = page.current
    const note = ({ target }: FocusEvent) => {
      if (!root || !(target instanceof HTMLElement)) return
      const row = target.closest<HTMLElement>('.queue-row')
      last.current = { element: target, at: row ? rowsOf(root).indexOf(row) : -1 }
    }
    // A press beside everything leaves the order; one on a button is followed by its focus. A blur says nothing: Chrome
    // tells one of a button that is taken away, too.
    const leave = () => {
      last.current = null
    }
    root?.addEventListener('focusin', note)
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [])
  useLayoutEffect(() => {
    const before = last.current
    if (!page.current || !before || before.element.isConnected) return
    if (document.activeElement !== null && document.activeElement !== document.body) return
    last.current = null
    standIn(page.current, before.at)?.focus()
  })
  return page
}

function standIn(page: HTMLElement, at: number): HTMLElement | null {
  const rows = rowsOf(page)
  const row = at < 0 ? undefined : rows[Math.min(at, rows.length - 1)]
  const fix = row?.querySelector<HTMLElement>('.queue-fix :is(button, a)') ?? row?.querySelector('input')
  return fix ?? page.querySelector('h1')
}
