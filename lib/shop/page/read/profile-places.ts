import { isOrderNumber } from '../../../contract/order-number.ts'
import type { NumberShape, Place, Shape } from '../../../domain/shop-profile.ts'
import { cellsOf, positive, spanOf } from '../find/grid.ts'
import { headingLabel, normalLabel } from '../find/labels.ts'
import { isOwn, ownTags, textOf, tidy } from '../find/text.ts'

/** Where a fact was found, and what it says there. */
export interface Found {
  element: Element
  text: string
}

/** The elements in an element, without what this extension has added. */
export function childrenOf(element: Element): Element[] {
  return [...element.children].filter(child => !isOwn(child))
}

/** The selector of a shape; its parts are single names, so that nothing in it needs to be escaped. */
export function selectorOf({ tag = '', id, classes = [], attributes = {} }: Shape): string {
  const named = Object.entries(attributes).map(([name, value]) =>
    value === null ? `[${name}]` : `[${name}="${value}"]`,
  )
  return `${tag}${id ? `#${id}` : ''}${classes.map(name => `.${name}`).join('')}${named.join('')}` || '*'
}

/** The element that lies so many children down. */
export function atPath(from: Element, steps: readonly number[]): Element | undefined {
  let element: Element | undefined = from
  for (const step of steps) element = element && childrenOf(element)[step]
  return element
}

/** The cells of a row by the column in which each begins; a virtual grid numbers its columns itself. */
export function columnsIn(row: Element, cells: readonly number[]): ReadonlyMap<number, Element> {
  const columns = new Map<number, Element>()
  let column = 0
  for (const cell of cellsIn(row, cells)) {
    column = positive(cell.getAttribute('aria-colindex')) ?? column
    columns.set(column, cell)
    column += spanOf(cell, cell.hasAttribute('aria-colspan') ? 'aria-colspan' : 'colspan')
  }
  return columns
}

const cellRoles = '[role="gridcell"],[role="cell"],[role="columnheader"],[role="rowheader"]'

function cellsIn(row: Element, cells: readonly number[]): Element[] {
  if (row.localName === 'tr') return cellsOf(row)
  if (row.matches('[role="row"]')) return [...row.querySelectorAll(cellRoles)]
  const parent = atPath(row, cells)
  return parent ? childrenOf(parent) : []
}

/** How far around a row its headings may stand; what is farther away heads something else. */
const reach = { levels: 5, siblings: 8, inside: 60 }

/** What may be the header of a list whose first row this is, the nearest first. */
export function* headersBefore(row: Element): Generator<Element> {
  const kind = row.matches('tr') ? 'tr' : row.matches('[role="row"]') ? '[role="row"]' : '*'
  let level: Element | null = row
  for (let up = 0; level && level.localName !== 'body' && up < reach.levels; up++) {
    let sibling = level.previousElementSibling
    for (let at = 0; sibling && at < reach.siblings; at++) {
      if (sibling.matches(kind)) yield sibling
      for (const inner of [...sibling.querySelectorAll(kind)].slice(0, reach.inside)) yield inner
      sibling = sibling.previousElementSibling
    }
    level = level.parentElement
  }
}

/** The labels of a header by column, or none where it has not as many columns as the row. */
export function labelsOf(header: Element, columns: ReadonlyMap<number, Element>): Map<number, string> {
  const cells = columnsIn(header, [])
  const isAlike = cells.size === columns.size && cells.size > 1
  return new Map(isAlike ? [...cells].map(([column, cell]) => [column, headingLabel(cell)]) : [])
}

/** The headings of a list, and the column that each label stands over; a label that is there twice is none. */
export interface Headings {
  header: Element
  columns: ReadonlyMap<string, number>
}

/** The headings over a row, where one of them is this one. */
export function headingsOf(
  row: Element,
  columns: ReadonlyMap<number, Element>,
  wanted: string,
): Headings | undefined {
  for (const header of headersBefore(row)) {
    const labels = labelsOf(header, columns)
    if (![...labels.values()].includes(wanted)) continue
    const texts = [...labels.values()]
    const once = [...labels].filter(([, label]) => texts.indexOf(label) === texts.lastIndexOf(label))
    return { header, columns: new Map(once.map(([column, label]) => [label, column])) }
  }
  return undefined
}

/** What stands at a place inside of a cell or row; undefined where it is not there, or more than once. */
export function findAt(base: Element, at: Place['at']): Found | undefined {
  switch (at.by) {
    case 'whole':
      return { element: base, text: textOf(base) }
    case 'path': {
      const element = atPath(base, at.steps)
      return element && { element, text: textOf(element) }
    }
    case 'element': {
      const found = [...base.querySelectorAll(selectorOf(at.element))].filter(each => !each.closest(ownTags))
      const [element] = found
      return element && found.length === 1 ? { element, text: textOf(element) } : undefined
    }
    case 'label':
      return byLabel(base, at.label)
  }
}

/** A label and its value on one line of text, e.g. `Date: May 1`. */
const oneLine = /^([^:]{1,60}):\s+(\S.*)$/s

/** The value beside or after a label. */
function byLabel(base: Element, label: string): Found | undefined {
  const found = [...base.querySelectorAll('*')].flatMap(element => valueBeside(element, label) ?? [])
  const [first] = found
  return first && found.every(({ element }) => element === first.element) ? first : undefined
}

function valueBeside(element: Element, label: string): Found | undefined {
  if (childrenOf(element).length > 0 || element.closest(ownTags)) return undefined
  const own = textOf(element)
  if (normalLabel(own) !== label) {
    const [, name = '', rest = ''] = oneLine.exec(own) ?? []
    return normalLabel(name) === label ? { element, text: tidy(rest) } : undefined
  }
  const next = element.nextElementSibling
  if (next && !isOwn(next)) return { element: next, text: textOf(next) }
  const parent = element.parentElement
  const whole = parent ? textOf(parent) : ''
  return parent && whole.length > own.length && whole.startsWith(own)
    ? { element: parent, text: tidy(whole.slice(own.length).replace(/^[\s:]+/, '')) }
    : undefined
}

/** Every order number that a text could hold, e.g. one in `Order no. 100004001`. */
export function numberTokens(text: string): { token: string; prefix: string; digits: number }[] {
  const words = tidy(text)
    .replace(/([A-Za-z])\.(?=\d)/g, '$1. ')
    .split(/[\s#:,;()[\]/]+/)
  return words.flatMap(token => {
    if (!isOrderNumber(token)) return []
    const [prefix] = /^[a-z-]*/i.exec(token) ?? ['']
    const digits = Math.max(...token.split(/\D+/).map(figures => figures.length))
    return [{ token, prefix, digits }]
  })
}

/** The one order number of the learned shape in a text; its digits may have grown by one. */
export function numberOf(text: string, { prefix, digits: [least, most] }: NumberShape): string | undefined {
  const fitting = numberTokens(text).filter(
    each => each.digits >= least && each.digits <= most + 1 && (prefix === null || each.prefix === prefix),
  )
  const [first] = fitting
  return first && fitting.length === 1 && first.token.length <= 100 ? first.token : undefined
}
