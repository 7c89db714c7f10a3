import * as v from 'valibot'
import { type ActivityNote, activityNote } from '../../domain/activity.ts'
import { type Health, HealthSchema } from '../../domain/health.ts'
import { firstStore, normalStore } from '../../domain/stores.ts'
import { type Instant, InstantSchema } from '../../domain/units.ts'

/** The set-up as it is kept. */
export const SetupSchema = v.object({
  locationId: v.string(),
  providerId: v.string(),
  referralSourceId: v.string(),
  dummyUid: v.string(),
})

/**
 * What is known of the ledger, as it is kept. A row that says that more was read than there was then is damaged: all is read
 * again, or a payment that nobody looked for would be sent once more.
 */
export const CoverageSchema = v.pipe(
  v.object({
    locationId: v.string(),
    from: InstantSchema,
    seenTo: InstantSchema,
    readAt: InstantSchema,
    lag: v.optional(v.object({ ms: v.number(), at: v.number() })),
    shown: v.optional(v.boolean()),
    ahead: v.optional(v.number()),
    leaptAt: v.optional(v.number()),
  }),
  v.check(({ seenTo, readAt }) => seenTo <= readAt),
)

/** Health as it is kept: an older version knew no station. */
export const KeptHealthSchema = v.object({
  ...HealthSchema.entries,
  station: v.optional(HealthSchema.entries.station, null),
})

/** Before anything was proven. */
export const unknownHealth: Health = { provenAt: null, trouble: null, setupFault: null, station: null }

/** When a store was first synchronised, by the shops that are windows on it. */
export function firstSyncOf(
  shops: readonly { firstSyncAt: Instant; store?: string | null }[],
  store: string,
): Instant | undefined {
  const [first, ...more] = shops
    .filter(shop => normalStore(shop.store ?? firstStore) === normalStore(store))
    .map(({ firstSyncAt }) => firstSyncAt)
  return first === undefined ? undefined : Math.min(first, ...more)
}

type Station = NonNullable<Health['station']>

/** What the activity tells of a change of the posting browser. */
export function stationNote(before: Station | null, after: Station, at: number): ActivityNote {
  if (before === null) return activityNote({ at, actor: 'sync', code: 'station.began' })
  return after.otherPayment === null
    ? activityNote({ at, actor: 'staff', code: 'station.claimed' })
    : activityNote({ at, actor: 'sync', code: 'station.other-seen', payment: after.otherPayment })
}
