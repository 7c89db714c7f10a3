import type { Cents } from '../../domain/units.ts'

/** The mark before the cents: `1,234.56` or `1.234,56`; `none` = whole cents, `123456`. */
export type Decimal = 'point' | 'comma' | 'none'

/** An amount as it is written, its sign included. */
export interface Money {
  cents: Cents
  /** `CR` or `DR` beside a number without a sign; which of them is money that went back, the file's choice says. */
  mark: 'credit' | 'debit' | null
  /** Another currency than the dollar, as it is written. */
  currency: string | null
}

const shapes: Readonly<Record<Decimal, RegExp>> = {
  point: /^(?:\d+|\d{1,3}(?:[,'’]\d{3})+)?(?:\.(\d{1,2})0*)?$/,
  comma: /^(?:\d+|\d{1,3}(?:[.'’]\d{3})+)?(?:,(\d{1,2})0*)?$/,
  none: /^\d+$/,
}
/** `1.234`: thousands or thousandths, which only the other rows of the file can tell. */
const unclear = /^[1-9]\d{0,2}\.\d{3}$/
/** A blank between figures that parts no thousands: two cells in one, or a figure that was lost. */
const gap = /\d[\s\u00a0\u202f]+(?=\d)(?!\d{3}(?!\d))/
const markAtEnd = /^(CR|DR)\.?(?=.)|(?<=.)(CR|DR)\.?$/i
const currencyMark = /[A-Z]{1,3}\$|\p{Sc}|[A-Z]{3}/giu
/** Three letters that are none stand before no amount: `Ref 1` and `Reference 3` are headings. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
const isWord = (mark: string) => /^[A-Z]{3}$/i.test(mark) && !currencies.has(mark.toUpperCase())

/**
 * The money of a cell: `$1,234.50`, `-12`, `(12.00)` and `12.00-` for money that went back, `12.00 CR`. Undefined where
 * it is no amount, or not surely one: marks in odd places, fractions of a cent, `1.234` where nothing says what the
 * point is (`decimal` null).
 */
export function moneyIn(text: string, decimal: Decimal | null): Money | undefined {
  if (gap.test(text)) return undefined
  // An apostrophe before it says `text` to a spreadsheet.
  const squeezed = text
    .replace(/^\s*'/, '')
    .replaceAll(/[\s\u00a0\u202f]+/g, '')
    .replaceAll(/[−–]/g, '-')
  const marked = markAtEnd.exec(squeezed)?.[0].toUpperCase()
  const named = (marked === undefined ? squeezed : squeezed.replace(markAtEnd, '')).match(currencyMark) ?? []
  if (named.some(isWord)) return undefined
  const plain = squeezed.replace(markAtEnd, '').replaceAll(currencyMark, '')
  const inParentheses = /^\((.*)\)$/.exec(plain)?.[1]
  const bare = inParentheses ?? plain
  const hasMinus = /^-|-$/.test(bare)
  const cents = centsOf(bare.replace(/^[-+]/, '').replace(/-$/, ''), decimal)
  if (cents === undefined || (hasMinus && inParentheses !== undefined)) return undefined
  const isNegative = hasMinus || inParentheses !== undefined
  return {
    cents: isNegative && cents !== 0 ? -cents : cents,
    mark: marked === undefined || isNegative ? null : marked.startsWith('C') ? 'credit' : 'debit',
    currency: named.find(each => !isDollar(each)) ?? null,
  }
}

const isDollar = (currency: string) => /^(US?)?\$$|^USD$/i.test(currency)

/** Whether a currency's name is the practice's: the dollar, or not told. */
export function isOwnCurrency(name: string): boolean {
  return /^(|us ?dollars?|dollars?|840)$/i.test(name.trim()) || isDollar(name.trim())
}

function centsOf(digits: string, decimal: Decimal | null): Cents | undefined {
  if (!/\d/.test(digits) || !shapes[decimal ?? 'point'].test(digits)) return undefined
  if (decimal === null && unclear.test(digits)) return undefined
  const [whole = '', fraction = ''] = digits
    .replaceAll(decimal === 'comma' ? /[.'’]/g : /[,'’]/g, '')
    .split(/[.,]/)
  const unit = decimal === 'none' ? 1 : 100
  const cents = Number(whole || '0') * unit + Number(fraction.slice(0, 2).padEnd(2, '0'))
  return Number.isSafeInteger(cents) ? cents : undefined
}

/** What the amounts of a file say about the mark before their cents; null where none of them tells. */
export function decimalOf(texts: readonly string[]): Decimal | null {
  const bare = texts.map(text => text.replaceAll(/[^\d.,]/g, ''))
  const points = bare.filter(text => /\.\d{1,2}$/.test(text) || /^\d{1,3}(,\d{3}){2,}$/.test(text)).length
  const commas = bare.filter(text => /,\d{1,2}$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text)).length
  if (points === 0 && commas === 0) return null
  return commas > points ? 'comma' : 'point'
}

/** Whether a text is an amount in any of the ways it is written. */
export function isMoney(text: string): boolean {
  return moneyIn(text, 'point') !== undefined || moneyIn(text, 'comma') !== undefined
}
