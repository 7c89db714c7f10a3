import { textOf } from './text.ts'

/** A link with another text may change the order: only one that shows it is ever followed. */
const showing =
  /^(view|open|d[eé]tails?|show|ver|abrir|mostrar|detalles?|ansehen|anzeigen|öffnen|voir|ouvrir|afficher|apri|vedi|otwórz|pokaż|zobacz)(?!\p{L})/iu
const maxHrefLength = 4000
const address = /^\S*\/\S*$/
/** An address that no parser would change: most are, and parsing thousands of them is felt. */
const plainPath = /^\/(?!\/)[\w/?=&~-]*(?:[\w/-]\.\w[\w/?=&~-]*)*$/

/** Where staff, or somebody's file, have said that a row's link stands. */
export interface TaughtOrder {
  number: string
  /** Null = none was taught. */
  link: Element | null
}

/** The address of an order's page as its row or card gives it: Magento's cannot be built (order pages B1). */
export type OrderLinks = (
  parts: readonly Element[],
  cell: Element,
  /** Of a row that is read as it was taught: no link is followed that does not show this order (rules 9). */
  taught?: TaughtOrder,
) => string | null

/** Reads links for one page; only addresses of its own origin are given. */
export function createOrderLinks(document: Document): OrderLinks {
  const base = document.baseURI
  const { origin } = new URL(document.URL)
  const isPlain = base.startsWith(`${origin}/`)
  const resolve = (target: string) => {
    if (isPlain && target.length <= maxHrefLength) {
      if (plainPath.test(target)) return origin + target
      if (target.startsWith(`${origin}/`) && plainPath.test(target.slice(origin.length))) return target
    }
    return sameOrigin(target, base, origin)
  }
  return (parts, cell, taught) => {
    const target = taught ? taughtTarget(parts, cell, taught) : targetOf(parts, cell)
    const href = target && resolve(target)
    return href && isHarmless(href) ? href : null
  }
}

/** Words of an address that change an order or end a session where it is asked for, in one piece or with these. */
const acting =
  /(?<![a-z\d])(?:mass|order)?(?:cancel(?:la|a\w*)?|delete|destroy|remove|(?:un)?hold|refund|void|capture|reorder|approve|deny|accept|email(?!=)|(?:re)?send|log-?out|log-?off|sign-?out|storn\w*|l(?:ö|oe)schen|entfern\w*|abmelden|an+ul\w*|elimin\w*|excluir|borrar|supprim\w*|usun|verwijder\w*|r(?:ee?|i)mbo\w*|terugbeta\w*)(?:order|action|post|payment)?s?(?![a-z\d])/i

/** The last one that was asked about: addresses that differ in figures alone say the same, and those of a list do. */
let last = { form: '', isShown: false }

/**
 * Whether an address of the shop, as a whole, only shows something. Nobody else's word, of a taught page or a row, and no
 * page that staff have open makes us ask for one that acts by being asked for.
 */
export function isHarmless(href: string): boolean {
  // Figures have a meaning behind a `%` alone.
  const form = href.includes('%') ? href : href.replace(/\d+/g, '0')
  if (form === last.form) return last.isShown
  const { pathname, search, hash } = new URL(form)
  const target = pathname + search + hash
  const isShown = !acting.test(target) && !(target.includes('%') && acting.test(decoded(target)))
  last = { form, isShown }
  return isShown
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

/** The link that was taught, the number's own, or another of the row: the first that shows the order. */
function taughtTarget(
  parts: readonly Element[],
  cell: Element,
  { link, number }: TaughtOrder,
): string | null {
  const others = parts.flatMap(part => [...part.getElementsByTagName('a')])
  const own = [link, cell].map(each => each && (each.closest('a[href]') ?? each.querySelector('a[href]')))
  const shown = [...own, ...others].find(each => each?.hasAttribute('href') && showsOrder(each, number))
  if (shown) return shown.getAttribute('href')
  const row = ownAddress(parts)
  const says = decoded(row ?? '')
  return says.split(/\W/).some(word => showing.test(word)) || isNumbered(says, number) ? row : null
}

/** Whether a link says that it shows its order, or shows the order's number itself: in its text or its address. */
export function showsOrder(link: Element, number: string): boolean {
  return isShowing(link) || isNumbered(`${textOf(link)} ${decoded(link.getAttribute('href') ?? '')}`, number)
}

const isNumbered = (text: string, number: string) =>
  new RegExp(`(?<!\\w)${RegExp.escape(number)}(?!\\w)`).test(text)

function targetOf(parts: readonly Element[], cell: Element): string | null {
  for (const part of parts)
    for (const link of part.getElementsByTagName('a'))
      if (link.hasAttribute('href') && isShowing(link)) return link.getAttribute('href')
  const around = cell.closest('a[href]')
  const isOwn = around && parts.some(part => part.contains(around))
  // A link that leads nowhere is pressed for something else: a preview, a menu.
  const link = isOwn ? around : cell.querySelector('a[href]:not([href="#"],[href^="javascript:" i])')
  const own = link?.getAttribute('href') ?? ''
  return own || ownAddress(parts)
}

/** Magento 1 keeps a row's address in its title; elsewhere a title is a sentence. */
function ownAddress(parts: readonly Element[]): string | null {
  const titles = parts.flatMap(part => [part.getAttribute('title'), part.getAttribute('data-href')])
  return titles.find(title => title && address.test(title)) ?? null
}

/** Whether a link says that it shows its order. */
function isShowing(link: Element): boolean {
  return showing.test(textOf(link)) || showing.test(link.getAttribute('aria-label') ?? '')
}

function sameOrigin(target: string, base: string, origin: string): string | null {
  if (!URL.canParse(target, base)) return null
  const url = new URL(target, base)
  const isHere = url.origin === origin && /^https?:$/.test(url.protocol)
  return isHere && url.href.length <= maxHrefLength ? url.href : null
}
