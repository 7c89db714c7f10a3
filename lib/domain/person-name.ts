import { normalName } from './contact.ts'
import type { Customer } from './order.ts'

const wordsIn = (...lists: string[]) => new Set(lists.flatMap(list => list.split(' ')))

/** As `normalName` writes them, in the languages of the shop's customers. */
const titles = wordsIn(
  'dr doctor mr mister mrs ms miss mx prof professor sir madam rev reverend',
  'capt captain lt lieutenant sgt sergeant cpl cmdr maj honorable rabbi arq lcdo lcda',
  'sr sra srta senor senora senorita dra dna doctora profa lic',
  'herr hr frau fr fraulein mme mlle monsieur madame sigra signora signor dott dottssa dottoressa',
)
/** Titles that are given names as well: no title where nothing but a last name would follow. */
const titlesOrNames = new Set([
  'dipl ing',
  ...wordsIn('don dona master dame pastor major col colonel gen general hon sig ing'),
])
const afterDoctor = wordsIn('med dent vet phil jur rer nat')
const generations: Readonly<Record<string, string>> = {
  jr: 'junior',
  junior: 'junior',
  ii: 'junior',
  '2nd': 'junior',
  sr: 'senior',
  senior: 'senior',
  iii: 'third',
  jnr: 'junior',
  snr: 'senior',
  '3rd': 'third',
  iv: 'fourth',
  '4th': 'fourth',
}
const degrees = wordsIn(
  'md phd rn np dds dmd esq esquire dvm jd cpa lpn bsn msn crna aprn fnp pac dnp dpt dpm edd psyd pharmd',
  'facs faad lcsw lmft mba cfa mbbs lmt rph mph msw mha pac pmhnp cnm facog faafp frcs frcp dnb',
)
/** As `normalName` writes `PA-C`. */
const joinedDegrees = new Set(['pa c', 'np c', 'fnp c', 'rn c', 'dnp c'])
/** Degrees that are names as well: only behind a comma, in capitals or with points. */
const degreesOrNames = wordsIn('ms ma ba bs le pa dc od ot pt do msc')
/** Degrees with spaces between their letters: `Ph. D.`, `M. D.` */
const spacedDegree = /(?<=[\s,])(Ph\.?|M\.|D\.|R\.)\s+([DONS]\.?)$/i
const joints = /\s*(?:[&+/]|(?<=\s)(?:and|or|y|e|und|oder|et|ou)(?=\s))\s*/iu

/** A name without titles and suffixes, in its own spelling; as it was told where nothing would be left (rules 4). */
export function withoutTitles(name: string): string {
  return wordsAlone(name).join(' ')
}

type NameParts = Pick<Customer, 'firstName' | 'lastName' | 'fullName'>

/** Who somebody is by name, as it is compared. */
export interface PersonName {
  first: string
  last: string
  /**
   * Where it was told in one text of more than two words, or of more than one person: every name that the text may be.
   * `first` and `last` are empty then: nobody knows where one ends.
   */
  texts?: readonly string[]
  /** The text names two people. */
  isJoint?: boolean
  /** `junior`, `senior` …, where it is told. */
  generation?: string
}

/** A customer's name without titles and suffixes, in its own spelling; parted again where a title took the first name's place. */
export function spokenName({ firstName, lastName, fullName }: Customer): NameParts {
  if (fullName !== undefined) return { firstName, lastName, fullName }
  if (isTitleAlone(firstName)) return partName(`${firstName} ${lastName}`)
  return { firstName: withoutTitles(firstName), lastName: withoutTitles(lastName) }
}

/** The name of a customer as it is compared, in parts only where the shop tells them (rules 4). */
export function customerName(customer: Customer): PersonName {
  const { firstName, lastName, fullName } = spokenName(customer)
  const generation = generationOf(customer.firstName, customer.lastName, fullName ?? '')
  const isJoint = joints.test(firstName.trim())
  if (fullName !== undefined || isJoint)
    return { ...inOneText(fullName ?? `${firstName} ${lastName}`), ...generation }
  return { first: normalName(firstName), last: normalName(lastName), ...generation }
}

/** The words of a name for a search, in their own spelling: `&` and `and` are none. */
export function nameWords(customer: Customer): string[] {
  const { firstName, lastName, fullName } = spokenName(customer)
  const words = wordsAlone(fullName ?? `${firstName} ${lastName}`)
    .join(' ')
    .split(joints)
    .join(' ')
  return words.split(/[\s,]+/).filter(Boolean)
}

/**
 * A name told in one text as a customer keeps it: in parts where two words are left beside titles and suffixes, else
 * whole as well (rules 4).
 */
export function partName(text: string): NameParts {
  const words = wordsAlone(text)
  const [firstName = '', ...rest] = isLastAlone(text, words) ? ['', ...words] : words
  const parts = { firstName: firstName.replace(/,$/, ''), lastName: rest.join(' ') }
  return isParted(words) ? parts : { ...parts, fullName: text.trim() }
}

/** What generation a name tells: `John Smith Jr.` is the younger one of two. */
export function generationOf(...names: readonly string[]): Pick<PersonName, 'generation'> {
  const words = names.flatMap(name => wordsOf(name).slice(1))
  const generation = words.map(word => generations[normalName(word)]).find(found => found !== undefined)
  return generation === undefined ? {} : { generation }
}

/** A last name with the generation that the whole name tells: nothing else may tell father and son apart (rules 4). */
export function withGeneration(lastName: string, name: string): string {
  const told = wordsOf(name)
    .slice(1)
    .find(word => normalName(word) in generations)
  const isTold = told === undefined || generationOf(`. ${lastName}`).generation !== undefined
  return isTold || lastName === '' ? lastName : `${lastName} ${told.replace(/,$/, '')}`
}

/** The words of a name in alphabetical order: `Zhang Mei` and `Mei Zhang` are one. */
export function sortedWords(name: string): string {
  return name.split(' ').sort().join(' ')
}

function inOneText(text: string): PersonName {
  const people = wordsAlone(text).join(' ').split(joints).filter(Boolean)
  const family = people.at(-1)?.split(' ').at(-1) ?? ''
  const named = people.map(one => (one.includes(' ') ? one : `${one} ${family}`))
  const texts = named.flatMap(one => [turned(one), one.replaceAll(',', ' ')]).map(normalName)
  return { first: '', last: '', texts: [...new Set(texts)], ...(people.length > 1 && { isJoint: true }) }
}

/** `Ruiz, Ana` as it is spoken, also where a title or a suffix stands on either side of the comma. */
function turned(name: string): string {
  const [last = '', first = ''] = name.split(',').map(part => (part.trim() === '' ? '' : withoutTitles(part)))
  return `${first} ${last}`
}

function isParted(words: readonly string[]): boolean {
  return words.length <= 2 && !words.some(word => word.includes(',')) && !joints.test(words.join(' '))
}

/** `Dr. Ruiz`: a title alone before a name is followed by the last name. */
function isLastAlone(text: string, words: readonly string[]): boolean {
  return words.length === 1 && isTitleAlone(wordsOf(text)[0] ?? '') && wordsOf(text).length > 1
}

function isTitleAlone(name: string): boolean {
  const words = wordsOf(name)
  return words.length > 0 && words.every(word => titles.has(normalName(word)))
}

/** The words of a name but for titles before and suffixes behind; one is left in any case. */
function wordsAlone(name: string): string[] {
  const words = wordsOf(name.trim().replace(spacedDegree, '$1$2'))
  const isTitle = (at: number) => {
    const key = normalName(words[at] ?? '')
    if (titlesOrNames.has(key)) return words.length > at + 2 || (words.length === at + 2 && at > 0)
    return titles.has(key) || (at > 0 && afterDoctor.has(key) && words[at]?.includes('.') === true)
  }
  let from = 0
  while (words.length - from > 1 && isTitle(from)) from++
  let to = words.length
  while (to - from > 1 && isSuffix(words, to - 1, from)) to--
  const kept = words.slice(from, to)
  return kept.map((word, at) => (at === kept.length - 1 ? word.replace(/,$/, '') : word))
}

function isSuffix(words: readonly string[], at: number, from: number): boolean {
  const word = words[at] ?? ''
  const key = normalName(word)
  if (key in generations || degrees.has(key) || joinedDegrees.has(key)) return true
  if (/^\(.*\)$/.test(word)) return titles.has(key)
  if (!degreesOrNames.has(key)) return false
  const isAfterComma = words[at - 1]?.endsWith(',') === true
  const isMixed = words.slice(from, at).some(each => /\p{Ll}/u.test(each))
  // `Do` is a family name: a degree behind a comma, or in capitals where not everything is.
  if (key === 'do') return isAfterComma || (/^D\.?O\b/.test(word) && isMixed && at - from > 0)
  const isDotted = /^(?:\p{L}\.){2,}$/u.test(word)
  const isMarked = isDotted || (isAfterComma && isMixed && !/\p{Ll}/u.test(word))
  return isMarked && at - from > 1
}

/** `Dr.Ana` is two words; so is `Ruiz,Ana`. */
function wordsOf(name: string): string[] {
  return name
    .trim()
    .replace(/,(?=\S)/g, ', ')
    .split(/\s+/)
    .flatMap(word => {
      const [, title = '', rest = ''] = /^(\p{L}+)\.(\p{L}{2,}.*)$/u.exec(word) ?? []
      // `Sig.ra` is one title.
      return titles.has(normalName(title)) && !titles.has(normalName(word)) ? [`${title}.`, rest] : [word]
    })
    .filter(word => word !== '' && word !== ',')
}
