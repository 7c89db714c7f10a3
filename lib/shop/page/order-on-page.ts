import type { OrderReading } from '../../contract/readings.ts'
import { type BadgeAnchor, headingAnchor } from './badges/anchors.ts'
import type { Headings } from './find/blocks.ts'
import type { PageView } from './find/flat-page.ts'
import { holds } from './find/holds.ts'
import type { OrdersList } from './find/orders-list.ts'
import { orderHeading, readOrderPage } from './read/read-order-page.ts'

const titles = 'h1,h2,h3,[class*="title"]'

/** The order that a page is about, and where its badge belongs; `lists` = those that stand on it. */
export function orderOn(
  view: PageView,
  headings: Headings,
  lists: readonly OrdersList[],
): { order: OrderReading; place: BadgeAnchor } | undefined {
  const { document } = view
  // Most pages with lists are about none of their orders, and to read all headings takes time.
  const isRead = lists.length === 0 || [...document.querySelectorAll(titles)].some(namesNumber)
  const order = isRead ? readOrderPage(document, headings) : undefined
  const heading = order && orderHeading(document, headings)
  // What heads a row or card is that of a list; beside it, or over it, may stand the page of one of its orders.
  const isApart = heading && !lists.some(({ root }) => holds(root, view.realOf(heading)))
  return isApart ? { order, place: headingAnchor(order.number, heading, view) } : undefined
}

const namesNumber = ({ textContent }: Element) => /\d{3}/.test(textContent ?? '')
