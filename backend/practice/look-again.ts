import { isDeepStrictEqual } from 'node:util'
import type { ActivityCode } from '../../lib/domain/activity.ts'
import { type Configuration, withoutSecrets } from '../../lib/domain/configuration.ts'
import type { ShopChange } from '../../lib/domain/shop-change.ts'
import { readShopAgain } from '../../lib/service/shop-words.ts'
import { pollSoon } from '../../lib/sync/source-state.ts'
import type { HostedPractice } from './open-practice.ts'

type SettingsCode = Extract<ActivityCode, `settings.${string}`>

/** As what the activity tells of a change; undefined where both say the same and no secret came with it. */
export function changeCode(
  before: Configuration | undefined,
  after: Configuration,
): SettingsCode | undefined {
  if (!before || hasSecrets(after)) return 'settings.imported'
  if (isDeepStrictEqual(before, after)) return undefined
  if (isDeepStrictEqual(withoutCardTypes(before), withoutCardTypes(after))) return 'settings.card-type'
  if (isDeepStrictEqual(withoutHours(before), withoutHours(after))) return 'settings.hours'
  return isDeepStrictEqual(withoutPages(before), withoutPages(after)) ? 'settings.shop' : 'settings.imported'
}

/** What was read or judged by what a configuration said before is read and judged again (rules 3 and 9). */
export async function lookAgain(
  practice: HostedPractice,
  code: SettingsCode,
  before: Configuration | undefined,
): Promise<void> {
  const { engine, polling, sources, configuration } = practice
  const now = engine.clock.now()
  if (code === 'settings.card-type') await engine.store.reconsider(now, ['card-type-missing'])
  if (code === 'settings.imported') {
    // Another API user or a corrected set-up.
    await engine.store.saveSetup(undefined)
    await engine.store.reconsider(now)
    await pollSoon(polling, sources)
  }
  const shops = before?.shops ?? []
  for (const change of shopChanges(shops, configuration.shops)) await readShopAgain(practice, change, shops)
}

function hasSecrets(configuration: Configuration): boolean {
  return !isDeepStrictEqual(configuration, withoutSecrets(configuration))
}

function withoutCardTypes({ policy: { cardTypes: _labels, ...policy }, ...configuration }: Configuration) {
  return { ...configuration, policy }
}

function withoutHours({
  practice: { hours: _hours, closedDays: _days, ...practice },
  ...configuration
}: Configuration) {
  return { ...configuration, practice }
}

function withoutPages({ shops, ...configuration }: Configuration) {
  const bare = shops.map(({ dateOrder: _order, timeZone: _zone, statuses: _statuses, ...shop }) => shop)
  return { ...configuration, shops: bare }
}

type Shops = Configuration['shops']

/** What is said otherwise of the pages of shops that were there before. */
function shopChanges(before: Shops, after: Shops): ShopChange[] {
  return after.flatMap(shop => {
    const old = before.find(({ origin }) => origin === shop.origin)
    return old && !isDeepStrictEqual(old, shop) ? changesOf(old, shop) : []
  })
}

function changesOf(old: Shops[number], shop: Shops[number]): ShopChange[] {
  const { origin, dateOrder = null, timeZone = null, statuses = {} } = shop
  const { statuses: told = {} } = old
  const words = [...new Set([...Object.keys(told), ...Object.keys(statuses)])]
  const changed = words.filter(status => told[status] !== statuses[status])
  const isRead = (old.dateOrder ?? null) !== dateOrder || (old.timeZone ?? null) !== timeZone
  return [
    ...(isRead ? [{ about: 'pages' as const, origin, dateOrder, timeZone }] : []),
    ...changed.map(status => ({
      about: 'status' as const,
      origin,
      status,
      state: statuses[status] ?? null,
    })),
  ]
}
