const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** Milliseconds of a date-time that names its zone; undefined for anything else. */
export function instantOf(text: string): number | undefined {
  const time = DATE_TIME.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

/** Nextech keeps a day as the local midnight, shown in UTC (Nextech API trap 16). */
export function practiceMidnight(day: string, zone: string): string {
  return toIso(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)
}

export function practiceDay(instant: string | number, zone: string): string {
  const time = typeof instant === 'string' ? Date.parse(instant) : instant
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ss.fffZ`, as payments are written (Nextech API 2.6). */
export function writtenInstant(text: string, zone: string): string | undefined {
  if (isDay(text)) return practiceMidnight(text, zone)
  const time = text.endsWith('Z') ? instantOf(text) : undefined
  return time === undefined ? undefined : toIso(time)
}

export function toIso(time: number): string {
  return new Date(time).toISOString()
}

/** `meta.lastUpdated` is written with an offset, not with Z (Nextech API 2.1). */
export function metaInstant(instant: string): string {
  return instant.replace('Z', '+00:00')
}

export function usDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${month}/${date}/${year}`
}
