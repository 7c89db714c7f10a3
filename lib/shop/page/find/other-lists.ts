import { labelTextOf } from './actions.ts'
import { counted, headingTags } from './blocks.ts'
import { normalLabel } from './labels.ts'
import { isTitledOrders, namesOrders } from './orders-by-evidence.ts'
import { isOtherListTitle } from './other-titles.ts'
import { namedParts } from './tabs.ts'
import { textOf } from './text.ts'

/** Whether the page's title says that it lists something else than orders. */
export function isOtherList(root: ParentNode): boolean {
  return [...root.querySelectorAll('h1')].some(headsOther)
}

function headsOther(title: Element): boolean {
  return isOther(labelTextOf(title))
}

function isOther(name: string): boolean {
  return isOtherListTitle(normalLabel(name).replace(counted, ''))
}

const lists = 'table,[role="grid"],[role="table"],ul,ol,dl'
/** A list's heading stands no higher above it, and no farther before it. */
const nearHeading = { up: 5, before: 3 }
/** What stands beside these heads something else, and so does what stands in the second ones. */
const parts = 'main,section,article,fieldset,[role="main"],[role="tabpanel"],[role="dialog"],body'
const asides = 'nav,aside,footer,[role="navigation"],[role="complementary"]'
/** A bar around a heading has some buttons more, and no texts of its own. */
const maxBeside = 60
/** What heads a panel or card in place of a heading; most such elements say something else, or nothing. */
const bars = '[class*="title"],[class*="heading"],[class*="header"],summary'
/** What holds one list among others, and may be named by what leads to it. */
const panels = 'section,[role="region"],[role="tabpanel"],[class*="tab-pane"]'

/** Whether the heading next above a list, or what names it or its panel where there is none, says that it is one of something else. */
export function isUnderOther(list: Element): boolean {
  const heading = headingOver(list)
  return heading ? headsOther(heading) : namesOf(list).some(isOther)
}

/** What names a list, or its panel, to those who do not see it; and the tab that leads there. */
function namesOf(list: Element): string[] {
  const panel = list.closest(panels)
  const own = [list, panel].flatMap(element => {
    const label = element?.getAttribute('aria-labelledby')
    const head = label ? list.ownerDocument.getElementById(label) : null
    return [element?.getAttribute('aria-label') ?? '', head ? textOf(head) : '']
  })
  const tabs = panel?.id ? namedParts(list.ownerDocument).filter(({ part }) => part === panel) : []
  return [...own, ...tabs.map(({ name }) => name)]
}

/** Whether that heading, or the page's title, says that it is one of orders. */
export function isUnderOrders(list: Element): boolean {
  const heading = headingOver(list)
  return (heading !== undefined && namesOrders(textOf(heading))) || isTitledOrders(list.ownerDocument)
}

function headingOver(list: Element): Element | undefined {
  const caption = list.querySelector(':scope > caption')
  if (caption) return caption
  let at: Element | null = list
  for (let up = 0; at && up < nearHeading.up && !at.matches(parts); up += 1, at = at.parentElement) {
    let before = at.previousElementSibling
    for (let count = 0; before && count < nearHeading.before; count += 1) {
      // What stands before another list heads that one.
      if (before.matches(lists) || before.querySelector(lists)) return undefined
      const heads = [before, ...before.querySelectorAll(`${headingTags},${bars}`)]
      const heading = heads.filter(element => isHead(element, heads)).at(-1)
      if (heading && !before.matches(asides)) return isBarOf(heading, before) ? heading : undefined
      before = before.previousElementSibling
    }
  }
  return undefined
}

function isHead(element: Element, all: readonly Element[]): boolean {
  if (element.matches(headingTags)) return true
  // Of several one may be the way to another page.
  const isSole = all.every(other => other.contains(element) || element.contains(other))
  return isSole && element.matches(bars) && !element.closest('a,nav') && headsOther(element)
}

function isBarOf(heading: Element, bar: Element): boolean {
  return (bar.textContent?.length ?? 0) <= (heading.textContent?.length ?? 0) + maxBeside
}
