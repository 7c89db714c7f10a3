import { linesOf } from '../find/text.ts'
import { withoutPairs } from './pairs.ts'

const amount =
  '[-(\\u2212]?(?:us ?)?[$\\u20ac\\u00a3]\\s?-?\\d[\\d.,]*\\)?|-?\\d[\\d.,]*\\s?(?:[$\\u20ac\\u00a3](?!\\s?\\d)|usd)'
const onlySum = new RegExp(`^(?:${amount})$`, 'i')
const anySum = new RegExp(amount, 'gi')
/** Words of money that went back, in the languages of the shop's pages. */
const mentions =
  /refund|charge[- ]?back|\breturned\b|reimburs|\brevers(?:ed|al)|\bvoided\b|\bcredited\b|reembols|devuelt|devoluci|erstatt|gutschrift|storn|rembours/i
/** The same in a text whose words may stand without a blank between. */
const maybe = new RegExp(mentions.source.replaceAll('\\b', ''), 'i')
/** An authorization that ended took no money, and gives none back. */
const ended = /void|revers/i
const authorization = /\baut(?:h\b|h?ori[sz])/i
const taken =
  /captur|settle|\bsale\b|\bpa(?:yment|id)\b|refund|charged|cobr|reembols|erstatt|bezahlt|rembours/i
/** What might come, or came to nothing. */
const isNone =
  /fail|declin|reject|denied|pend|request|eligible|refundable|policy|available|\bfees?\b|\bno[nt]?[ -]|fallid|rechazad|fehlgeschl|abgelehnt/i
/** What was paid, and may yet go back: said beside refunds too. */
const isWhole = /^(?!.*refunded).*\b(?:max\w*|paid|order|total|remaining|captured|charged|to refund)\b/i
const rows = 'tr,li,[role="row"]'
/** A sum stands so many lines below the word for it at most: a day may stand between. */
const nearLines = 2

/**
 * Money that went back by other parts of the page than the pairs of its totals: all sums of `refunds`, and in `others`
 * those beside a word for it, which `totals` has in no pair. They are no amount to compute with, for one refund may stand there in several ways: they
 * only speak against totals that tell of none (rules 3).
 */
export function listedRefunds(
  refunds: readonly Element[],
  totals: readonly Element[],
  others: readonly Element[],
): { label: string; value: string }[] {
  const own = refunds.flatMap(linesOf).filter(line => onlySum.test(line) || isOfRefund(line))
  const sums = new Set([
    ...own.flatMap(sumsIn),
    ...totals.flatMap(part => sumsBesideWords(part, withoutPairs)),
    ...others.flatMap(part => sumsBesideWords(part, copyOf)),
  ])
  return [...sums].map(value => ({ label: 'Listed refund', value }))
}

const isOfRefund = (line: string) => !isNone.test(line) && !isWhole.test(line)

const copyOf = (part: Element) => part.cloneNode(true) as Element

function sumsBesideWords(part: Element, copied: (part: Element) => Element): string[] {
  if (!maybe.test(part.textContent ?? '')) return []
  const left = copied(part)
  const inRows = [...left.querySelectorAll(rows)].filter(row => !row.querySelector(rows))
  const told = inRows.map(row => linesOf(row).join(' '))
  for (const row of inRows) row.remove()
  const lines = linesOf(left)
  // What stands just below a line that mentions a refund goes with it.
  const beside = lines.map((line, at) =>
    mentions.test(line) && !isOfAuthorization(line) ? lines.slice(at, at + nearLines + 1).join(' ') : '',
  )
  const isTold = (text: string) => mentions.test(text) && !isNone.test(text)
  return [...told.filter(text => !isOfAuthorization(text)), ...beside].filter(isTold).flatMap(sumsIn)
}

const isOfAuthorization = (text: string) => authorization.test(text) && ended.test(text) && !taken.test(text)

const sumsIn = (text: string) => (text.match(anySum) ?? []).filter(sum => /[1-9]/.test(sum))
