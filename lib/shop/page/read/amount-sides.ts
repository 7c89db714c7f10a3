import { amountOfPieces, isAmountPiece } from '../find/amount-pieces.ts'
import { withPoint } from '../find/cents.ts'
import { isHidden, isOwn, textOf, tidy } from '../find/text.ts'

/** What may be a label where nothing marks it as one: words alone. */
export const boxLabel = /^(?=.*\p{L})[^\d@$\u20ac\u00a3]{2,40}$/u
const isCode = /^[A-Z]{3}$/

/** `amount` = all of it, where the value is told in several nodes. */
export type Sides = readonly [
  label: Element,
  value: Element,
  amount?: { text: string; nodes: readonly ChildNode[] },
]

/** A label and an amount whose pieces stand behind it one by one. */
export function amountSides(label: Element | undefined, nodes: readonly ChildNode[]): Sides[] {
  const pieces = nodes.filter(node => pieceText(node) !== '')
  const value = pieces.find(node => node.nodeType === 1 && /\d/.test(node.textContent ?? ''))
  const text = pieces.length > 1 ? amountOfPieces(pieces.map(pieceText)) : undefined
  const isLabel = label !== undefined && boxLabel.test(textOf(label))
  return isLabel && value && text !== undefined ? [[label, value as Element, { text, nodes: pieces }]] : []
}

function pieceText(node: ChildNode): string {
  if (node.nodeType === 3) return tidy(node.nodeValue ?? '')
  const element = node as Element
  const isSaid = node.nodeType === 1 && !isOwn(node) && !isHidden(element)
  return isSaid ? withPoint(element, textOf(element)) : ''
}

/** The pieces of an amount that stand behind a label, as far as they go. */
export function piecesBehind(label: Element): ChildNode[] {
  const pieces: ChildNode[] = []
  for (let node = label.nextSibling; node; node = node.nextSibling) {
    const text = pieceText(node)
    // A code may be a definition by itself.
    if (text !== '' && (!isAmountPiece(text) || (pieces.length === 0 && isCode.test(text)))) break
    if (text !== '') pieces.push(node)
  }
  return pieces
}
