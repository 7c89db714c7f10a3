import { textOf } from './text.ts'

/** A link with another text may change the order: only one that shows it is ever followed. */
const showing = /^(view|open|details?|show)\b/i
const maxHrefLength = 4000
const address = /^\S*\/\S*$/
/** An address that no parser would change: most are, and parsing thousands of them is felt. */
const plainPath = /^\/(?!\/)[\w/?=&~-]*(?:[\w/-]\.\w[\w/?=&~-]*)*$/

/** The address of an order's page as its row or card gives it: Magento's cannot be built (order pages B1). */
export type OrderLinks = (
  parts: readonly Element[],
  cell: Element,
  /** Where a link leads that is known to show the order. */
  known?: string | null,
) => string | null

/** Reads links for one page; only addresses of its own origin are given. */
export function createOrderLinks(document: Document): OrderLinks {
  const base = document.baseURI
  const { origin } = new URL(document.URL)
  const isPlain = base.startsWith(`${origin}/`)
  return (parts, cell, known) => {
    const target = known || targetOf(parts, cell)
    if (!target || doesSomething(target)) return null
    if (isPlain && target.length <= maxHrefLength) {
      if (plainPath.test(target)) return origin + target
      if (target.startsWith(`${origin}/`) && plainPath.test(target.slice(origin.length))) return target
    }
    return sameOrigin(target, base, origin)
  }
}

/** Words of an address that change an order or end a session where it is asked for, in one piece or after `mass`. */
const acting =
  /(?:^|[/_.?&=;:+\s-])(?:mass)?(?:cancel|delete|remove|(?:un)?hold|refund|void|capture|reorder|approve|deny|accept|log-?out)(?:order|action|post|payment)?s?(?=$|[/_.?&=;:+\s#-])/i

/** Somebody else's word, a taught page's or a row's, makes us ask for no address that acts by being asked for. */
function doesSomething(target: string): boolean {
  return acting.test(target) || (target.includes('%') && acting.test(decoded(target)))
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
}

function targetOf(parts: readonly Element[], cell: Element): string | null {
  for (const part of parts)
    for (const link of part.getElementsByTagName('a'))
      if (link.hasAttribute('href') && isShowing(link)) return link.getAttribute('href')
  const around = cell.closest('a[href]')
  const isOwn = around && parts.some(part => part.contains(around))
  const link = isOwn ? around : cell.querySelector('a[href]')
  const own = link?.getAttribute('href') ?? ''
  const titles = parts.flatMap(part => [part.getAttribute('title'), part.getAttribute('data-href')])
  // Magento 1 keeps the address in a title; elsewhere a title is a sentence.
  return own || (titles.find(title => title && address.test(title)) ?? null)
}

/** Whether a link says that it shows its order. */
export function isShowing(link: Element): boolean {
  return showing.test(textOf(link)) || showing.test(link.getAttribute('aria-label') ?? '')
}

function sameOrigin(target: string, base: string, origin: string): string | null {
  if (!URL.canParse(target, base)) return null
  const url = new URL(target, base)
  const isHere = url.origin === origin && /^https?:$/.test(url.protocol)
  return isHere && url.href.length <= maxHrefLength ? url.href : null
}
