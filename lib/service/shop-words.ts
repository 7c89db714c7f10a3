import type { ShopWords } from '../contract/shop-words.ts'
import type { ShopChange } from '../domain/shop-change.ts'
import { pagesOf, shopOriginOf } from '../domain/stores.ts'
import { plainLabel } from '../shop/parse/plain-label.ts'
import { interpretState } from '../shop/parse/state.ts'
import type { Listing } from '../sync/ports/intake.ts'
import type { Practice } from './practice.ts'

/** What pages of each configured shop told that a person may settle: the most frequent first. */
export async function shopWords({ configuration, intake }: Practice): Promise<NonNullable<ShopWords>> {
  const { shops } = configuration
  const told = await intake.listingsWhere(({ status, timeZone }) => (status ?? timeZone) !== undefined)
  const byShop = Map.groupBy(told, ({ shop }) => shopOriginOf(shops, shop))
  return shops.map(({ origin }) => {
    const listings = byShop.get(origin) ?? []
    const zones = counted(listings.flatMap(({ timeZone }) => timeZone ?? []))
    return {
      origin,
      unknown: counted(listings.flatMap(listing => unexplained(listing, shops))).map(([status, orders]) => ({
        status,
        orders,
      })),
      timeZone: zones[0]?.[0] ?? null,
    }
  })
}

/**
 * A person changed what is known of a shop's pages: those that were read by it are read again, as soon as staff see their
 * rows. A status that is explained for the first time concerns no order but those that waited for it (rules 3).
 */
export async function readShopAgain(
  { configuration, intake }: Practice,
  change: ShopChange,
  before: Practice['configuration']['shops'],
): Promise<void> {
  const isNew =
    change.about === 'status' &&
    interpretState(change.status, pagesOf(before, change.origin).statuses) === undefined
  await intake.readAgain(
    ({ shop, problem }) =>
      shopOriginOf(configuration.shops, shop) === change.origin && (!isNew || problem === 'status-unknown'),
  )
}

/** Whether a status is one of Magento's own, in any language that is known: no person need say what it means. */
export function isOfMagento(status: string): boolean {
  return interpretState(status) !== undefined
}

/** The word of a listing, unless it was explained since. */
function unexplained(
  { shop, status, problem }: Listing,
  shops: Practice['configuration']['shops'],
): string[] {
  if (status === undefined || problem !== 'status-unknown') return []
  return interpretState(status, pagesOf(shops, shop).statuses) === undefined ? [status] : []
}

/** Each word once, by however it is spelled, with how often it came. */
function counted(words: readonly string[]): [word: string, times: number][] {
  const groups = [...Map.groupBy(words, plainLabel).values()]
  return groups
    .map(([word = '', ...more]): [string, number] => [word, more.length + 1])
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
}
