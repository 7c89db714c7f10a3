import { readProfiles } from '../browser/profiles.ts'
import type { HandlersFor } from '../browser/router.ts'
import { noteFrame } from '../browser/shop-frames.ts'
import { injectOrders } from '../browser/shop-scripts.ts'
import { provesVisibility } from '../browser/software.ts'
import { openTeachHelp, openWorkbench, panelUrl, pushToShops } from '../browser/tabs.ts'
import { Declined } from '../contract/declined.ts'
import { protocolVersion } from '../contract/page-protocol.ts'
import { say } from '../words/background-words.ts'
import { pageWords } from '../words/page-words.ts'
import { alarmOnPage, answerAlarm, putAlarmAway } from './alarm.ts'
import { askHost } from './ask-host.ts'
import type { BackgroundApp } from './background-app.ts'
import { readingChannel } from './reading-channel.ts'
import { keepShopMessages, shopMessages } from './shop-messages.ts'
import type { Teaching } from './teaching.ts'
import { issueTicket } from './tickets.ts'
import { withService } from './wrappers.ts'

/** What a shop page asks of the browser around it: whether it is a shop, and our pages. */
export function shopHandlers(app: BackgroundApp, teaching: Teaching): HandlersFor<'cs-bg'> {
  return {
    async 'cs-bg/arrived'(_, { origin, tabId, frameId }) {
      const words = { reload: say('notice.reload'), dismiss: say('notice.dismiss') }
      if (!(await app.isShop(origin))) return { shop: false, isWanted: false, channel: null, words }
      // A badge waits for the answer: what it needs is asked for at once.
      const asked = [isWanted(origin, frameId), readingChannel(), noteFrame(tabId, frameId)] as const
      const [wanted, channel] = await Promise.all(asked)
      return { shop: true, isWanted: wanted, channel, words }
    },
    async 'cs-bg/wake'(_, { tabId, frameId, documentId }) {
      if (tabId === undefined) throw new Declined('no-tab', 'Orders are marked only inside a tab.')
      if (!(await injectOrders({ tabId, frameId, documentId })))
        throw new Declined('no-script', 'The browser does not let the script into this page.')
      return {}
    },
    async 'cs-bg/hello'({ protocol }, { origin, tabId, frameId }) {
      const shop = await app.isShop(origin)
      const [service, profiles, channel, said, alarm] = await Promise.all([
        app.service(),
        readProfiles(origin),
        shop ? readingChannel() : null,
        shop ? shopMessages(origin) : [],
        shop ? alarmOnPage() : null,
        shop && noteFrame(tabId, frameId),
      ])
      return {
        ...{ shop, profiles, channel, said, alarm, words: pageWords() },
        configured: service !== undefined,
        reload: protocol !== protocolVersion,
      }
    },
    async 'cs-bg/alarm'({ press }) {
      if (press === 'answer') await answerAlarm(() => app.syncNow(true))
      else await putAlarmAway(await app.shopOrigins())
      return {}
    },
    async 'cs-bg/shop-said'({ texts }, { origin }) {
      const said = await keepShopMessages(origin, texts)
      await pushToShops([origin], { name: 'bg-cs/shop-said', said })
      return {}
    },
    'cs-bg/open-resolve': withService(app, async (service, { number }, { origin, tabId, frameId }) => {
      if (tabId === undefined) throw new Declined('no-tab', 'The panel opens only inside a tab.')
      const { key, decideIn } = await askHost(service, 'host-bg/order-key', { origin, number })
      if (placeToDecide(decideIn) === 'window') {
        await openWorkbench(`staff?${new URLSearchParams({ order: key }).toString()}`)
        return { url: '' }
      }
      return { url: panelUrl('resolve', await issueTicket({ key, number, tabId, shopFrameId: frameId })) }
    }),
    async 'cs-bg/open-workbench'({ number, reason }, { origin }) {
      const service = await app.service()
      const asked = service
        ? await askHost(service, 'host-bg/settings-question', { origin, number, reason }).catch(() => ({}))
        : {}
      const query = new URLSearchParams(asked).toString()
      await openWorkbench(query === '' ? 'settings' : `settings?${query}`)
      return {}
    },
    'cs-bg/teach-propose': teaching.propose,
    async 'cs-bg/open-help'() {
      await openTeachHelp()
      return {}
    },
  }
}

/** Whatever stands on a page: it was taught to be read, or something is to be said in it. */
async function isWanted(origin: string, frameId: number): Promise<boolean> {
  const asked = [readProfiles(origin), alarmOnPage(), shopMessages(origin)] as const
  const [profiles, alarm, said] = await Promise.all(asked)
  return profiles.length > 0 || (frameId === 0 && (alarm !== null || said.length > 0))
}

/** Where no browser can prove that a panel is uncovered, staff decide in our own page, unless the practice says otherwise. */
function placeToDecide(wanted: 'panel' | 'window' | undefined): 'panel' | 'window' {
  return wanted ?? (provesVisibility() ? 'panel' : 'window')
}
