/** Addresses of order pages as a shop's own pages linked to them, by `addressKey`. They hold for the session of this browser alone. */
export type OrderAddresses = Readonly<Record<string, string>>

/** Names an order of a shop: `https://shop.example 100000012`. The case of letters tells no orders apart. */
export function addressKey(shop: string, number: string): string {
  return `${shop} ${number.trim().replace(/^#\s*/, '').toLowerCase()}`
}

/** The addresses by number alone, in lower case; a number that several shops have leads nowhere. */
export function addressesByNumber(addresses: OrderAddresses): OrderAddresses {
  const byNumber = Map.groupBy(Object.entries(addresses), ([key]) => key.slice(key.indexOf(' ') + 1))
  return Object.fromEntries(
    [...byNumber].flatMap(([number, [first, ...more]]) =>
      first && more.length === 0 ? [[number, first[1]] as const] : [],
    ),
  )
}
