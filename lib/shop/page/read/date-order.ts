import type { DateEvidence, DateOrder } from '../../../domain/date-order.ts'
import { eachText } from '../find/label-pairs.ts'
import { toldTwice } from './told-twice.ts'

/** A text that is a date of figures and nothing else, but for a time and its zone. */
const figures =
  /^\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?(?:\s?\(?[a-z/_ :+\d-]{1,40}\)?)?)?\s*$/i
const maxDateLength = 80
/** A page has no more texts that are worth a look: a hostile one must not keep anybody busy. */
const maxTexts = 50_000
/** Birth dates are written by those who were born, each in a way of their own. */
const oldestYears = 20
const dayMs = 86_400_000

/** Whether a text is a date whose day and month only its page can tell apart. */
export function isFiguresDate(text: string | null): boolean {
  return text !== null && text.length <= maxDateLength && figures.test(text)
}

/**
 * What a page gives to tell day from month: its dates of figures, and its language. `placed` = when orders of the page
 * were placed, as it words them: no order was placed in time to come, other dates may lie there.
 */
export function dateEvidenceOn(
  document: Document,
  placed: Iterable<string | null>,
  now = Date.now(),
): DateEvidence {
  const found = new Set<DateOrder>()
  for (const text of placed) if (isFiguresDate(text)) addProof(found, text ?? '', now, true)
  for (const [text, day] of toldTwice(document, isFiguresDate)) addNearer(found, text, day)
  let texts = 0
  if (document.body)
    eachText(
      document.body,
      ({ nodeValue }) => {
        texts += 1
        if (texts <= maxTexts && isFiguresDate(nodeValue)) addProof(found, nodeValue ?? '', now, false)
      },
      () => texts > maxTexts,
    )
  const [first] = found
  const language = orderOfLanguage(languageOf(document))
  return { ...(first && { figures: found.size > 1 ? 'mixed' : first }), ...(language && { language }) }
}

/** A browser that translates a page names its own language there, and leaves the dates as they are. */
function languageOf({ documentElement: root }: Document): string {
  return /(^|\s)translated-(ltr|rtl)(\s|$)/.test(root?.className ?? '')
    ? ''
    : (root?.getAttribute('lang') ?? '')
}

/** One moment may lie on neighbouring days, told in two zones. */
function addNearer(found: Set<DateOrder>, text: string, day: number): void {
  const [, one, , two, years = ''] = figures.exec(text) ?? []
  const year = Number(years) + (years.length === 2 ? 2000 : 0)
  const isNear = (month: number, dayOfMonth: number) =>
    month <= 12 && Math.abs(Date.UTC(year, month - 1, dayOfMonth) - day) <= dayMs
  const isMonthFirst = isNear(Number(one), Number(two))
  if (isMonthFirst !== isNear(Number(two), Number(one))) found.add(isMonthFirst ? 'month-first' : 'day-first')
}

function addProof(found: Set<DateOrder>, text: string, now: number, isPlaced: boolean): void {
  const [, one, , two, years = ''] = figures.exec(text) ?? []
  const year = Number(years) + (years.length === 2 ? 2000 : 0)
  if (year < new Date(now).getUTCFullYear() - oldestYears) return
  const canBe = (month: number, day: number) => {
    const isDay =
      month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    return isDay && !(isPlaced && Date.UTC(year, month - 1, day) > now + 2 * dayMs)
  }
  const isMonthFirst = canBe(Number(one), Number(two))
  const isDayFirst = canBe(Number(two), Number(one))
  if (isMonthFirst !== isDayFirst) found.add(isMonthFirst ? 'month-first' : 'day-first')
}

/** Where English is written with the month first; bare `en` is what Magento writes for all of them. */
const monthFirst = /^en-(?:US|PR|GU|VI|AS|MP|UM|MH)$/i
const dayFirst = /^en-(?:GB|NZ|AU|IE|IN|SG|MT|JM|TT|BZ|MX|001|150|GI|HK|CY|KE|NG|PK)$/i
/** These write the day first wherever they are spoken, but for what `unsure` names. */
const languages =
  /^(?:es|de|fr|it|pt|nl|pl|da|nb|no|fi|cs|sk|ro|ru|uk|tr|el|ca|gl|hr|sl|bg|sr|id|vi|he|ar)(?:-|$)/i
/** Programs disagree about these. */
const unsure = /^(?:es-(?:US|PR|PA)|fr-CA|ar-US)$/i

function orderOfLanguage(tag: string): DateOrder | undefined {
  const plain = tag.trim().replaceAll('_', '-').slice(0, 20)
  if (monthFirst.test(plain)) return 'month-first'
  if (unsure.test(plain)) return undefined
  return dayFirst.test(plain) || languages.test(plain) ? 'day-first' : undefined
}
