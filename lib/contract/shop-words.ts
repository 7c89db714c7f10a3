import * as v from 'valibot'

/** What pages of one configured shop told that a person may settle; null while nothing is configured. */
export const ShopWordsSchema = v.nullable(
  v.array(
    v.object({
      origin: v.string(),
      /** Statuses of the shop's own that nobody has explained, and how many orders showed each. */
      unknown: v.array(v.object({ status: v.string(), orders: v.number() })),
      /** The zone that pages of its orders name, where it is another than the one in which they are read. */
      timeZone: v.nullable(v.string()),
    }),
  ),
)
export type ShopWords = v.InferOutput<typeof ShopWordsSchema>
