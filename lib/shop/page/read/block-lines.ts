import { isAction, withoutLastAction } from '../find/actions.ts'
import type { BlockKind } from '../find/block-kinds.ts'
import { isHeadingOf } from '../find/blocks.ts'
import { linesOf } from '../find/text.ts'

const linedFact = /^([^:]{2,40}):\s*(.*)$/

/** Themes write `Credit Card Type: Visa` on a line of its own, or the value on the next one. */
export function linedFacts(block: Element): { label: string; value: string }[] {
  const lines = linesOf(withoutTables(block))
  return lines.flatMap((line, at) => {
    const [, label, value] = linedFact.exec(line) ?? []
    if (label === undefined) return []
    const next = lines[at + 1] ?? ''
    const told = value || (linedFact.test(next) ? '' : next)
    return told ? [{ label, value: told }] : []
  })
}

/** A copy of a block without what tells its facts in rows. */
export function withoutTables(block: Element): Element {
  const copy = block.cloneNode(true) as Element
  for (const fact of copy.querySelectorAll('table,dl')) fact.remove()
  return copy
}

/** A block may begin with the heading of the section around it: what counts follows its own. */
export function linesAfterHeading(block: Element, kind: BlockKind): string[] {
  const lines = linesOf(block)
  const at = lines.findIndex(line => isHeadingOf(kind, withoutLastAction(line)))
  return lines.slice(at + 1).filter(line => !isAction(line))
}
