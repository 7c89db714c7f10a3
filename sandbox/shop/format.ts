import { html } from 'hono/html'

/** What the `html` tag of Hono answers. */
export type Html = ReturnType<typeof html>

const currencies = new Map<string, Intl.NumberFormat>()
const countries = new Intl.DisplayNames(['en'], { type: 'region' })
const instants = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, Intl.DateTimeFormat>()

/** Magento rounds what it prints; an amount of nothing is one of 0. */
export function money(amount: number | null | undefined, currency = 'USD'): string {
  const known = currencies.get(currency) ?? new Intl.NumberFormat('en-US', { style: 'currency', currency })
  currencies.set(currency, known)
  return plainSpaces(known.format(amount ?? 0))
}

export function whole(count: number): string {
  return count.toLocaleString('en-US')
}

/** Magento keeps `2026-03-01 20:35:00` in UTC and shows `Mar 1, 2026, 2:35:00 PM` of the office's zone. */
export function officeTime(utc: string, timeZone: string): string {
  const format = remember(instants, timeZone, () => ({ dateStyle: 'medium', timeStyle: 'medium' }))
  return plainSpaces(format.format(utcDate(utc)))
}

/** The office's calendar day of a UTC time, as `2026-03-01`. */
export function officeDay(utc: string, timeZone: string): string {
  const format = remember(days, timeZone, () => ({ year: 'numeric', month: '2-digit', day: '2-digit' }))
  const part = Object.fromEntries(format.formatToParts(utcDate(utc)).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day}`
}

/** A birth date carries a meaningless midnight: only its day is shown, in no zone at all. */
export function calendarDay(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return plainSpaces(date.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' }))
}

export function countryName(code: string | null | undefined): string {
  return code ? (countries.of(code) ?? code) : ''
}

/** Pieces parted by line breaks, without blanks of our own around them. */
export function lines(pieces: readonly unknown[]): Html {
  return html`${pieces.map((piece, at) => (at === 0 ? html`${piece}` : html`<br>${piece}`))}`
}

export function utcDate(utc: string): Date {
  return new Date(`${utc.replace(' ', 'T')}Z`)
}

function remember(
  known: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  options: () => Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const found = known.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { ...options(), timeZone })
  known.set(timeZone, found)
  return found
}

/** Newer ICU data part the time from AM and PM by a narrow no-break space; Magento prints a plain one. */
function plainSpaces(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, ' ')
}
