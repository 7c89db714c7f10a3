import { unlinkedTextOf } from './actions.ts'
import { orderNumberOf, titledNumberOf } from './order-number.ts'
import { textOf } from './text.ts'

/**
 * The order that a heading is about. A linked number leads to the page of another order, the one before or after it; only
 * a page's title may be all link, and names no more than one then.
 */
export function headingNumberOf(heading: Element): string | undefined {
  const said = titledNumberOf(unlinkedTextOf(heading)) ?? titledNumberOf(ownTextOf(heading))
  if (said || heading.localName !== 'h1') return said
  const links = [...heading.querySelectorAll('a')].flatMap(link => {
    const text = textOf(link).replace(/^\W+|\W+$/g, '')
    return titledNumberOf(textOf(link)) ?? orderNumberOf(text) ?? []
  })
  return new Set(links).size > 1 ? undefined : titledNumberOf(textOf(heading))
}

/** What a heading says itself, beside the badges and buttons in it. */
function ownTextOf(heading: Element): string {
  return [...heading.childNodes].map(node => (node.nodeType === 3 ? (node.nodeValue ?? '') : ' ')).join('')
}
