import { labelTextOf } from '../find/actions.ts'
import { cellsOf } from '../find/grid.ts'
import { normalLabel } from '../find/labels.ts'
import { isHidden, textOf, tidy } from '../find/text.ts'

/** A label and its value, as the page words them. */
export interface Pair {
  label: string
  value: string
  /** Where the value stands, for links in it. */
  element: Element
}

const pairs = 'tr,dt,[class*="label"]'

/** Labels and values of a part of a page: table rows, definition lists, label and value side by side. */
export function pairsIn(parts: readonly Element[]): Pair[] {
  return parts.flatMap(part =>
    [...part.querySelectorAll(pairs)].flatMap(element => {
      const [label, value] = sidesOf(element)
      if (!label || !value || isHiddenIn(part, element)) return []
      const text = tidy(labelTextOf(label).replace(/[:\s]+$/, ''))
      return text ? [{ label: text, value: textOf(value), element: value }] : []
    }),
  )
}

/** Rates of a tax stand in rows that are hidden, or in hidden sections (order pages B3). */
function isHiddenIn(part: Element, element: Element): boolean {
  let hidden = element.closest('[hidden],[style]')
  while (hidden && part.contains(hidden) && !isHidden(hidden))
    hidden = hidden.parentElement?.closest('[hidden],[style]') ?? null
  return hidden !== null && part.contains(hidden)
}

/** The value that goes with the first of these labels, in their order of preference; else with one in the further form. */
export function findPair(all: readonly Pair[], labels: readonly string[], form?: RegExp): Pair | undefined {
  const found = labels.map(label => all.find(pair => normalLabel(pair.label) === label && pair.value !== ''))
  return (
    found.find(pair => pair !== undefined) ??
    (form && all.find(pair => form.test(normalLabel(pair.label)) && pair.value !== ''))
  )
}

function sidesOf(element: Element): (Element | null)[] {
  if (element.tagName === 'TR') {
    const cells = cellsOf(element)
    return cells.length === 2 ? cells : []
  }
  if (element.tagName === 'DT') return [element, element.nextElementSibling]
  const next = element.nextElementSibling
  // A label inside of a table's cell is the first side of that row, which is read above.
  return !element.closest('tr,dl') && next?.matches('[class*="value"]') ? [element, next] : []
}
