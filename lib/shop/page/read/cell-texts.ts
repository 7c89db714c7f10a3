import { amountOfPieces } from '../find/amount-pieces.ts'
import { isClock, withClock } from '../find/clock.ts'
import { isHidden, isOwn, linesOf, loneTextOf, textOf, tidy } from '../find/text.ts'
import { isFiguresDate } from './date-order.ts'
import { clearDayOf } from './told-twice.ts'

/** A cell that holds more than this is a text about something. */
const maxTexts = 6

/**
 * What may stand beside an amount and is none of it: how much was bought, how it was paid, what is in it. That it is not paid,
 * or went back, is news, and never passed over.
 */
const besideTotal = new RegExp(
  `^\\(?(?:${[
    '\\d{1,4} (?:items?|products?|pcs\\.?|pieces?|units?|art[ií]culos?|productos?|uds?\\.?|artikel|stück|positionen)',
    'paid|pagado|bezahlt',
    '(?:(?:paid )?(?:via|by|with|con|mit|per) )?(?:credit card|card|visa|mastercard|amex|american express|discover|paypal|affirm|gift card|tarjeta|kreditkarte)(?: (?:ending in )?[\\d*x•·-]{4,20})?',
    '(?:incl|excl|inkl|exkl)\\.?(?:udes|uding)? .{2,40}|(?:tax|vat|shipping|iva|mwst\\.?) (?:included|incluido|inkl\\.).{0,20}|free shipping',
  ].join('|')})\\)?$`,
  'i',
)
const countBehind = /^(.*\d)\s*\(\d{1,4} \p{L}{3,12}\)$/u

/** What is another date than the order's; and how long ago it was. */
const besideDate =
  /^\(?(?:shipped|delivered|updated|modified|paid|due|invoiced|refunded|completed|enviado|entregado|actualizado|pagado|vence|versandt|geliefert|aktualisiert|bezahlt|fällig)\b/i
const ago =
  /^\(?(?:(?:an?|about|\d+) .{2,20} ago|hace .+|vor .+|il y a .+|today|yesterday|hoy|ayer|heute|gestern)\)?$/i

/**
 * What a cell says, in the texts of which it consists: its lines, and what stands in elements of its own. None where it is one
 * text: most are, and nothing stands beside it.
 */
function textsIn(cell: Element): string[] {
  if (loneTextOf(cell) !== undefined) return []
  let whole = cell
  while (whole.childElementCount === 1 && whole.childNodes.length === 1 && whole.firstElementChild)
    whole = whole.firstElementChild
  const texts = [...whole.childNodes].flatMap(node => {
    if (node.nodeType === 3) return tidy(node.nodeValue ?? '') || []
    const isSaid = node.nodeType === 1 && !isOwn(node) && !isHidden(node as Element)
    return isSaid && textOf(node as Element) !== '' ? linesOf(node) : []
  })
  return texts.length <= maxTexts ? texts : []
}

/** The one of a cell's several texts that is no remark. */
function soleOf(texts: readonly string[], isRemark: (text: string) => boolean): string | undefined {
  const [one, ...others] = texts.filter(text => !isRemark(text))
  return texts.length > 1 && others.length === 0 ? one : undefined
}

/** The amount of a cell that says more of it, where that is no part of the amount. */
export function amountIn(cell: Element, text: string): string {
  const [, counted] = countBehind.exec(text) ?? []
  if (counted !== undefined) return counted
  const amount = soleOf(textsIn(cell), each => besideTotal.test(each))
  return amount !== undefined && amountOfPieces([amount]) !== undefined ? amount : text
}

/** The date of a cell that says more of it: its time, how long ago it was, when the order was sent. */
export function dateAmong(cell: Element, text: string): string {
  const texts = textsIn(cell)
  const date = soleOf(texts, each => besideDate.test(each) || ago.test(each) || isClock(each))
  const isDate = date !== undefined && (clearDayOf(date) !== undefined || isFiguresDate(date))
  return isDate ? withClock(date, texts.filter(isClock)) : text
}

const since = /^(?:since|updated|changed|seit|desde|on|am|el) [^$]*\d[^$]*$/i

/** The status of a cell that also says since when. */
export function statusAmong(cell: Element, text: string): string {
  return soleOf(textsIn(cell), each => since.test(each) || ago.test(each)) || text
}
