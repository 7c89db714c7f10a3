import type { ReasonCode } from './reasons.ts'

/** Nextech documents no codes for a refusal: its words name the field that it did not take (Nextech API 2.6). */
const refusalWords: readonly [RegExp, ReasonCode][] = [
  [/card.?type|credit.?card/i, 'card-type-missing'],
  [/category/i, 'category-missing'],
  [/location/i, 'location-missing'],
  [/provider|practitioner/i, 'provider-missing'],
]

/** What of the set-up a refused payment's words complain of; `refused` where they name nothing known. */
export function refusalReason(message: string): ReasonCode {
  return refusalWords.find(([words]) => words.test(message))?.[1] ?? 'refused'
}
