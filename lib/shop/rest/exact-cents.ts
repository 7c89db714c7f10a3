import type { Cents } from '../../domain/order.ts'

const amount = /^([-+])?(\d{1,12})(?:\.(\d{2})(\d{0,2}))?$/

/**
 * Cents of an amount in dollars as Magento sends it: a number or its text, with up to four decimals. Undefined where it
 * is none, and where it is no whole cent: an amount is never rounded.
 */
export function exactCents(raw: number | string): Cents | undefined {
  // Older PHP writes 84.1 as 84.09999999999999: four decimals are all that Magento keeps.
  const text = typeof raw === 'number' ? raw.toFixed(4) : withTwoDecimals(raw.trim())
  const found = amount.exec(text)
  if (!found) return undefined
  const [, sign, whole = '', cents = '00', beyond = ''] = found
  if (Number(beyond) !== 0) return undefined
  const value = Number(whole) * 100 + Number(cents)
  return sign === '-' && value !== 0 ? -value : value
}

function withTwoDecimals(text: string): string {
  return /\.\d$/.test(text) ? `${text}0` : text.replace(/(\.\d{4})0+$/, '$1')
}
