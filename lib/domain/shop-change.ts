import * as v from 'valibot'
import { type Configuration, ConfigurationSchema } from './configuration.ts'
import { DateOrderSchema } from './date-order.ts'
import { OrderStateSchema } from './order.ts'
import type { Result } from './result.ts'
import { normalStore } from './stores.ts'

type Shops = Configuration['shops']

/** What a person says by hand of a shop's pages. */
export const ShopChangeSchema = v.variant('about', [
  v.object({
    about: v.literal('pages'),
    origin: v.string(),
    /** Null = what the pages themselves give tells. */
    dateOrder: v.nullable(DateOrderSchema),
    /** Null = the practice's. */
    timeZone: v.nullable(v.string()),
  }),
  v.object({
    about: v.literal('status'),
    origin: v.string(),
    status: v.pipe(v.string(), v.trim(), v.maxLength(60)),
    /** Null = it stands for nothing any more. */
    state: v.nullable(OrderStateSchema),
  }),
])
export type ShopChange = v.InferOutput<typeof ShopChangeSchema>

/** The shops with the change, or why they cannot be so (rules 3). */
export function withShopChange(shops: Shops, change: ShopChange): Result<Shops, string> {
  const at = shops.findIndex(({ origin }) => origin === change.origin)
  const shop = shops[at]
  if (!shop) return { ok: false, error: `${change.origin} is no shop of this configuration` }
  const changed = change.about === 'pages' ? withPages(shop, change) : withStatus(shop, change)
  const parsed = v.safeParse(ConfigurationSchema.entries.shops, shops.with(at, changed))
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, error: parsed.issues[0].message }
}

type About<Kind extends ShopChange['about']> = Extract<ShopChange, { about: Kind }>

function withPages(shop: Shops[number], { dateOrder, timeZone }: About<'pages'>): Shops[number] {
  const { dateOrder: _order, timeZone: _zone, ...rest } = shop
  return { ...rest, ...(dateOrder !== null && { dateOrder }), ...(timeZone !== null && { timeZone }) }
}

/** A word stands for one state: in other letter case it is the same word. */
function withStatus(shop: Shops[number], { status, state }: About<'status'>): Shops[number] {
  const { statuses = {}, ...rest } = shop
  const others = Object.entries(statuses).filter(([word]) => normalStore(word) !== normalStore(status))
  const all = Object.fromEntries(state === null ? others : [...others, [status, state]])
  return Object.keys(all).length > 0 ? { ...rest, statuses: all } : rest
}
