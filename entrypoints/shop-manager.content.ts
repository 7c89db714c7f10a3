import { defineContentScript } from 'wxt/utils/define-content-script'
import { renderBadge } from '../components/badge/badge.ts'
import { createNotice } from '../components/notice/notice.ts'
import { onPush, sendToBackground } from '../lib/browser/page-messaging.ts'
import { protocolVersion } from '../lib/protocol/messages.ts'
import { createCourier } from '../lib/shop/page/courier.ts'
import { ShopSession } from '../lib/shop/page/shop-session.ts'

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  runAt: 'document_idle',
  async main(ctx) {
    const lost = new AbortController()
    const signal = AbortSignal.any([ctx.signal, lost.signal])
    const courier = createCourier(sendToBackground, () => lost.abort())
    const hello = await courier.askUntilAnswered('cs-bg/hello', { protocol: protocolVersion })
    // Not a shop: nothing of the page is read, and nothing is added to it.
    if (!hello?.shop || signal.aborted) return
    const { words } = hello
    const notice = createNotice(document, words.dismiss)
    if (hello.reload) return notice(words.reload)
    lost.signal.addEventListener('abort', () => notice(words.reload), { once: true })
    const session = new ShopSession({
      document,
      courier,
      words,
      notice,
      signal,
      render: press => (host, view) => renderBadge(host, view, press),
    })
    onPush(push => ('badges' in push ? session.show(push.badges) : session.tellAgain()), signal)
    session.start()
  },
})
