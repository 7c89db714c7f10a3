import type { OrderReading } from '../../contract/readings.ts'
import { practiceCurrency } from '../../domain/money.ts'

const codes = new Set(Intl.supportedValuesOf('currency'))
/** What is written for a currency without its code. */
const names: readonly (readonly [RegExp, string])[] = [
  [/\beuros?\b|€/i, 'EUR'],
  [/\bpounds?\b|sterling|£/i, 'GBP'],
  [/\bcanadian\b|\bcanadienses?\b|canadien|kanadisch/i, 'CAD'],
  [/\bmexican\b|\bmexicanos?\b/i, 'MXN'],
  [/\baustralian\b/i, 'AUD'],
]
/** Currencies whose sign is a dollar's too. */
const dollars = new Set(
  'ARS AUD BBD BMD BSD BZD CAD CLP COP FJD GYD HKD JMD MXN NZD SGD TTD TWD UYU'.split(' '),
)
const inSentence = /placed using [A-Z]{3}\b/

/**
 * The other currency in which a page says that amounts are told which say nothing of it themselves; undefined = they are
 * the practice's. Where amounts have a dollar sign, a euro's order may be told in the shop's own dollars (order pages B3);
 * only a currency of other dollars makes the sign say nothing (rules 3).
 */
export function otherCurrency({ currency, totals }: OrderReading): string | undefined {
  const told = currency ? codeIn(currency) : undefined
  if (!currency || told === undefined || told === practiceCurrency) return undefined
  const amounts = totals.map(({ value }) => value).filter(value => /\d/.test(value))
  if (amounts.some(value => /US ?\$|\$ ?US|USD/i.test(value))) return undefined
  if (!amounts.some(value => value.includes('$'))) return told
  const isBase = inSentence.test(currency) || amounts.some(value => /\[[^\]]*\]\s*$/.test(value))
  return dollars.has(told) && !isBase ? told : undefined
}

function codeIn(text: string): string | undefined {
  const code = text.match(/\b[A-Z]{3}\b/g)?.find(each => codes.has(each))
  return code ?? names.find(([name]) => name.test(text))?.[1]
}
