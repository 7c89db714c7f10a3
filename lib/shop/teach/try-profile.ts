import type { RowReading } from '../../contract/readings.ts'
import { maxLinks, type PageTrial, type TaughtLink } from '../../contract/taught-file.ts'
import { sampleSize } from '../../contract/teach.ts'
import type { ShopProfile } from '../../domain/shop-profile.ts'
import { isShowing } from '../page/find/order-link.ts'
import type { ListRow } from '../page/find/orders-list.ts'
import { textOf } from '../page/find/text.ts'
import { addressPattern } from '../page/read/address-pattern.ts'
import { findByProfile } from '../page/read/read-by-profile.ts'
import { readRows } from '../page/read/read-rows.ts'

const maxTextLength = 80
const maxAddressLength = 300

/** What a profile that is not in use would read in this page; null where the page is another one. Changes nothing. */
export function tryProfile(document: Document, profile: ShopProfile): PageTrial {
  if (addressPattern(document.URL) !== profile.page) return null
  const { list } = findByProfile(document, profile)
  if (!list) return { rows: [], found: 0, unreadable: 0, links: [] }
  const { rows, unreadable } = readRows(list)
  const byCell = new Map(list.rows.map(row => [row.cell, row]))
  const links = rows.map(({ cell, reading }) => linkOf(document, byCell.get(cell), reading))
  return {
    rows: rows.slice(0, sampleSize).map(({ reading }) => reading),
    found: rows.length,
    unreadable,
    links: kindsOf(links),
  }
}

/** The link of one row: the one that is followed, else the one that was taught and is not. */
function linkOf(
  document: Document,
  row: ListRow | undefined,
  { number, href }: RowReading,
): TaughtLink | null {
  const target = href ?? row?.readTaught?.().link
  if (!row || !target) return null
  const address = URL.parse(target, document.baseURI)
  const links = row.parts.flatMap(part => [...part.querySelectorAll('a[href]')])
  const link = links.find(
    each => URL.parse(each.getAttribute('href') ?? '', document.baseURI)?.href === address?.href,
  )
  const text = link ? textOf(link) : ''
  const isClear = link !== undefined && (isShowing(link) || text.includes(number))
  return {
    text: text.slice(0, maxTextLength),
    address: address ? shownAddress(address, document.URL) : target.slice(0, maxTextLength),
    kind: href === null ? 'never' : isClear ? 'shows' : 'unclear',
  }
}

/** Without numbers and keys of the session, yet with the name of every value that is sent along. */
function shownAddress(address: URL, page: string): string {
  if (!/^https?:$/.test(address.protocol)) return `${address.protocol}…`
  const host = address.origin === new URL(page).origin ? '' : address.origin.slice(0, maxTextLength)
  const names = [...new Set(address.searchParams.keys())]
  const query = names.length > 0 ? `?${names.map(name => `${name}=*`).join('&')}` : ''
  const path = addressPattern(`${address.origin}${address.pathname}`)
  return `${host}${path}${query}`.slice(0, maxAddressLength)
}

const kinds = ['never', 'unclear', 'shows'] as const

/** One of each kind, what a person must look at first. */
function kindsOf(links: readonly (TaughtLink | null)[]): TaughtLink[] {
  const byKind = new Map<string, TaughtLink>()
  for (const link of links) {
    const kind = link && `${link.kind} ${link.address}`
    if (kind && !byKind.has(kind)) byKind.set(kind, link)
  }
  return [...byKind.values()]
    .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind))
    .slice(0, maxLinks)
}
