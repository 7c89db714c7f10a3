import { plural, say } from '../../../lib/words/background-words.ts'
import { PlainDom } from '../../stories/plain-dom.tsx'
import { ShopPage } from '../../stories/shop-page.tsx'
import type { Story, StoryBook } from '../../stories/story.ts'
import { createNotice } from '../notice.ts'

function draw(host: HTMLElement, text: string): () => void {
  const show = createNotice(host.ownerDocument, say('notice.dismiss'))
  show(text)
  return () => show(null)
}

function story(name: string, text: string, isDark = false): Story {
  return {
    name,
    render: () => (
      <ShopPage numbers={['100000101', '100000102']} isDark={isDark}>
        <PlainDom draw={host => draw(host, text)} />
      </ShopPage>
    ),
  }
}

export const book: StoryBook = {
  title: 'Notice in Shop Manager',
  root: 'main',
  width: 960,
  stories: [
    story('the extension was updated', say('notice.reload')),
    story('orders not readable', plural('notice.unreadable', 3)),
    story('the shop signed staff out', say('notice.signed-out')),
    story('taught, and no orders', say('notice.stale-profile')),
    story('no access', say('notice.no-access')),
    story('in a dark shop page', say('notice.reload'), true),
  ],
}
