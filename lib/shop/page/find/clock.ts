const zonesName =
  '[a-z]+(?:\\/[a-z0-9_+-]+){1,2}|utc|gmt|z|eastern|central|mountain|pacific|alaska|hawaii|[ecmp][sd]?t|ak[sd]t|hst|cest?|mes?z|(?:utc|gmt) ?[+-] ?\\d{1,2}(?::?\\d{2})?|[a-z -]+ time(?: \\(us & canada\\))?'
/** The name of a time zone, as labels add it: `America/Los_Angeles`, `PST`, `GMT-07:00`. */
const zone = new RegExp(`^(?:${zonesName})$`, 'i')
/** What a label may add to tell in which zone its time is. */
const added = /^([^(]+?)\s*\(\s*([^()]+(?:\([^()]*\))?)\s*\)$/
/** A value that says itself in which zone it is. */
const marked =
  /(?:\d ?z|[+-]\d{2}:?\d{2}|\b(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d{2})?)?|\b(?:[ecmp][sd]?t|ak[sd]t|hst|cest?|mes?z)|[a-z]+\/[a-z_]+| time(?: \(us & canada\))?)\)?$/i
/** A time of day and nothing else, but for its zone. */
const clock = new RegExp(
  `^\\d{1,2}(?:[:h]\\d{2}(?::\\d{2})?|(?= ?(?:[ap]\\.? ?m|uhr)))(?: ?(?:[ap]\\.? ?m\\.?|uhr|h|hrs)\\.?)?(?: ?\\(?(?:${zonesName})\\)?)?$`,
  'i',
)
const hasClock = /\d[:h]\d{2}|\d ?[ap]\.? ?m\b|\d ?uhr/i

/** A label and the time zone that it names in brackets. */
export function zonedLabel(label: string): readonly [name: string, zone: string | undefined] {
  const [, name, place] = label.endsWith(')') ? (added.exec(label) ?? []) : []
  return name !== undefined && place !== undefined && zone.test(place) ? [name, place] : [label, undefined]
}

/** Whether a text tells in which time zone it is. */
export function isZoned(text: string): boolean {
  return marked.test(text)
}

/** Whether a text is a time of day, and no date. */
export function isClock(text: string): boolean {
  return text.length < 60 && clock.test(text)
}

/** A text with a time of day and no zone, in the zone that its label names. */
export function inZone(text: string, named: string | undefined): string {
  return named !== undefined && hasClock.test(text) && !isZoned(text) ? `${text} (${named})` : text
}

/**
 * A date with the time of day that stands beside it; either of the two may stand where the other belongs. Where texts beside it
 * tell several times, none of them counts.
 */
export function withClock(date: string, beside: readonly string[]): string {
  const isTime = isClock(date)
  const [other, ...others] = new Set(beside.filter(text => text !== '' && isClock(text) !== isTime))
  if (other === undefined || others.length > 0 || hasClock.test(isTime ? other : date)) return date
  return isTime ? `${other} ${date}` : `${date} ${other}`
}
