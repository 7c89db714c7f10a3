/** Where pages keep a moment in another form than they show. */
const names = ['datetime', 'data-order', 'data-sort', 'data-date', 'data-value', 'title']
const kept = 'time[datetime],[data-order],[data-sort],[data-date],[data-value],[title]'
const maxElements = 2000
const maxLength = 80
/** The beginnings of the months' names in English and the other languages of orders, without accents. */
const months = [
  'jan ene gen',
  'feb fev',
  'mar mrz',
  'apr abr avr',
  'may mai mag',
  'jun juin giu',
  'jul juil lug',
  'aug ago aou',
  'sep set',
]
const moreMonths = ['oct okt ott out', 'nov', 'dec dic dez']
const all = [...months, ...moreMonths].map(words => words.split(' '))
const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/
const dayByName =
  /(?:^|\s)(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+(?:de\s+)?|-)([a-z]{3,10})\.?,?(?:\s+(?:de\s+)?|-)(\d{4})(?!\d)/
const nameByDay = /(?:^|\s)([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/

/** Texts of a page whose elements tell the same moment again in a form that leaves nothing open, with that day in UTC. */
export function toldTwice(
  root: ParentNode,
  isDate: (text: string) => boolean,
): [text: string, day: number][] {
  const found: [string, number][] = []
  const elements = root.querySelectorAll(kept)
  for (let at = 0; at < elements.length && at < maxElements; at += 1) {
    const element = elements[at] as Element
    const text = element.textContent ?? ''
    if (text.length > maxLength || !isDate(text)) continue
    for (const name of names) {
      const day = clearDayOf(element.getAttribute(name) ?? '')
      if (day !== undefined) found.push([text, day])
    }
  }
  return found
}

/** The day that a text tells with the year first or the month by its name. */
export function clearDayOf(text: string): number | undefined {
  if (text.length > maxLength) return undefined
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .toLowerCase()
  const [, isoYear, isoMonth, isoDay] = iso.exec(plain) ?? []
  if (isoYear) return Date.UTC(Number(isoYear), Number(isoMonth) - 1, Number(isoDay))
  const [, day, month = '', year] = dayByName.exec(plain) ?? []
  if (year) return dayOf(year, month, day)
  const [, name = '', dayAfter, yearAfter] = nameByDay.exec(plain) ?? []
  return yearAfter ? dayOf(yearAfter, name, dayAfter) : undefined
}

function dayOf(year: string, name: string, day: string | undefined): number | undefined {
  const month = all.findIndex(words => words.some(word => name.startsWith(word)))
  return month < 0 ? undefined : Date.UTC(Number(year), month, Number(day))
}
