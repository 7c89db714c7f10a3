import { practiceCurrency } from '../../domain/money.ts'
import type { Cents } from '../../domain/units.ts'
import { currencyOf, inThousandths } from './currency.ts'

/** An amount as a page words it; `currency` only where it is not the practice's. */
export interface WordedAmount {
  cents: Cents
  currency?: string
}

const sign = '[-\\u2212\\u2013]'
const dollar = '(?:USD? ?\\$|\\$|USD)'
const dollarBehind = '(?:US ?\\$|\\$(?: ?US)?|USD?)'
const pattern = new RegExp(
  `^(\\()?\\s*(${sign})?\\s*${dollar}?\\s*(${sign})?\\s*(\\d{1,3}(?:([,'’\\s])\\d{3})(?:\\5\\d{3})*|\\d{1,12}|(?=\\.\\d))(?:\\.(\\d{1,2})0*)?\\s*${dollarBehind}?\\s*(\\))?$`,
  'i',
)

/** Three figures behind a point: thousands, or thousandths of a shop that rounds nothing. */
const inTwoMeanings = /(?<![\d.,'’]|\d\s)[1-9]\d{0,2}\.\d{3}(?!\d)/u

/** Dollars as German and Spanish back-ends write them: `1.032,00 $`. Only cents behind a comma tell the two apart. */
const commaDollars = new RegExp(
  `^(\\()?\\s*(${sign})?\\s*${dollar}?\\s*(${sign})?\\s*(\\d{1,3}(?:([.'’\\s])\\d{3})(?:\\5\\d{3})*|\\d{1,12}),(\\d{2})(?:00)?\\s*${dollarBehind}?\\s*(\\))?$`,
  'i',
)

const mark = '(\\p{L}{0,3}\\.?\\p{Sc}|\\p{L}{1,5}\\.?|[BS]/\\.?)'
/** Three digits together, or two as in India: `1,03,200`. */
const grouped = "\\d{1,3}(?:([,.'’\\s])\\d{3})(?:\\6\\d{3})*|\\d{1,2}(?:,\\d{2})+,\\d{3}"
/** Amounts of other currencies come in the forms of other countries: `1.032,00 €`, `CHF 1’032.00`, `80,– kr`. */
const foreign = new RegExp(
  `^(\\()?\\s*(${sign})?\\s*${mark}?\\s*(${sign})?\\s*(${grouped}|\\d{1,12})(?:[.,](?:(\\d{1,3}?)0*|[-\\u2013\\u2014]))?\\s*${mark}?\\s*(\\))?$`,
  'u',
)
/** Thousandths, which look like thousands: `KWD 84.500`. */
const thousandths = /^(\d+)[.,](\d{3})$/

/**
 * An amount as a page words it: `$1,032.00`, `-$50.00`, `($50.00)`, `USD 1,032.00`, `1.032,00 $`, `€64.78`, `$80.00 CAD`. Where base
 * and order currency differ, Magento adds the latter in brackets: the base amount counts (order pages B3).
 * Undefined for anything else.
 */
export function interpretAmount(text: string): WordedAmount | undefined {
  const first = plain(text.replace(/\[[^\]]*\]\s*$/, '').trim())
  const own = pattern.exec(first)
  // Thousands alone, with a sign behind or parted by anything but a comma, may as well be cents.
  const isParted = own?.[5] !== undefined && own[6] === undefined
  const isClear = isParted ? own[5] === ',' && !/\$\D*$/.test(first) : !inTwoMeanings.test(first)
  if (own && isClear) {
    const [, opening, before, after, whole, , fraction, closing] = own
    return amountOf({ opening, before, after, whole, fraction, closing })
  }
  const dollars = /\$|usd/i.test(first) ? commaDollars.exec(first.normalize('NFKC')) : null
  if (dollars) {
    const [, opening, before, after, whole, , fraction, closing] = dollars
    return amountOf({ opening, before, after, whole, fraction, closing })
  }
  // Wide signs and digits of East Asian pages are the plain ones.
  const found = foreign.exec(first.normalize('NFKC'))
  if (!found) return undefined
  const [, opening, before, leading, after, figures = '', , decimals, trailing, closing] = found
  // Cents stand for themselves, not for a currency.
  const currency = /\u00a2/.test(first) ? undefined : currencyOf(leading, trailing)
  if (currency === undefined || currency === practiceCurrency) return undefined
  const hasThousandths = inThousandths.has(currency)
  if (decimals !== undefined && decimals.length > 2 && !hasThousandths) return undefined
  const isAlone = hasThousandths && decimals === undefined
  const [, whole = figures, fraction = decimals] = (isAlone && thousandths.exec(figures)) || []
  const amount = amountOf({ opening, before, after, whole, fraction, closing })
  return amount && { ...amount, currency }
}

/** Cents in an element of their own: blanks between that and what stands before say nothing. */
const apartCents = /(\d) ?([.,]) ?(\d\d)(?!\d)/

const signBehind = new RegExp(`^([^-()\\u2212\\u2013]*\\d)\\s?${sign}(\\s?(?:\\p{Sc}|[A-Z]{3})?)$`, 'u')

/** In one of few forms: a plus and a note's mark say nothing, `$(20.00)` is `($20.00)`, and `80.00-` is `-80.00`. */
function plain(text: string): string {
  return (
    text
      .replace(/\p{Cf}/gu, '')
      // Wide figures and signs of East Asian pages are the plain ones.
      .replace(/[\uff01-\uff5e]/g, wide => wide.normalize('NFKC'))
      .replace(/\bU\.S\. ?(?=\$)/i, 'US')
      .replace(/\((US ?\$|USD?|\$)\)$|(?:US )?dollars?$/i, 'USD')
      .replace(/\s*\*+$|^\+(?!\s*[-(])/g, '')
      .replace(/^((?:US ?)?\$)\s?\((.*)\)$/i, '($1$2)')
      .replace(apartCents, '$1$2$3')
      .replace(signBehind, '-$1$2')
      .trim()
  )
}

/** Cents of an amount in the practice's currency; undefined for anything else, another currency above all. */
export function interpretMoney(text: string): Cents | undefined {
  const amount = interpretAmount(text)
  return amount?.currency === undefined ? amount?.cents : undefined
}

type Part = 'opening' | 'before' | 'after' | 'whole' | 'fraction' | 'closing'

function amountOf(parts: Record<Part, string | undefined>): WordedAmount | undefined {
  const { opening, before, after, whole = '', fraction = '', closing } = parts
  if (Boolean(opening) !== Boolean(closing) || (before && after)) return undefined
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Math.round(Number(`.${fraction}0`) * 100)
  return { cents: cents !== 0 && (opening || before || after) ? -cents : cents }
}

/** Whether a text is what is written where there is no amount, or one of nothing. */
export function isNoAmount(text: string): boolean {
  return /^\s*([-\u2013\u2014]|none|no|n\/a|free|gratis|kostenlos)?\s*$/i.test(text)
}

const state =
  /\s*\(?(?:(?:partially |not )?(?:paid|captured|authorized|refunded|pending)|unpaid|pagado|pendiente|reembolsado|bezahlt|offen|erstattet)\)?$/i

/** The amount of a list's row, beside which the list may say what became of it: its order's page tells that again. */
export function interpretListed(text: string): WordedAmount | undefined {
  return interpretAmount(text.replace(state, ''))
}
