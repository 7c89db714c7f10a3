import { plural, say } from '../../../lib/words/background-words.ts'
import { PlainDom } from '../../stories/plain-dom.tsx'
import { ShopPage } from '../../stories/shop-page.tsx'
import type { Story, StoryBook } from '../../stories/story.ts'
import { createBanner } from '../banner.ts'
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

const texts = {
  'signed out': {
    text: `${say('reason.signed-out.cause')} ${say('alarm.since', { since: '7:02 AM' })} ${plural('alarm.pending', 12)}`,
    label: say('alarm.sign-in'),
    isNews: false,
  },
  'orders wait for long': {
    text: plural('alarm.waiting-long', 3),
    label: say('alarm.staff'),
    isNews: true,
  },
}

function alarm(name: keyof typeof texts, isDark = false): Story {
  return {
    name: isDark ? `alarm: ${name}, in a dark shop page` : `alarm: ${name}`,
    render: () => (
      <ShopPage numbers={['100000101', '100000102']} isDark={isDark}>
        <PlainDom
          draw={host => {
            const show = createBanner(host.ownerDocument, say('notice.dismiss'), () => undefined)
            show(texts[name])
            return () => show(null)
          }}
        />
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
    story('orders that cannot be read', say('notice.split')),
    story('the shop signed staff out', say('notice.signed-out')),
    story('taught, and no orders', say('notice.stale-profile')),
    story('no access', say('notice.no-access')),
    story('in a dark shop page', say('notice.reload'), true),
    alarm('signed out'),
    alarm('orders wait for long'),
    alarm('signed out', true),
  ],
}
