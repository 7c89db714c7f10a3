import { isOtherTitle, ledNumberOf, namesNumber, orderNumberOf, wholeTitleNumberOf } from './order-number.ts'
import { linesOf, namesIn, partsOf, textOf } from './text.ts'
import { isCut, uncutIn } from './uncut.ts'

/** A row that hangs on the one above: a shipment, or a part of that order. */
const below = /^\s*[\u21b3\u2937\u2514\u2570\u2ba1\u21aa]/
/** Longer texts are sentences. */
const maxNamedLength = 60
/** What stands before a number and says nothing but that it is one, or where a link leads. */
const before =
  /^(?:[([\s"'\u201c\u2018\u00ab\p{So}\p{RI}\u2022]|\ufe0f|\u200d)*(?:(?:view|open|show|see|details of|ver|abrir|ansehen)\s+(?:the )?)?(?:(?:n\.? ?[º°]|№|n[uú]m(?:ero)?|nro|no|nr|number|nummer)(?![\p{L}\d])\.?\s*:?\s*)?/iu
/** Brackets, quotes and marks of notes that follow it. */
const behind = /[\s)\]*"'\u201d\u2019\u00bb\u2020\u2021.,;:]+$/

/** The order number that a cell shows: all its text, or all the text of the links in it. */
export function numberIn(cell: Element): string | undefined {
  const text = textOf(cell)
  if (text === '') return numberInField(cell) ?? numberInNames(cell)
  if (isCut(text)) return orderNumberOf(uncutIn(cell, text) ?? '')
  const whole = orderNumberOf(text) ?? namedNumberOf(text)
  if (whole) return whole
  if (!/\d/.test(text)) return numberInNames(cell)
  if (below.test(text)) return undefined
  const links = [...cell.getElementsByTagName('a')]
  const linked = links.map(link => spokenNumberOf(textOf(link)) ?? numberBeforeName(link))
  const [number, ...others] = new Set(linked.filter(found => found !== undefined))
  // `100000001-1 (replaces 100000001)`: the link leads to another order.
  if (number !== undefined) return others.length > 0 || isLedByOther(text, number) ? undefined : number
  return (
    numberBeforeName(cell) ??
    numberBesideMarks(cell) ??
    numberToldTwice(cell) ??
    numberAmongLines(cell) ??
    spokenNumberOf(text)
  )
}

/** The number of a cell's first part, where its others say the same for other widths of the screen, or hold no figure. */
function numberToldTwice(cell: Element): string | undefined {
  const [number, ...others] = new Set(
    partsOf(cell).flatMap((part, at) => {
      const text = textOf(part)
      return at > 0 && !/\d/.test(text) ? [] : [spokenNumberOf(text) ?? numberBeforeName(part)]
    }),
  )
  return others.length === 0 ? number : undefined
}

/** Whether a cell begins with another order's number than the one that is linked in it. */
function isLedByOther(text: string, number: string): boolean {
  const [first = ''] = text.replace(/^#\s*/, '').split(/[\s(,;]/)
  const led = orderNumberOf(first)
  return led !== undefined && led !== number
}

/** `Order #100000001`, of which some pages hide the word, and `#100000001 (3 items)`. */
function namedNumberOf(text: string): string | undefined {
  if (text.length > maxNamedLength || !/\d{3}/.test(text)) return undefined
  const bare = text.replace(/\s*\((?:\d{1,3} )?\p{L}{3,12}\)$/u, '')
  return wholeTitleNumberOf(bare) ?? (bare === text ? undefined : orderNumberOf(bare))
}

/** The number in the cell's own text, beside marks and further lines in elements of theirs: none holds another number. */
function numberBesideMarks(cell: Element): string | undefined {
  let own = ''
  for (let node = cell.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3) own += ` ${node.nodeValue ?? ''}`
    else if (node.nodeType === 1) {
      const text = textOf(node as Element)
      // Without a blank between, `ORD` may be its beginning.
      const leads = /[a-z]$/i.test(text) && /^\d/.test(node.nextSibling?.nodeValue ?? '')
      if (leads || namesNumber(text)) return undefined
    }
  return cell.firstElementChild ? orderNumberOf(own) : undefined
}

/** `#1001 Ana Ruiz`: lists that name order and customer in one cell write the number's sign before it. */
function numberBeforeName(cell: Element): string | undefined {
  const [, number = '', name = ''] = /^#\s?(\S+)\s+(?:by |de |von )?(\p{L}[^\d#]*)$/u.exec(textOf(cell)) ?? []
  return name === '' ? undefined : orderNumberOf(number)
}

/** `No. 100004001`, `[100004001]`, `100004001*`, `View order 100004001`, `Order 100004001 by Ana Ruiz`. */
function spokenNumberOf(text: string): string | undefined {
  if (text.length > maxNamedLength) return undefined
  const bare = text.replace(before, '').replace(behind, '')
  return orderNumberOf(bare) ?? namedNumberOf(bare) ?? ledNumberOf(bare)
}

/** The number on a line of its own, beside lines that name other documents by theirs, and that name none. */
function numberAmongLines(cell: Element): string | undefined {
  const lines = linesOf(cell).filter(line => !isOtherTitle(line))
  const [number, ...others] = new Set(lines.flatMap(line => spokenNumberOf(line) ?? []))
  const isOne = others.length === 0 && lines.every(line => spokenNumberOf(line) || !namesNumber(line))
  return isOne ? number : undefined
}

/** The order that icons and links name to those who do not see them: a number alone may be that of anything. */
function numberInNames(cell: Element): string | undefined {
  const names = namesIn(cell)
  const [number, ...others] = new Set(
    names.flatMap(name => wholeTitleNumberOf(name.replace(before, '')) ?? []),
  )
  return others.length === 0 ? number : undefined
}

/** A number in the field or beside the box that is all of its cell. */
function numberInField(cell: Element): string | undefined {
  const [field, ...others] = cell.getElementsByTagName('input')
  return field && others.length === 0 ? orderNumberOf(field.value) : undefined
}
