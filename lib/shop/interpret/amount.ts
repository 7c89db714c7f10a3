import type { Cents } from '../../domain/order.ts'

const sign = '[-\\u2212\\u2013]'
const dollar = '(?:US ?\\$|\\$|USD)'
const pattern = new RegExp(
  `^(\\()?\\s*(${sign})?\\s*${dollar}?\\s*(${sign})?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.(\\d{1,2})0*)?\\s*(?:USD)?\\s*(\\))?$`,
  'i',
)

/**
 * Cents of an amount as a page words it: `$1,032.00`, `-$50.00`, `($50.00)`, `USD 1,032.00`. Where base and
 * order currency differ, Magento adds the latter in brackets: the base amount counts (order-pages notes B3).
 * Undefined for anything else, another currency above all.
 */
export function interpretMoney(text: string): Cents | undefined {
  const first = text.replace(/\[[^\]]*\]\s*$/, '').trim()
  const found = pattern.exec(first)
  if (!found) return undefined
  const [, opening, before, after, whole = '', fraction = '', closing] = found
  if (Boolean(opening) !== Boolean(closing) || (before && after)) return undefined
  const cents = Number(whole.replaceAll(',', '')) * 100 + Number(fraction.padEnd(2, '0'))
  return cents !== 0 && (opening || before || after) ? -cents : cents
}
