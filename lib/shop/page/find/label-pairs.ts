import { cellLabels } from './cell-labels.ts'
import { isKnownLabel, normalLabel } from './labels.ts'
import { isOtherTitle } from './order-number.ts'
import type { Holder } from './orders-list.ts'
import { ownTags, textOf, tidy } from './text.ts'

/** A known label in a card, and what stands beside it. */
export interface LabelPair {
  label: string
  value: Holder
  /** The element in which the value stands. */
  element: Element
}

const maxLabelLength = 40
export const attributed = cellLabels.map(name => `[${name}]`).join()
const controls = 'input,select,textarea,button'
const controlTags = new Set(controls.split(','))
const skipped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  ...controlTags,
  ...ownTags.split(','),
])

/** A card whose title names a document is that document's. */
const otherLabel = 'invoice'

/** Calls `onText` for each text that stands somewhere in a part of a page, in order; not where `isOut`. */
export function eachText(
  root: Node,
  onText: (text: Text) => void,
  isOut?: (element: Element) => boolean,
): void {
  let node: Node | null = root.firstChild
  while (node) {
    const isIn = node.nodeType === 1 && !skipped.has((node as Element).localName) && !isOut?.(node as Element)
    if (node.nodeType === 3) onText(node as Text)
    let next: Node | null = isIn ? node.firstChild : null
    for (let up: Node | null = node; !next && up && up !== root; up = up.parentNode) next = up.nextSibling
    node = next
  }
}

/** All known labels of a card and their values; a label that another page's card has speaks against it. */
export function labelPairsIn(card: Element, extra?: ReadonlySet<string>): LabelPair[] {
  const pairs: LabelPair[] = []
  const isLabel = (label: string) => isKnownLabel(label) || extra?.has(label) === true
  for (const element of [card, ...card.querySelectorAll(attributed)]) {
    const label = attributeLabel(element)
    if (isLabel(label)) pairs.push({ label, value: element, element })
  }
  eachText(card, text => {
    const pair = pairOf(text, isLabel)
    if (pair) pairs.push(pair)
    else if (isOtherTitle(text.nodeValue ?? '')) pairs.push({ label: otherLabel, value: '', element: card })
  })
  return pairs
}

export function attributeLabel(element: Element): string {
  const names = cellLabels.map(name => element.getAttribute(name))
  return normalLabel(names.find(name => name !== null) ?? '')
}

/** Colons that a page repeats, spaces, and marks that say nothing. */
const afterLabel = /^[:\s\p{Cf}]+/u

/** The value that goes with a text, where that is a label; '' = none that is sure to be all of it. */
export function pairOf(text: Text, isLabel: (label: string) => boolean): LabelPair | undefined {
  const raw = text.nodeValue ?? ''
  const parent = text.parentElement
  if (!parent) return undefined
  const label = labelOf(raw)
  if (label && isLabel(label)) {
    return { label, value: '', element: parent, ...besideOf(text, isLabel) }
  }
  const colon = raw.slice(0, maxLabelLength).indexOf(':')
  const own = colon > 0 ? labelOf(raw.slice(0, colon)) : ''
  if (!own || !isLabel(own)) return undefined
  // Before the text is cut to its limit: what goes at its beginning must not be missing at its end.
  const value = tidy(raw.slice(colon + 1).replace(afterLabel, ''))
  return { label: own, value: contentOf(parent, 2).length > 1 ? '' : value, element: parent }
}

/** Most texts are none, and thousands of them are looked at: no label has a figure. */
function labelOf(raw: string): string {
  return raw.length > maxLabelLength || /\d/.test(raw) ? '' : normalLabel(tidy(raw))
}

type Beside = Pick<LabelPair, 'value' | 'element'>

/** The value of a label that has none is not what stands next to it: that begins with a label of its own. */
const nextPair = /^\p{L}[^:\d]{1,29}:(\s|$)/u

/**
 * What goes with a label: the other of two things in one element, the definition of a term, or the next of
 * things of two kinds that take turns. Anything else might be half a value, and counts for nothing. Where labels take the
 * second turn, and nothing that stands first is one, each value comes before its label.
 */
function besideOf(text: Text, isLabel: (label: string) => boolean): Beside | undefined {
  const label = labelNodeOf(text)
  const parent = label.parentElement
  const content = parent ? contentOf(parent) : []
  const at = content.indexOf(label)
  const isBehind = at % 2 === 1 && !/:\s*$/.test(text.nodeValue ?? '')
  const value = content[isBehind ? at - 1 : at + 1]
  if (!parent || at < 0 || !value) return undefined
  const isPair = content.length === 2
  const isTerm = label.nodeName === 'DT' && value.nodeName === 'DD' && content[at + 2]?.nodeName !== 'DD'
  if (!isPair && !isTerm && !takesTurns(content, isBehind ? at - 1 : at)) return undefined
  if (isBehind && content.some((node, place) => place % 2 === 0 && isLabel(labelOf(node.textContent ?? ''))))
    return undefined
  if (value.nodeType === 3) return { value: tidy(value.nodeValue ?? ''), element: parent }
  const element = value as Element
  const isControl = element.matches(controls) || element.querySelector(controls) !== null
  return isControl || nextPair.test(textOf(element)) ? undefined : { value: element, element }
}

/** The element that is all label: of its own kind, or the one next to the text; translators add `font`s. */
function labelNodeOf(text: Text): ChildNode {
  let label: ChildNode = text
  for (let parent = text.parentElement; parent; parent = parent.parentElement) {
    if (contentOf(parent, 2).length > 1) return label
    const isWrapped = label !== text && label.nodeName !== 'FONT'
    if (isWrapped && parent.localName !== 'font' && parent.localName !== 'dt' && parent.localName !== 'label')
      return label
    label = parent
    if (label.nodeName === 'DT') return label
  }
  return label
}

function takesTurns(content: readonly ChildNode[], at: number): boolean {
  const kind = (node: Node) => `${node.nodeName} ${(node as Partial<Element>).className}`
  const labels = content.filter((_, place) => place % 2 === 0)
  const isSame = labels.every(node => node.nodeType === 1 && kind(node) === kind(labels[0] as Node))
  const values = content.filter((_, place) => place % 2 === 1)
  const isOther = values.every(node => node.nodeType === 1 && kind(node) !== kind(labels[0] as Node))
  return at % 2 === 0 && content.length % 2 === 0 && isSame && isOther
}

/** What an element consists of, without blanks, icons and our own; not more of it than asked for. */
function contentOf(parent: Node, most = Number.POSITIVE_INFINITY): ChildNode[] {
  const content: ChildNode[] = []
  for (let child = parent.firstChild; child && content.length < most; child = child.nextSibling)
    if (says(child)) content.push(child)
  return content
}

function says(node: ChildNode): boolean {
  if (node.nodeType === 3) return tidy(node.nodeValue ?? '') !== ''
  if (node.nodeType !== 1) return false
  const element = node as Element
  if (controlTags.has(element.localName)) return true
  if (skipped.has(element.localName)) return false
  for (let child = element.firstChild; child; child = child.nextSibling) if (says(child)) return true
  return false
}
