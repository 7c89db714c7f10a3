import { labelTextOf } from './actions.ts'
import { counted, headingTags } from './blocks.ts'
import { normalLabel } from './labels.ts'
import { isTitledOrders, namesOrders } from './orders-by-evidence.ts'
import { isOtherListTitle } from './other-titles.ts'
import { textOf } from './text.ts'

/** Whether the page's title says that it lists something else than orders. */
export function isOtherList(root: ParentNode): boolean {
  return [...root.querySelectorAll('h1')].some(headsOther)
}

function headsOther(title: Element): boolean {
  return isOtherListTitle(normalLabel(labelTextOf(title)).replace(counted, ''))
}

const lists = 'table,[role="grid"],[role="table"],ul,ol,dl'
/** A list's heading stands no higher above it, and no farther before it. */
const nearHeading = { up: 5, before: 3 }
/** What stands beside these heads something else, and so does what stands in the second ones. */
const parts = 'main,section,article,fieldset,[role="main"],[role="tabpanel"],[role="dialog"],body'
const asides = 'nav,aside,footer,[role="navigation"],[role="complementary"]'
/** A bar around a heading has some buttons more, and no texts of its own. */
const maxBeside = 60

/** Whether the heading next above a list says that it is one of something else. */
export function isUnderOther(list: Element): boolean {
  const heading = headingOver(list)
  return heading !== undefined && headsOther(heading)
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
      const heading = before.matches(headingTags) ? before : [...before.querySelectorAll(headingTags)].at(-1)
      if (heading && !before.matches(asides)) return isBarOf(heading, before) ? heading : undefined
      before = before.previousElementSibling
    }
  }
  return undefined
}

function isBarOf(heading: Element, bar: Element): boolean {
  return (bar.textContent?.length ?? 0) <= (heading.textContent?.length ?? 0) + maxBeside
}
