import { looseName, normalName } from '../domain/contact.ts'
import { otherNames } from '../domain/nicknames.ts'

/**
 * What a name may begin with in Nextech: its first two letters as typed and without marks, either of them with a mark,
 * and what may stand between them. Nextech matches prefixes to the letter; accents, hyphens and apostrophes must not hide
 * a patient. A marked first letter stands alone, for few names begin so. Equality is checked afterwards.
 */
export function beginnings(name: string): string[] {
  const typed = /^\p{L}\p{M}*(?:\p{L}\p{M}*)?/u.exec(name.trim().normalize('NFC'))?.[0]
  const folded = normalName(name).slice(0, 2).trim()
  const plain = looseName(name).slice(0, 2)
  const [first = '', second = ''] = plain
  const marked = [
    ...(marks.get(first) ?? []),
    ...(barred.has(second) ? [] : (marks.get(second) ?? [])).map(letter => first + letter),
  ]
  const all = [
    typed?.toLowerCase() ?? '',
    folded,
    plain,
    ...marked,
    ...parted(name, plain),
    ...shortened(name),
  ]
  return [...new Set(all)].filter(text => text !== '')
}

/** What the other forms of a first name begin with: `ro` for Bob, `li` and `be` for Elizabeth. */
export function beginningsOfOthers(name: string): string[] {
  return otherNames(normalName(name)).map(other => other.slice(0, 2))
}

/** `O’Neill` and `D'Angelo` where people type no apostrophe, `J.P.` and `A J` where they type neither point nor space. */
function parted(name: string, plain: string): string[] {
  const [first = '', second = ''] = plain
  if (/^[a-z]{2}$/.test(normalName(name))) return [`${first}.`, `${first} ${second}`]
  return elided.test(plain) ? [...apostrophes].map(mark => first + mark) : []
}

/** `MacDonald` and `McDonald`, `Saint Clair` and `St. Clair`: what begins a name in either spelling. */
function shortened(name: string): string[] {
  const [, mac, mc, saint, st] = /^(?:(mac\p{L})|(mc)|(sainte?$)|(ste?$))/u.exec(normalName(name)) ?? []
  if (mac || mc) return [mac ? 'mc' : 'ma']
  return saint || st ? [saint ? 'st' : 'sa'] : []
}

/** Beginnings of names that have an apostrophe in some of their spellings; asked of all, it would be for nothing. */
const elided = /^(?:o[^aeiou]|[dl][aeiouh]|[mn][^aeiou])$/
/** As people and programs write them. */
const apostrophes = "'’‘`´"

/** Letters with a bar, which begin names: within one they are too rare for a longer question. */
const barred: ReadonlySet<string> = new Set(['d', 'l'])
/** Unicode calls these letters of their own. */
const ownLetters = { a: 'æ', d: 'đ', i: 'ı', l: 'ł', o: 'øœ' }
/** Where the marked Latin letters of living languages stand, the last ones for Romanian and Vietnamese. */
const latin = [
  [0xe0, 0x17e],
  [0x1a1, 0x1b0],
  [0x219, 0x21b],
  [0x1ea1, 0x1ef9],
] as const

/** Each plain letter with all that it may carry. */
const marks: ReadonlyMap<string, string[]> = markedLetters()

function markedLetters(): Map<string, string[]> {
  const found = new Map<string, string[]>(
    Object.entries(ownLetters).map(([plain, letters]) => [plain, [...letters]]),
  )
  for (const [from, to] of latin)
    for (let code = from; code <= to; code++) {
      const letter = String.fromCharCode(code)
      const [plain = '', ...rest] = letter.normalize('NFKD')
      const isMarked = rest.length > 0 && /[a-z]/.test(plain) && letter.toLowerCase() === letter
      if (isMarked) found.set(plain, [...(found.get(plain) ?? []), letter])
    }
  return found
}
