import type { OrderReading } from '../../../contract/readings.ts'
import { isAction, unlinkedTextOf, withoutLastAction } from '../find/actions.ts'
import {
  type BlockKind,
  type Blocks,
  findBlocks,
  type Headings,
  headedKinds,
  headingsIn,
} from '../find/blocks.ts'
import { orderNumberOf, titledNumberOf } from '../find/order-number.ts'
import { linesOf, textOf, tidy } from '../find/text.ts'
import { dateEvidenceOn, isFiguresDate } from './date-order.ts'
import { factForms, namePartForms } from './fact-labels.ts'
import { orderDateIn } from './order-date.ts'
import { findPair, type Pair, pairsIn } from './pairs.ts'
import { readItems } from './read-items.ts'

const known: readonly BlockKind[] = ['order', 'account', 'billing', 'payment', 'items', 'totals']
/** With a colon, or without where nothing but a number follows: `Tel. 214-564-1000`, `☎ 214-564-1000`. */
const phoneLine =
  /^(?:(?:t|tel|ph|phone|telephone|mobile|cell|(?:cell|mobile|home|work|daytime|day|evening|contact|billing)(?: ?phone| number)|tel[eé]f|tel[eé]fono|m[oó]vil|celular|telefon|telefonnummer|mobil|handy)\.?(?: ?(?:#|no\.?|number))?(?:\s*:\s*|\s+(?=[+(]?\d[\d\s()./+-]{6,}$))|(?:[\u260e\u260f\u2706]|\ud83d[\udcde\udcf1])\ufe0f?\s*:?\s*)/i
/** A line that is a number of American or international form, and nothing else. */
const bareNumber = /^(?:\+\d[\d\s()./-]{8,}|(?:1[\s.-]?)?\(?\d{3}\)?[\s.-]\s?\d{3}[\s.-]\d{4})$/
const faxLine = /^(f|fax)\.?\s*:\s*/i
const otherLine = /^(vat|vat number|tax id|e-?mail|correo|fax)\s*[:#.]/i
/** Figures as phones are written: `T: Block 4` is a street. */
const phone = /^(?=(?:\D*\d){3})[+(]?[\d\s()./+-]+(?:,?\s*(?:x|ext\.?|extension|#)\s*\d{1,6})?$/i
const billingHeading =
  /^(billing( address| information| details| info)?|bill(ed)?[- ]to( address)?|invoice address|(dirección|información|datos|detalles) de (facturación|factura|cobro)|facturación|facturar a|rechnungs(adresse|anschrift|informationen|daten|empfänger)|rechnung an):?$/i
const paymentHeading =
  /^(payments?( information| method| details| info)?|paid with|(información|método|forma|datos|detalles) (de|del) pago|pago|zahlungs(informationen|art|methode|weise|details|daten)|zahlung|bezahlung):?$/i
const maxLines = 20
const maxTitleLength = 200

/**
 * Reads an order page, shown or fetched, by labels inside of headed blocks (order pages B3 and D).
 * Undefined = the page is none, or another document's that repeats an order's blocks.
 */
export function readOrderPage(document: Document, headings = headingsIn(document)): OrderReading | undefined {
  const found = findOrder(document, headings)
  if (!found) return undefined
  const { blocks, title } = found
  const facts = readFacts([...part(blocks, 'order'), ...part(blocks, 'account')])
  return {
    number: title.number,
    ...facts,
    ...([facts.date, facts.birthDate].some(isFiguresDate) && {
      dates: dateEvidenceOn(document, [{ date: facts.date }]),
    }),
    ...readAddress(part(blocks, 'billing')),
    ...readPayment(part(blocks, 'payment')),
    items: readItems(part(blocks, 'items')),
    totals: plain(pairsIn(part(blocks, 'totals'))),
  }
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
  return title && { blocks, title }
}

/**
 * What names the order: the page's heading, else one of its order block's facts, else the tab. Undefined
 * where two of the same rank name two orders, or the block names another than the heading.
 */
function titleOf(document: Document, block: readonly Element[]): Title | undefined {
  const named = findPair(pairsIn(block), ['order number', 'order #', 'order no.', 'order no'])
  const fact = named && orderNumberOf(named.value)
  const ranks = ['h1', 'h2', 'h3,[class*="title"]'].map(tags => titlesIn(document, tags))
  const titles = ranks.find(rank => rank.length > 0) ?? []
  const numbers = new Set([...titles.map(({ number }) => number), ...(fact ? [fact] : [])])
  if (numbers.size > 1 || titles.some(({ number }) => leadsToOther(document, number))) return undefined
  if (titles[0]) return titles[0]
  const number = fact ?? titledNumberOf(document.title)
  return number ? { number, element: fact ? named?.element : undefined } : undefined
}

/** An invoice is headed by its own number, and above the order's blocks by the order's, which leads to the order's page. */
function leadsToOther(document: Document, number: string): boolean {
  return [...document.querySelectorAll('h2,h3,[class*="title"]')].some(heading => {
    const link = heading.querySelector('a')
    if (!link || (heading.textContent?.length ?? 0) >= maxTitleLength || heading.closest('tbody,tfoot'))
      return false
    const text = textOf(link)
    const named = textOf(heading).startsWith(text) ? titledNumberOf(text) : undefined
    return named !== undefined && named !== number
  })
}

function titlesIn(document: Document, tags: string): Title[] {
  return [...document.querySelectorAll(tags)].flatMap(element => {
    if ((element.textContent?.length ?? 0) >= maxTitleLength || element.closest('tbody,tfoot')) return []
    // A linked number leads to the order's page from another one.
    const text = element.localName === 'h1' ? textOf(element) : unlinkedTextOf(element)
    const number = titledNumberOf(text)
    return number ? [{ number, element }] : []
  })
}

function readFacts(parts: readonly Element[]) {
  const facts = pairsIn(parts)
  const value = (form: RegExp, ...labels: string[]) => findPair(facts, labels, form)?.value ?? null
  return {
    date: orderDateIn(facts),
    status: value(
      factForms.status,
      'order status',
      'status',
      'estado del pedido',
      'estado de la orden',
      'estado',
      'bestellstatus',
      'auftragsstatus',
    ),
    customerName: value(
      factForms.name,
      'customer name',
      'customer',
      'name',
      'nombre del cliente',
      'cliente',
      'kundenname',
      'kunde',
    ),
    ...namePartsIn(facts),
    email: mailIn(parts) ?? value(factForms.email, 'email', 'e-mail', 'customer email', 'email address'),
    birthDate: value(factForms.birthDate, 'date of birth', 'birth date', 'birthdate', 'dob', 'birthday'),
  }
}

const namePartLabels = {
  prefix: ['prefix', 'name prefix', 'name prefix/title', 'prefijo', 'anrede', 'namenspräfix'],
  first: ['first name', 'given name', 'nombre', 'vorname'],
  middle: ['middle name/initial', 'middle name', 'middle initial', 'segundo nombre', 'zweiter vorname'],
  last: ['last name', 'surname', 'family name', 'apellido', 'apellidos', 'nachname', 'familienname'],
  suffix: ['suffix', 'name suffix', 'sufijo', 'namenssuffix'],
} as const

/** The customer's name in parts, as far as rows of their own tell them (order pages B3). */
function namePartsIn(facts: readonly Pair[]): Pick<OrderReading, 'nameParts'> {
  const told = Object.entries(namePartLabels).flatMap(([part, labels]) => {
    const value = findPair(facts, labels, namePartForms[part as keyof typeof namePartForms])?.value
    return value ? [[part, value] as const] : []
  })
  return told.length > 0 ? { nameParts: Object.fromEntries(told) } : {}
}

function mailIn(parts: readonly Element[]): string | null {
  return linked(parts, 'mailto:')?.split('?')[0] ?? null
}

function linked(parts: readonly Element[], scheme: string): string | null {
  const link = parts.map(element => element.querySelector(`a[href^="${scheme}"]`)).find(Boolean)
  const target = link?.getAttribute('href')?.slice(scheme.length)
  return target ? tidy(decoded(target)) || null : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone `%` is no escape: the text means itself.
    return text
  }
}

function readAddress(parts: readonly Element[]) {
  const own = parts.map(element => element.querySelector('address')).find(Boolean)
  const lines = own ? linesOf(own) : parts.flatMap(element => linesAfterHeading(element, billingHeading))
  const spoken = lines.map(line => saidAfter(line, phoneLine)).find(value => value && phone.test(value))
  const bare = lines.find(line => bareNumber.test(line))
  const isTold = (line: string) =>
    otherLine.test(line) ||
    bareNumber.test(line) ||
    [phoneLine, faxLine].some(label => isContact(line, saidAfter(line, label)))
  const address = lines.filter(line => !isTold(line) && !isAction(line)).slice(0, maxLines)
  const link = linked(parts, 'tel:')
  return { address, phone: (link && phone.test(link) ? link : spoken) ?? link ?? bare ?? null }
}

/** What a line says after a label; undefined = it does not begin with that. */
function saidAfter(line: string, label: RegExp): string | undefined {
  return label.test(line) ? line.replace(label, '') : undefined
}

/** A phone, or `Phone: none`: where figures stand among words, or one letter before words, it is a street. */
function isContact(line: string, value: string | undefined): boolean {
  if (value === undefined) return false
  return phone.test(value) || (!/^\w\b/.test(line) && !/\d/.test(value)) || value === ''
}

function readPayment(parts: readonly Element[]) {
  const facts = pairsIn(parts)
  const named = findPair(facts, ['payment method', 'method', 'paid with', 'payment'])
  const payment = [...plain(facts), ...parts.flatMap(linedFacts)]
  return { paymentTitle: named?.value ?? parts.map(titleIn).find(Boolean) ?? null, payment }
}

const linedFact = /^([^:]{2,40}):\s*(.*)$/

/** Themes write `Credit Card Type: Visa` on a line of its own, or the value on the next one. */
function linedFacts(block: Element): { label: string; value: string }[] {
  const lines = linesOf(withoutTables(block))
  return lines.flatMap((line, at) => {
    const [, label, value] = linedFact.exec(line) ?? []
    if (label === undefined) return []
    const next = lines[at + 1] ?? ''
    const told = value || (linedFact.test(next) ? '' : next)
    return told ? [{ label, value: told }] : []
  })
}

function withoutTables(block: Element): Element {
  const copy = block.cloneNode(true) as Element
  for (const fact of copy.querySelectorAll('table,dl')) fact.remove()
  return copy
}

/** The method is the block's first text that is neither its heading nor in its table. */
function titleIn(block: Element): string | undefined {
  return linesAfterHeading(withoutTables(block), paymentHeading)[0]
}

/** A block may begin with the heading of the section around it: what counts follows its own. */
function linesAfterHeading(block: Element, heading: RegExp): string[] {
  const lines = linesOf(block)
  const at = lines.findIndex(line => heading.test(withoutLastAction(line)))
  return lines.slice(at + 1).filter(line => !isAction(line))
}

function part(blocks: Blocks, kind: BlockKind): Element[] {
  return blocks.get(kind) ?? []
}

function plain(all: readonly Pair[]): { label: string; value: string }[] {
  return all.map(({ label, value }) => ({ label, value }))
}
