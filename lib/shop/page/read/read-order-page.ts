import type { OrderReading } from '../../../contract/readings.ts'
import { labelTextOf } from '../find/actions.ts'
import type { BlockKind } from '../find/block-kinds.ts'
import {
  type Blocks,
  findBlocks,
  furtherBlocks,
  type Headings,
  headedKinds,
  headingsIn,
  isAway,
  isOpenForm,
  isOtherDocument,
  isTitledAsOrder,
  underTitle,
} from '../find/blocks.ts'
import { headingNumberOf } from '../find/heading-number.ts'
import { normalLabel } from '../find/labels.ts'
import { orderNumberOf, titledNumberOf } from '../find/order-number.ts'
import { isOtherNumber } from '../find/other-titles.ts'
import { textOf } from '../find/text.ts'
import { words } from '../find/words.ts'
import { addressCells } from './address-cells.ts'
import { amountIn, statusAmong } from './cell-texts.ts'
import { dateEvidenceOn, isFiguresDate } from './date-order.ts'
import { factForms } from './fact-labels.ts'
import { listedRefunds } from './listed-refunds.ts'
import { namePartsIn } from './name-facts.ts'
import { isNumberBeside, tellsTotal } from './number-beside.ts'
import { orderDateIn } from './order-date.ts'
import { mailIn } from './page-links.ts'
import { agreedPair, findPair, type Pair, pairsIn, plainFacts } from './pairs.ts'
import { partialItems } from './partial-items.ts'
import { readBilling } from './read-address.ts'
import { readItems, withFurther } from './read-items.ts'
import { readPayment } from './read-payment.ts'
import { refundStates } from './refund-states.ts'
import { toldCurrency } from './told-currency.ts'
import { sumsBeside } from './unheaded-parts.ts'
import { nameTextOf } from './value-text.ts'

const known: readonly BlockKind[] = ['order', 'account', 'billing', 'payment', 'items', 'totals']
const maxTitleLength = 200
/** Headings that may be titles, the highest first; of others only one may name an order. */
const ranks = ['h1', 'h2', 'h3,[class*="title"]']
const lowRanks = 'h4,h5,h6'

/**
 * Reads an order page, shown or fetched, by labels inside of headed blocks (order pages B3 and D).
 * Undefined = the page is none, or another document's that repeats an order's blocks.
 */
export function readOrderPage(document: Document, headings = headingsIn(document)): OrderReading | undefined {
  const found = findOrder(document, headings)
  if (!found) return undefined
  const { blocks, title } = found
  const facts = readFacts(part(blocks, 'order'), part(blocks, 'account'))
  const addressOf = (kind: BlockKind) => part(blocks, kind, () => addressCells(document, kind))
  const billing = readBilling(addressOf('billing'), addressOf('shipping'))
  const totals = totalsIn(blocks)
  const currency = toldCurrency(
    pairsIn([...part(blocks, 'order'), ...part(blocks, 'account'), ...part(blocks, 'payment'), ...totals]),
    document,
  )
  return {
    number: title.number,
    ...facts,
    ...buyerBeside(facts, part(blocks, 'billing')),
    ...([facts.date, facts.birthDate].some(isFiguresDate) && {
      dates: dateEvidenceOn(document, [{ date: facts.date }]),
    }),
    ...billing,
    phone: billing.phone ?? facts.phone,
    ...readPayment(part(blocks, 'payment')),
    items: allItems(part(blocks, 'items'), headings),
    totals: [
      ...pairsIn(totals).map(({ label, value, element }) => ({ label, value: amountIn(element, value) })),
      ...listedRefunds(part(blocks, 'refunds'), totals, [
        ...part(blocks, 'order'),
        ...part(blocks, 'payment'),
        ...part(blocks, 'transactions'),
      ]),
      ...refundStatesIn(blocks, title.element, headings),
    ],
    ...readFurtherTotals(headings, totals),
    ...(currency !== null && { currency }),
  }
}

/** The items; where the page shows no more than some of them, one that nobody can read tells so in its words. */
function allItems(blocks: readonly Element[], headings: Headings): OrderReading['items'] {
  const first = readItems(blocks)
  const others = first.length > 0 ? furtherBlocks('items', headings, blocks) : []
  const items = withFurther(first, others.flatMap(readItems))
  const quantity = items.reduce((sum, item) => sum + Number(/\d+/.exec(item.quantity) ?? 0), 0)
  const name = partialItems(blocks, quantity)
  return name === undefined
    ? items
    : [...items, { name, sku: '', quantity: '', options: [], productType: null }]
}

/** What is said in words beside the title, and in the parts that may tell of refunds. */
function refundStatesIn(blocks: Blocks, title: Element | undefined, headings: Headings) {
  const kinds = ['order', 'payment', 'totals', 'transactions', 'refunds', 'notes'] as const
  const parts = kinds.flatMap(kind => part(blocks, kind))
  const facts = pairsIn([...part(blocks, 'order'), ...part(blocks, 'payment')])
  return refundStates(title ? [title, ...underTitle(title, headings)] : [], parts, facts)
}

/** The block of totals; else what stands at the foot of the items, or below them. */
function totalsIn(blocks: Blocks): Element[] {
  const own = part(blocks, 'totals')
  if (own.length > 0) return own
  const items = part(blocks, 'items')
  const feet = items.flatMap(block => [...block.querySelectorAll('tfoot')])
  return feet.length > 0 ? feet : sumsBeside(items)
}

/** The element that names the order on its own page; the badge goes into it. */
export function orderHeading(document: Document, headings = headingsIn(document)): Element | undefined {
  return findOrder(document, headings)?.title.element
}

/** Whether a page is an order's own. */
export function isOrderPage(document: Document, headings = headingsIn(document)): boolean {
  return findOrder(document, headings) !== undefined
}

/** Whether headings are those of an order's page, of which the rest may be yet to come. */
export function isHeadedAsOrder(headings: Headings): boolean {
  return hasOrderBlocks(headedKinds(headings))
}

/** Whether a page has an order's blocks and names an order, or is titled by its number and tells what it came to, be it read or not. */
export function isCalledOrder(document: Document, headings: Headings): boolean {
  const isNamed = () => ranks.some(tags => titlesIn(document, tags).length > 0) || isNumberBeside(document)
  const isForm = isOpenForm(headings)
  const isOwn = () => isForm || !isOtherDocument(document, headings) || isTitledAsOrder(headings)
  const isTitled = () => titlesIn(document, isForm ? 'h2' : 'h1').length === 1 && tellsTotal(document)
  return (isHeadedAsOrder(headings) ? isNamed() : isTitled()) && isOwn()
}

function hasOrderBlocks(kinds: { has: (kind: BlockKind) => boolean }): boolean {
  const isOrder = kinds.has('items') || kinds.has('totals')
  return isOrder && known.filter(kind => kinds.has(kind)).length >= 2
}

interface Title {
  number: string
  /** Undefined where only the tab's title tells. */
  element: Element | undefined
}

function findOrder(document: Document, headings: Headings): { blocks: Blocks; title: Title } | undefined {
  if (!isHeadedAsOrder(headings)) return undefined
  const blocks = findBlocks(document, headings)
  if (!hasOrderBlocks(blocks)) return undefined
  const title = titleOf(document, part(blocks, 'order'))
  if (!title?.element || blocks.has('order')) return title && { blocks, title }
  return { blocks: new Map([...blocks, ['order', underTitle(title.element, headings)]]), title }
}

/**
 * What names the order: the page's heading, else one of its order block's facts, else the tab. Undefined
 * where two of the same rank name two orders, or the block names another than the heading.
 */
function titleOf(document: Document, block: readonly Element[]): Title | undefined {
  const named = findPair(pairsIn(block), ['order number', 'order #', 'order no.', 'order no'])
  const fact = named && orderNumberOf(named.value)
  const own = ranks.map(tags => titlesIn(document, tags))
  const at = own.findIndex(rank => rank.length > 0)
  const titles = own[at] ?? []
  const numbers = new Set([...titles.map(({ number }) => number), ...(fact ? [fact] : [])])
  if (numbers.size > 1 || titles.some(({ number }) => leadsToOther(document, number))) return undefined
  // Whose number stands higher, that is what the page is about.
  const above = ranks.slice(0, at < 0 ? undefined : at).join()
  if (above && [...document.querySelectorAll(above)].some(isOfOther)) return undefined
  if (titles[0]) return titles[0]
  const number = fact ?? titledNumberOf(document.title)
  if (number) return { number, element: fact ? named?.element : undefined }
  const [low, ...others] = titlesIn(document, lowRanks)
  return others.every(other => other.number === low?.number) ? low : undefined
}

function isOfOther(heading: Element): boolean {
  const isShort = (heading.textContent?.length ?? 0) < maxTitleLength && !heading.closest('tbody,tfoot')
  return isShort && isOtherNumber(normalLabel(labelTextOf(heading))) && !isAway(heading)
}

/** An invoice is headed by its own number, and above the order's blocks by the order's, which leads to the order's page. */
function leadsToOther(document: Document, number: string): boolean {
  return [...document.querySelectorAll('h2,h3,[class*="title"]')].some(heading => {
    const link = heading.querySelector('a')
    if (!link || (heading.textContent?.length ?? 0) >= maxTitleLength || heading.closest('tbody,tfoot'))
      return false
    if (headingNumberOf(heading) === number) return false
    const text = textOf(link)
    const named = textOf(heading).startsWith(text) ? titledNumberOf(text) : undefined
    return named !== undefined && named !== number
  })
}

function titlesIn(document: Document, tags: string): Title[] {
  return [...document.querySelectorAll(tags)].flatMap(element => {
    if ((element.textContent?.length ?? 0) >= maxTitleLength || element.closest('tbody,tfoot')) return []
    const number = headingNumberOf(element)
    return number ? [{ number, element }] : []
  })
}

function readFacts(order: readonly Element[], account: readonly Element[]) {
  const parts = [...order, ...account]
  const [own, accounts] = [pairsIn(order), pairsIn(account)]
  const facts = [...own, ...accounts]
  type Read = (element: Element, text: string) => string
  const value = (form: RegExp, labels: string, read: Read = (_, text) => text, first: Pair[] = []) => {
    const pair = agreedPair(first, words(labels), form) ?? agreedPair(facts, words(labels), form)
    return pair ? read(pair.element, pair.value) : null
  }
  return {
    date: orderDateIn(facts),
    status: value(
      factForms.status,
      'order status|status|estado del pedido|estado de la orden|estado|bestellstatus|auftragsstatus',
      statusAmong,
      // A customer may have one too.
      own,
    ),
    customerName: value(
      factForms.name,
      'customer name|customer|name|nombre del cliente|cliente|kundenname|kunde',
      nameTextOf,
    ),
    ...namePartsIn(facts),
    // An order's own block may tell the address of a clerk beside the clerk.
    email: mailOf(account, accounts) ?? mailOf(parts, facts),
    phone: value(factForms.phone, 'telephone|phone'),
    birthDate: birthDateIn(facts),
  }
}

/** The birth date that all rows of it tell: a patient's and a buyer's may stand side by side. */
function birthDateIn(facts: readonly Pair[]): string | null {
  const told = facts.filter(
    ({ label, value }) => value !== '' && factForms.birthDate.test(normalLabel(label)),
  )
  const [birthDate = null, ...others] = new Set(told.map(({ value }) => value))
  return others.length === 0 ? birthDate : null
}

function mailOf(parts: readonly Element[], facts: readonly Pair[]): string | null {
  const told = agreedPair(facts, ['email', 'e-mail', 'customer email', 'email address'], factForms.email)
  return mailIn(parts, told, facts)
}

/** What the billing block tells of the buyer where the order's own blocks tell nothing of it: the e-mail, a name in parts. */
function buyerBeside(
  { email, customerName, nameParts }: Pick<OrderReading, 'email' | 'customerName' | 'nameParts'>,
  billing: readonly Element[],
): Partial<OrderReading> {
  const facts = pairsIn(billing)
  return {
    email: email ?? mailOf(billing, facts),
    ...(customerName === null && nameParts === undefined && namePartsIn(facts)),
  }
}

function readFurtherTotals(
  headings: Headings,
  first: readonly Element[],
): Pick<OrderReading, 'furtherTotals'> {
  const told = furtherBlocks('totals', headings, first).map(block => plainFacts(pairsIn(block)))
  const blocks = told.filter(rows => rows.length > 0)
  return blocks.length > 0 ? { furtherTotals: blocks } : {}
}

function part(blocks: Blocks, kind: BlockKind, otherwise: () => Element[] = () => []): Element[] {
  return blocks.get(kind) ?? otherwise()
}
