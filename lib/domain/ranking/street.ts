import words from './street-words.json' with { type: 'json' }

/** One street address taken apart, each part in one spelling. */
export interface Street {
  /** House number, or the number of a post office box; '' where none was given. */
  number: string
  /** Without kind, direction and spaces: `mlkingjr` would be one name. */
  name: string
  /** `ave`, `st`: '' where none was given. */
  kind: string
  /** `n`, `sw`: '' where none was given. */
  direction: string
  unit: string
}

const canonical = (table: Readonly<Record<string, string>>) =>
  new Map(
    Object.entries(table).flatMap(([short, longs]) =>
      [short, ...longs.split(' ').filter(Boolean)].map(long => [long, short]),
    ),
  )
const kinds = canonical(words.kinds)
const directions = canonical(words.directions)
const numbers = new Map(words.ordinals.split(' ').map((word, at) => [word, String(at + 1)]))
const cardinals = new Map(words.cardinals.split(' ').map((word, at) => [word, String(at + 1)]))
const units = new Set(words.units.split(' '))
/** Roads whose number is their name: Highway 6, County Road 12, FM 1960. */
const numbered = new Set(['hwy', 'rte', 'fm', 'i', 'loop'])
/** Before these words a road is numbered too: County Road 12. */
const publicRoad = /^(county|state|us|ranch|farm|township|private)$/

/** Typed where a form would not let go, or no street at all. */
const madeUp =
  /^(n\/?a|none|no|unknown|unk|test|address|homeless|general delivery|pickup|same|x+|asdf.*|123 (main|any|test)( st)?|1 test( st)?)$/

const box = /\b(?:p\s*o\s*(?:box|b)?|post\s*office\s*box|pob|box)\s+(?:no\s+)?(\w*\d\w*)\b/

/**
 * The parts of a street address: number, name, kind, direction, unit (docs/adr/0015). Undefined where the lines hold
 * none: empty, made up, or only what is not a street.
 */
export function parseStreet(lines: readonly string[]): Street | undefined {
  const text = lines.map(plain).filter(Boolean).join(' ')
  if (text === '' || madeUp.test(text)) return undefined
  const boxNumber = box.exec(text)?.[1]
  if (boxNumber) return { number: boxNumber, name: 'pobox', kind: '', direction: '', unit: '' }
  const { rest, unit: told } = takeUnit(text.split(' '))
  const { number, road, unit } = takeNumber(rest)
  const parts = takeRoad(road)
  return parts.name === '' ? undefined : { number, ...parts, unit: told || unit || parts.unit }
}

/** Lower case without marks; `#` becomes a word, and what joins the two halves of a number goes. */
function plain(line: string): string {
  return line
    .replaceAll('½', ' 1/2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/#/g, ' unit ')
    .replace(/\bc\/o\b.*$/, ' ')
    .replace(/(\d)\s*1\/2\b/g, '$1half')
    .replace(/(\d)-(?=\w)|([a-z])-(?=\d)/g, '$1$2')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
}

/** `apt 4b`, `unit 12`, `ste b`, wherever it stands; two such words, as `apt #4`, are one. */
function takeUnit(tokens: readonly string[]): { rest: string[]; unit: string } {
  const at = tokens.findIndex((token, i) => units.has(token) && i + 1 < tokens.length)
  if (at < 0) return { rest: tokens.filter(token => !units.has(token)), unit: '' }
  let value = at + 1
  while (units.has(tokens[value] ?? '') && value + 1 < tokens.length) value++
  const unit = tokens[value] ?? ''
  // `No. 5 Elm`: nothing before it, and a name after it.
  const isNumber = at === 0 && !tokens.slice(value + 1).some(token => /^\d/.test(token))
  if (isNumber) return { rest: tokens.slice(value), unit: '' }
  const { rest } = takeUnit([...tokens.slice(0, at), ...tokens.slice(value + 1)])
  return { rest, unit: unit.replace(/^0+(?=\w)/, '') }
}

/** The house number first, as `4/123` with the unit before it, or last, as in other countries. */
function takeNumber(tokens: readonly string[]): { number: string; road: string[]; unit: string } {
  const [first = '', ...road] = tokens
  const [unit, number] = first.split('/')
  if (unit && number && /^\d/.test(number)) return { number: trimmed(number), road, unit: trimmed(unit) }
  // `5th Ave` has no number: what starts it is its name.
  if (/^\d+[a-z]?$|^\d+half$/.test(first) && road.length > 0)
    return { number: trimmed(first), road, unit: '' }
  const counted = cardinals.get(first)
  if (counted && road.length > 1) return { number: counted, road, unit: '' }
  const last = tokens.at(-1) ?? ''
  const isLast = /^\d+[a-z]?$/.test(last) && !tokens.some(token => kinds.has(token))
  return isLast && tokens.length > 1
    ? { number: trimmed(last), road: tokens.slice(0, -1), unit: '' }
    : { number: '', road: [...tokens], unit: '' }
}

const trimmed = (number: string) => number.replace(/^0+(?=\d)/, '')

/** Name, kind and direction. A kind is the last one that follows a name; what follows it with a digit is a unit. */
function takeRoad(road: readonly string[]): Pick<Street, 'name' | 'kind' | 'direction' | 'unit'> {
  const kindAt = isNumbered(road) ? -1 : road.findLastIndex((token, at) => at > 0 && kinds.has(token))
  const after = kindAt < 0 ? [] : road.slice(kindAt + 1)
  const unit = after.find(token => /\d/.test(token)) ?? ''
  const told = (kindAt < 0 ? road : road.slice(0, kindAt)).concat(after.filter(token => token !== unit))
  const name = told.filter(token => !directions.has(token))
  // `North St`, `Avenue E`: the direction is part of the name where there is no other.
  const isOnlyName = name.every((token, at) => at === 0 && kinds.has(token))
  const direction = told.map(token => directions.get(token)).find(Boolean)
  return {
    name: (isOnlyName ? told : name).map(nameWord).join(''),
    kind: kinds.get(road[kindAt] ?? '') ?? '',
    direction: isOnlyName ? '' : (direction ?? ''),
    unit,
  }
}

function isNumbered(road: readonly string[]): boolean {
  const at = road.length - 2
  const word = road[at] ?? ''
  const isRoad = numbered.has(kinds.get(word) ?? word) || (at > 0 && publicRoad.test(road[at - 1] ?? ''))
  return isRoad && /^\d/.test(road.at(-1) ?? '')
}

/** Fifth and 5th, Saint and St, Avenue and Ave where they begin a name. */
function nameWord(token: string, at: number): string {
  const word = numbers.get(token) ?? token.replace(/^(\d+)(st|nd|rd|th)$/, '$1')
  return (
    (at === 0 || numbered.has(kinds.get(word) ?? '') || word === 'road'
      ? kinds.get(word)
      : directions.get(word)) ?? word
  )
}
