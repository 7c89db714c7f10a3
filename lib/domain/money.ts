import type { Cents } from './order.ts'

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** `$1,032.00`; negative amounts as `-$20.00`. */
export function formatCents(cents: Cents): string {
  return dollars.format(cents / 100)
}

/** Cents of an amount in dollars as an API sends it: a number or its text, e.g. `200`, `"200.00"`. */
export function centsOf(amount: number | string): Cents | undefined {
  const value = typeof amount === 'string' ? Number(amount.trim() || Number.NaN) : amount
  return Number.isFinite(value) ? Math.round(value * 100) : undefined
}
