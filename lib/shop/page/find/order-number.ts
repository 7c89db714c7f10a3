import { isOrderNumber, maxNumberLength } from '../../../contract/order-number.ts'
import { numberWord, ordersWord, orderWord } from './order-words.ts'
import { tidy } from './text.ts'

/** A word that may be a number: `isOrderNumber` tells. After figures alone a `/` or `.` parts two words. */
const word = String.raw`(-?(?:[a-z]\w*(?:[-_./]{1,2}\w+)*|\d\w*(?:[-_]{1,2}\w+)*))`
const after = String.raw`(?![\w-]|[.,'\u2019]\d)`
const titled = new RegExp(
  String.raw`(?:#\s*:?|(?<![\p{L}\p{N}]|bon de )(?:${orderWord}[\s-]*${numberWord}|${numberWord}\s(?:de (?:la )?|del |do )?${orderWord})\s*(?:[:#]\s*)*)\s*${word}${after}`,
  'iu',
)
const named = new RegExp(
  String.raw`^(?:sales )?(?:${orderWord}[\s-]*${numberWord}?|${numberWord}\s(?:de (?:la )?|del |do )?${orderWord})\s*(?:[:#]\s*)*${word}$`,
  'i',
)
/** `Order 100004001 by Ana Ruiz`: what follows must name no other number. */
const led = new RegExp(
  String.raw`^(?:sales )?${orderWord}[\s-]*${numberWord}?\s*(?:[:#]\s*)*${word}(?=\s)(.*)$`,
  'i',
)
/** The way to an order's page: `Orders › 100004001`, `Sales / Orders / Order 100004001`. Other ways lead to other things. */
const trail = new RegExp(
  String.raw`^(?:(?:home|dashboard|admin|sales|ventas|verkauf|accueil|ventes)[^\p{L}\d]+){0,3}(?:all )?${ordersWord}\s*[/|>›»→–—-]\s*(?:${orderWord}\s*)?(?:${numberWord}\s*)?${word}$`,
  'iu',
)
/** Figures in thousands, as some programs print every number; points and blanks may part two things where there is one. */
const thousands =
  /(?<![\w.,'\u2019-])\d{1,3}(?:(?:[,'\u2019]\d{3})+|(?:\.\d{3}){2}|(?: \d{3}){2,})(?!\w|[.,'\u2019]\d)/g
const parted = /,| [·•|–—-](?= |$)/
/** Figures and signs of East Asian pages, as wide as their letters. */
const wide = /[\uff01-\uff5e]/
/** Every number has these: most titles and labels have none, and need no pattern of many words. */
const hasFigures = /\d{3}/
const year = /^(?:19|20)\d\d$/
/** What else has a number and a page of its own. */
const other =
  /\b(invoice|shipment|credit ?memo|return|rma|subscription|gift ?card|coupon|quote|ticket|transaction|factura|rechnung|env\u00edo|lieferung|gutschrift|nota de cr\u00e9dito|presupuesto|angebot|avoir|devis|bon de commande)e?s?\b[^#]*#/i
const otherTitle =
  /^\s*(invoice|shipment|credit ?memo|return|rma|refund|subscription|gift ?card|quote|factura|env[i\u00ed]o|rechnung|lieferung|gutschrift|facture|avoir|devis)(?!\p{L})\D{0,30}\d+\s*$/iu

/** Numbers that were read lately, by their texts: a list that is sorted says the same ones many times a second. */
const known = new Map<string, string>()
const maxKnown = 2000

/** An order number that stands alone, e.g. `100004001`, `#100004001-1`, `WEB25-000566`. */
export function orderNumberOf(text: string): string | undefined {
  // Most cells hold a sentence or money, and thousands of them are looked at.
  if (text.length > 2 * maxNumberLength) return undefined
  const before = known.get(text)
  if (before !== undefined) return before
  const number = plainOf(text).replace(/^#\s*/, '')
  if (!isOrderNumber(number)) return undefined
  if (known.size >= maxKnown) known.clear()
  known.set(text, number)
  return number
}

/** The order number that a heading names, e.g. `#100004001`, `Order # 100004001 (the e-mail was sent)`. */
export function titledNumberOf(text: string): string | undefined {
  const plain = plainOf(text)
  if (!hasFigures.test(plain) || other.test(plain)) return undefined
  return numberBy(titled, plain) ?? numberBy(named, plain) ?? ledNumberOf(plain) ?? numberBy(trail, plain)
}

/** The number with which a title begins that says more of its order: `Order 100004001 · Ana Ruiz`. */
export function ledNumberOf(text: string): string | undefined {
  const plain = plainOf(text)
  if (!hasFigures.test(plain)) return undefined
  return namesNumber(led.exec(plain)?.[2] ?? '') ? undefined : numberBy(led, plain)
}

/** The number at the head of a card that goes on with its buyer or the like behind a mark: `Order 1001 · Ana Ruiz`. */
export function headNumberOf(text: string): string | undefined {
  const plain = text.replace(parted, ' ').replace(/^\s*#/, 'order ')
  return parted.test(text) && !other.test(`${plain}#`)
    ? (wholeTitleNumberOf(plain) ?? ledNumberOf(plain))
    : undefined
}

/** Whether a text holds a word that may be an order's number, and is no year. */
export function namesNumber(text: string): boolean {
  return text.split(/[\s(),;]+/).some(each => orderNumberOf(each) !== undefined && !year.test(each))
}

function plainOf(text: string): string {
  const plain = wide.test(text) ? text.normalize('NFKC') : text
  return tidy(plain).replace(thousands, figures => figures.replace(/\D/g, ''))
}

/** The order number that a title consists of: `#100004001`, `Order 100004001`, but no number alone. */
export function wholeTitleNumberOf(text: string): string | undefined {
  const plain = plainOf(text)
  return plain.startsWith('#') ? orderNumberOf(plain) : numberBy(named, plain)
}

/** Whether a title names another document by its number. */
export function isOtherTitle(text: string): boolean {
  return text.length <= maxNumberLength && otherTitle.test(text)
}

function numberBy(pattern: RegExp, plain: string): string | undefined {
  const number = hasFigures.test(plain) ? pattern.exec(plain)?.[1] : undefined
  return number !== undefined && isOrderNumber(number) ? number : undefined
}
