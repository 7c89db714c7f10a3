import { practiceCurrency } from '../../domain/money.ts'
import type { Cents } from '../../domain/units.ts'
import { currencyOf } from './currency.ts'

/** An amount as a page words it; `currency` only where it is not the practice's. */
export interface WordedAmount {
  cents: Cents
  currency?: string
}

const sign = '[-\\u2212\\u2013]'
const dollar = '(?:US ?\\$|\\$|USD)'
const pattern = new RegExp(
  `^(\\()?\\s*(${sign})?\\s*${dollar}?\\s*(${sign})?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.(\\d{1,2})0*)?\\s*(?:USD)?\\s*(\\))?$`,
  'i',
)

const mark = '(\\p{L}{0,3}\\.?\\p{Sc}|\\p{L}{2,3}\\.?)'
/** Amounts of other currencies come in the forms of other countries: `1.032,00 €`, `CHF 1’032.00`. */
const foreign = new RegExp(
  `^(\\()?\\s*(${sign})?\\s*${mark}?\\s*(${sign})?\\s*(\\d{1,3}(?:([,.'’\\s])\\d{3})(?:\\6\\d{3})*|\\d{1,12})(?:[.,](\\d{1,2})0*)?\\s*${mark}?\\s*(\\))?$`,
  'u',
)

/**
 * An amount as a page words it: `$1,032.00`, `-$50.00`, `($50.00)`, `USD 1,032.00`, `€64.78`, `$80.00 CAD`. Where base
 * and order currency differ, Magento adds the latter in brackets: the base amount counts (order pages B3).
 * Undefined for anything else.
 */
export function interpretAmount(text: string): WordedAmount | undefined {
  const first = text.replace(/\[[^\]]*\]\s*$/, '').trim()
  const own = pattern.exec(first)
  if (own) {
    const [, opening, before, after, whole, fraction, closing] = own
    return amountOf({ opening, before, after, whole, fraction, closing })
  }
  const found = foreign.exec(first)
  if (!found) return undefined
  const [, opening, before, leading, after, whole, , fraction, trailing, closing] = found
  const currency = currencyOf(leading, trailing)
  if (currency === undefined || currency === practiceCurrency) return undefined
  const amount = amountOf({ opening, before, after, whole, fraction, closing })
  return amount && { ...amount, currency }
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
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Number(fraction.padEnd(2, '0'))
  return { cents: cents !== 0 && (opening || before || after) ? -cents : cents }
}
