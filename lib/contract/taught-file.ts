import * as v from 'valibot'
import { ShopProfileSchema } from '../domain/shop-profile.ts'
import { RowReadingSchema } from './readings.ts'
import { sampleSize, TeachCheckSchema } from './teach.ts'

/** As many kinds of links as a person looks at. */
export const maxLinks = 6

/** Links of one kind: where they lead, without what changes from order to order. */
const TaughtLinkSchema = v.object({
  /** What the first of them says on the page. */
  text: v.pipe(v.string(), v.maxLength(80)),
  address: v.pipe(v.string(), v.maxLength(320)),
  /**
   * `shows` = it says the order's number, or that it shows the order; `never` = it is not opened: it says neither, may
   * change an order, or leads out of the shop.
   */
  kind: v.picklist(['shows', 'never']),
})
export type TaughtLink = v.InferOutput<typeof TaughtLinkSchema>

/** Asked of every frame of a shop's open pages: `try-page.js`, put in for this, answers and is done. */
export const TryPageSchema = v.object({ name: v.literal('bg-cs/try-page'), profile: ShopProfileSchema })

/** What a profile that is not in use reads in a page. Null = the page is another one. */
export const PageTrialSchema = v.nullable(
  v.object({
    rows: v.pipe(v.array(RowReadingSchema), v.maxLength(sampleSize)),
    /** Orders that it reads on the whole page. */
    found: v.number(),
    /** Rows that look like orders and give no number. */
    unreadable: v.number(),
    links: v.pipe(v.array(TaughtLinkSchema), v.maxLength(maxLinks)),
  }),
)
export type PageTrial = v.InferOutput<typeof PageTrialSchema>

/** What a file would have the sync read of one page. Nothing of it is used before a person says yes (rules 9). */
export const ProfileProposalSchema = v.variant('kind', [
  v.object({ kind: v.literal('refused'), lines: v.array(v.string()) }),
  v.object({
    kind: v.literal('proposal'),
    /** Names all that is shown; null = no yes is taken, since nobody has seen what it reads. */
    seen: v.nullable(v.string()),
    origin: v.string(),
    /** What is read of that page now; null = it was not taught. */
    before: v.nullable(ShopProfileSchema),
    after: ShopProfileSchema,
    /** What it reads in a page that is open at this moment; null = no such page is open. */
    reads: v.nullable(
      v.object({
        check: TeachCheckSchema,
        unreadable: v.number(),
        links: v.array(TaughtLinkSchema),
      }),
    ),
  }),
])
export type ProfileProposal = v.InferOutput<typeof ProfileProposalSchema>
/** A file that can be read, as a person is shown it. */
export type ShownProfile = Extract<ProfileProposal, { kind: 'proposal' }>
