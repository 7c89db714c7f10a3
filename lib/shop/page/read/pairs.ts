import { labelTextOf } from '../find/actions.ts'
import { amountOfPieces } from '../find/amount-pieces.ts'
import { cellsOf } from '../find/grid.ts'
import { inTwo, normalLabel } from '../find/labels.ts'
import { isHidden, isStruckOut, textOf, tidy } from '../find/text.ts'
import { amountSides, boxLabel, piecesBehind, type Sides } from './amount-sides.ts'
import { valueTextOf } from './value-text.ts'

/** A label and its value, as the page words them. */
export interface Pair {
  label: string
  value: string
  /** Where the value stands, for links in it. */
  element: Element
  /** Written on a line, as remarks and what happened are too. */
  isLined?: true
}

const pairs = 'tr,dt,[class*="label"],li,[role="row"]'
const boxes = 'div,p,section'
const split = `${boxes},br,input,textarea`
/** A block and its heading are two as well. */
const heads = 'h1,h2,h3,h4,h5,h6,summary,header,[class*="title"],[class*="head"]'
const money = /\d[.,]\d\d(?!\d)/
const day = /\d{4}|\d[/-]\d|\p{L}{3}\.? \d{1,2}$/u
const labels = '[class*="label"]'
const values = '[class*="value"]'
/** Written on one line, with the label before a colon. */
const lines = 'p,li'
const linePair = /^([^:]{2,40}):\s+(\S.*)$/
const maxLineLength = 200
const maxParts = 12
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
  return sidesIn(part).flatMap(([label, value, amount]) => {
    const text = tidy(labelTextOf(label).replace(/[:\s?]+$/, ''))
    return text ? [{ label: text, value: amount?.text ?? saidIn(value), element: value }] : []
  })
}

/** What is struck through holds no more: with a mark that makes no sum, day or status of it. */
function saidIn(value: Element): string {
  const text = valueTextOf(value)
  return text !== '' && [value, value.parentElement ?? value].some(isStruckOut) ? `~${text}` : text
}

/** All sides of a part that are seen: what a page marks as such, else what stands in boxes of two. */
function sidesIn(part: Element): Sides[] {
  const marked = [...part.querySelectorAll(pairs)].flatMap(element =>
    isHiddenIn(part, element) ? [] : sidesOf(element),
  )
  // Boxes that follow their heading one by one are parts themselves.
  const few = part.matches(boxes) ? [part] : []
  const all = marked.length > 0 ? marked : [...few, ...part.querySelectorAll(boxes)].flatMap(boxSides)
  return all.filter(([label]) => !isHiddenIn(part, label))
}

/** A box of two, or of three of which the last is a sum; the first may be a label: words alone. */
function boxSides(element: Element): Sides[] {
  const amount = piecesOf(element)
  if (amount.length > 0) return amount
  const [label, value] = sidesOfFew(element)
  const isSplit = [label, value].some(side => side?.querySelector(split))
  if (!label || !value || isSplit || label.childElementCount > 1 || label.matches(heads)) return []
  return boxLabel.test(textOf(label)) ? [[label, value]] : []
}

/** A label in an element that holds nothing else but the pieces of its amount. */
function piecesOf(element: Element): Sides[] {
  const [label, ...pieces] = shownIn(element)
  return pieces.length > 1 && label && !label.matches(heads) ? amountSides(label, pieces) : []
}

function sidesOfFew(element: Element): readonly Element[] {
  const few = onlyFew(element)
  return few.length === 3 ? aroundRemark(few) : few
}

/** `Shipping`, how it is sent, `$4.00`: a label and its sum with a remark between, which is no other sum or day. */
function aroundRemark([label, remark, sum]: readonly Element[]): readonly Element[] {
  if (!label || !remark || !sum || !money.test(textOf(sum))) return []
  return money.test(textOf(remark)) || day.test(textOf(remark)) ? [] : [label, sum]
}

/** `<p>Grand Total: $80.00</p>`, `<li><b>Status:</b> Complete</li>`: one line, and nothing in it that tells pairs itself. */
function linedPairs(part: Element): Pair[] {
  return [part, ...part.querySelectorAll(lines)].flatMap(element => {
    if (!element.matches(lines)) return []
    const isLong = (element.textContent?.length ?? 0) > maxLineLength
    if (isLong || element.querySelector(`${pairs},${lines}`)) return []
    const [, label, value] = linePair.exec(textOf(element)) ?? []
    // Of several elements only an amount is sure to be one value.
    if (element.childElementCount > 1 && amountOfPieces([value ?? '']) === undefined) return []
    return label && value && !isHiddenIn(part, element)
      ? [{ label: tidy(label), value: isStruckOut(element) ? `~${value}` : value, element, isLined: true }]
      : []
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
  // Tables may only hold others in place.
  const told = sidesIn(copy).flatMap(([label, value, amount]) =>
    value.querySelector(pairs) ? [] : [label, value, ...(amount?.nodes ?? [])],
  )
  for (const element of [...told, ...linedPairs(copy).map(({ element }) => element)]) element.remove()
  return copy
}

/** The value that goes with the first of these labels, in their order of preference; else with one in the further form. */
export function findPair(all: readonly Pair[], words: readonly string[], form?: RegExp): Pair | undefined {
  const told = all.flatMap(pair => (pair.value === '' ? [] : { pair, label: labelIn(pair, words, form) }))
  const found = words.map(word => told.find(({ label }) => label === word))
  const known = found.find(one => one !== undefined) ?? (form && told.find(({ label }) => form.test(label)))
  return known?.pair
}

/** A label as it is compared: of two that name the same, each in a language, the first: `Order Status / Estado`. */
function labelIn({ label }: Pair, words: readonly string[], form?: RegExp): string {
  const whole = normalLabel(label)
  const parts = inTwo(whole)
  return parts.every(part => words.includes(part) || form?.test(part)) ? (parts[0] ?? whole) : whole
}

/** The same; undefined where rows of its label tell different things. */
export function agreedPair(all: readonly Pair[], words: readonly string[], form?: RegExp): Pair | undefined {
  const found = findPair(all, words, form)
  if (!found) return undefined
  const label = labelIn(found, words, form)
  const isOther = (pair: Pair) =>
    labelIn(pair, words, form) === label &&
    pair.value !== '' &&
    pair.value !== found.value &&
    pair.isLined === found.isLined
  return all.some(isOther) ? undefined : found
}

function sidesOf(element: Element): Sides[] {
  // A colon may have a cell of its own.
  if (element.tagName === 'TR')
    return rowSides(
      element,
      cellsOf(element).filter(({ textContent }) => textContent?.trim() !== ':'),
    )
  if (element.tagName === 'LI' || element.getAttribute('role') === 'row') {
    const amount = piecesOf(element)
    return amount.length > 0 ? amount : asSides(inOrder(onlyTwo(element), labels))
  }
  const amount = element.closest('tr') ? [] : amountSides(element, piecesBehind(element))
  if (amount.length > 0) return amount
  if (element.tagName === 'DT') return asSides([element, element.nextElementSibling])
  // A label inside of a table's cell is the first side of that row, which is read above.
  if (element.closest('tr,dl')) return []
  const beside = isLedByValues(element) ? element.previousElementSibling : element.nextElementSibling
  return beside?.matches(values) ? [[element, beside]] : []
}

function asSides([label, value]: readonly (Element | null)[]): Sides[] {
  return label && value ? [[label, value]] : []
}

/** The sides in a row: two cells, more of them in turns, or headings whose values stand in the row below. */
function rowSides(row: Element, cells: readonly Element[]): Sides[] {
  const areAll = (name: string, some: readonly Element[]) => some.every(cell => cell.localName === name)
  const below = row.nextElementSibling ? cellsOf(row.nextElementSibling) : []
  const heads = cells.length > 1 && areAll('th', cells)
  if (heads && below.length === cells.length && areAll('td', below))
    return cells.flatMap((cell, at) => asSides([cell, below[at] ?? null]))
  const above = row.previousElementSibling ? cellsOf(row.previousElementSibling) : []
  const isHeaded =
    above.length === cells.length && areAll('td', cells) && areAll('th', above) && cells.length > 1
  if (isHeaded) return []
  if (cells.length === 2) return asSides(inOrder(cells, 'th'))
  const amount = amountSides(cells[0], cells.slice(1))
  if (amount.length > 0) return amount
  const turns = cells.filter((_, at) => at % 2 === 0)
  const isTold = (cell: Element) => cell.localName === 'th' || /:$/.test(textOf(cell)) || textOf(cell) === ''
  if (
    cells.length > 3 &&
    cells.length % 2 === 0 &&
    turns.every(isTold) &&
    !turns.every(cell => textOf(cell) === '')
  )
    return turns.flatMap(cell => asSides([cell, cell.nextElementSibling]))
  return asSides(withoutCurrency(row, cells))
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
  if (!isOne || textOf(label) === '') return []
  return currency.test(textOf(middle)) ? [label, value] : aroundRemark(cells)
}

/** The two things of which an element consists, where it holds nothing else. */
function onlyTwo(element: Element): readonly Element[] {
  const few = onlyFew(element)
  return few.length === 2 ? few : []
}

/** The two or three of them. */
function onlyFew(element: Element): readonly Element[] {
  const shown = shownIn(element)
  return shown.length === 2 || shown.length === 3 ? shown : []
}

/** The elements of which one consists that holds no text beside them. */
function shownIn(element: Element): readonly Element[] {
  // No amount has more pieces.
  if (element.childElementCount < 2 || element.childElementCount > maxParts) return []
  const isBare = [...element.childNodes].every(
    node => node.nodeType !== 3 || tidy(node.nodeValue ?? '') === '',
  )
  const shown = [...element.children].filter(child => !isHidden(child))
  return isBare && !element.querySelector('table,ul,ol,dl') ? shown : []
}

/** Pairs without the elements of the page. */
export function plainFacts(all: readonly Pair[]): { label: string; value: string }[] {
  return all.map(({ label, value }) => ({ label, value }))
}
