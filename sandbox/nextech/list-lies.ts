import * as v from 'valibot'

/**
 * Ways in which servers were seen to contradict themselves in one list. `no-entry`: counts records and shows none;
 * `cut`: shows half of what it counts; `empty-page`: every page but the first is empty; `outcome-entry`, `outcome-body`: an
 * error under 200; `count-page`, `count-zero`, `count-minus`: small pages, and a count of this page only, of 0, of -1;
 * `repeats`: the first page again and again; `no-record`: entries that show nothing; `no-content`: 204.
 */
export const listLies = [
  'no-entry',
  'cut',
  'empty-page',
  'outcome-entry',
  'outcome-body',
  'count-page',
  'count-zero',
  'count-minus',
  'repeats',
  'no-record',
  'no-content',
] as const
export type ListLie = (typeof listLies)[number]

/**
 * Ways in which a list moves while its pages are read, with a count that stays right. `leaves`: behind the first page the
 * first record has left, so that one after it is on no page, and comes again at the end under another number and on another
 * chart; `two-charts`: the first record is shown once more, in the place of another, on another chart.
 */
export const listMoves = ['leaves', 'two-charts'] as const
export type ListMove = (typeof listMoves)[number]

/** Which lists lie: every k-th read of an endpoint as the call counters name it, of any where it is missing. */
export const LyingListsSchema = v.strictObject({
  /** `any`: one way of `listLies` after the other. */
  way: v.picklist([...listLies, ...listMoves, 'any']),
  every: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  endpoint: v.optional(v.string(), ''),
  /** How many lies are told in all. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})
export type LyingLists = v.InferOutput<typeof LyingListsSchema>
