import { labelTextOf } from '../find/actions.ts'
import { cellsOf } from '../find/grid.ts'
import { normalLabel } from '../find/labels.ts'
import { isHidden, onceTextOf, textOf, tidy } from '../find/text.ts'

/** A label and its value, as the page words them. */
export interface Pair {
  label: string
  value: string
  /** Where the value stands, for links in it. */
  element: Element
}

const pairs = 'tr,dt,[class*="label"],li,[role="row"]'
const labels = '[class*="label"]'
const values = '[class*="value"]'
/** Written on one line, with the label before a colon. */
const lines = 'p,li'
const linePair = /^([^:]{2,40}):\s+(\S.*)$/
const maxLineLength = 200
const currency = /^(?:usd|us ?\$|\$)?$/i

/**
 * Labels and values of a part of a page: table rows, definition lists, label and value side by side; then what is written
 * on lines of its own.
 */
export function pairsIn(parts: readonly Element[]): Pair[] {
  return parts.flatMap(part => [...sidePairs(part), ...linedPairs(part)])
}

/** Labels that have their values beside them in elements of their own. */
export function sidePairs(part: Element): Pair[] {
  return [...part.querySelectorAll(pairs)].flatMap(element => {
    const [label, value] = sidesOf(element)
    if (!label || !value || isHiddenIn(part, element)) return []
    const text = tidy(labelTextOf(label).replace(/[:\s]+$/, ''))
    return text ? [{ label: text, value: onceTextOf(value), element: value }] : []
  })
}

/** `<p>Grand Total: $80.00</p>`, `<li><b>Status:</b> Complete</li>`: one line, and nothing in it that tells pairs itself. */
function linedPairs(part: Element): Pair[] {
  return [...part.querySelectorAll(lines)].flatMap(element => {
    const isLong = (element.textContent?.length ?? 0) > maxLineLength
    if (isLong || element.childElementCount > 1 || element.querySelector(`${pairs},${lines}`)) return []
    const [, label, value] = linePair.exec(textOf(element)) ?? []
    return label && value && !isHiddenIn(part, element) ? [{ label: tidy(label), value, element }] : []
  })
}

/** Rates of a tax stand in rows that are hidden, or in hidden sections (order pages B3). */
function isHiddenIn(part: Element, element: Element): boolean {
  let hidden = element.closest('[hidden],[style]')
  while (hidden && part.contains(hidden) && !isHidden(hidden))
    hidden = hidden.parentElement?.closest('[hidden],[style]') ?? null
  return hidden !== null && part.contains(hidden)
}

/** A copy of a part without what its pairs tell: what is left there is told in some other way. */
export function withoutPairs(part: Element): Element {
  const copy = part.cloneNode(true) as Element
  const told = [...copy.querySelectorAll(pairs)].flatMap(element => {
    const [label, value] = sidesOf(element)
    // Tables may only hold others in place.
    return label && value && !value.querySelector(pairs) ? [label, value] : []
  })
  for (const element of [...told, ...linedPairs(copy).map(({ element }) => element)]) element.remove()
  return copy
}

/** The value that goes with the first of these labels, in their order of preference; else with one in the further form. */
export function findPair(all: readonly Pair[], words: readonly string[], form?: RegExp): Pair | undefined {
  const found = words.map(label => all.find(pair => normalLabel(pair.label) === label && pair.value !== ''))
  return (
    found.find(pair => pair !== undefined) ??
    (form && all.find(pair => form.test(normalLabel(pair.label)) && pair.value !== ''))
  )
}

function sidesOf(element: Element): readonly (Element | null)[] {
  if (element.tagName === 'TR') {
    const cells = cellsOf(element)
    return cells.length === 2 ? inOrder(cells, 'th') : withoutCurrency(element, cells)
  }
  if (element.tagName === 'LI' || element.getAttribute('role') === 'row')
    return inOrder(onlyTwo(element), labels)
  if (element.tagName === 'DT') return [element, element.nextElementSibling]
  // A label inside of a table's cell is the first side of that row, which is read above.
  if (element.closest('tr,dl')) return []
  const beside = isLedByValues(element) ? element.previousElementSibling : element.nextElementSibling
  return beside?.matches(values) ? [element, beside] : []
}

/** Where a page writes each value before its label, the next value is that of the next label. */
function isLedByValues(label: Element): boolean {
  const first = label.parentElement?.firstElementChild
  return first !== label && first?.matches(values) === true && !first.matches(labels)
}

/** Two sides, the label first: only the second of them may be marked as one. */
function inOrder(sides: readonly Element[], mark: string): readonly Element[] {
  const [one, two] = sides
  return one && two?.matches(mark) && !one.matches(mark) ? [two, one] : sides
}

/** A label, its currency in a cell of its own or nothing, and its value; columns with headings mean something else. */
function withoutCurrency(row: Element, cells: readonly Element[]): readonly Element[] {
  const [label, middle, value] = cells
  const isOne =
    cells.length === 3 && label && middle && value && !row.closest('table')?.querySelector('thead')
  return isOne && currency.test(textOf(middle)) && textOf(label) !== '' ? [label, value] : []
}

/** The two things of which an element consists, where it holds nothing else. */
function onlyTwo(element: Element): readonly Element[] {
  const isBare = [...element.childNodes].every(
    node => node.nodeType !== 3 || tidy(node.nodeValue ?? '') === '',
  )
  const shown = [...element.children].filter(child => !isHidden(child))
  return isBare && shown.length === 2 && !element.querySelector('table,ul,ol,dl') ? shown : []
}
