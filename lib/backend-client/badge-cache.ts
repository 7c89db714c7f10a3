import { Dexie, type Table } from 'dexie'
import * as v from 'valibot'
import { type BadgeView, BadgeViewSchema } from '../contract/page-messages.ts'
import { dayMs, type Instant, InstantSchema } from '../domain/units.ts'

/** What of a badge is kept on disk: its tooltip tells of money and is made again by the backend. */
const CachedBadgeSchema = v.object({
  ...v.omit(BadgeViewSchema, ['tooltip']).entries,
  origin: v.string(),
  at: InstantSchema,
})
export type CachedBadge = v.InferOutput<typeof CachedBadgeSchema>

/** A list may be older than this; its badges are painted as soon as the backend has answered. */
const keptMs = 30 * dayMs

/** The last known state of each order's badge, so that a page is painted before the backend has answered. */
export interface BadgeCache {
  read(origin: string, numbers: readonly string[]): Promise<Map<string, CachedBadge>>
  put(origin: string, badges: readonly BadgeView[], at: Instant): Promise<void>
  /** Forgets what was not told for a month. */
  prune(now: Instant): Promise<void>
  /** Forgets all: another backend, another person. */
  clear(): Promise<void>
  close(): void
}

class Badges extends Dexie {
  declare readonly badges: Table<unknown, [string, string]>
  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'relaxed' })
    this.version(1).stores({ badges: '[origin+number], at' })
  }
}

/**
 * Badges of one backend. It is a cache: what cannot be read is as if it were not there, and what cannot be written (the
 * disk is full, the practice was closed meanwhile) is told by the backend again.
 */
export function createBadgeCache(backendUrl: string): BadgeCache {
  const db = new Badges(`nextech-sync-badges/${backendUrl}`)
  return {
    async read(origin, numbers) {
      const keys = numbers.map(number => [origin, number] as [string, string])
      const rows = await db.badges.bulkGet(keys).catch(() => [])
      return new Map(
        rows.flatMap(row => {
          const badge = v.safeParse(CachedBadgeSchema, row)
          return badge.success ? [[badge.output.number, badge.output] as const] : []
        }),
      )
    },
    async put(origin, badges, at) {
      const rows = badges.map(({ tooltip: _tooltip, ...badge }) => ({ ...badge, origin, at }))
      await db.badges.bulkPut(rows).catch(() => undefined)
    },
    async prune(now) {
      await db.badges
        .where('at')
        .below(now - keptMs)
        .delete()
        .catch(() => undefined)
    },
    clear: () => db.badges.clear(),
    close: () => db.close(),
  }
}
