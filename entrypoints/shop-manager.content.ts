import { defineContentScript } from 'wxt/utils/define-content-script'
import { BadgeRenderer } from '../components/badge/badge.ts'
import { keepEvents } from '../components/badge/keep-events.ts'
import { createBanner } from '../components/notice/banner.ts'
import { createNotice } from '../components/notice/notice.ts'
import { onPageStateAsked } from '../lib/browser/active-page.ts'
import { isConnected, onDisconnect } from '../lib/browser/connection.ts'
import { onCheckPanel, onPush, onShopsChange, sendToBackground } from '../lib/browser/page-messaging.ts'
import { type BadgeView, protocolVersion } from '../lib/contract/page-messages.ts'
import { createBackgroundClient } from '../lib/shop/page/background-client.ts'
import { isOwnFrame } from '../lib/shop/page/frame-guard.ts'
import { ShopSession } from '../lib/shop/page/shop-session.ts'

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  runAt: 'document_idle',
  async main(ctx) {
    if (!isOwnFrame(window)) return
    const lost = new AbortController()
    const signal = AbortSignal.any([ctx.signal, lost.signal])
    const client = createBackgroundClient(sendToBackground, () => lost.abort())
    const greet = () => client.askUntilAnswered('cs-bg/hello', { protocol: protocolVersion })
    const hello = await greet()
    // Not a shop: nothing of the page is read, and nothing is added to it.
    if (!hello?.shop || signal.aborted) return
    const { words } = hello
    const notice = createNotice(document, words.dismiss)
    // What holds for the whole page is said once: the script in the top frame says it.
    const noticeOfPage = window.top === window ? notice : () => undefined
    if (hello.reload) return noticeOfPage(words.reload)
    lost.signal.addEventListener('abort', () => noticeOfPage(words.reload), { once: true })
    // A newer script speaks for itself; where the extension is gone, somebody must say so.
    ctx.onInvalidated(() => noticeOfPage(isConnected() ? null : words.reload))
    onDisconnect(() => lost.abort(), signal)
    const onAlarm = (press: 'answer' | 'away') => void client.ask('cs-bg/alarm', { press })
    const showAlarm = window.top === window ? createBanner(document, words.dismiss, onAlarm) : () => undefined
    showAlarm(hello.alarm)
    signal.addEventListener('abort', () => showAlarm(null), { once: true })
    const renderer = new BadgeRenderer<BadgeView>(document)
    const session = new ShopSession({
      ...{ ...hello, document, client, notice, signal },
      render: onPress => {
        keepEvents(window, renderer, { onPress, signal })
        return renderer.draw
      },
    })
    onPush(push => (push.name === 'bg-cs/alarm' ? showAlarm(push.alarm) : session.hear(push)), signal)
    onPageStateAsked(() => session.state(), signal)
    onShopsChange(async () => {
      const now = await greet()
      if (!now || now.shop || signal.aborted) return
      lost.abort()
      noticeOfPage(words.noAccess)
    }, signal)
    onCheckPanel(number => session.checkPanel(number), signal)
    session.start()
  },
})
