import { isTimeZone } from '../../domain/time-zone.ts'

/** Names that American offices print, with or without `standard` and `daylight`. */
const spoken: Readonly<Record<string, readonly [zone: string, standard: string, daylight: string]>> = {
  eastern: ['America/New_York', '-05:00', '-04:00'],
  central: ['America/Chicago', '-06:00', '-05:00'],
  mountain: ['America/Denver', '-07:00', '-06:00'],
  pacific: ['America/Los_Angeles', '-08:00', '-07:00'],
  alaska: ['America/Anchorage', '-09:00', '-08:00'],
  hawaii: ['Pacific/Honolulu', '-10:00', '-09:00'],
}
const short: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
}

const named = /[\s,]*\(?([a-z]+(?:\/[a-z][a-z0-9_+-]*){1,2})\)?$/i
const spokenName =
  /[\s,]*\(?(eastern|central|mountain|pacific|alaska|hawaii)(?:-aleutian|n)?(?: (?:(standard|daylight) )?time(?: \(us & canada\))?)?\)?$/i
const shortName = /[\s,]+\(?(et|ct|mt|pt|cest?|mes?z)\)?$/i
const offset = /[\s,]*\(?(?:utc|gmt) ?([+-])(\d{1,2})(?::?(\d{2}))?\)?$/i

/**
 * Parts the time zone off a text that ends with one, e.g. `(America/Los_Angeles)`, `Pacific Daylight Time`, `GMT-7`.
 * `zone` undefined where it names none in these forms; null where it names one that does not exist.
 */
export function partZone(text: string): { text: string; zone: string | null | undefined } {
  const byName = named.exec(text)
  const name = byName?.[1] ?? ''
  if (byName && /[a-z]{3}/i.test(name))
    return { text: text.slice(0, byName.index), zone: isTimeZone(name) ? name : null }
  const bySpoken = spokenName.exec(text)
  if (bySpoken) {
    const [zone, standard, daylight] = spoken[(bySpoken[1] ?? '').toLowerCase()] ?? ['', '', '']
    const kind = bySpoken[2]?.toLowerCase()
    const found = kind === undefined ? zone : kind === 'standard' ? standard : daylight
    return { text: text.slice(0, bySpoken.index), zone: found }
  }
  const byShort = shortName.exec(text)
  if (byShort) return { text: text.slice(0, byShort.index), zone: short[(byShort[1] ?? '').toLowerCase()] }
  const byOffset = offset.exec(text)
  if (!byOffset) return { text, zone: undefined }
  const [, sign, hours = '', minutes = '00'] = byOffset
  const isReal = Number(hours) <= 14 && Number(minutes) <= 59
  return {
    text: text.slice(0, byOffset.index),
    zone: isReal ? `${sign}${hours.padStart(2, '0')}:${minutes}` : null,
  }
}
