import { ContentScriptContext } from 'wxt/utils/content-script-context'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { BadgeRenderer } from '../components/badge/badge.ts'
import { keepEvents } from '../components/badge/keep-events.ts'
import { createPageCounts } from '../components/badge/page-counts.ts'
import { createBanner } from '../components/notice/banner.ts'
import { createNotice } from '../components/notice/notice.ts'
import { isConnected, onDisconnect } from '../lib/browser/connection.ts'
import { onCheckPanel, onPush, onShopsChange, sendToBackground } from '../lib/browser/page-messaging.ts'
import { onPageStateAsked } from '../lib/browser/page-state.ts'
import type { BadgeView } from '../lib/contract/page-messages.ts'
import { protocolVersion } from '../lib/contract/page-protocol.ts'
import { createBackgroundClient } from '../lib/shop/page/background-client.ts'
import { isOwnFrame } from '../lib/shop/page/frame-guard.ts'
import { type PressBadge, ShopSession } from '../lib/shop/page/shop-session.ts'
import { takeOver } from '../lib/shop/page/sole-script.ts'

/** Finds and marks orders; `shop-manager.content.ts` has it put into pages that may hold some, and waits for no promise. */
export default defineUnlistedScript(() => void markOrders())

async function markOrders(): Promise<void> {
  if (!isOwnFrame(window)) return
  const { signal: isOld } = new ContentScriptContext('orders', { noScriptStartedPostMessage: true })
  const replaced = AbortSignal.any([isOld, takeOver()]) // By one of a newer version, or of this one.
  const lost = new AbortController()
  const signal = AbortSignal.any([replaced, lost.signal])
  const client = createBackgroundClient(sendToBackground, () => lost.abort())
  const greet = () => client.askUntilAnswered('cs-bg/hello', { protocol: protocolVersion })
  const hello = await greet()
  if (!hello?.shop || signal.aborted) return // Nothing of a page that is no shop's is read.
  const { words } = hello
  const notice = createNotice(document, words.dismiss)
  // What holds for the whole page is said once: the script in the top frame says it.
  const noticeOfPage = window.top === window ? notice : () => undefined
  if (hello.reload) return noticeOfPage(words.reload)
  lost.signal.addEventListener('abort', () => noticeOfPage(words.reload), { once: true })
  // A newer script speaks for itself; where the extension is gone, somebody must say so.
  replaced.addEventListener('abort', () => noticeOfPage(isConnected() ? null : words.reload))
  onDisconnect(() => lost.abort(), signal)
  const onAlarm = (press: 'answer' | 'away') => void client.ask('cs-bg/alarm', { press })
  const showAlarm = window.top === window ? createBanner(document, words.dismiss, onAlarm) : () => undefined
  showAlarm(hello.alarm)
  signal.addEventListener('abort', () => showAlarm(null), { once: true })
  const renderer = new BadgeRenderer<BadgeView>(document)
  const session = new ShopSession({
    ...{ ...hello, document, client, notice, signal },
    onBadges: createPageCounts(window, renderer, words.counts, signal),
    render: (onPress: PressBadge) => keepEvents(window, renderer, { onPress, signal }),
  })
  onPush(push => (push.name === 'bg-cs/alarm' ? showAlarm(push.alarm) : session.hear(push)), signal)
  onPageStateAsked(() => session.state(), signal)
  onCheckPanel(number => session.checkPanel(number), signal)
  onShopsChange(async () => {
    const now = await greet()
    if (!now || now.shop || signal.aborted) return
    lost.abort()
    noticeOfPage(words.noAccess)
  }, signal)
  session.start()
}
