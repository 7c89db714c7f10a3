import { normalLabel } from '../find/labels.ts'
import { linesOf } from '../find/text.ts'
import type { Pair } from './pairs.ts'

const label = /^(?:\w+ )?currency(?: code)?$|^(?:moneda|divisa|devise|währung)\b/
/** Magento's own sentence below the method of payment, and what other programs write below their totals. */
const sentence =
  /placed using [A-Z]{3}\b|^(?:all |\* ?)?(?:amounts|prices|totals|values|importes|precios|preise|beträge)(?: \p{Ll}+){0,3} (?:in|en) (?:[A-Z]{3}\b|\p{L}+ (?:dollars?|pesos?|euros?|pounds?)|(?:pesos|d[oó]lares) \p{L}|euros?\b)/iu

const own = /\bUSD\b|^US dollars?$/i

/** What a page says of the currency of its amounts, as a row of that name or in a sentence; null = nothing, or dollars. */
export function toldCurrency(facts: readonly Pair[], parts: readonly Element[]): string | null {
  const named = facts.find(pair => pair.value !== '' && label.test(normalLabel(pair.label)))
  const told = named?.value ?? parts.flatMap(linesOf).find(line => sentence.test(line)) ?? null
  return told !== null && own.test(told) ? null : told
}
