import * as v from 'valibot'
import { sessionValue } from '../browser/session.ts'
import { type ShopMessage, ShopMessageSchema } from '../contract/page-messages.ts'
import { isWithin } from '../domain/units.ts'

/** In memory alone: a shop's messages may name a customer. */
const kept = sessionValue('shopMessages', v.record(v.string(), v.array(ShopMessageSchema)))

/** A page that was on its way asks for them within this time; later they are no news. */
const lifeMs = 2 * 60_000
const maxKept = 10

/** What a shop said in the last two minutes in pages that nobody looked at. */
export async function shopMessages(origin: string, now = Date.now()): Promise<ShopMessage[]> {
  return ((await kept.read())?.[origin] ?? []).filter(({ at }) => isWithin(lifeMs, at, now))
}

/** Keeps what a shop said and answers it with its time. */
export async function keepShopMessages(
  origin: string,
  texts: readonly string[],
  now = Date.now(),
): Promise<ShopMessage[]> {
  const said = texts.map(text => ({ at: now, text }))
  const all = [...(await shopMessages(origin, now)), ...said].slice(-maxKept)
  await kept.write({ ...(await kept.read()), [origin]: all })
  return said
}
