import { maxLinks, type PageTrial, type TaughtLink } from '../../contract/taught-file.ts'
import { sampleSize } from '../../contract/teach.ts'
import type { ShopProfile } from '../../domain/shop-profile.ts'
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
  const links = rows.flatMap(({ cell, reading }) => linksOf(document, byCell.get(cell), reading.href))
  return {
    rows: rows.slice(0, sampleSize).map(({ reading }) => reading),
    found: rows.length,
    unreadable,
    links: kindsOf(links),
  }
}

/** The link of one row that is followed, and the one that was taught where it is another and is not. */
function linksOf(document: Document, row: ListRow | undefined, href: string | null): TaughtLink[] {
  if (!row) return []
  const links = row.parts.flatMap(part => [...part.querySelectorAll('a[href]')])
  const leadsTo = (link: Element) => URL.parse(link.getAttribute('href') ?? '', document.baseURI)
  const taught = row.readTaught?.().link
  const pointed = taught?.closest('a[href]') ?? taught?.querySelector('a[href]')
  const shown = href === null ? undefined : links.find(each => leadsTo(each)?.href === href)
  const isLeft = pointed && (href === null || leadsTo(pointed)?.href !== href)
  return [
    ...(isLeft ? [shownLink(pointed, pointed.getAttribute('href') ?? '', 'never')] : []),
    ...(href === null ? [] : [shownLink(shown, href, 'shows')]),
  ]

  function shownLink(link: Element | undefined, target: string, kind: TaughtLink['kind']): TaughtLink {
    const address = URL.parse(target, document.baseURI)
    return {
      text: link ? textOf(link).slice(0, maxTextLength) : '',
      address: address ? shownAddress(address, document.URL) : target.slice(0, maxTextLength),
      kind,
    }
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

const kinds = ['never', 'shows'] as const

/** One of each kind, what a person must look at first. */
function kindsOf(links: readonly TaughtLink[]): TaughtLink[] {
  const byKind = new Map<string, TaughtLink>()
  for (const link of links) {
    const kind = `${link.kind} ${link.address}`
    if (!byKind.has(kind)) byKind.set(kind, link)
  }
  return [...byKind.values()]
    .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind))
    .slice(0, maxLinks)
}
