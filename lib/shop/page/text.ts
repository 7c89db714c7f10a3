/** Elements that this extension adds to a page; never read, never reacted to. */
export const ownTags = 'nextech-sync-badge,nextech-sync-panel,nextech-sync-notice,nextech-sync-teach'

/** `lib/protocol/readings.ts` refuses longer cells. */
const longestCell = 2000
const marks = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const silent = `script,style,template,noscript,${ownTags}`
const blocks = /^(ADDRESS|ARTICLE|DD|DIV|DL|DT|H[1-6]|LI|OL|P|SECTION|TABLE|TBODY|TD|TH|TR|UL)$/
const structured = `br,div,p,li,tr,[hidden],[style],${silent}`

/** Page text as one line: no direction marks, white space collapsed, cut to what a message may carry. */
export function tidy(text: string): string {
  return text.replace(marks, '').replace(/\s+/g, ' ').trim().slice(0, longestCell)
}

/** Hidden by the markup itself: a page that was fetched has no layout to ask (order-pages notes B3, tax rows). */
export function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden') || /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
}

/** The text of an element, parted where the page breaks the line; untouched otherwise. */
export function rawLinesOf(root: Node): string[] {
  const lines = ['']
  const breakLine = () => lines.push('')
  const visit = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) lines.push((lines.pop() ?? '') + child.nodeValue)
      if (child.nodeType === 1) visitElement(child as Element)
    }
  }
  const visitElement = (element: Element) => {
    if (element.tagName === 'BR') return breakLine()
    if (element.matches(silent) || isHidden(element)) return
    const isBlock = blocks.test(element.tagName)
    if (isBlock) breakLine()
    visit(element)
    if (isBlock) breakLine()
  }
  visit(root)
  return lines
}

/** The lines of an element that say something, as text and never as markup. */
export function linesOf(root: Node): string[] {
  return rawLinesOf(root).map(tidy).filter(Boolean)
}

/** All an element says, on one line. */
export function textOf(element: Element): string {
  return element.querySelector(structured)
    ? tidy(linesOf(element).join(' '))
    : tidy(element.textContent ?? '')
}
