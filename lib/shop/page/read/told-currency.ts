import { normalLabel } from '../find/labels.ts'
import type { Pair } from './pairs.ts'

const label = /^(?:\w+ )?currency(?: code)?$|^(?:moneda|divisa|devise|währung)\b/
/** Magento's own sentence below the method of payment, and what other programs write somewhere on the page. */
const sentence =
  /placed using [A-Z]{3}\b|(?<!\p{L})(?:[Aa]mounts|[Pp]rices|[Tt]otals|[Ii]mportes|[Pp]recios|Preise|Beträge)(?: \p{Ll}+){0,3} (?:in|en) (?:[A-Z]{3}\b|\p{L}+ (?:[Dd]ollars?|[Pp]esos?|[Pp]ounds?)|(?:pesos|d[oó]lares) \p{L}+|[Ee]uros?\b)/u

const own = /\bUSD\b|^US dollars?$/i

/** What a page says of the currency of its amounts, as a row of that name or in a sentence; null = nothing, or dollars. */
export function toldCurrency(facts: readonly Pair[], page: Document): string | null {
  const named = facts.find(pair => pair.value !== '' && label.test(normalLabel(pair.label)))
  const told = named?.value ?? sentence.exec(page.body.textContent ?? '')?.[0] ?? null
  return told !== null && own.test(told) ? null : told
}
