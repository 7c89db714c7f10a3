import { ownTags, textOf } from '../page/find/text.ts'
import { childrenOf } from '../page/read/profile-places.ts'
import { holdsNumber } from './find-row.ts'

const maxTextLength = 200
const unseen = 'script,style,template,noscript,svg,option,head'

/** Elements of the page that say something themselves and can be seen, in the order of the page. */
export function candidatesIn(root: Element, forNumber: boolean): Element[] {
  return [...root.querySelectorAll('*')].filter(element => {
    if (element.matches(unseen) || element.closest(ownTags) || !hasOwnText(element)) return false
    if (!isSeen(element) || textOf(element).length > maxTextLength) return false
    return !forNumber || holdsNumber(element)
  })
}

function hasOwnText(element: Element): boolean {
  return [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim())
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0
}

/** The candidate in a direction: the next in the page, or the nearest above or below. */
export function moved(
  all: readonly Element[],
  from: Element | undefined,
  direction: 'next' | 'previous' | 'up' | 'down',
): Element | undefined {
  const at = from ? all.indexOf(from) : -1
  if (at < 0 || !from) return direction === 'previous' || direction === 'up' ? all.at(-1) : all[0]
  if (direction === 'next') return all[at + 1] ?? all[0]
  if (direction === 'previous') return all[at - 1] ?? all.at(-1)
  const here = from.getBoundingClientRect()
  const sign = direction === 'down' ? 1 : -1
  const ranked = all
    .map(element => ({ element, rect: element.getBoundingClientRect() }))
    .map(({ element, rect }) => ({
      element,
      away: sign * (rect.top - here.top),
      aside: Math.abs(rect.left - here.left),
    }))
    .filter(({ away }) => away > 2)
    .sort((one, other) => one.away + 2 * one.aside - (other.away + 2 * other.aside))
  return ranked[0]?.element ?? from
}

/** What a person points at: the innermost element of the page under a place in the window. */
export function elementAt(document: Document, x: number, y: number): Element | undefined {
  const found = document.elementsFromPoint(x, y).find(element => !element.closest(ownTags))
  return found && !found.matches('html,body') ? found : undefined
}

/** The innermost part of an element that says all that it says: staff press beside a text as well as on it. */
export function innermost(element: Element): Element {
  const text = textOf(element)
  const inner = text && childrenOf(element).find(child => textOf(child) === text)
  return inner ? innermost(inner) : element
}

/** Scrolls what would have scrolled, had the glass not been in between. */
export function scrollUnder(document: Document, at: { x: number; y: number; dx: number; dy: number }): void {
  let element: Element | null | undefined = elementAt(document, at.x, at.y)
  while (element) {
    const before = [element.scrollTop, element.scrollLeft]
    element.scrollBy(at.dx, at.dy)
    if (element.scrollTop !== before[0] || element.scrollLeft !== before[1]) return
    element = element.parentElement
  }
  document.defaultView?.scrollBy(at.dx, at.dy)
}
