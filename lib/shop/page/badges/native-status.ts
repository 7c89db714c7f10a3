import { headingLabel, normalLabel } from '../find/labels.ts'
import { textOf } from '../find/text.ts'

/** "Nextech Payments" is a card processor: only a name of the sync itself counts. */
const label = /^nextech( (sync|status|sync status|posting|integration))*$/
const headings = 'th,[role="columnheader"],dt,label'
const controls = 'button,[role="button"],a'
/** A page of thousands of links is asked about this many. */
const maxAsked = 2000

/**
 * Whether the page shows DermPRO's own sync already: a column or label named Nextech, or a RESOLVE control. Then a
 * second, perhaps contradicting one would only confuse (order pages A4, D).
 */
export function showsNativeStatus(root: ParentNode): boolean {
  const named = [...root.querySelectorAll(headings)].slice(0, maxAsked)
  if (named.some(cell => label.test(headingLabel(cell)))) return true
  // Each row may have links, and most pages have no such word.
  if (!/resolve/i.test((root as Partial<Document>).body?.textContent ?? 'resolve')) return false
  return [...root.querySelectorAll(controls)]
    .slice(0, maxAsked)
    .some(control => /resolve/i.test(control.textContent ?? '') && normalLabel(textOf(control)) === 'resolve')
}
