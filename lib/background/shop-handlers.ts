import { readProfiles } from '../browser/profiles.ts'
import type { HandlersFor } from '../browser/router.ts'
import { noteFrame } from '../browser/shop-frames.ts'
import { provesVisibility } from '../browser/software.ts'
import { openWorkbench, panelUrl, pushToShops } from '../browser/tabs.ts'
import { Declined } from '../contract/declined.ts'
import { protocolVersion } from '../contract/page-messages.ts'
import { say } from '../words/background-words.ts'
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
    async 'cs-bg/hello'({ protocol }, { origin, tabId, frameId }) {
      const shop = await app.isShop(origin)
      if (shop) await noteFrame(tabId, frameId)
      return {
        shop,
        configured: (await app.service()) !== undefined,
        reload: protocol !== protocolVersion,
        words: {
          reload: say('notice.reload'),
          unreadable: say('notice.unreadable.other', { count: '{count}' }),
          signedOut: say('notice.signed-out'),
          staleProfile: say('notice.stale-profile'),
          dismiss: say('notice.dismiss'),
          noAccess: say('notice.no-access'),
          unseen: say('status.unseen.meaning'),
          nativeStatus: say('badge.native-status'),
          shopSaid: say('notice.shop-said', { time: '{time}', text: '{text}' }),
        },
        profiles: await readProfiles(origin),
        channel: shop ? await readingChannel() : null,
        said: shop ? await shopMessages(origin) : [],
        alarm: shop ? await alarmOnPage() : null,
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
  }
}

/** Where no browser can prove that a panel is uncovered, staff decide in our own page, unless the practice says otherwise. */
function placeToDecide(wanted: 'panel' | 'window' | undefined): 'panel' | 'window' {
  return wanted ?? (provesVisibility() ? 'panel' : 'window')
}
