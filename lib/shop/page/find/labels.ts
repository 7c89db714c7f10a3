import { labelTextOf } from './actions.ts'
import { centsLabel } from './cents.ts'
import { zonedLabel } from './clock.ts'
import { hasLabelForm, labelForms, ownsRows } from './label-forms.ts'
import { linesOf, namesIn, textOf } from './text.ts'
import { words } from './words.ts'

/** What a list tells of an order beside its number. */
export type Fact = 'date' | 'customer' | 'total' | 'status'
export const facts: readonly Fact[] = ['date', 'customer', 'total', 'status']
/** What a column can hold; `id` may be an order number, or the number of anything else. */
type Column = 'number' | 'id' | Fact

/** Headings in order of preference (order pages B1, B5 and C). */
const english: Readonly<Record<Column, readonly string[]>> = {
  number: words(`
    order #|order#|order number|order no.|order no|order nr.|order num.|order id|increment id|
    sales order #|sales order
  `),
  id: words('id|#|no.|number'),
  date: words(`
    purchase date|purchased on|purchased|order date|date ordered|ordered on|ordered|date|
    date purchased|placed on|date placed|placed|created at|created on|date created|created
  `),
  customer: words(`
    bill-to name|bill to name|billing name|bill to|bill-to|billed to|customer name|customer|
    buyer|client|patient
  `),
  // With two currencies the base amount is the store's own, as it is on the order's page.
  total: words(`
    grand total (base)|g.t. (base)|grand total|grand total (purchased)|g.t. (purchased)|
    order total|total|total amount|order amount|amount
  `),
  status: words('order status|status|order state|state'),
}
/** The same in Spanish, German and French. */
const abroad: Readonly<Record<Column, readonly string[]>> = {
  number: words(`
    pedido #|pedido n.º|pedido nº|pedido no.|n.º de pedido|nº de pedido|nro. de pedido|
    número de pedido|número de orden|orden #|orden nº|n.º de orden|núm. de pedido|bestellnr.|
    bestell-nr.|bestellnummer|bestellung #|bestellung nr.|auftragsnr.|auftragsnummer|auftrag #|
    auftrags-nr.
  `),
  id: [],
  date: words(`
    fecha de compra|fecha del pedido|fecha de pedido|fecha de la orden|comprado el|fecha|
    kaufdatum|bestelldatum|auftragsdatum|bestellt am|gekauft am|datum|erstellt am
  `),
  customer: words(`
    nombre de facturación|facturar a|facturar al nombre|nombre del cliente|cliente|paciente|
    rechnungsname|rechnung an|rechnung an name|rechnungsempfänger|kundenname|kunde|
    nom de facturation
  `),
  total: words(`
    total general (base)|total general|total general (comprado)|total general (compra)|
    total del pedido|importe total|importe|monto total|monto|gesamtsumme (basis)|
    gesamtbetrag (basis)|gesamtsumme|gesamtbetrag|gesamtsumme (bestellt)|gesamtsumme (gekauft)|
    gesamtbetrag (gekauft)|bestellsumme|summe|betrag|gesamt|total général (base)|
    montant global (base)|total général|montant global
  `),
  status: words('estado del pedido|estado de la orden|estado|estatus|bestellstatus|auftragsstatus'),
}
const wordsFor = (column: Column) => [...english[column], ...abroad[column]]
/** Headings by what their columns hold, in order of preference. */
export const columnWords: Readonly<Record<Column, readonly string[]>> = {
  number: wordsFor('number'),
  id: wordsFor('id'),
  date: wordsFor('date'),
  customer: wordsFor('customer'),
  total: wordsFor('total'),
  status: wordsFor('status'),
}
const foreign: ReadonlySet<string> = new Set(Object.values(abroad).flat())
export const numberLabels = columnWords.number

/** What heads the time of day at which an order was placed. */
export const timeLabel =
  /^(?:(?:order|purchase|placed|created) )?time$|^time (?:placed|created|ordered|of (?:purchase|order))$|^hora(?: (?:del? (?:la )?)?(?:pedido|compra|orden))?$|^(?:bestell|kauf|auftrags)?-?(?:uhr)?zeit$|^ora$|^heure(?: (?:de (?:la )?commande|d[\u2019']achat))?$/

/** A column of its own makes the list one of documents about orders, not of orders (order pages B3). */
const veto =
  /^(invoice|shipment|credit ?memo|memo|rma)( ?#| number| no\.?| id)?$|^(credit ?memo|memo|rma) date$|^(refund|return|subscription)( ?#| number| no\.?| id| date)$/

/** What orders tell of their papers too, behind their own number and date. */
const milestone =
  /^(?:(?:invoice|shipment) (?:date|status)|(?:credit ?memo|memo|rma) status|fecha de (?:envío|factura)|rechnungsdatum|date d.{1,4}(?:facture|expédition))$/

/** The same as `veto` in other languages. */
const vetoAbroad =
  /^(factura|fatura|nota fiscal|fattura|spedizione|rimborso|reso|envío|nota de crédito|nota di credito|abono|facture|expédition|avoir|rechnung|lieferung|gutschrift)( ?#| n\.?[º°]| nr\.?)|^((?:n[°º]|numéro) d.{1,4}(?:facture|expédition|avoir)|date d.{1,4}avoir|facture|avoir|bon de livraison|número de factura|n\.?º de factura|rechnungsnummer|rechnungsnr\.|liefernummer|lieferscheinnr\.|gutschriftnummer)$/

/**
 * Columns that speak for another list, each row where all its headings are there: of what comes again, of goods, of what a practice
 * buys itself, of what orders hold, are sent with, told of and paid out as, of cards that hold money, of coupons.
 */
const against: readonly (readonly string[])[] = words(`
    next run|next billing|next order|frequency|product+period|sku+price|sku+stock|
    supplier|vendor|proveedor|fornecedor|fornitore|lieferant|fournisseur|sku+qty|sku+quantity|product+qty|product+quantity|
    rating|points|subject|recipient|reason|motif|label+carrier|fee+net|gift card|gift code|balance|
    coupon code|coupon|rule|rule name|uses|discount+expires|appointment|appointment date|affiliate|commission|email subject|
    item+qty|item+quantity|item+price|product+price|unit price|line+description
  `).map(all => all.split('+'))
/** Of these, orders have some too: beside what an order came to they say nothing against it. */
const alsoOfOrders = /^(?:points|subject|balance|coupon(?: code)?|gift card)$/
const orderTotal = /total|summe|^g\.t\./
/** A number that is only called an ID is rather a customer's or a listing's beside these. */
const againstIds = words(`
    customer since|last login|last logged in|lifetime sales|orders|group|price|sku|type|name|code|title
  `)

const known: ReadonlySet<string> = new Set([...Object.values(columnWords), ...against, againstIds].flat())

const glyphs =
  /[\u2190-\u21ff\u2303\u2304\u23f6\u23f7\u25b2-\u25c5\u2b06\u2b07\u2b0d\u02c4\u02c5\u24d8\u2139]|\b(keyboard_)?arrow_(drop_)?(up|down)(ward)?\b|\b(unfold|expand)_(more|less)\b|\bswap_vert\b/g
/** Small pictures that pages draw as letters. */
const pictures = /\p{Extended_Pictographic}\ufe0f?/gu
/** Most labels have none, and thousands of texts are looked at. */
const isPlain = /^[ -~]*$/
const sortRemark =
  /[\s,.;(-]*\b((click|press|activate)( here)? to )?(not )?sort(ed|able)?( by)?( column)?( in)?( ascending| descending)?( order)?[.)]*$/
/** How a list is sorted, or what it counts, in brackets: `Order # (newest first)`. */
const bracketRemark =
  /\s*\((?:(?:newest|oldest|latest|most recent|asc|desc|ascending|descending|a-z|z-a)[^()]*|\d[\d.,]*)\)$/
/** A heading has a remark for what it is sorted by, and one for how to sort it. */
const maxRemarks = 2
/** The rank of a column among those that a list is sorted by, or how many it counts. */
const sortRank = / (?:[\u00b7\u2022|] \d{1,6}|\d)$/

/** A heading or label as it is compared: no sort glyph, no colon, single spaces, lower case. */
export function normalLabel(text: string): string {
  const seen = isPlain.test(text) ? text : text.replace(pictures, ' ')
  const lower = seen.toLowerCase().replace(glyphs, ' ')
  const plain = lower.replace(/[:*_]/g, ' ').replace(/\s+/g, ' ').trim()
  let bare = plain.endsWith(')') ? plain.replace(bracketRemark, '') : plain
  // Not repeated inside of the pattern: a hostile heading would keep it busy without end.
  for (let left = maxRemarks; left > 0; left -= 1) bare = bare.replace(sortRemark, '')
  return bare.replace(sortRank, '') || plain
}

/** The two parts of a text that may say the same in two languages: `Date / Fecha`, `Date (Fecha)`; none of another text. */
export function inTwo(label: string): readonly string[] {
  const parts = label.replace(/\)$/, '').split(/ ?[/|\u00b7(] ?| [\u2013\u2014-] /)
  return parts.length === 2 ? parts : []
}

const columns = ['number', ...facts] as const

/** `Date / Fecha` as the first of its parts, where they name one column. */
function inOneTongue(label: string): string {
  const [first, second = ''] = inTwo(label)
  if (first === undefined || isKnownLabel(label)) return label
  const isOf = (part: string, column: (typeof columns)[number]) =>
    columnWords[column].includes(part) ||
    labelForms[column].test(part) ||
    (column === 'number' && labelForms.order.test(part))
  return columns.some(column => isOf(first, column) && isOf(second, column)) ? first : label
}

/** The label of a heading cell; an icon speaks through its `aria-label`, `title` or `alt`. */
export function headingLabel(cell: Element): string {
  return inOneTongue(labelOf(cell))
}

function labelOf(cell: Element): string {
  const text = normalLabel(textOf(cell))
  if (text && (known.has(text) || !cell.firstElementChild)) return text
  const bare = normalLabel(labelTextOf(cell))
  // Further lines of a heading say what it is for; those of a cell that heads itself are its value.
  const isSaid = known.has(bare) || cell.localName === 'td'
  const first = isSaid ? '' : normalLabel(linesOf(cell)[0] ?? '')
  if (isKnownLabel(first)) return first
  if (bare || text) return bare || text
  return normalLabel(namesIn(cell)[0] ?? '')
}

/** Whether a label may as well say of an order whether it has such a document. */
export function mayBeFlag(label: string): boolean {
  return /^(?:invoice|shipment|credit ?memo)$/.test(label)
}

/** Whether a label tells what a value is, or speaks against a list. */
export function isKnownLabel(label: string): boolean {
  const [name] = zonedLabel(label)
  if (name !== label) return isDateLabel(name) || timeLabel.test(name)
  return (
    known.has(label) || isVeto(label) || milestone.test(label) || hasLabelForm(label) || timeLabel.test(label)
  )
}

function isDateLabel(label: string): boolean {
  return columnWords.date.includes(label) || labelForms.date.test(label)
}

/** Whether a column so headed makes a list one of papers about orders. */
export function isVeto(label: string): boolean {
  return veto.test(label) || vetoAbroad.test(label)
}

/** Whether a label is one of Spanish, German or French. */
export function isForeign(label: string): boolean {
  return foreign.has(label)
}

/** Whether a label can only mean an order's number. */
export function isNumberLabel(label: string): boolean {
  return numberLabels.includes(label) || labelForms.number.test(label)
}

/** Positions of the labels that name each fact: more than one where a label stands there twice. */
export interface ColumnMap {
  /** How surely the labels are those of a list of orders. */
  score: number
  number: readonly number[]
  facts: Readonly<Record<Fact, readonly number[]>>
  /** What the amounts beside it are told in. */
  currency?: readonly number[]
  /** First and last name, where each has a column and the whole has none. */
  names?: readonly number[]
  /** Beside the total, columns without a heading, or with one for cents: a part of the amount may stand there. */
  before?: readonly number[]
  behind?: readonly number[]
  /** Where the time of day may stand, or the date itself where the time stands in its place; and their zone. */
  times?: readonly number[]
  zone?: string
}

const whose = '^(?:(?:customer|billing|bill-to|buyer|patient) )?'
const nameLabels = [
  new RegExp(`${whose}(?:first ?|given |fore)name$|^nombres?$|^vorname$|^prénom$`),
  new RegExp(`${whose}(?:last ?|family |sur)name$|^apellidos?$|^nachname$|^nom(?: de famille)?$`),
]

const currencyLabel = /^(?:\w+ )?currency(?: code)?$|^(?:moneda|divisa|devise|währung|ccy)$/

/** Columns of the date, of what else may tell when an order was placed, and the one zone that they name. */
function placedAt(labels: readonly string[]): Pick<ColumnMap, 'times' | 'zone'> & { date: number[] } {
  const named = labels.map(zonedLabel)
  const names = named.map(([name, zone], at) => (zone === undefined ? (labels[at] ?? '') : name))
  const date = positionsOf(names, columnWords.date, labelForms.date)
  const isBehind = (at: number) => names[at] === '' && date.includes(at - 1)
  const times = names.flatMap((name, at) =>
    !date.includes(at) && (timeLabel.test(name) || isDateLabel(name) || isBehind(at)) ? [at] : [],
  )
  const [zone, ...others] = new Set([...date, ...times].flatMap(at => named[at]?.[1] ?? []))
  return {
    date,
    ...(times.length > 0 && { times }),
    ...(zone !== undefined && others.length === 0 && { zone }),
  }
}

/** An amount's currency and its cents stand in so many columns. */
const maxBehind = 2

/** Columns beside the total in which a part of it may stand. */
function besideTotal(labels: readonly string[], [total, ...others]: readonly number[]) {
  if (total === undefined || others.length > 0) return {}
  const isFree = (at: number) => labels[at] === '' || centsLabel.test(labels[at] ?? '-')
  const behind: number[] = []
  for (let at = total + 1; isFree(at) && behind.length < maxBehind; at += 1) behind.push(at)
  const before = labels[total - 1] === '' ? [total - 1] : []
  return { ...(before.length > 0 && { before }), ...(behind.length > 0 && { behind }) }
}

/**
 * Where a list of orders has its facts, by its labels; undefined = it is none. Sets of labels count, never a
 * single one: an order number and two of date, customer, total, status; what is only called an order or an ID with three of
 * them, total and status among these. `isOrders` = other evidence has told that already.
 */
export function placesOf(labels: readonly string[], isOrders = false): ColumnMap | undefined {
  const has = (word: string) => labels.includes(word)
  const at = (column: Column) => positionsOf(labels, columnWords[column], labelForms[column])
  const own = at('number')
  const called = positionsOf(labels, [], labelForms.order)
  const { date, ...placed } = placedAt(labels)
  const places = { date, customer: at('customer'), total: at('total'), status: at('status') }
  const names = nameLabels.flatMap(form => positionsOf(labels, [], form))
  // `Nombre` alone is the whole name.
  const isNamed = names.length === 2 && places.customer.every(at => names.includes(at))
  if (isNamed) places.customer = []
  const number = [own, called, at('id')].find(places => places.length > 0) ?? []
  const found = facts.filter(fact => places[fact].length > 0 || (fact === 'customer' && isNamed)).length
  const currency = positionsOf(labels, [], currencyLabel)
  const more = { currency, ...(isNamed && { names }), ...placed, ...besideTotal(labels, places.total) }
  if (isOrders) return number.length > 0 ? { score: 9, number, facts: places, ...more } : undefined
  const [first = labels.length] = number
  const isOfPapers = (label: string, at: number) =>
    isVeto(label) ||
    (at < first && ownsRows.test(label)) ||
    (milestone.test(label) && (at < first || places.date.length === 0))
  if (labels.some(isOfPapers)) return undefined
  const isTotalled = own.length > 0 && places.total.some(at => orderTotal.test(labels[at] ?? ''))
  const doubts = against.filter(
    words => words.every(has) && !(isTotalled && words.every(word => alsoOfOrders.test(word))),
  ).length
  const weight = found - 2 * doubts
  // What is called an order may do without a date: it stands below its number, perhaps.
  const isPlain =
    (places.date.length > 0 || called.length > 0) && places.total.length > 0 && places.status.length > 0
  const isId = isPlain && weight >= 3 && !againstIds.some(has)
  if (own.length > 0 ? weight < 2 : number.length === 0 || !isId) return undefined
  return { score: own.length > 0 ? weight + 3 : weight, number, facts: places, ...more }
}

function positionsOf(labels: readonly string[], words: readonly string[], form: RegExp): number[] {
  const word = words.find(word => labels.includes(word)) ?? labels.find(label => form.test(label))
  return word === undefined ? [] : labels.flatMap((label, at) => (label === word ? [at] : []))
}
