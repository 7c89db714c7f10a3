import type { ListRow } from '../find/orders-list.ts'
import { isHidden, isOwn, linesOf } from '../find/text.ts'

/** What tells the day, month or year of what stands below it is short, and names the year. */
const maxTextLength = 300
const maxLineLength = 100
const year = /(?<!\d)20\d{2}(?!\d)/
/** A list stands no deeper below its heading. */
const maxDepth = 4
/** No list has more rows, and a hostile page must not keep anybody busy. */
const maxSteps = 20_000
const maxLines = 3
/** What stands above these belongs to them. */
const others = 'h1,h2,h3,h4,h5,h6,table,hr,[role="grid"],[role="table"]'

/** Whether a date leaves its year to what stands above. */
export function isBareDate(date: string | null): boolean {
  return date !== null && !year.test(date) && !/\d[/.-]\d{1,2}[/.-]\d/.test(date)
}

/**
 * For each row what stands above it and names a year: the row or heading of its group, or the list's own; what is meant is told
 * by `parse/period.ts`. None where the first rows have none, for then it may as well stand below what it sums up.
 */
export function groupsAbove(rows: readonly ListRow[]): (row: ListRow) => string | undefined {
  const parts = new Set(rows.flatMap(row => row.parts))
  const holders = new Set<Element>()
  for (const part of parts)
    for (let at = part.parentElement; at && !holders.has(at); at = at.parentElement) holders.add(at)
  const known = new Map<Element, string | undefined>()
  let steps = 0
  const above = (row: Element): string | undefined => {
    const path: Element[] = []
    let found: string | undefined
    for (let at: Element = row, depth = 0; depth < maxDepth && steps < maxSteps; steps += 1) {
      if (known.has(at)) {
        found = known.get(at)
        break
      }
      path.push(at)
      const before: Element | null = at.previousElementSibling
      // Rows of other orders have a heading of their own, if any.
      if (before && holders.has(before) && !parts.has(before)) break
      found = before && !parts.has(before) ? yearIn(before) : undefined
      const next: Element | null = before ?? at.parentElement
      if (found !== undefined || !next || next.localName === 'body' || before?.matches(others)) break
      depth += Number(!before)
      at = next
    }
    for (const element of path) known.set(element, found)
    return found
  }
  const partOf = ({ parts: [part] }: ListRow) => part && above(part)
  const [first] = rows
  return first && partOf(first) !== undefined ? partOf : () => undefined
}

function yearIn(element: Element): string | undefined {
  const text = element.textContent ?? ''
  if (text.length > maxTextLength || !year.test(text) || isOwn(element) || isHidden(element)) return undefined
  const lines = linesOf(element).filter(line => line.length <= maxLineLength && year.test(line))
  return lines.length > 0 ? lines.slice(-maxLines).join('\n') : undefined
}
