import { cents, mayBeCents } from './cents.ts'
import { mended } from './mended.ts'
import { mayBeNote } from './notes.ts'

/** Elements that this extension adds to a page; never read, never reacted to. */
export const ownTags =
  'nextech-sync-badge,nextech-sync-panel,nextech-sync-notice,nextech-sync-foot,nextech-sync-details,nextech-sync-teach'

const ownNames = new Set(ownTags.split(','))

/** Whether a node is one of those. */
export function isOwn(node: Node): boolean {
  return ownNames.has((node as Partial<Element>).localName ?? '')
}

/** `lib/contract/readings.ts` refuses longer cells. */
const maxCellLength = 2000
/** No more of an element is looked at: a cell of ten thousand characters costs no more than this. */
const maxRawLength = 4 * maxCellLength
/** Nor deeper, against a stack overflow on a hostile page: HTML parsers nest no deeper than this. */
const maxDepth = 500
/** Soft hyphens, joiners, and all that turns the direction of text. */
const marks = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g
const plain = /^[!-~]+(?: [!-~]+)*$/
const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', ...ownNames])
/** Shown only where somebody points or presses; and names of icons, which a font draws. */
const unseenRole = /^(?:tooltip|menu|listbox)$/
const unseenClass = /(?:^|\s)dropdown-menu(?:\s|$)|\bmaterial-(?:icons|symbols)/
/** Said to those who do not see the page: what is seen tells as much where anything is. */
const unread = /(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader-(?:text|only))(?:\s|$)/i
/** Not shown at all, where no other class shows it on some width of the screen. */
const gone = /(?:^|\s)(?:d-none|hidden|hide|is-hidden|invisible)(?:\s|$)/
const shownSomewhere = /(?:^|\s)(?:d-[a-z]{2,3}-(?!none)|(?:xs|sm|md|lg|xl|2xl|print):|(?:visible|show)-)/
const blocks = new Set(
  'address article dd div dl dt h1 h2 h3 h4 h5 h6 li ol p section table tbody td th tr ul'.split(' '),
)

/** Page text as one line: no direction marks, white space collapsed, cut to what a message may carry. */
export function tidy(text: string): string {
  if (text.length <= maxCellLength && plain.test(text)) return text
  return (
    mended(text.slice(0, maxRawLength))
      .replace(marks, '')
      // Where no line may be broken.
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, maxCellLength)
  )
}

/** Hidden by the markup itself: a page that was fetched has no layout to ask (order pages B3, tax rows). */
export function isHidden(element: Element): boolean {
  // Most elements have none, and thousands are asked.
  if (!element.hasAttributes()) return false
  if (element.hasAttribute('hidden')) return true
  const style = element.getAttribute('style')
  return style !== null && /display\s*:\s*none/i.test(style)
}

const struck = new Set(['s', 'strike', 'del'])

/** Struck through, it was said once, as an old price is; or it is not seen. */
function isStruck(element: Element, look = element.getAttribute('class') ?? ''): boolean {
  const style = element.getAttribute('style') ?? ''
  return (
    struck.has(element.localName) ||
    /line-through/i.test(style + look) ||
    /visibility\s*:\s*hidden/i.test(style)
  )
}

/** Whether all that an element says is struck through, or it is so itself. */
export function isStruckOut(element: Element): boolean {
  if (isStruck(element)) return true
  const kept = [...element.childNodes].filter(node => !isOwn(node) && tidy(node.textContent ?? '') !== '')
  return kept.length > 0 && kept.every(node => node.nodeType === 1 && isStruckOut(node as Element))
}

/** What is said of something else than is seen now. */
function isBesides(element: Element, look: string): boolean {
  return isStruck(element, look) || unread.test(look) || (gone.test(look) && !shownSomewhere.test(look))
}

/** Elements that mark a part of a word, such as what was searched for: figures go on in them. */
const marking = new Set(['b', 'bdi', 'em', 'font', 'i', 'mark', 'strong', 'u', 'wbr'])
/** Raised, it goes on with the figure before it: `1<sup>st</sup>`. */
const ordinal = /^(?:st|nd|rd|th|er|re|e|o)$/i
/** Behind a price without cents two figures may be its cents: `$12<sup>50</sup>`; after a blank, where nothing follows them. The mark of a note has one figure, or a link. */
const endsInPrice = /\p{Sc}\s?\d{1,3}(?:,?\d{3}){0,3}$/u
const endsInFigure = /\d$/
const beginsWithFigure = /^\d/
const wordEnds = /[\p{L}\d]$/u
/** Figures that go on in a marked element may be the cents of what stands before: two of them, and nothing behind. */
const twoFigures = /^\d\d(?![.,]?\d)/
const twoWithSign = /^\d\d\s?\p{Sc}/u
const endsInFew = /(?:^|[^\p{L}\d.,#/:-])\d{1,3}(?:,\d{3})*$/u
const wordBegins = /^[\p{L}\d]/u

const blanks = /[^\S\n]+$/

/** Whether an element behind a price holds the cents of what was said before it. */
function areCents(element: Element, before: string, root: Node): boolean {
  if (!cents.test(element.textContent ?? '') || element.querySelector('a') || mayBeNote(element)) return false
  const end = before.slice(-24)
  return endsInPrice.test(end) || (endsInPrice.test(end.replace(blanks, '')) && isLast(element, root))
}

function isLast(element: Element, root: Node): boolean {
  for (let at: Node | null = element; at && at !== root; at = at.parentNode)
    for (let next = at.nextSibling; next; next = next.nextSibling)
      if (!isOwn(next) && next.textContent?.trim()) return false
  return true
}

function isOrdinal(element: Element): boolean {
  return element.localName === 'sup' && ordinal.test(element.textContent ?? '')
}

/**
 * What an element says, with a line feed wherever the page breaks the line. Figures in elements of their own are read
 * apart: `$80<span>50</span>` is no $8,050, and the mark of a footnote belongs to no number. So are words: `100004001<span>US</span>` has a badge, and
 * `Lopez<span>VIP</span>` is no name. What is struck through, or said to readers of
 * screens alone, is left out beside what is not.
 */
function rawTextOf(root: Node, isGone = isBesides): string {
  let raw = ''
  let isApart = false
  let isBeside = false
  let hasGone = false
  let seam: 'mark' | 'style' | undefined
  const seams: [at: number, of: 'mark' | 'style'][] = []
  const say = (text: string) => {
    if (text === '') return
    const isNumber = beginsWithFigure.test(text) && endsInFigure.test(raw)
    const isWord = isBeside && wordBegins.test(text) && wordEnds.test(raw.slice(-2))
    if (isNumber ? isApart : isWord) raw += ' '
    else if (isNumber && seam) seams.push([raw.length, seam])
    seam = undefined
    raw += text
    isApart = false
    isBeside = false
  }
  const visit = (node: Node, depth: number) => {
    if (depth > maxDepth) return
    for (let child = node.firstChild; child && raw.length < maxRawLength; child = child.nextSibling) {
      if (child.nodeType === 3) say((child.nodeValue ?? '').slice(0, maxRawLength).replaceAll('\n', '\r'))
      else if (child.nodeType === 1) visitElement(child as Element, depth)
    }
  }
  const visitElement = (element: Element, depth: number) => {
    const name = element.localName
    if (name === 'br') raw += '\n'
    if (name === 'br' || silent.has(name) || isHidden(element)) return
    const look = element.getAttribute('class') ?? ''
    if (unseenClass.test(look) || unseenRole.test(element.getAttribute('role') ?? '')) {
      isBeside = true
      return
    }
    if (isGone(element, look)) {
      hasGone = true
      isApart = true
      isBeside = true
      return
    }
    const isRaised = name === 'sup' || (endsInFigure.test(raw) && !marking.has(name) && mayBeCents(element))
    const raised = isRaised && areCents(element, raw, root)
    if (raised) raw = `${raw.replace(blanks, '')}.`
    // Of a choice, only what is chosen is said.
    if (name === 'select') raw += (element as HTMLSelectElement).selectedOptions[0]?.textContent ?? ''
    else if (blocks.has(name)) {
      raw += '\n'
      visit(element, depth + 1)
      raw += '\n'
    } else {
      const isMark = marking.has(name)
      // What has a class of its own is as often a badge.
      const isAlone = isMark ? element.hasAttribute('class') : !isOrdinal(element)
      isApart = !raised && (isApart || !isMark)
      isBeside ||= isAlone
      const kind = name === 'mark' || name === 'wbr' ? 'mark' : 'style'
      seam = kind
      visit(element, depth + 1)
      seam = kind
      isApart ||= !isMark
      isBeside ||= isAlone
    }
  }
  visit(root, 0)
  // Where there is nothing else, that is what the element says.
  return hasGone && raw.trim() === '' ? rawTextOf(root, () => false) : partedAt(seams, raw)
}

/** A text whose figures are parted where they may be a price and its cents: `$<b>149</b><b>50</b>` is no $14,950. */
function partedAt(seams: readonly (readonly [at: number, of: 'mark' | 'style'])[], raw: string): string {
  return seams.reduceRight((text, [at, of]) => {
    const [before, after] = [text.slice(Math.max(at - 24, 0), at), text.slice(at)]
    const isPrice = endsInPrice.test(before) || twoWithSign.test(after)
    // What is marked was searched for: no price is marked without its sign.
    const mayBeCents = isPrice || (of === 'style' && endsInFew.test(before))
    return mayBeCents && twoFigures.test(after) ? `${text.slice(0, at)} ${after}` : text
  }, raw)
}

/** The text of an element, parted where the page breaks the line; untouched otherwise. */
export function rawLinesOf(root: Node): string[] {
  return rawTextOf(root)
    .split('\n')
    .map(line => line.replaceAll('\r', '\n'))
}

/** The lines of an element that say something, as text and never as markup. */
export function linesOf(root: Node): string[] {
  return rawLinesOf(root).map(tidy).filter(Boolean)
}

/** All an element says, on one line. */
export function textOf(element: Element): string {
  return tidy(loneTextOf(element) ?? rawTextOf(element))
}

/** Shorter texts may be told apart: `88` is not `8` twice. */
const minTwice = 4

/** The elements of which one consists that says nothing beside them; none where it says all in one. */
export function partsOf(element: Element): Element[] {
  let whole = element
  while (whole.childElementCount === 1 && whole.firstElementChild && !hasOwnText(whole))
    whole = whole.firstElementChild
  if (whole.childElementCount < 2 || hasOwnText(whole)) return []
  return [...whole.children].filter(part => textOf(part) !== '' && !isOwn(part) && !isHidden(part))
}

/** All an element says, once where its parts say it twice: for wide screens, and again for narrow ones. */
export function onceTextOf(element: Element, parts = partsOf(element)): string {
  const [text = '', ...others] = new Set(parts.map(textOf))
  return parts.length > 1 && others.length === 0 && text.length >= minTwice ? text : textOf(element)
}

function hasOwnText({ childNodes }: Element): boolean {
  return [...childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && tidy(nodeValue ?? '') !== '')
}

const names = ['aria-label', 'title', 'alt']

/** What an element and its parts are called that show no text: icons and pictures. */
export function namesIn(element: Element): string[] {
  const named = [element, ...element.querySelectorAll('[aria-label],[title],[alt]')].filter(
    each => !isOwn(each),
  )
  const drawn = [...element.querySelectorAll('svg > title')].map(title => title.textContent ?? '')
  const all = named.flatMap(each => names.map(name => each.getAttribute(name) ?? ''))
  return [...all, ...drawn].map(tidy).filter(Boolean)
}

/** Elements that say what they hold, and nothing else. */
const wrappers = new Set(['a', 'b', 'div', 'p', 'span', 'strong', 'td'])
/**
 * What an element says that holds one text, as most cells do; undefined = it may say more, or less. The text itself is not
 * asked for: to be handed a node takes time, and thousands are read.
 */
export function loneTextOf(element: Element): string | undefined {
  let whole = element
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const only = whole.firstElementChild
    if (!only) return whole.textContent ?? ''
    const next = only.nextSibling
    if (only.previousSibling || (next && (next.nextSibling || !isOwn(next)))) return undefined
    if (!wrappers.has(only.localName) || isHidden(only)) return undefined
    whole = only
  }
  return undefined
}
