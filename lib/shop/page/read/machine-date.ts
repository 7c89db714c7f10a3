import { clearDayOf } from './told-twice.ts'

const dayMs = 86_400_000
const withTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/
const zoned = /(?:z|[+-]\d{2}:?\d{2})$/i
/** What a date without a time becomes where a program makes a moment of it. */
const midnight = /[T ]00:00(?::00(?:\.0+)?)?(?:z|[+-]\d{2}:?\d{2})?$/i
/** Where libraries keep what a column is sorted by. */
const sorted = ['data-order', 'data-sort', 'data-date', 'data-value']
const isoDay = /^(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ]|$)/
const year = /(?:19|20)\d{2}|\d([/.-])\d{1,2}\1\d/

/**
 * A date as its element keeps it for programs: in place of a text that says how long ago it was, and of one that names no
 * zone where this does (rules 3).
 */
export function machineDate(element: Element, text: string): string | undefined {
  const kept = [element, ...element.querySelectorAll('[datetime],[title]')]
  const attributes = (name: string) => [
    ...new Set(kept.flatMap(each => each.getAttribute(name)?.trim() || [])),
  ]
  const [moment, ...others] = attributes('datetime').filter(each => withTime.test(each))
  const [title, ...titles] = attributes('title').filter(each => clearDayOf(each) !== undefined)
  const isOne = moment !== undefined && others.length === 0
  if (!year.test(text)) {
    const told = isOne ? moment : titles.length === 0 ? title : undefined
    const date =
      told ?? sorted.map(name => element.getAttribute(name) ?? '').find(value => isoDay.test(value))
    return date !== undefined && isOfDay(date, text) ? date : undefined
  }
  if (!isOne) return undefined
  const days = [clearDayOf(text), clearDayOf(moment)]
  const isNear = Math.abs((days[0] ?? Number.NaN) - (days[1] ?? Number.NaN)) <= dayMs
  const isMoment = isNear && zoned.test(moment) && !midnight.test(moment) && /\d:\d{2}/.test(text)
  return isMoment ? moment : undefined
}

/** Whether a date may be that of a text without its year: a title may tell when something else happened. */
function isOfDay(date: string, text: string): boolean {
  const day = clearDayOf(date)
  const own = day === undefined ? undefined : clearDayOf(`${text}, ${new Date(day).getUTCFullYear()}`)
  return own === undefined || Math.abs(own - (day ?? own)) <= dayMs
}
