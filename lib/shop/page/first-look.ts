import { cellLabels } from './find/cell-labels.ts'
import { cellsOf, tableRows } from './find/grid.ts'
import { isOrdersGrid, nameOfGrid } from './find/grid-name.ts'
import { numberWord, orderWord } from './find/order-words.ts'

/** What may stand between two words of one name: blanks, dashes, and signs that a label is compared without. */
const joint = String.raw`[^a-z\d]{0,20}`
/** All that names an order's number, and all that an order's title consists of, wherever it stands in a text. */
const naming = new RegExp(
  [
    `(?:${orderWord}|ord\\.?)${joint}${numberWord}`,
    `${numberWord}${joint}(?:de (?:la )?|del |do |da |di |der |d(?:ell)?['\u2019])?${orderWord}`,
    `increment${joint}id|sales order(?!s\\b)`,
    String.raw`\bso (?:#|no\b|number)`,
    // The number itself: `#100004001`, `Order WEB-1001`.
    String.raw`(?:${orderWord}\w{0,2}|auftr.ge|.rdenes|ordini)\s*[/|>›»→–—-]\D{0,9}\d{3}`,
    String.raw`(?:#|${orderWord}${joint})[\s:#]*[a-z\d_./-]{0,40}\d`,
  ].join('|'),
  'i',
)
/** Words of which each such text has one: most pages have few of them, and these are found without a pattern. */
const signs = [
  'ord',
  'rdenes',
  'pedido',
  'bestell',
  'auftr',
  'commande',
  'increment',
  '#',
  'so n',
  'ventas',
  'sales',
]
/** As much of a text before and after such a word as a pattern needs. */
const around = { before: 40, after: 160 }
/** Soft hyphens and marks of direction stand inside of words, and are none of them. */
const marks = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

/** Columns of a list whose numbers are called nothing but ID: all three stand there. */
const columns: readonly RegExp[] = [
  /dat[aeu]|fecha|time|purchase|order|placed|criad|creat|added|submitted|compra|creado|realizado|kauf|erstellt|bestell/,
  /total|amount|value|sum|\bg\.|\bt\.g|import[eo]|monto|valor|gesamt|betrag|montant/,
  /stat|stage|situa[cç]|estado|état/,
]
/** In a heading other things may stand between an order's word and the one for its number. */
const orderInHeading = new RegExp(orderWord)
const numberInHeading = new RegExp(`(?<![a-z])${numberWord}(?![a-z])`)

const columnHeadings = 'th,[role="columnheader"]'
const spokenNames = ['aria-label', 'title', 'alt']
const having = (names: readonly string[]) => names.map(name => `[${name}]`).join()
/** Where the page of an order keeps its number and shows it nowhere. */
const keeping = '[data-order-number],[data-order-id],[data-increment-id],h1[aria-label*="rder"]'
/** Each search through a whole page takes its time: one for all that is known by its tag or attributes. */
const marked = ['table', '[role]', keeping, having(cellLabels)].join()
/** `findOrders` looks for headings in no more rows of a table. */
const firstRows = 3
const titles = 'h1,h2,h3,[class*="title"],[class*="breadcrumb"]'
const maxTitleLength = 400
const unread = 'script,style,template,noscript'

/**
 * Whether a page may hold orders: true wherever `findOrders` or `readOrderPage` could find something, and as seldom as can
 * be elsewhere. It costs a small part of what they do, for it is asked of every page of a shop, and reads no more than words.
 */
export function mayHoldOrders(document: Document, roots: readonly ShadowRoot[] = []): boolean {
  const isTitled = () => {
    const heads = [...document.querySelectorAll('h1,h2,caption')].map(({ textContent }) => textContent)
    return [document.title, ...heads].map(plain).some(hasSign)
  }
  return (
    [document.title, document.URL].some(isOfOne) ||
    [document.body, ...roots].some(part => mayBeIn(part, isTitled))
  )
}

/** Whether a page's title or address is that of one order. */
function isOfOne(text: string): boolean {
  const said = plain(text)
  return isNaming(said) || (orderInHeading.test(said) && /\d{3}/.test(said.replace(/^\w+:\/\/[^/]*/, '')))
}

function mayBeIn(part: Element | ShadowRoot | null, isTitled: () => boolean): boolean {
  if (!part) return false
  const said = plain(part.textContent)
  return (
    // Below a title of orders, rows without headings hold their numbers.
    (/\d{6}|[a-z]-\d{4}/.test(said) && isTitled()) ||
    [...part.querySelectorAll(marked)].some(isMarked) ||
    (isNamed(said) && isNamedInOnePlace(part))
  )
}

function mayBeOrders(grid: Element): boolean {
  return isOrdersGrid(nameOfGrid(grid)) || headersOf(grid).some(isOrdersHeader)
}

function isMarked(element: Element): boolean {
  const isGrid =
    element.localName === 'table' ||
    ['grid', 'table', 'treegrid'].includes(element.getAttribute('role') ?? '')
  if ((isGrid && mayBeOrders(element)) || element.matches(keeping)) return true
  return cellLabels.some(name => isNaming(plain(element.getAttribute(name))))
}

/** All that may be a header of a grid, with the cells of each. */
function headersOf(grid: Element): { row: Element; cells: readonly Element[] }[] {
  if (grid.localName !== 'table') return [{ row: grid, cells: [...grid.querySelectorAll(columnHeadings)] }]
  const { head, rest } = tableRows(grid, firstRows)
  return [...head, ...rest].map(row => ({ row, cells: cellsOf(row) }))
}

function isOrdersHeader({ row, cells }: { row: Element; cells: readonly Element[] }): boolean {
  const texts = cells.map(({ textContent }) => textContent?.replaceAll('\n', ' '))
  // An icon in a heading speaks through its names.
  for (const element of row.querySelectorAll(having(spokenNames)))
    for (const name of spokenNames) texts.push(element.getAttribute(name) ?? '')
  const all = plain(texts.join('\n'))
  return all.split('\n').some(isNumberHeading) || columns.every(column => column.test(all))
}

function isNumberHeading(text: string): boolean {
  return hasSign(text) && (naming.test(text) || (orderInHeading.test(text) && numberInHeading.test(text)))
}

/** Whether a text names an order or its number; most have none of the words. */
function isNaming(text: string): boolean {
  return hasSign(text) && naming.test(text)
}

function hasSign(text: string): boolean {
  return signs.some(sign => text.includes(sign))
}

/** Whether the texts of a page, all in one, name an order: what stands in several places may do so by chance. */
function isNamed(text: string): boolean {
  return signs.some(sign => {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length))
      if (naming.test(text.slice(Math.max(0, at - around.before), at + around.after))) return true
    return false
  })
}

/** Whether one text or title does, outside of scripts. */
function isNamedInOnePlace(part: Element | ShadowRoot): boolean {
  const texts = part.ownerDocument.createTreeWalker(part, 4)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (isNaming(plain(text.nodeValue)) && !text.parentElement?.closest(unread)) return true
  return [...part.querySelectorAll(titles)].some(title => {
    const text = title.textContent ?? ''
    return text.length <= maxTitleLength && isNaming(plain(text))
  })
}

/** A text as it is compared, in small letters. */
const plain = (text: string | null) => (text ?? '').replace(marks, '').toLowerCase()
