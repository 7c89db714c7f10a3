import { Declined } from '../contract/declined.ts'
import { activityNote } from '../domain/activity.ts'
import { maxTaughtPages } from '../domain/moved.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import type { Practice } from './practice.ts'

/** A person said yes to what it reads: it is kept for all computers, and told with the person. */
export async function keepPage(
  practice: Practice,
  how: 'page-taught' | 'page-imported',
  { origin, profile }: { origin: string; profile: ShopProfile },
): Promise<void> {
  const known = (await practice.taughtPages.read())[origin] ?? []
  const isNew = known.every(({ page }) => page !== profile.page)
  if (isNew && known.length >= maxTaughtPages)
    throw new Declined('too-many', 'So many pages of this shop were taught already: delete one first.')
  await practice.taughtPages.keep(origin, profile)
  await tell(practice, how)
}

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
