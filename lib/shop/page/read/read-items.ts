import type { OrderReading } from '../../../contract/readings.ts'
import { isAction } from '../find/actions.ts'
import { type GridRow, gridRow, gridTags, type Labels, type Sheet, tableRows } from '../find/grid.ts'
import { headingLabel, inTwo, normalLabel } from '../find/labels.ts'
import { roleSheets } from '../find/role-sheets.ts'
import { isDetail, tableSheets } from '../find/table-sheets.ts'
import { isHidden, isStruckOut, linesOf, rawLinesOf, textOf, tidy } from '../find/text.ts'
import { isCut, uncutIn } from '../find/uncut.ts'
import { words } from '../find/words.ts'
import { itemForms } from './fact-labels.ts'
import { findPair, type Pair, pairsIn } from './pairs.ts'

/** No list of items has more. */
const maxColumns = 12

type ItemReading = OrderReading['items'][number]

const products = words(`
    product|products|item|items|product name|item name|name|producto|productos|artículo|artículos|artikel|
    produkt|produkte
  `)
const quantities = words(`
    qty|quantity|qty ordered|ordered|qty.|cant.|cantidad|menge|anzahl|bestellte menge|cantidad pedida
  `)
const skus = words('sku|item sku|product sku|artikelnummer|artikelnr.')
const orderedLabels = words('ordered|qty ordered|pedido|ordenado|encomendado|ordinato|bestellt|commandé')
/** Unlike a row of its own, what a bundle holds stands in rows below it in the same `tbody`. */
const titles = '[class*="product-title"],[class*="product-name"],h5'

/** The items ordered, parents only, each with the quantity ordered (order pages B3). */
export function readItems(parts: readonly Element[]): ItemReading[] {
  const grids = parts.flatMap(part => [
    ...(part.matches(gridTags) ? [part] : []),
    ...part.querySelectorAll(gridTags),
  ])
  // One after the other, so that no header is looked for in another table.
  const sheetsOf = (grid: Element) => (grid.localName === 'table' ? tableSheets([grid]) : roleSheets([grid]))
  return allOf(grids.flatMap(sheetsOf)) ?? allOf(parts.flatMap(boxSheets)) ?? cardItems(parts)
}

/** The items of the first of these that has some, where the others tell no more. */
function allOf(sheets: readonly Sheet[]): ItemReading[] | undefined {
  const told = sheets.map(sheet => ({ root: sheet.root, items: itemsOf(sheet) ?? [] }))
  const at = told.findIndex(({ items }) => items.length > 0)
  const first = told[at]
  // What stands inside of a list is told of one of its rows.
  const isInside = ({ root }: { root: Element }) => root !== first?.root && first?.root.contains(root)
  const others = told.slice(at + 1).flatMap(other => (isInside(other) ? [] : other.items))
  return first && withFurther(first.items, others)
}

/**
 * The same items where a page tells them again, for another width of the screen; else with one that nobody can read: what was
 * sent and what is to come may stand in lists of their own, or what nobody has bought.
 */
export function withFurther(items: readonly ItemReading[], others: readonly ItemReading[]): ItemReading[] {
  const isKnown = ({ sku, quantity }: ItemReading) =>
    items.some(item => item.sku === sku && item.quantity === quantity)
  const further = others.find(item => item.sku !== '' && !isKnown(item))
  return further ? [...items, { ...further, quantity: '' }] : [...items]
}

/** Rows of plain boxes below one that may hold headings, each with as many boxes as that. */
function boxSheets(part: Element): Sheet[] {
  return [...part.querySelectorAll('div,ul,li')].flatMap(head => {
    const count = head.childElementCount
    if (count < 2 || count > maxColumns) return []
    const siblings = [...(head.parentElement?.children ?? [])]
    const inside = [...(head.nextElementSibling?.children ?? [])]
    const below = [...siblings.slice(siblings.indexOf(head) + 1), ...inside]
    const rows = below.filter(row => row.childElementCount === count)
    const body = rows.map(row => ({ parts: [row], cells: [...row.children], width: count }))
    return rows.length > 0
      ? [
          {
            root: part,
            headers: [{ labels: [...head.children].map(headingLabel), columnIds: [], body: () => body }],
          },
        ]
      : []
  })
}

function itemsOf({ root, headers }: Sheet): ItemReading[] | undefined {
  for (const { labels, body } of headers) {
    const columns = {
      product: columnOf(labels, products, itemForms.product),
      quantity: columnOf(labels, quantities, itemForms.quantity),
      sku: columnOf(labels, skus, itemForms.sku),
    }
    if (columns.product < 0 || columns.quantity < 0) continue
    const parents = parentRows(body())
    const items = parents.flatMap(row => readItem(row, columns))
    const away = unseenRows(root, parents).flatMap(row => readItem(row, columns))
    const isFurther = ({ sku, quantity }: ItemReading) =>
      sku !== '' && /^\D?\d/.test(quantity) && !items.some(item => item.sku === sku)
    const further = away.find(isFurther)
    // Collapsed, removed or a part of the one above: nothing tells which.
    return further ? [...items, { ...further, quantity: '' }] : items
  }
  return undefined
}

/** Rows of a table that are hidden, and say of themselves in no way that they hang on one that is seen. */
function unseenRows(table: Element, parents: readonly GridRow[]): GridRow[] {
  const sections = new Set(parents.map(sectionOf))
  const isPart = (row: GridRow) =>
    row.parts.some(isDetail) || (sections.size > 1 && sections.has(sectionOf(row)))
  return tableRows(table)
    .rest.map(gridRow)
    .filter(row => isAwayRow(row) && !isPart(row))
}

const sectionOf = (row: GridRow | undefined) => row?.parts[0]?.parentElement

function isAwayRow({ parts: [row] }: GridRow): boolean {
  return row === undefined || isHidden(row) || isHidden(row.parentElement ?? row)
}

function columnOf(labels: Labels, words: readonly string[], form: RegExp): number {
  const isIn = (label: string) => words.includes(label)
  const isOf = (label: string) => isIn(label) || form.test(label)
  const isOfTwo = (label: string) => label !== '' && inTwo(label).length > 0 && inTwo(label).every(isOf)
  const found = [isIn, isOf, isOfTwo].map(is => labels.findIndex(is))
  return found.find(at => at >= 0) ?? -1
}

function parentRows(body: readonly GridRow[]): GridRow[] {
  const rows = body.filter(row => !isAwayRow(row) && row.cells.filter(Boolean).length > 1)
  const sections = new Set(rows.map(sectionOf))
  if (sections.size > 1) return rows.filter((row, at) => sectionOf(row) !== sectionOf(rows[at - 1]))
  const titled = rows.filter(({ parts: [row] }) => row?.querySelector(titles))
  return titled.length > 0 ? titled : rows
}

interface Columns {
  product: number
  quantity: number
  sku: number
}

/** What adds up the items, or is charged beside them. */
const sumRow =
  /^(?:(?:sub|grand|order)?[ -]?totals?|shipping(?: (?:&|and) handling)?|tax(?:es)?|discount|(?:zwischen|gesamt)?summe|versand|envío|impuestos?|descuento):?$/i

function readItem({ cells, parts }: GridRow, columns: Columns): ItemReading[] {
  const product = cells[columns.product]
  const quantity = cells[columns.quantity]
  if (!product || !quantity) return []
  const name = textOf(product.querySelector(titles) ?? product)
  const own = cells[columns.sku]
  // What is struck through was taken out of the order.
  if ([...parts, product, quantity, own ?? product].some(isStruckOut)) return []
  const sku = own ? skuOf(own) : skuIn(product)
  if (sku === '' && sumRow.test(name)) return []
  const options = pairsIn([...product.querySelectorAll('dl')]).map(({ label, value }) => ({ label, value }))
  return [{ name, sku, quantity: quantityIn(quantity), options, productType: null }]
}

/** Items as labels and values: each begins with its product. */
function cardItems(parts: readonly Element[]): ItemReading[] {
  const items: Pair[][] = []
  for (const pair of pairsIn(parts)) {
    if (products.includes(normalLabel(pair.label))) items.push([pair])
    else items.at(-1)?.push(pair)
  }
  return items.map(pairs => {
    const value = (labels: readonly string[]) => findPair(pairs, labels)?.value ?? ''
    const sku = findPair(pairs, skus)
    const options = pairs.filter(({ label }) => /^gift card /i.test(label))
    return {
      name: value(products),
      sku: sku ? skuOf(sku.element) : '',
      quantity: value(quantities),
      options: options.map(({ label, value }) => ({ label, value })),
      productType: null,
    }
  })
}

function quantityIn(cell: Element): string {
  const ordered = findPair(pairsIn([cell]), orderedLabels)?.value
  return ordered ?? linesOf(cell)[0] ?? ''
}

/** The word before a SKU; one that only begins with it, or a name such as "SKU of the month", has none. */
const skuLabel =
  /^\s*(?:sku|ugs|artikelnummer|art\.?-?nr\.?|artikel-nr\.?)(?:\s*(?:#|no\.?|number|code))?\s*(?::\s*|#\s*|(?<=[\s#.])(?=\S*[\d-]\S*\s*$))/i
/** Magento breaks a SKU before so many characters, escaped as markup: after the last blank or `-`, else within a word. */
const pieceLength = 30

function skuIn(product: Element): string {
  const own = [...product.querySelectorAll('[class*="sku"]'), ...product.querySelectorAll('div,p,li,span')]
  const title = product.querySelector(titles)
  const isName = (element: Element) => title !== null && (element === title || title.contains(element))
  const found = own.filter(each => !isName(each) && (each.matches('[class*="sku"]') || hasSku(each)))
  const [marked] = found
  if (marked) return skuOf(marked)
  const lines = rawLinesOf(product).filter(
    line => tidy(line) !== '' && (!title || tidy(line) !== textOf(title)),
  )
  const labelled = lines.flatMap((line, at) => (hasLabel(line) ? [at] : []))
  // Without a title of its own, the first line is the product's name.
  const first = labelled.find(at => at > 0) ?? labelled[0]
  if (first === undefined) return ''
  const pieces = [lines[first]?.replace(skuLabel, '') ?? '']
  for (let at = first + 1; at < lines.length && isContinued(pieces.at(-1) ?? '', lines[at] ?? ''); at += 1)
    pieces.push(lines[at] ?? '')
  return joinedPieces(pieces)
}

function hasLabel(text: string): boolean {
  return skuLabel.test(text) && text.replace(skuLabel, '').trim() !== ''
}

/** An element that begins with the word and holds nothing but a SKU, however many lines that has. */
function hasSku(element: Element): boolean {
  const lines = rawLinesOf(element).filter(line => tidy(line) !== '')
  const [first = '', ...others] = lines
  // A label of its own is the first line where the page breaks after it.
  if (!hasLabel(first) && !(/^\s*sku\s*:?\s*$/i.test(first) && others.length === 1)) return false
  const pieces = [first.replace(skuLabel, ''), ...others]
  return pieces.slice(1).every((piece, at) => isContinued(pieces[at] ?? '', piece))
}

/** Whether a piece was broken off where Magento does: the next word would have made it too long. */
function isContinued(piece: string, next: string): boolean {
  const [word = ''] = /^\s*[^\s-]*-?/.exec(next) ?? []
  const whole = escapedLength(piece.replace(/^\s+/, ''))
  if (/[:]/.test(next) || whole > pieceLength) return false
  const isBroken = /\s$/.test(piece) && whole + escapedLength(word.trim()) >= pieceLength
  return whole === pieceLength || isBroken || (/\S-$/.test(piece) && !/\s/.test(next.trim()))
}

function escapedLength(text: string): number {
  return text
    .replace(/[<>]/g, '&lt;')
    .replace(/["']/g, '&quot;')
    .replace(/&(?!lt;|quot;)/g, '&amp;').length
}

/** Magento breaks SKUs of more than 30 characters: the pieces are joined as they were, blanks and all. */
function skuOf(element: Element): string {
  const sku = joinedPieces(rawLinesOf(withoutButtons(element)))
  return isCut(sku) ? (uncutIn(element, sku) ?? sku) : sku
}

/** `SER-1 Copy`: what is pressed beside a SKU is no part of it. */
function withoutButtons(element: Element): Element {
  if (!element.querySelector('button,a,[role="button"]')) return element
  const copy = element.cloneNode(true) as Element
  for (const pressed of copy.querySelectorAll('button,a,[role="button"]'))
    if (pressed.localName !== 'a' || isAction(textOf(pressed))) pressed.remove()
  return copy
}

function joinedPieces(lines: readonly string[]): string {
  const pieces = lines.map(piece => piece.replace(/^\s*\n\s*|\s*\n\s*$/g, ''))
  return tidy(pieces.join('').replace(skuLabel, ''))
}
