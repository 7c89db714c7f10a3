import { isKnownLabel, normalLabel } from './labels.ts'
import type { Holder } from './orders-list.ts'
import { isHidden, ownTags, textOf, tidy } from './text.ts'

/** A known label in a card, and what stands beside it. */
export interface LabelPair {
  label: string
  value: Holder
  /** The element in which the value stands. */
  element: Element
}

const longestLabel = 40
/** Tables that are narrow write each heading beside its cell by a style sheet, from one of these. */
const labelAttributes = ['data-label', 'data-title', 'data-th', 'data-colname']
export const attributed = labelAttributes.map(name => `[${name}]`).join()
const inline = /^([^:]{2,30}):\s*(\S.*)$/
const controls = 'input,select,textarea,button'
const skipped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  ...controls.split(','),
  ...ownTags.split(','),
])

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
  eachText(
    card,
    text => {
      const pair = pairOf(text, isLabel)
      if (pair) pairs.push(pair)
    },
    isHidden,
  )
  return pairs
}

export function attributeLabel(element: Element): string {
  const names = labelAttributes.map(name => element.getAttribute(name))
  return normalLabel(names.find(name => name !== null) ?? '')
}

/** The value that goes with a text, where that is a label. */
export function pairOf(text: Text, isLabel: (label: string) => boolean): LabelPair | undefined {
  const raw = text.nodeValue ?? ''
  const parent = text.parentElement
  if (!parent || raw.length > longestLabel * 10) return undefined
  if (raw.length <= longestLabel) {
    const label = normalLabel(tidy(raw))
    if (label && isLabel(label)) {
      const found = besideOf(text)
      return found && { label, ...found }
    }
  }
  const [, before = '', after = ''] = inline.exec(tidy(raw)) ?? []
  const label = normalLabel(before)
  const isAlone = label !== '' && isLabel(label) && contentOf(parent).length === 1
  return isAlone ? { label, value: after, element: parent } : undefined
}

type Beside = Pick<LabelPair, 'value' | 'element'>

/**
 * What follows a label: the other of two things in one element, the definition of a term, or the next of
 * things of two kinds that take turns. Anything else might be half a value, and counts for nothing.
 */
function besideOf(text: Text): Beside | undefined {
  let label: Node = text
  while (label.parentNode && label.nodeName !== 'DT' && contentOf(label.parentNode).length === 1)
    label = label.parentNode
  const parent = label.parentElement
  if (!parent) return undefined
  const content = contentOf(parent)
  const at = content.indexOf(label as ChildNode)
  const value = content[at + 1]
  if (!value) return undefined
  const isPair = content.length === 2
  const isTerm = label.nodeName === 'DT' && value.nodeName === 'DD' && content[at + 2]?.nodeName !== 'DD'
  if (!isPair && !isTerm && !takesTurns(content, at)) return undefined
  if (value.nodeType === 3) return { value: tidy(value.nodeValue ?? ''), element: parent }
  const element = value as Element
  return element.matches(controls) || element.querySelector(controls)
    ? undefined
    : { value: element, element }
}

function takesTurns(content: readonly ChildNode[], at: number): boolean {
  const kind = (node: Node) => `${node.nodeName} ${(node as Partial<Element>).className}`
  const labels = content.filter((_, place) => place % 2 === 0)
  const isSame = labels.every(node => node.nodeType === 1 && kind(node) === kind(labels[0] as Node))
  const values = content.filter((_, place) => place % 2 === 1)
  const isOther = values.every(node => node.nodeType === 1 && kind(node) !== kind(labels[0] as Node))
  return at % 2 === 0 && content.length % 2 === 0 && isSame && isOther
}

/** What an element consists of, without blanks, icons and our own. */
function contentOf(parent: Node): ChildNode[] {
  const content: ChildNode[] = []
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (
      child.nodeType === 3
        ? tidy(child.nodeValue ?? '') !== ''
        : child.nodeType === 1 && !isBlank(child as Element)
    )
      content.push(child as ChildNode)
  }
  return content
}

function isBlank(element: Element): boolean {
  return !element.matches(controls) && (isHidden(element) || textOf(element) === '')
}
