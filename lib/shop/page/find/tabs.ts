import { textOf } from './text.ts'

/** A part of a page with a name that is no heading in it: what a tab leads to, or what names itself to those who do not see it. */
export interface NamedPart {
  /** What names it: the tab, or the part itself. */
  head: Element
  name: string
  part: Element
}

const tabs = '[role="tab"],[data-toggle],[data-bs-toggle]'
const named = '[role="tabpanel"][aria-label],section[aria-label]'
const leads = ['aria-controls', 'data-bs-target', 'data-target', 'href']

/** All of them. */
export function namedParts(document: Document): NamedPart[] {
  const byTab = [...document.querySelectorAll(tabs)].flatMap(head => {
    const part = partOf(head)
    return part && !part.contains(head) ? [{ head, name: textOf(head), part }] : []
  })
  const byName = [...document.querySelectorAll(named)].map(part => ({
    head: part,
    name: part.getAttribute('aria-label') ?? '',
    part,
  }))
  return [...byTab, ...byName]
}

function partOf(tab: Element): Element | null {
  const { ownerDocument } = tab
  for (const name of leads) {
    // An address of another page leads away from this one.
    const id = /^#?([^#/?:]+)$/.exec(tab.getAttribute(name) ?? '')?.[1]
    const part = id ? ownerDocument.getElementById(id) : null
    if (part) return part
  }
  const panels = tab.id ? [...ownerDocument.querySelectorAll('[role="tabpanel"][aria-labelledby]')] : []
  return panels.find(panel => panel.getAttribute('aria-labelledby') === tab.id) ?? null
}
