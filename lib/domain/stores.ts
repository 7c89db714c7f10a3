import type { DateOrder } from './date-order.ts'
import type { OrderState } from './order.ts'

/** What of a configured shop tells which store it is a window on, and how its pages are read. */
interface Window {
  origin: string
  store?: string | undefined
  timeZone?: string | undefined
  dateOrder?: DateOrder | undefined
  statuses?: Readonly<Record<string, OrderState>> | undefined
}

/** The store whose orders carry the bare marker: that of the first shop. Its orders need no name. */
export const firstStore = ''

/** A store's name as it is compared: letter case, spaces and dashes tell no stores apart. */
export function normalStore(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s-]+/gu, ' ')
    .trim()
    .toLowerCase()
}

/**
 * The store that a shop's orders belong to (rules 1): `firstStore`, or the name that their markers carry. A shop
 * without a name, and an origin that no shop has, is a window on the first store.
 */
export function storeOf(shops: readonly Window[], origin: string): string {
  const name = shopAt(shops, origin)?.store
  const first = shops[0]?.store
  if (name === undefined || normalStore(name) === normalStore(first ?? '')) return firstStore
  return name
}

/** The zone of the times that a shop's pages print: its own, where its back-end has another than the practice. */
export function pageZoneOf(shops: readonly Window[], origin: string, practiceZone: string): string {
  return shopAt(shops, origin)?.timeZone ?? practiceZone
}

/** What a person has said of a shop's pages: the order of day and month, and what its own statuses stand for. */
export function pagesOf(shops: readonly Window[], origin: string): Pick<Window, 'dateOrder' | 'statuses'> {
  return shopAt(shops, origin) ?? {}
}

/** The origin of the configured shop that a page's origin belongs to. */
export function shopOriginOf(shops: readonly Window[], origin: string): string | undefined {
  return shopAt(shops, origin)?.origin
}

function shopAt(shops: readonly Window[], origin: string): Window | undefined {
  return shops.find(each => each.origin === origin) ?? shops.find(each => coversPort(each.origin, origin))
}

/** How the stores are named in markers; the first store's own name may be written there too. */
export interface StoreNames {
  /** The first store's name, where it has one. */
  first: string | undefined
  /** The names of all other stores. */
  others: readonly string[]
}

/** The stores of a configuration. More than one where `others` names any. */
export function storeNames(shops: readonly Window[]): StoreNames {
  const others = shops.map(({ origin }) => storeOf(shops, origin)).filter(store => store !== firstStore)
  return { first: shops[0]?.store, others: [...new Set(others)] }
}

/** Words that people put before an order number: `DermPRO Online Order #100000012` names no store. */
const plainWords = new Set(
  'online web shop store order orders payment payments sale sales invoice no nr number for re refund void paid egift gift card'.split(
    ' ',
  ),
)

/** Why a text cannot be a store's name in a marker, or null where it can. */
export function badStoreName(name: string): string | null {
  if (!/^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u.test(name))
    return 'must be letters and digits, with single spaces or dashes between them'
  if (!/\p{L}/u.test(name)) return 'must have a letter: digits alone look like an order number'
  const words = normalStore(name).split(' ')
  if (words.every(word => plainWords.has(word)))
    return 'must be more than words such as "order" or "online": people write those before order numbers'
  return null
}

function coversPort(configured: string, origin: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost)$/.test(configured) && origin.startsWith(`${configured}:`)
}
