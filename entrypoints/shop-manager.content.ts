import { defineContentScript } from 'wxt/utils/define-content-script'
import { createNotice } from '../components/notice/notice.ts'
import { greetEarly, onFirstNews, sendFirst } from '../lib/browser/first-messaging.ts'
import { onPageStateAsked } from '../lib/browser/page-state.ts'
import type { FirstMessageName } from '../lib/contract/first-answers.ts'
import { createBackgroundClient } from '../lib/shop/page/background-client.ts'
import { isOwnFrame } from '../lib/shop/page/frame-guard.ts'
import { createReadingPause, openChannel } from '../lib/shop/page/reading-pause.ts'
import { createSleeper } from '../lib/shop/page/sleeper.ts'
import { takeOver } from '../lib/shop/page/sole-script.ts'

/** In every page of a shop, and small: what marks orders (`orders.ts`) comes only where there may be some. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  runAt: 'document_idle',
  async main(ctx) {
    if (!isOwnFrame(window)) return
    const ended = new AbortController()
    const signal = AbortSignal.any([ctx.signal, ended.signal, takeOver()])
    let sayLost: () => void = () => undefined
    const client = createBackgroundClient<FirstMessageName>(sendFirst, () => {
      // Something is wanted here, and nobody is there any more to do it.
      if (!signal.aborted) sayLost()
      ended.abort()
    })
    const arrive = () => client.askUntilAnswered('cs-bg/arrived', {})
    const arrived = await arrive()
    // Not a shop: nothing of the page is read, and nothing is added to it.
    if (!arrived?.shop || signal.aborted) return
    const { words, channel } = arrived
    sayLost = () => createNotice(document, words.dismiss)(words.reload)
    const now = () => performance.now()
    const wake = () => {
      greetEarly()
      return client.ask('cs-bg/wake', {})
    }
    const sleeper = createSleeper({ document, signal, now, wake })
    if (arrived.isWanted) return sleeper.wakeUp()
    const askAgain = async () => {
      const answer = await arrive()
      if (answer?.shop === false) ended.abort()
      else if (answer?.isWanted) sleeper.wakeUp()
    }
    createReadingPause({ window, signal, now, onPause: () => undefined, channel: openChannel(channel) })
    onPageStateAsked(() => ({ state: 'none', count: 0 }), signal)
    onFirstNews(() => void askAgain(), signal)
    window.addEventListener('pageshow', ({ persisted }) => persisted && void askAgain(), { signal })
    sleeper.look()
  },
})
