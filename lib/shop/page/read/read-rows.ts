import type { RowReading } from '../../../contract/readings.ts'
import type { DateEvidence } from '../../../domain/date-order.ts'
import { amountOfPieces, sum } from '../find/amount-pieces.ts'
import { withPoint } from '../find/cents.ts'
import { inZone, isClock, withClock } from '../find/clock.ts'
import { isNumberLabel, normalLabel } from '../find/labels.ts'
import { once } from '../find/once.ts'
import { createOrderLinks, type OrderLinks } from '../find/order-link.ts'
import { factOf, type Holder, type ListRow, numberNow, type OrdersList } from '../find/orders-list.ts'
import { isHidden, namesIn, ownTags, textOf } from '../find/text.ts'
import { amountIn, dateAmong, statusAmong } from './cell-texts.ts'
import { groupsAbove, isBareDate } from './date-groups.ts'
import { dateEvidenceOn, isFiguresDate } from './date-order.ts'
import { machineDate } from './machine-date.ts'
import { clearDayOf } from './told-twice.ts'
import { nameTextOf } from './value-text.ts'

/** A row of a list, and the cell that holds its badge. */
export interface OrderRow {
  reading: RowReading
  cell: Element
}

export interface RowsReading {
  rows: OrderRow[]
  /** Rows that hold an order's facts but no number to know it by. */
  unreadable: number
}

/** What a row says by itself. */
interface RowTexts {
  number: string | undefined
  texts: Omit<RowReading, 'number' | 'href'>
  href: string | null
}

/** What rows said by what they are made of: a list that is sorted says it again, and need not be read for it. */
export interface RowMemo {
  before: ReadonlyMap<string, RowTexts>
  now: Map<string, RowTexts>
}

/** Reads every row of a list as text (order pages D). */
export function readRows(list: OrdersList): RowsReading {
  return readSomeRows(list, createRowReader(list))
}

/** Reads rows of a list that is read in parts: `read` is made for the whole of it. */
export function readSomeRows({ rows: all }: Pick<OrdersList, 'rows'>, read: RowReader): RowsReading {
  const rows: OrderRow[] = []
  let unreadable = 0
  for (const row of all) {
    const { cell } = row
    const { number, texts, href } = read.textsOf(row)
    const dates = isFiguresDate(texts.date) ? { dates: read.datesOf() } : {}
    const above = isBareDate(texts.date) ? read.groupOf(row) : undefined
    const further = { ...dates, ...(above !== undefined && { above }) }
    if (number) rows.push({ cell, reading: { number, ...texts, href, ...further } })
    else if ((texts.date || texts.total) && texts.status && !isUnlike(row, texts.date)) unreadable += 1
  }
  return { rows, unreadable }
}

/** One word, as goods have for a code, and no day: `SER-100`. */
const code = /^(?=\S*\p{L})(?!\S*\d[/.-]\d)[\p{L}\d._/-]+\d[\p{L}\d._/-]*$/u

/**
 * A header that is repeated among the rows has words of its own in every cell; what is hidden waits to be made a row. An order's
 * items stand below it in the same columns, with nothing in that of its number, and no day in that of its date.
 */
function isUnlike({ cell, parts }: ListRow, date: string | null): boolean {
  const text = textOf(cell)
  const isItem = text === '' && !cell.firstElementChild && date !== null && code.test(date)
  return isItem || isNumberLabel(normalLabel(text)) || parts.every(isHidden)
}

/** Reads rows of one list. */
export interface RowReader {
  textsOf: (row: ListRow) => RowTexts
  /** What the page of the list gives to tell day from month: looked for once, and only where it is asked for. */
  datesOf: () => DateEvidence
  /** What stands above a row and names a year. */
  groupOf: (row: ListRow) => string | undefined
}

/** What is read goes into the memo, and what it held before is not read again. */
export function createRowReader({ root, rows, columns }: OrdersList, memo?: RowMemo): RowReader {
  const page = root.ownerDocument
  const hrefOf = createOrderLinks(page)
  // An address is told from where the page is.
  const place = `${columns} ${page.baseURI} `
  const textsOf = (row: ListRow) => {
    const markup = memo && columns !== undefined ? markupOf(row) : undefined
    if (!memo || markup === undefined) return readRow(row, hrefOf)
    const key = place + markup
    const known = memo.now.get(key) ?? memo.before.get(key) ?? readRow(row, hrefOf)
    memo.now.set(key, known)
    return known
  }
  const placed = () =>
    rows.map(row => {
      const { texts, number } = textsOf(row)
      return { date: texts.date, number }
    })
  const groups = once(() => groupsAbove(rows))
  const datesOf = once(() => dateEvidenceOn(page, placed()))
  return { textsOf, datesOf, groupOf: row => groups()(row) }
}

function readRow(found: ListRow, hrefOf: OrderLinks): RowTexts {
  const row = found.again?.() ?? found
  const { parts, cell } = row
  const taught = row.readTaught?.()
  const number = numberNow(row, taught)
  const link = taught && number ? { number, link: taught.link } : undefined
  const href = number ? hrefOf(parts, taught?.numberAt ?? cell, link) : null
  return { number, texts: taught?.facts ?? factsOf(row), href }
}

/** Our own elements, in which nothing of the page stands. */
const own = new RegExp(`<(${ownTags.replaceAll(',', '|')})\\b[^>]*></\\1>`, 'g')
/** What is chosen or typed in these is not in their markup. */
const fields = /<(?:input|select|textarea)\b/

/** What a row is made of; undefined = it may say something else without becoming another. */
function markupOf({ parts }: ListRow): string | undefined {
  const markup = parts.map(part => part.outerHTML).join('')
  return fields.test(markup) ? undefined : markup.replace(own, '')
}

function factsOf({ facts }: ListRow): Omit<RowReading, 'number' | 'href'> {
  return {
    date: placedIn(facts),
    customer: inOneCell(facts.customer, bareName) ?? joined(facts.names ?? []),
    total: inCurrency(totalIn(facts), factOf(facts.currency ?? [])),
    status: statusIn(facts.status),
  }
}

/** An address behind a name, or letters in place of a picture before it: most have neither. */
const besideName = /@|\d{3}|^\p{Lu}{2,3} /u
const bareName = (cell: Element, text: string) => (besideName.test(text) ? nameTextOf(cell, text) : text)

/** When an order was placed: its date, and its time of day where that stands apart. */
function placedIn({ date, times = [], zone: [zone] = [] }: ListRow['facts']): string | null {
  const told = dateIn(date)
  const beside = times.flatMap(time => dateIn([time]) ?? [])
  const [clock, ...others] = new Set(beside.filter(isClock))
  // The day may be told above the row.
  if (told === null) return others.length > 0 ? null : (clock ?? null)
  const whole = withClock(told, beside)
  return typeof zone === 'string' ? inZone(whole, zone) : whole
}

/** What a fact says, as the one cell that tells it is understood. */
function inOneCell(holders: readonly Holder[], read: (cell: Element, text: string) => string): string | null {
  const text = factOf(holders)
  const [cell, ...others] = holders
  const isOne = text !== null && cell !== undefined && typeof cell !== 'string' && others.length === 0
  return isOne ? read(cell, text) : text
}

/** The total, with what stands of it in the cells beside it. */
function totalIn({ total, before = [], behind = [] }: ListRow['facts']): string | null {
  const own = inOneCell(total, amountIn) ?? nameOf(total, text => sum.test(text))
  if (before.length + behind.length === 0) return own
  const texts = (cells: readonly Holder[]) => cells.map(cell => factOf([cell]) ?? '')
  const rest = behind.map(cell => {
    const text = factOf([cell]) ?? ''
    return typeof cell === 'string' ? text : withPoint(cell, text)
  })
  for (let count = rest.length; count >= 0; count -= 1) {
    const whole = amountOfPieces([...texts(before), own ?? '', ...rest.slice(0, count)])
    const alone = whole ?? amountOfPieces([own ?? '', ...rest.slice(0, count)])
    if (alone !== undefined) return alone
  }
  return own
}

/** A mark that is drawn as a letter says nothing: what it is called does. */
function statusIn(cells: readonly Holder[]): string | null {
  const told = inOneCell(cells, statusAmong)
  return told !== null && word.test(told) ? told : (iconIn(cells) ?? told)
}

const word = /[\p{L}\d]/u

/** What no text tells: what its icon is called, where that is one thing. */
function iconIn(cells: readonly Holder[]): string | null {
  const names = cells.flatMap(cell =>
    typeof cell === 'string' || word.test(textOf(cell)) ? [] : namesIn(cell),
  )
  const [name = null, ...others] = new Set(names)
  return others.length > 0 ? null : name
}

/** The same, where it is a fact of this kind. */
function nameOf(cells: readonly Holder[], is: (text: string) => boolean): string | null {
  const name = iconIn(cells)
  return name !== null && is(name) ? name : null
}

/** A name of which each part has a cell of its own; a half of it counts for nothing. */
function joined(names: readonly Holder[]): string | null {
  const parts = names.flatMap(name => factOf([name]) ?? [])
  return parts.length === 2 ? parts.join(' ') : null
}

/** No currency but a dollar sign, which is that of many. */
const plainAmount = /^[^\p{L}\p{Sc}]*\d[^\p{L}\p{Sc}]*$/u

/** An amount with the currency that a cell of its own tells. */
function inCurrency(total: string | null, currency: string | null): string | null {
  return total && currency && plainAmount.test(total.replace('$', '')) ? `${total} ${currency}` : total
}

/** A date as the page keeps it for programs, where it says no more than how long ago that was. */
function dateIn(holders: readonly Holder[]): string | null {
  const text = factOf(holders) ?? nameOf(holders, text => clearDayOf(text) !== undefined)
  const [holder] = holders
  if (text === null || holder === undefined || typeof holder === 'string' || !isMore(holder, text))
    return text
  const date = dateAmong(holder, text)
  return machineDate(holder, date) ?? date
}

/** Whether a cell may say more than its text: most consist of that alone. */
function isMore(cell: Element, text: string): boolean {
  return cell.firstElementChild !== null || (cell.attributes.length > 0 && isBareDate(text))
}
