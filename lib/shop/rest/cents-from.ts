import type { Cents } from '../../domain/units.ts'

const amount = /^([-+])?(\d{1,12})(?:\.(\d{2})(\d{0,2}))?$/

/** An amount of the interface in cents, and whether less than a cent was rounded away. */
export interface ReadCents {
  cents: Cents
  rounded: boolean
}

/**
 * Cents of an amount as Magento sends it: a number or its text, with up to four decimals. Fractions of a cent are rounded
 * half up, as the shop's own pages print the same figure. Undefined where it is no amount.
 */
export function centsFrom(raw: number | string): ReadCents | undefined {
  // Older PHP writes 84.1 as 84.09999999999999: four decimals are all that Magento keeps.
  const text = typeof raw === 'number' ? raw.toFixed(4) : withTwoDecimals(raw.trim())
  const found = amount.exec(text)
  if (!found) return undefined
  const [, sign, whole = '', cents = '00', beyond = ''] = found
  const fraction = Number(beyond.padEnd(2, '0'))
  const value = Number(whole) * 100 + Number(cents) + (fraction >= 50 ? 1 : 0)
  return { cents: sign === '-' && value !== 0 ? -value : value, rounded: fraction !== 0 }
}

function withTwoDecimals(text: string): string {
  return /\.\d$/.test(text) ? `${text}0` : text.replace(/(\.\d{4})0+$/, '$1')
}
