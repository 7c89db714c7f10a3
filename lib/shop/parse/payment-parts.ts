import { between, isSum, money, oneWay, plainText } from './card-words.ts'

/** One thing that a shop tells of a payment; the label is empty where it names none. */
export interface PaymentFact {
  label: string
  value: string
}

/** Facts that tell one part of a payment each. */
const onePart = /^(?:amount|payment|tender|split|part|betrag|zahlung|importe|monto|pago) ?#?\d$/

/**
 * The ways of a payment in parts, each with its sum: `$50.00 Visa 1111` and `$30.00 Cash`, in one fact or several; null =
 * a card of no told brand.
 */
export function partsOf(facts: readonly PaymentFact[]): (string | null)[] {
  const parts = new Map<string, string | null>()
  for (const { label, value } of facts) {
    const name = label.trim().toLowerCase()
    const text = plainText(value)
    if (/\bgift\b/i.test(`${name} ${text}`)) continue
    for (const part of text.split(between)) {
      const found = oneWay.exec(part)
      const [sum] = part.match(money) ?? []
      if (sum === undefined || !isSum(part) || !(found || onePart.test(name))) continue
      const way = found?.[1] ?? found?.[2] ?? null
      parts.set(JSON.stringify([way?.toLowerCase() ?? name, sum]), way)
    }
  }
  return [...parts.values()]
}
