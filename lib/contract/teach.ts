import * as v from 'valibot'
import { ShopProfileSchema } from '../domain/shop-profile.ts'
import { RowReadingSchema } from './readings.ts'

/** Enough orders for staff to see whether a page was understood. */
export const sampleSize = 5

/** What was made of a page that staff taught: the profile, and what it reads there. */
export const TeachProposalSchema = v.object({
  profile: ShopProfileSchema,
  rows: v.pipe(v.array(RowReadingSchema), v.minLength(1), v.maxLength(sampleSize)),
  /** Orders that it reads on the whole page. */
  found: v.number(),
})
export type TeachProposal = v.InferOutput<typeof TeachProposalSchema>

/** A fact of an order: what the page says, and whether the sync can make sense of it. */
const CheckedFactSchema = v.object({ text: v.nullable(v.string()), understood: v.boolean() })
export type CheckedFact = v.InferOutput<typeof CheckedFactSchema>

/** What staff look at before a profile is saved; it holds names and is shown in our own page only. */
export const TeachCheckSchema = v.object({
  page: v.string(),
  found: v.number(),
  rows: v.array(
    v.object({
      number: v.string(),
      date: CheckedFactSchema,
      customer: CheckedFactSchema,
      total: CheckedFactSchema,
      status: CheckedFactSchema,
      /** Whether the order's own page can be opened, without which its payment is never read. */
      hasLink: v.boolean(),
    }),
  ),
  /** Facts that none of the orders says in a way that can be understood: they are left out of what is saved. */
  leftOut: v.array(v.picklist(['date', 'total'])),
  /** Whether enough is understood for badges. */
  usable: v.boolean(),
})
export type TeachCheck = v.InferOutput<typeof TeachCheckSchema>
export type CheckedRow = TeachCheck['rows'][number]

/** The pages of one shop that staff have taught. */
export const TaughtPageSchema = v.object({ origin: v.string(), profiles: v.array(ShopProfileSchema) })
export type TaughtPage = v.InferOutput<typeof TaughtPageSchema>

/** A page that was taught at one computer and offered to all; `by` = the person that it comes from. */
export const OfferedPageSchema = v.object({
  origin: v.string(),
  profile: ShopProfileSchema,
  by: v.nullable(v.string()),
})
export type OfferedPage = v.InferOutput<typeof OfferedPageSchema>

/** Asked by the popup of the page in the tab that staff look at. */
export const PageStateAskSchema = v.object({ name: v.literal('ext-cs/page-state') })

/**
 * What our script in a shop page makes of it: `orders` = a list is recognised; `order` = the page of one order;
 * `none` = nothing is; `staleProfile` = the page was taught, and looks different now.
 */
export const PageStateSchema = v.object({
  state: v.picklist(['orders', 'order', 'none', 'stale-profile']),
  /** Orders that have their badge. */
  count: v.number(),
})
export type PageState = v.InferOutput<typeof PageStateSchema>
