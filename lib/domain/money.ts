import type { Cents } from './units.ts'

/** What every practice books in: Nextech's amounts carry no currency (Nextech API trap 29). */
export const practiceCurrency = 'USD'

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: practiceCurrency })

/** `$1,032.00`; negative amounts as `-$20.00`; with another currency `€64.78`, or `64.78 kr` where it is no code. */
export function formatCents(cents: Cents, currency: string = practiceCurrency): string {
  if (currency === practiceCurrency) return dollars.format(cents / 100)
  if (!/^[A-Z]{3}$/.test(currency)) return `${(cents / 100).toFixed(2)} ${currency}`
  const options = { style: 'currency', currency, minimumFractionDigits: 2 } as const
  return new Intl.NumberFormat('en-US', options).format(cents / 100).replaceAll('\u00a0', ' ')
}

/** An amount in another currency than the practice's, for people alone: it is part of no sum. */
export function foreignMoney(cents: Cents, currency: string | undefined): { foreign?: string } {
  return currency === undefined ? {} : { foreign: formatCents(cents, currency) }
}

/** Cents of an amount in dollars as an API sends it: a number or its text, e.g. `200`, `"200.00"`. */
export function centsOf(amount: number | string): Cents | undefined {
  const value = typeof amount === 'string' ? Number(amount.trim() || Number.NaN) : amount
  return Number.isFinite(value) ? Math.round(value * 100) : undefined
}
