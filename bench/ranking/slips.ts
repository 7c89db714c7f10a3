import type { Seeded } from '../../tests/reliability/simulation/random.ts'

/** An assumption: so many who mistype a name do so twice. */
const twice = 0.1

/** A typing slip in a text, sometimes two. */
export function slip(random: Seeded, text: string): string {
  const once = oneSlip(random, text)
  return random.chance(twice) ? oneSlip(random, once) : once
}

/** One letter of a text left out, doubled, replaced by a neighbour of the alphabet, or swapped with the next. */
function oneSlip(random: Seeded, text: string): string {
  if (text.length < 3) return text
  const at = random.int(1, text.length - 2)
  const [before, letter, next, after] = [
    text.slice(0, at),
    text[at] ?? '',
    text[at + 1] ?? '',
    text.slice(at + 2),
  ]
  return random.pick([
    before + next + after,
    before + letter + letter + next + after,
    before + String.fromCharCode(letter.charCodeAt(0) + 1) + next + after,
    before + next + letter + after,
  ])
}

/** One of the last seven digits replaced. */
export function phoneSlip(random: Seeded, phone: string): string {
  const at = random.int(4, 9)
  return phone.slice(0, at) + ((Number(phone[at]) + random.int(1, 9)) % 10) + phone.slice(at + 1)
}

/** Day and month taken for one another where both can be a month, else one digit of the day replaced. */
export function dateSlip(random: Seeded, day: string): string {
  const [year, month, date] = day.split('-')
  if (Number(date) <= 12 && date !== month && random.chance(0.5)) return `${year}-${date}-${month}`
  return `${day.slice(0, -1)}${(Number(day.at(-1)) + random.int(1, 9)) % 10}`
}

/** The part before the `@` changed by a slip, or the domain's spelling. */
export function emailSlip(random: Seeded, email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return random.chance(0.5) ? `${slip(random, local)}@${domain}` : `${local}@${slip(random, domain)}`
}
