import type { BadgeView } from '../../../lib/contract/page-messages.ts'
import { anchorsOf } from '../../../lib/shop/page/badges/anchors.ts'
import { Badges } from '../../../lib/shop/page/badges/badges.ts'
import { findOrders } from '../../../lib/shop/page/find/find-orders.ts'
import { pageWords } from '../../../lib/words/page-words.ts'
import { PlainDom } from '../../stories/plain-dom.tsx'
import { ShopPage, type ShopPageProps } from '../../stories/shop-page.tsx'
import type { Story, StoryBook } from '../../stories/story.ts'
import { BadgeRenderer } from '../badge.ts'
import { showDetails } from '../details.ts'
import { createPageCounts } from '../page-counts.ts'
import { everyStatus, marks, noted, telling } from './samples.ts'

interface Shown {
  isCounted?: boolean | undefined
  isTouched?: boolean | undefined
}

/** Finds the orders and places the badges as the content script does. */
function place(host: HTMLElement, views: readonly BadgeView[], { isCounted, isTouched }: Shown): () => void {
  const { ownerDocument: document } = host
  const byNumber = new Map(views.map(view => [view.number, view]))
  const renderer = new BadgeRenderer<BadgeView>(document)
  const ending = new AbortController()
  const view = document.defaultView
  const badges = new Badges({
    document,
    render: renderer.draw,
    ...(isCounted &&
      view && { onChange: createPageCounts(view, renderer, pageWords().counts, ending.signal) }),
    viewOf: number => byNumber.get(number) ?? null,
    now: Date.now,
  })
  badges.place(findOrders(document).flatMap(anchorsOf))
  const [first] = badges.shown()
  if (isTouched && view && first) showDetails(view, renderer, ending.signal)(first.host)
  return () => {
    ending.abort()
    badges.place([])
  }
}

function story(
  name: string,
  views: readonly BadgeView[],
  { isCounted, isTouched, ...page }: Omit<ShopPageProps, 'numbers' | 'children'> & Shown = {},
): Story {
  const numbers = views.map(({ number }) => number)
  return {
    name,
    render: () => (
      <ShopPage numbers={numbers} {...page}>
        <PlainDom draw={host => place(host, views, { isCounted, isTouched })} />
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
    story('synced with a note', noted),
    story('what the page counts', [...everyStatus, ...telling, ...noted], { isCounted: true }),
    story('what a badge says at a touch', noted, { isTouched: true }),
    story('notes where the cell cuts off what is wide', noted, { cell: 'narrow' }),
    story('marks beside the shop’s own status', marks),
    story('in a dark shop page', [...everyStatus, ...telling], { isDark: true }),
    story('where a block fills the cell', telling, { cell: 'block' }),
    story('where a block fills the cell of a dark shop page', telling, { cell: 'block', isDark: true }),
    story('where the cell of a dark shop page cuts off what is wide', telling, {
      cell: 'narrow',
      isDark: true,
    }),
    story('where a block fills the cell, numbers on the right', telling, { cell: 'block-right' }),
    story('where the cell cuts off what is wide', telling, { cell: 'narrow' }),
    story('from right to left', telling, { direction: 'rtl' }),
  ],
}
