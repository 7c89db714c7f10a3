import * as v from 'valibot'
import { addressKey, type OrderAddresses } from '../domain/order-address.ts'
import { sessionValue } from './session.ts'

/** So many are kept, the latest: a list shows some hundred. */
const maxKept = 2_000
/** No shop's own address is longer; what lives in memory has 10 MB in all, and tokens and tickets are there too. */
const maxLength = 1_000

const kept = sessionValue('orderAddresses', v.record(v.string(), v.string()))
let writing: Promise<void> = Promise.resolve()

/**
 * Keeps where a shop's page links to its orders, until the browser closes: Shop Manager's addresses carry a key of the
 * session (order pages B1), so they are never built, stored on disk or told to others.
 */
export function noteOrderAddresses(
  shop: string,
  rows: readonly { number: string; href: string | null }[],
): Promise<void> {
  writing = writing.catch(() => undefined).then(() => note(shop, rows))
  return writing
}

async function note(shop: string, rows: readonly { number: string; href: string | null }[]): Promise<void> {
  const known = await readOrderAddresses()
  const news = rows.flatMap(({ number, href }) => {
    const key = addressKey(shop, number)
    const isShort = href !== null && key.length + href.length <= maxLength
    return isShort && isOf(shop, href) && known[key] !== href ? [[key, href] as const] : []
  })
  if (news.length === 0) return
  const changed = new Set(news.map(([key]) => key))
  const rest = Object.entries(known).filter(([key]) => !changed.has(key))
  await kept.write(Object.fromEntries([...rest, ...news].slice(-maxKept)))
}

/** A page may link wherever it likes: only its own shop's addresses are followed. */
function isOf(shop: string, href: string): boolean {
  const url = URL.parse(href)
  return url !== null && url.origin === shop && /^https?:$/.test(url.protocol)
}

/** All that are known. */
export async function readOrderAddresses(): Promise<OrderAddresses> {
  return (await kept.read()) ?? {}
}
