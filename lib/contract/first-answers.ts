import * as v from 'valibot'

/** What the background answers to the script that is in every page of a shop: apart, for that one carries nothing else. */
export const firstAnswers = {
  'cs-bg/arrived': v.object({
    shop: v.boolean(),
    /** Something is to be said or done in this page, whatever stands on it. */
    isWanted: v.boolean(),
    /** By which pages of the shop tell each other that staff act; known to no page's own script. Null = no shop. */
    channel: v.nullable(v.string()),
    /** What is said where the extension was taken from under a page that shows orders. */
    words: v.object({ reload: v.string(), dismiss: v.string() }),
  }),
  'cs-bg/wake': v.object({}),
} as const
export type FirstMessageName = keyof typeof firstAnswers

/** Of what the background pushes to shop pages, all after which a page without orders may be wanted. */
export const FirstNewsSchema = v.object({
  name: v.picklist(['bg-cs/alarm', 'bg-cs/profiles', 'bg-cs/shop-said', 'bg-cs/shops']),
})
