import * as v from 'valibot'
import { type MovedFacts, MovedFactsSchema } from '../../lib/domain/moved.ts'
import { ShopProfileSchema } from '../../lib/domain/shop-profile.ts'
import type { PageOffer, TaughtPages } from '../../lib/service/ports.ts'
import { type PracticeDatabase, type PracticeTransaction, write } from '../database/practice-database.ts'
import { putMeta, type Reader, readMeta } from './meta.ts'

type Profiles = MovedFacts['profiles']

const name = 'profiles'
const ProfilesSchema = MovedFactsSchema.entries.profiles

/** How the practice's people taught pages to be read. */
export function createTaughtPages(database: PracticeDatabase): TaughtPages {
  return {
    read: () => profilesOf(database),
    keep: (origin, profile) => write(database, inside => keepProfiles(inside, { [origin]: [profile] })),
    forget: (origin, page) =>
      write(database, async inside => {
        const all = await profilesOf(readerOf(inside))
        await putMeta(inside, name, {
          ...all,
          [origin]: (all[origin] ?? []).filter(each => each.page !== page),
        })
      }),
    offers: {
      read: () => offersOf(database),
      change: make =>
        write(database, async inside => putMeta(inside, offered, make(await offersOf(readerOf(inside))))),
    },
  }
}

const offered = 'offeredPages'
const OffersSchema = v.array(
  v.object({
    origin: v.string(),
    profile: ShopProfileSchema,
    by: v.nullable(v.string()),
    isDeclined: v.boolean(),
  }),
)

async function offersOf(reader: Reader): Promise<PageOffer[]> {
  return (await readMeta(reader, offered, OffersSchema)) ?? []
}

/** By the origin of their shop. */
export async function profilesOf(reader: Reader): Promise<Profiles> {
  return (await readMeta(reader, name, ProfilesSchema)) ?? {}
}

/** Of two of the same page the later stays. */
export async function keepProfiles(inside: PracticeTransaction, profiles: Profiles): Promise<void> {
  const all = await profilesOf(readerOf(inside))
  for (const [origin, taught] of Object.entries(profiles)) {
    const pages = new Set(taught.map(({ page }) => page))
    all[origin] = [...(all[origin] ?? []).filter(({ page }) => !pages.has(page)), ...taught]
  }
  await putMeta(inside, name, all)
}

const readerOf = ({ tx, practiceId }: PracticeTransaction): Reader => ({ db: tx, practiceId })
