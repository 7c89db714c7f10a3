import { readProfiles } from '../browser/profiles.ts'
import type { Handlers } from '../browser/router.ts'
import { Declined } from '../browser/router.ts'
import { openWorkbench, panelUrl } from '../browser/tabs.ts'
import type { BadgeView } from '../contract/page-messages.ts'
import { protocolVersion } from '../contract/page-messages.ts'
import type { RowReading } from '../contract/readings.ts'
import { postingKey } from '../domain/posting.ts'
import { storeOf } from '../domain/stores.ts'
import { interpretAmount } from '../shop/parse/amount.ts'
import { parseOrder } from '../shop/parse/parse-order.ts'
import { parseRow } from '../shop/parse/parse-row.ts'
import { withKnown } from '../shop/parse/with-known.ts'
import { say } from '../words/background-words.ts'
import { badgeContext } from './badge-pusher.ts'
import { badgeView, unseenView } from './badge-view.ts'
import type { Companion } from './companion.ts'
import type { TeachHandlers } from './teach-handlers.ts'
import { issueTicket } from './tickets.ts'
import type { World } from './world.ts'

type ShopHandlers = Omit<Pick<Handlers, Extract<keyof Handlers, `cs-bg/${string}`>>, keyof TeachHandlers>

/** What a shop page may ask for: badges for what it shows, and the panel for an order. */
export function shopHandlers(companion: Companion): ShopHandlers {
  const mustWorld = async () => {
    const world = await companion.world()
    if (!world) throw new Declined('not-configured', say('reason.not-configured.fix'))
    return world
  }
  return {
    async 'cs-bg/hello'({ protocol }, { origin }) {
      return {
        shop: await companion.isShop(origin),
        configured: (await companion.world()) !== undefined,
        reload: protocol !== protocolVersion,
        words: {
          reload: say('notice.reload'),
          unreadable: say('notice.unreadable.other', { count: '{count}' }),
          signedOut: say('notice.signed-out'),
          misfit: say('notice.misfit'),
          dismiss: say('notice.dismiss'),
          noAccess: say('notice.no-access'),
          unseen: say('status.unseen.meaning'),
          ownStatus: say('badge.own-status'),
        },
        profiles: await readProfiles(origin),
      }
    },
    async 'cs-bg/rows'({ rows }, { origin, tabId }) {
      const world = await companion.world()
      if (world) return rowsSeen(world, rows, origin, `tab ${tabId}`)
      const badges = rows.map(({ number }) => unseenView(number, undefined, 'not-configured'))
      return { badges, wanted: [], unreadable: 0 }
    },
    async 'cs-bg/order'({ reading }, { origin }) {
      const world = await companion.world()
      if (!world) return { badge: unseenView(reading.number, undefined, 'not-configured'), understood: false }
      const result = parseOrder(reading, origin, world.configuration.practice.timeZone)
      if (!result.ok) {
        const { intake, engine } = world
        await intake.noteUnread(origin, reading.number, 'not-understood', engine.clock.now())
        const listing = (await intake.listings(origin, [reading.number])).get(reading.number)
        return { badge: unseenView(reading.number, listing, 'shop-unreadable'), understood: false }
      }
      const { number } = result.order
      const known = (await world.intake.records(origin, [number])).get(number)?.order
      const order = withKnown(result.order, known)
      const record = await world.intake.takeOrder(order, world.engine.clock.now())
      if (record.posting.dueAt !== null) companion.stir()
      return { badge: badgeView(record, await badgeContext(world)), understood: true }
    },
    async 'cs-bg/unread'({ number, cause }, { origin }) {
      const { intake, engine } = await mustWorld()
      await intake.noteUnread(origin, number, cause, engine.clock.now())
      return {}
    },
    async 'cs-bg/open-resolve'({ number }, { origin, tabId }) {
      const { intake, configuration } = await mustWorld()
      if (tabId === undefined) throw new Declined('no-tab', 'The panel opens only inside a tab.')
      const record = (await intake.records(origin, [number])).get(number)
      const key = record?.posting.key ?? postingKey({ store: storeOf(configuration.shops, origin), number })
      return { url: panelUrl('resolve', await issueTicket({ key, tabId })) }
    },
    async 'cs-bg/open-workbench'() {
      await openWorkbench('settings')
      return {}
    },
  }
}

async function rowsSeen(world: World, rows: readonly RowReading[], origin: string, reader: string) {
  const { timeZone } = world.configuration.practice
  const read = rows.flatMap(row => {
    const result = parseRow(row, origin, timeZone)
    return result.ok && isWhole(row, result.row) ? [result.row] : []
  })
  const numbers = read.map(row => row.number)
  const wanted = await world.intake.seeRows(origin, read, world.engine.clock.now(), reader)
  const [records, listings, context] = await Promise.all([
    world.intake.records(origin, numbers),
    world.intake.listings(origin, numbers),
    badgeContext(world),
  ])
  const badges = numbers.map((number): BadgeView => {
    const record = records.get(number)
    return record ? badgeView(record, context) : unseenView(number, listings.get(number))
  })
  return { badges, wanted, unreadable: rows.length - read.length }
}

/** A total that is no money or a date that cannot be read: the row is left alone rather than guessed at. */
function isWhole(row: RowReading, read: { placedAt: number | null }): boolean {
  // A list may print what the customer was asked for in another currency than the shop's own.
  const isMoney = row.total === null || interpretAmount(row.total) !== undefined
  return (row.date === null || read.placedAt !== null) && isMoney
}
