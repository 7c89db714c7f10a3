import * as v from 'valibot'
import { type ActivityNote, activityNote } from '../../domain/activity.ts'
import { type Instant, InstantSchema } from '../../domain/units.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** New orders within a minute of one page and of all pages of a shop, and within an hour: more than any person leafs through. */
const most = { page: 1_000, minute: 2_000, hour: 6_000 }

const used = v.object({ from: InstantSchema, used: v.number() })

/** How many new orders a shop's pages told of lately, and whether the activity tells already that there were too many. */
export const NewcomersSchema = v.object({
  minute: v.object({ ...used.entries, pages: v.record(v.string(), v.number()) }),
  hour: v.object({ ...used.entries, isTold: v.boolean() }),
})
export type Newcomers = v.InferOutput<typeof NewcomersSchema>

/** The name under which they are counted. */
export const newcomersName = (shop: string) => `newcomers ${shop}`

/** How much of what a page asks for may be taken in now, the count with it, and what the activity tells of the rest. */
export function roomFor(
  known: Newcomers | undefined,
  { shop, asked, page }: { shop: string; asked: number; page: string },
  now: Instant,
): { room: number; count: Newcomers; notes: ActivityNote[] } {
  const minute = isWithin(known?.minute, minuteMs, now) ?? { from: now, used: 0, pages: {} }
  const hour = isWithin(known?.hour, hourMs, now) ?? { from: now, used: 0, isTold: false }
  const ofPage = Object.hasOwn(minute.pages, page) ? (minute.pages[page] ?? 0) : 0
  const left = Math.min(most.page - ofPage, most.minute - minute.used, most.hour - hour.used)
  const room = Math.max(0, Math.min(asked, left))
  const isShort = room < asked
  const count = {
    minute: {
      ...{ from: minute.from, used: minute.used + room },
      // A page without room is not named: a station may name a new one each time.
      pages: room > 0 ? { ...minute.pages, [page]: ofPage + room } : minute.pages,
    },
    hour: { ...hour, used: hour.used + room, isTold: hour.isTold || isShort },
  }
  const isNews = isShort && !hour.isTold
  const notes = isNews ? [activityNote({ at: now, actor: 'shop', code: 'order.put-off', shop })] : []
  return { room, count, notes }
}

/** A clock that was set back begins a count again. */
function isWithin<W extends { from: Instant }>(window: W | undefined, ms: number, now: Instant) {
  return window && window.from <= now && now < window.from + ms ? window : undefined
}
