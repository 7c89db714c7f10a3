import type { BadgeView } from '../../../lib/contract/page-messages.ts'
import { anchorsOf } from '../../../lib/shop/page/badges/anchors.ts'
import { Badges } from '../../../lib/shop/page/badges/badges.ts'
import { findOrders } from '../../../lib/shop/page/find/find-orders.ts'
import { PlainDom } from '../../stories/plain-dom.tsx'
import { ShopPage, type ShopPageProps } from '../../stories/shop-page.tsx'
import type { Story, StoryBook } from '../../stories/story.ts'
import { BadgeRenderer } from '../badge.ts'
import { everyStatus, marks, telling } from './samples.ts'

/** Finds the orders and places the badges as the content script does. */
function place(host: HTMLElement, views: readonly BadgeView[]): () => void {
  const { ownerDocument: document } = host
  const byNumber = new Map(views.map(view => [view.number, view]))
  const badges = new Badges({
    document,
    render: new BadgeRenderer<BadgeView>(document).draw,
    viewOf: number => byNumber.get(number) ?? null,
    now: Date.now,
  })
  badges.place(findOrders(document).flatMap(anchorsOf))
  return () => badges.place([])
}

function story(
  name: string,
  views: readonly BadgeView[],
  page: Omit<ShopPageProps, 'numbers' | 'children'> = {},
): Story {
  const numbers = views.map(({ number }) => number)
  return {
    name,
    render: () => (
      <ShopPage numbers={numbers} {...page}>
        <PlainDom draw={host => place(host, views)} />
      </ShopPage>
    ),
  }
}

export const book: StoryBook = {
  title: 'Badges in Shop Manager',
  root: 'main',
  width: 960,
  stories: [
    story('every status', everyStatus),
    story('evidence and buttons', telling),
    story('marks beside the shop’s own status', marks),
    story('in a dark shop page', [...everyStatus, ...telling], { isDark: true }),
    story('where a block fills the cell', telling, { cell: 'block' }),
    story('where a block fills the cell, numbers on the right', telling, { cell: 'block-right' }),
    story('where the cell cuts off what is wide', telling, { cell: 'narrow' }),
    story('from right to left', telling, { direction: 'rtl' }),
  ],
}
