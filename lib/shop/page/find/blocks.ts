import { labelTextOf, withoutLastAction } from './actions.ts'
import { type BlockKind, kindOf, kinds, looseKinds } from './block-kinds.ts'
import { inTwo, normalLabel } from './labels.ts'
import { once } from './once.ts'
import { isOrderTitle, isOtherHeading, isOtherTab, isOtherTitle, isPaperOfOrder } from './other-titles.ts'
import { type NamedPart, namedParts } from './tabs.ts'
import { isHidden, textOf } from './text.ts'

export type Blocks = ReadonlyMap<BlockKind, Element[]>

const hideable = '[hidden],[style]'
/** Without a title, the first heading is one where it names a number, or says what the page tells. */
const titled = /\d{3}|details$/
const pageTitles = 'h1,[class*="page-title"],.icon-head'
export const headingTags = 'h1,h2,h3,h4,h5,h6,legend,caption,[role="heading"]'
const strong = `${headingTags},[class*="title"]`
/** What heads a box where a page has no headings in it; of a table, these are its columns'. */
const bars = 'summary,header,[class*="header"],[class*="heading"]'
const maxHeadingLength = 120
/** How many there are, or in what they are told: `Items Ordered (3)`, `Order Totals (USD)`. */
export const counted = / \((?:\d{1,4}(?: \p{L}+)?|usd|us ?\$|\$|base|incl\.? tax)\)$/u

interface Heading {
  element: Element
  label: string
  kind: BlockKind | undefined
  /** The same, or what it heads where nothing else does. */
  loose: BlockKind | undefined
  /** What a tab leads to, or a part that has its name from no heading. */
  part?: Element
}

/** What a page has for headings. */
export type Headings = () => readonly Heading[]

/** The headings of a page as they are when they are asked for first: for one look, in which they are wanted often. */
export function headingsIn(document: Document): Headings {
  return once(() => headingsOf(document))
}

/** The headed blocks of a page, or none where the page is about something made of an order. */
export function findBlocks(document: Document, headingsOnce = headingsIn(document)): Blocks {
  const blocks = new Map<BlockKind, Element[]>()
  if (isOtherDocument(document, headingsOnce)) return blocks
  const headings = headingsOnce()
  for (const heading of headings) {
    const { label, kind } = heading
    // The page's title names the order too, and heads nothing of it.
    const mayRepeat = kind === 'order' || kind === 'refunds' || (kind === 'payment' && /\d$/.test(label))
    if (!kind || (blocks.has(kind) && !mayRepeat)) continue
    const block = headedBy(heading, headings)
    if (block.length > 0) blocks.set(kind, [...(blocks.get(kind) ?? []), ...block])
  }
  for (const heading of headings) {
    const { loose, part } = heading
    if (!loose || blocks.has(loose)) continue
    const block = part ? unheadedIn(part, headings) : headedBy(heading, headings)
    if (block.length > 0) blocks.set(loose, block)
  }
  return blocks
}

/** What a page's title heads of the order, where no block of the page does. */
export function underTitle(title: Element, headings: Headings): Element[] {
  const others = headings().flatMap(({ element }) => (isSame(title, element) ? [] : [element]))
  return contentOf(title, others)
}

function headedBy({ element, kind }: Heading, headings: readonly Heading[]): Element[] {
  // Each refund may have a heading of its own below.
  const isBelow = (other: Heading) =>
    kind === 'refunds' && other.loose === undefined && other.element.localName > element.localName
  const others = headings.filter(other => !isBelow(other)).map(heading => heading.element)
  return contentOf(
    element,
    others.filter(other => !isSame(element, other)),
  )
}

/** What of a part stands under none of its headings. */
function unheadedIn(part: Element, headings: readonly Heading[]): Element[] {
  const inside = headings.filter(({ element }) => element !== part && part.contains(element))
  const children = [...part.children]
  // A tab that waits to be looked at is hidden, and its content is the order's all the same.
  if (inside.length === 0) return isHidden(part) ? children : [part]
  const first = children.findIndex(child => inside.some(({ element }) => child.contains(element)))
  return children.slice(0, first)
}

/**
 * Blocks of a kind beside the page's first one, of which each is read by itself: in another currency, or the same again for
 * screens of another width.
 */
export function furtherBlocks(
  of: 'totals' | 'items',
  headingsOnce: Headings,
  first: readonly Element[],
): Element[][] {
  const elements = headingsOnce().map(({ element }) => element)
  const seen = [...first]
  return headingsOnce().flatMap(({ element, kind }) => {
    if (kind !== of) return []
    const block = contentOf(
      element,
      elements.filter(other => !isSame(element, other)),
    )
    if (block.some(part => seen.some(own => isSame(own, part)))) return []
    seen.push(...block)
    return block.length > 0 ? [block] : []
  })
}

/** The kinds of blocks that a page has headings for, also of those that are empty yet. */
export function headedKinds(headings: Headings): Set<BlockKind> {
  return new Set(headings().flatMap(({ loose }) => loose ?? []))
}

/** Whether a page is about something made of an order, or a form that makes or changes one. */
export function isOtherDocument(document: Document, headingsOnce: Headings): boolean {
  const headings = headingsOnce()
  const hasTitle = headings.some(({ element }) => element.localName === 'h1')
  const isOtherTitled = ({ element, loose }: Heading, at: number) => {
    const told = normalLabel(labelTextOf(element))
    // Magento 1 gives the headings of its blocks the class of a title: `Payment Information`.
    const isBlocks = at > 0 && loose && loose !== 'order' && element.localName !== 'h1'
    const isTitle =
      (element.matches(pageTitles) && !isBlocks) || (!hasTitle && at === 0 && !loose && titled.test(told))
    return isTitle && isOtherTitle(told)
  }
  return (
    isOtherTab(normalLabel(document.title)) ||
    headings.some(
      (heading, at) =>
        ((isOtherHeading(heading.label) && !isBehindOrder(headings, at)) || isOtherTitled(heading, at)) &&
        // What waits to be shown is no part of the page yet.
        !isAway(heading.element),
    )
  )
}

/** Whether a page is called an order's by the word, whatever else is headed on it. */
export function isTitledAsOrder(headings: Headings): boolean {
  return headings().some(({ element, label }) => element.localName === 'h1' && isOrderTitle(label))
}

const editing = /^(?:edit|editar|bearbeiten|modifier|modifica)(?!\p{L})\D*$|^\D*\bbearbeiten$/u

/** Whether a page is a form that changes an order and shows all of it below the order's own title: some shops have no other page. */
export function isOpenForm(headings: Headings): boolean {
  const isTitle = ({ element }: Heading) => element.localName === 'h1'
  const all = headings()
  return (
    all.some(heading => isTitle(heading) && editing.test(normalLabel(labelTextOf(heading.element)))) &&
    all.some(heading => !isTitle(heading) && isOrderTitle(heading.label))
  )
}

/** Parts of an order that its invoice and shipments repeat, below headings of their own. */
const repeated: readonly BlockKind[] = ['order', 'account', 'billing', 'payment', 'items', 'totals']

/** An invoice or a shipment behind all that an order's own page tells heads nothing of it. */
function isBehindOrder(headings: readonly Heading[], at: number): boolean {
  const last = headings.findLastIndex(({ loose }) => loose && repeated.includes(loose))
  return (
    last >= 0 && at > last && isPaperOfOrder(headings[at]?.label ?? '') && isTitledAsOrder(() => headings)
  )
}

/** Whether an element is hidden by the markup of its own, or of what is around it. */
export function isAway(element: Element): boolean {
  let hidden = element.closest(hideable)
  while (hidden && !isHidden(hidden)) hidden = hidden.parentElement?.closest(hideable) ?? null
  return hidden !== null
}

function headingsOf(document: Document): Heading[] {
  const headings = [...document.querySelectorAll(`${strong},${bars}`)].flatMap(headingOf)
  return [...headings, ...namedParts(document).flatMap(partHeading)]
}

/** Kinds that only a heading says: a tab of them leads to lists of papers. */
const headedOnly: readonly BlockKind[] = ['delivery', 'refunds', 'transactions', 'notes']

function partHeading({ head, name, part }: NamedPart): Heading[] {
  const label = normalLabel(name).replace(counted, '')
  const loose = kindOf(kinds, label) ?? kindOf(looseKinds, label)
  return loose && !headedOnly.includes(loose) ? [{ element: head, label, kind: undefined, loose, part }] : []
}

function headingOf(element: Element): Heading[] {
  // A product may be called by any name, also by that of a block.
  if (element.closest('tbody')?.parentElement?.querySelector(':scope > thead')) return []
  if ((element.textContent?.length ?? 0) > maxHeadingLength * 2) return []
  const isBar = !element.matches(strong)
  if (isBar && element.closest('table,[role="row"]')) return []
  const told = normalLabel(labelTextOf(element)).slice(0, maxHeadingLength).replace(counted, '')
  const known = kindOf(kinds, told)
  const label = known ? told : inOneTongue(element, told) || withoutLastAction(told) || told
  const kind = known ?? kindOf(kinds, label)
  const loose = kind ?? kindOf(looseKinds, label)
  const isHeading = loose || element.matches(headingTags)
  return isHeading && label ? [{ element, label, kind: isBar ? undefined : kind, loose }] : []
}

/** The first of two texts that name the same part of an order, each in a language: `Order Totals / Totales del pedido`. */
function inOneTongue({ children }: Element, told: string): string | undefined {
  const parts = children.length === 2 ? [...children].map(child => normalLabel(textOf(child))) : inTwo(told)
  const [kind, ...others] = new Set(parts.map(part => kindOf(kinds, part) ?? kindOf(looseKinds, part)))
  return kind && others.length === 0 ? parts[0] : undefined
}

/** Whether a line of a block is a heading of that kind: a block may begin with the heading of the section around it. */
export function isHeadingOf(kind: BlockKind, line: string): boolean {
  const label = normalLabel(line)
  return (kindOf(kinds, label) ?? kindOf(looseKinds, label)) === kind
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
