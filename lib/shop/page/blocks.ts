import { normalLabel } from './labels.ts'
import { textOf } from './text.ts'

/** The parts of an order page, known by their headings (order-pages notes B3). */
export type BlockKind =
  | 'order'
  | 'account'
  | 'billing'
  | 'shipping'
  | 'payment'
  | 'items'
  | 'totals'
  | 'notes'
export type Blocks = ReadonlyMap<BlockKind, Element[]>

const kinds: readonly (readonly [BlockKind, RegExp])[] = [
  ['order', /^order( #.*| information| details| & account information)$/],
  ['account', /^(account|customer) (information|details)$/],
  ['billing', /^billing( address| information| details)?$/],
  ['shipping', /^shipping\b/],
  ['payment', /^payment( information| method| details)?$/],
  ['items', /^(items|products)( ordered)?$|^order(ed)? (items|products)$/],
  ['totals', /^(order )?totals?$/],
  ['notes', /^(notes|comments|order history)\b/],
]
/** Pages about an invoice, a shipment or a credit memo repeat most of the order's blocks. */
const otherDocument =
  /^(invoice|credit memo|refund|shipment) (totals?|history)$|^items (invoiced|shipped|refunded|to )/
const tags = 'h1,h2,h3,h4,h5,h6,legend,caption,[role="heading"]'
const longestHeading = 120

interface Heading {
  element: Element
  label: string
  kind: BlockKind | undefined
}

/** The headed blocks of a page, or none where the page is about something made of an order. */
export function findBlocks(document: Document): Blocks {
  const headings = [...document.querySelectorAll(`${tags},[class*="title"]`)].flatMap(headingOf)
  const blocks = new Map<BlockKind, Element[]>()
  if (headings.some(({ label }) => otherDocument.test(label))) return blocks
  for (const { element, kind } of headings) {
    if (!kind || blocks.has(kind)) continue
    const others = headings.map(heading => heading.element).filter(other => !isSame(element, other))
    const block = contentOf(element, others)
    if (block.length > 0) blocks.set(kind, block)
  }
  return blocks
}

function headingOf(element: Element): Heading[] {
  if ((element.textContent?.length ?? 0) > longestHeading * 2) return []
  const label = normalLabel(textOf(element)).slice(0, longestHeading)
  const kind = kinds.find(([, pattern]) => pattern.test(label))?.[0]
  const isHeading = kind || element.matches(tags)
  return isHeading && label ? [{ element, label, kind }] : []
}

/** Themes put a heading's text in a `.title` inside of another `…title`: one heading. */
function isSame(one: Element, other: Element): boolean {
  return one.contains(other) || other.contains(one)
}

/** The largest part of the page that this heading alone heads; else what follows up to the next heading. */
function contentOf(heading: Element, others: readonly Element[]): Element[] {
  const hasOther = (element: Element) => others.some(other => element.contains(other))
  let part = heading
  while (part.parentElement && !hasOther(part.parentElement)) part = part.parentElement
  if (textOf(part).length > textOf(heading).length) return [part]
  const following: Element[] = []
  for (let next = part.nextElementSibling; next && !hasOther(next); next = next.nextElementSibling)
    following.push(next)
  return following
}
