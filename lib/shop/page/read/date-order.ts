import type { DateEvidence, DateOrder } from '../../../domain/date-order.ts'
import { eachText } from '../find/label-pairs.ts'
import { likelyOrder } from './likely-order.ts'
import { toldTwice } from './told-twice.ts'

/** A text that is a date of figures and nothing else, but for a time and its zone. */
const figures =
  /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(?:(?:[@|\u2013\u2014-]|at|um|à|a las?)\s)?\d{1,2}(?:[:.h]\d{2}|h|(?=\s?[ap]\.?m))(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?(?:\s?\(?[a-z/_ :+\d-]{1,40}\)?)?)?\s*$/i
const maxDateLength = 80
/** A page has no more texts that are worth a look: a hostile one must not keep anybody busy. */
const maxTexts = 50_000
/** Birth dates are written by those who were born, each in a way of their own. */
const oldestYears = 20
/** A year of two figures: no shop is older, and nothing that a page plans is further away. */
const firstShortYear = 2008
const plannedYears = 3
const dayMs = 86_400_000
const yearMs = 365 * dayMs

/** An order's date as its page words it, and its number. */
export interface PlacedText {
  date: string | null
  number?: string | undefined
}

/** Whether a text is a date whose day, month and year only its page can tell apart. */
export function isFiguresDate(text: string | null): boolean {
  const [, , mark, , years] = (text !== null && text.length <= maxDateLength && figures.exec(text)) || []
  return mark !== undefined && (mark !== '.' || years?.length === 2)
}

/**
 * What a page gives to tell day, month and year apart: its dates of figures, and its language. `placed` = when orders
 * of the page were placed: no order was placed in time to come, other dates may lie there.
 */
export function dateEvidenceOn(
  document: Document,
  placed: Iterable<PlacedText>,
  now = Date.now(),
): DateEvidence {
  const possible = new Set<DateOrder>(['month-first', 'day-first', 'year-first'])
  const all = [...placed]
  const orders = all.flatMap(({ date, number }) =>
    isFiguresDate(date) ? [{ days: daysIn(date ?? ''), number, date: date ?? '' }] : [],
  )
  for (const { date } of orders) narrow(possible, date, now, true)
  for (const [text, day] of toldTwice(document, isFiguresDate)) keepNearest(possible, text, day)
  let texts = 0
  if (document.body)
    eachText(
      document.body,
      ({ nodeValue }) => {
        texts += 1
        if (texts <= maxTexts && isFiguresDate(nodeValue)) narrow(possible, nodeValue ?? '', now, false)
      },
      () => texts > maxTexts,
    )
  const [first] = possible
  const isProven = possible.size < 2
  const tag = languageOf(document)
  const language = orderOfLanguage(tag)
  const likely = isProven
    ? undefined
    : orders.length === 0
      ? orderOfWords(tag, all)
      : likelyOrder([...possible], orders, now)
  return {
    ...(isProven && { figures: first ?? 'mixed' }),
    ...(language && { language }),
    ...(likely && { likely }),
  }
}

/** Undefined where a browser translated the page: it names its own language there, and leaves dates of figures as they are. */
function languageOf({ documentElement: root }: Document): string | undefined {
  return /(^|\s)translated-(ltr|rtl)(\s|$)/.test(root?.className ?? '')
    ? undefined
    : (root?.getAttribute('lang') ?? '')
}

/** The days that a date of figures may mean, as instants of their beginning in UTC. */
function daysIn(text: string): Map<DateOrder, number> {
  const [, one = '', mark, two = '', last = ''] = figures.exec(text) ?? []
  const isShort = last.length === 2
  const found = new Map<DateOrder, number>()
  const add = (order: DateOrder, years: string, month: number, day: number) => {
    const year = Number(years) + (isShort ? 2000 : 0)
    const isDay =
      month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    if (isDay && !(isShort && year < firstShortYear)) found.set(order, Date.UTC(year, month - 1, day))
  }
  if (mark !== '.') add('month-first', last, Number(one), Number(two))
  add('day-first', last, Number(two), Number(one))
  if (isShort) add('year-first', one, Number(two), Number(last))
  return found
}

/** Which orders a date of figures says something about: one with the whole year at its end, of none in which the year leads. */
function toldBy(text: string): DateOrder[] {
  const [, , mark, , last = ''] = figures.exec(text) ?? []
  if (mark === '.') return ['day-first', 'year-first']
  return last.length === 2 ? ['month-first', 'day-first', 'year-first'] : ['month-first', 'day-first']
}

/** Takes away what a date cannot be. */
function narrow(possible: Set<DateOrder>, text: string, now: number, isPlaced: boolean): void {
  const days = daysIn(text)
  const told = toldBy(text)
  const latest = isPlaced ? now + 2 * dayMs : told.length > 2 ? now + plannedYears * yearMs : Infinity
  const oldest = Date.UTC(new Date(now).getUTCFullYear() - oldestYears)
  const left = told.filter(order => days.has(order) && (days.get(order) ?? 0) <= latest)
  if (left.some(order => (days.get(order) ?? 0) < oldest)) return
  keep(possible, left, told)
}

/** One moment may lie on neighbouring days, told in two zones. */
function keepNearest(possible: Set<DateOrder>, text: string, day: number): void {
  const near = [...daysIn(text)].flatMap(([order, each]) => (Math.abs(each - day) <= dayMs ? [order] : []))
  keep(possible, near, toldBy(text))
}

function keep(possible: Set<DateOrder>, left: readonly DateOrder[], told: readonly DateOrder[]): void {
  if (left.length === 0 || left.length === told.length) return
  for (const order of possible) {
    // What proves one order of day and month proves that the year does not lead.
    const isOther = told.includes(order) || (left.length === 1 && !told.includes('year-first'))
    if (isOther && !left.includes(order)) possible.delete(order)
  }
}

/** `Nov 28, 2026`, without the point that Canadian programs put behind the month, as their figures are others. */
const monthAsWord = /^\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}, \d{4}\b/i
const dayBeforeWord = /^\s*\d{1,2}(?:st|nd|rd|th|\.)?[\s-](?:of |de )?\p{L}{3}/iu

/**
 * What bare `en` leaves open of other dates, such as a birth date, is told where orders have their day in words: who writes
 * the month first there writes it first in figures too.
 */
function orderOfWords(tag: string | undefined, placed: readonly PlacedText[]): DateOrder | undefined {
  if (tag === undefined || !/^(?:en)?$/i.test(tag.trim())) return undefined
  const dates = placed.flatMap(({ date }) => date?.slice(0, maxDateLength) ?? [])
  return dates.some(date => monthAsWord.test(date)) && !dates.some(date => dayBeforeWord.test(date))
    ? 'month-first'
    : undefined
}

/** Where English is written with the month first; bare `en` is what Magento writes for all of them. */
const monthFirst = /^en-(?:US|PR|GU|VI|AS|MP|UM|MH)$/i
const dayFirst = /^en-(?:GB|NZ|AU|IE|IN|SG|MT|JM|TT|BZ|MX|001|150|GI|HK|CY|KE|NG|PK)$/i
/** These write the day first wherever they are spoken, but for what `unsure` names. */
const languages =
  /^(?:es|de|fr|it|pt|nl|pl|da|nb|no|fi|cs|sk|ro|ru|uk|tr|el|ca|gl|hr|sl|bg|sr|id|vi|he|ar)(?:-|$)/i
/** Programs disagree about these. */
const unsure = /^(?:es-(?:US|PR|PA)|fr-CA|ar-US)$/i

function orderOfLanguage(tag = ''): DateOrder | undefined {
  const plain = tag.trim().replaceAll('_', '-').slice(0, 20)
  if (monthFirst.test(plain)) return 'month-first'
  if (unsure.test(plain)) return undefined
  return dayFirst.test(plain) || languages.test(plain) ? 'day-first' : undefined
}
