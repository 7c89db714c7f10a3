import payments from './en/payments.json' with { type: 'json' }
import { createWords, locale } from './words.ts'

const { say } = createWords(payments)

/** More numbers than these nobody reads in one line. */
const maxNamed = 5

/** Payment numbers of which one may be meant: `90118 or 90121`. */
export function paymentList(ids: readonly string[]): string {
  const anyOf = new Intl.ListFormat(locale(), { type: 'disjunction' })
  if (ids.length <= maxNamed) return anyOf.format(ids)
  const named = ids.slice(0, maxNamed - 1)
  return anyOf.format([...named, say('payments.more', { count: ids.length - named.length })])
}
