import { Declined } from '../contract/declined.ts'
import type { OfferedPage } from '../contract/teach.ts'
import { activityNote } from '../domain/activity.ts'
import { maxTaughtPages } from '../domain/moved.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { shopOriginOf } from '../domain/stores.ts'
import { say } from '../words/background-words.ts'
import type { PageOffer } from './ports.ts'
import type { Practice } from './practice.ts'

/** A person said yes to what it reads: it is kept for all computers, and told with the person. */
export async function keepPage(
  practice: Practice,
  how: 'page-taught' | 'page-imported',
  { origin, profile }: { origin: string; profile: ShopProfile },
): Promise<void> {
  const known = (await practice.taughtPages.read())[origin] ?? []
  const isNew = known.every(({ page }) => page !== profile.page)
  if (isNew && known.length >= maxTaughtPages) throw new Declined('too-many', say('teach.too-many'))
  await practice.taughtPages.keep(origin, profile)
  await dropOffers(practice, origin, profile.page)
  await tell(practice, how)
}

/** So many pages of a practice wait for a manager at most. */
const maxOffers = 50

/**
 * A page that was taught at one computer before it had this backend. Nobody knows who said yes to it there, so a manager does
 * once more; one that all computers know already is not asked about.
 */
export async function offerPage(
  practice: Practice,
  { origin, profile }: { origin: string; profile: ShopProfile },
  by: string | null,
): Promise<void> {
  const { offers } = practice.taughtPages
  if ((await practice.taughtPages.read())[origin]?.some(({ page }) => page === profile.page)) return
  let isNew = false
  await offers.change(known => {
    const of = known.find(isOf(origin, profile.page))
    isNew = !of && known.length < maxOffers
    return isNew ? [...known, { origin, profile, by, isDeclined: false }] : known
  })
  if (isNew) practice.host.pagesChanged()
}

/** What waits for a manager. */
export async function offeredPages({ taughtPages, configuration }: Practice): Promise<OfferedPage[]> {
  const offers = await taughtPages.offers.read()
  return offers
    .filter(
      ({ origin, isDeclined }) => !isDeclined && shopOriginOf(configuration.shops, origin) !== undefined,
    )
    .map(({ origin, profile, by }) => ({ origin, profile, by }))
}

/** It stays where it was taught, and is not asked about again. */
export async function declinePage(
  { taughtPages, host }: Practice,
  { origin, page }: { origin: string; page: string },
): Promise<void> {
  const isIt = isOf(origin, page)
  await taughtPages.offers.change(known =>
    known.map(offer => (isIt(offer) ? { ...offer, isDeclined: true } : offer)),
  )
  host.pagesChanged()
}

async function dropOffers({ taughtPages }: Practice, origin: string, page: string): Promise<void> {
  const isIt = isOf(origin, page)
  if ((await taughtPages.offers.read()).some(isIt))
    await taughtPages.offers.change(known => known.filter(offer => !isIt(offer)))
}

const isOf = (origin: string, page: string) => (offer: PageOffer) =>
  offer.origin === origin && offer.profile.page === page

/** The page is read again as it is found. */
export async function forgetPage(
  practice: Practice,
  { origin, page }: { origin: string; page: string },
): Promise<void> {
  await practice.taughtPages.forget(origin, page)
  await tell(practice, 'page-forgotten')
}

async function tell(
  { activity, engine, host }: Practice,
  what: 'page-taught' | 'page-imported' | 'page-forgotten',
): Promise<void> {
  await activity.tell(activityNote({ at: engine.clock.now(), actor: 'staff', code: `settings.${what}` }))
  host.pagesChanged()
}
