import { normalName } from './contact.ts'
import type { Customer } from './order.ts'

const wordsIn = (...lists: string[]) => new Set(lists.flatMap(list => list.split(' ')))

/** As `normalName` writes them, in the languages of the shop's customers. */
const titles: ReadonlySet<string> = new Set([
  ...['dipl ing', 'univ prof', 'dr ing', 'priv doz'],
  ...wordsIn(
    'dr doctor mr mister mrs ms miss mx prof professor sir madam rev reverend',
    'capt cpt captain lt lieutenant sgt ssgt msgt sergeant cpl pvt ens cmdr maj honorable rabbi atty attorney arq abg mrmrs',
    'sr sra srta srita senor senora senorita dra dn dna doctora profa profesor profesora lic lcdo lcda licda mtro mtra',
    'univ dipl mag herr hr frau fr frl fraulein mme mlle monsieur madame sigra signora signor dott dottssa dottoressa',
  ),
])
/** Titles that are given names as well: no title where nothing but a last name would follow. */
const titlesOrNames = wordsIn(
  'don dona master dame pastor major col colonel gen general hon sig ing sister brother father judge',
)
/** Short for titles, and names where they have no point: `Sen. Ana Ruiz`, `Sen Li Wang`. */
const pointedTitles = wordsIn('sen rep gov adm bro hno hna')
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
  'dmd lvn bsc cnp cns arnp aprncnp rnbc fnpbc fnpc dcnp rdh rma cma aama ret usn usmc usaf',
  'mpas facms facp facc facep bcps bcop ccrn cdces lpc lcpc lpcc lmhc bcba otr rrt mbchb bds mrcp frcpc drph',
)
/** As `normalName` writes `PA-C`. */
const joinedDegree =
  /^(?:pa|np|fnp|rn|dnp|aprn|anp|agnp|pmhnp|crna|bsn|msn|do|md)(?: (?:c|bc|cnp|cns|fnp|np|phd|facs|faad))+$/
/** Degrees that are names as well: only behind a comma, in capitals or with points. */
const degreesOrNames = wordsIn('ms ma ba bs le pa dc od ot pt do msc lac')
/** Degrees with spaces between their letters: `Ph. D.`, `M. D.` */
const spacedDegree = /(?<=[\s,])(Ph\.?|M\.|D\.|R\.)\s+([DONS]\.?)$/i
/** Words by which a name is that of a family, a company, or somebody without a name of their own yet. */
const noPerson = new RegExp(
  [
    '^(?:the|familie|familia|eheleute|estate|successor|attn|attention|baby|infant|newborn|twin|c\\/o)\\b',
    '^(?:cl\u00ednica|clinica|consultorio|praxis|hotel|salon|sal\u00f3n|farmacia|iglesia|(?:office|university|city|church|friends) of)\\b',
    '\\b(?:family|familie|household|llc|l\\.l\\.c\\.?|pllc|llp|l\\.?p\\.?|inc|incorporated|corp|corporation|ltd|limited|gmbh|kg|gbr|ohg|bros|co\\.)\\.?$',
    '\\bs\\.?a\\.? de c\\.?v\\.?$|\\bs\\.\\s?[al]\\.$',
    '\\b(?:clinic|dermatology|aesthetics?|med ?spa|wellness|salon|institute|cent(?:er|re)|studio|hotel|office|isd)$',
    '\\b(?:associates|foundation|trust|estate|group|holdings|enterprises|services|solutions)\\.?$',
  ].join('|'),
  'iu',
)
/** Not the stroke of `n/a`, nor of a tag that somebody has as a name. */
const joints = /\s*(?:[&+]|(?<!<|\bn(?=\/a\b))\/(?!>)|(?<=\s|^)(?:and|or|y|e|und|oder|et|ou)(?=\s))\s*/iu

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
  const isJoint = isOfTwo(customer.firstName) || noPerson.test(`${firstName} ${lastName}`.trim())
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

/** Whether a first name is two people's. Nothing is joined by its first word: `Y Nhi`, `E Maria`, `Or Lee` are names. */
function isOfTwo(firstName: string): boolean {
  return joints.test(firstName.trim().replace(/^(?:or|y|e|et)(?=\s)/i, ''))
}

function inOneText(told: string): PersonName {
  // Who gets the mail is another one than whose it is.
  const text = told.replace(/(?<=^|\s)c\/o\s+/i, '& ')
  const people = wordsAlone(text).join(' ').split(joints).filter(Boolean)
  const family = people.at(-1)?.split(' ').at(-1) ?? ''
  const named = people.map(one => (one.includes(' ') ? one : `${one} ${family}`))
  const texts = named.flatMap(one => [turned(one), one.replaceAll(',', ' ')]).map(normalName)
  const isJoint = people.length > 1 || joints.test(text.trim()) || noPerson.test(text.trim())
  return { first: '', last: '', texts: [...new Set(texts)], ...(isJoint && { isJoint }) }
}

/** `Ruiz, Ana` as it is spoken, also where a title or a suffix stands on either side of the comma. */
function turned(name: string): string {
  const [last = '', ...rest] = name.split(',').map(part => (part.trim() === '' ? '' : withoutTitles(part)))
  // `Ruiz, Jr., Ana`
  const first = rest.find((part, at) => at === rest.length - 1 || !isSuffixAlone(part)) ?? ''
  return `${first} ${last}`
}

function isSuffixAlone(name: string): boolean {
  const key = normalName(name)
  return key in generations || degrees.has(key)
}

function isParted(words: readonly string[]): boolean {
  const text = words.join(' ')
  return words.length <= 2 && !text.includes(',') && !joints.test(text) && !noPerson.test(text)
}

/** `Dr. Ruiz`: a title alone before a name is followed by the last name. */
function isLastAlone(text: string, words: readonly string[]): boolean {
  return words.length === 1 && isTitleAlone(wordsOf(text)[0] ?? '') && wordsOf(text).length > 1
}

function isTitleAlone(name: string): boolean {
  const words = wordsOf(name)
  const isShort = (word: string) => word.endsWith('.') && titlesOrNames.has(normalName(word))
  return words.length > 0 && words.every(word => titles.has(normalName(word)) || isShort(word))
}

/** The words of a name but for titles before and suffixes behind; one is left in any case. */
function wordsAlone(name: string): string[] {
  const words = wordsOf(name.trim().replace(spacedDegree, '$1$2'))
  const isTitle = (at: number) => {
    const key = normalName(words[at] ?? '')
    if (titlesOrNames.has(key))
      return (
        words.length > at + 2 || (words.length === at + 2 && (at > 0 || words[at]?.endsWith('.') === true))
      )
    if (pointedTitles.has(key)) return words[at]?.endsWith('.') === true && words.length > at + 2
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
  if (key in generations || degrees.has(key) || joinedDegree.test(key)) return true
  const isAfterComma = words[at - 1]?.endsWith(',') === true
  // `Ana Ruiz, Dr.`, and `Mrs.` behind the first name of `Ruiz, Ana Mrs.`
  if (titles.has(key)) return /^\(.*\)$/.test(word) || word.endsWith('.') || isAfterComma
  // `John Smith the 3rd`
  if (key === 'the') return /^(?:\d|ii|iv)/.test(normalName(words[at + 1] ?? ''))
  if (!degreesOrNames.has(key)) return false
  const isMixed = words.slice(from, at).some(each => /\p{Ll}/u.test(each))
  // `Do` is a family name: a degree behind a comma, or in capitals where not everything is.
  if (key === 'do') return isAfterComma || (/^D\.?O\b/.test(word) && isMixed && at - from > 0)
  const isDotted = /^(?:\p{L}\.){2,}$/u.test(word)
  const isMarked = isDotted || (isAfterComma && isMixed && !/\p{Ll}/u.test(word))
  return isMarked && at - from > 1
}

/** `RuizJr.`, `Ruiz-MD`, `RUIZ(JR)`: what nobody is called, joined to a name. */
const joinedSuffix = new RegExp(
  [
    '(?<=\\p{Ll}{2})(?=(?:Jr|Sr|II|III|IV|MD|PhD)\\.?(?![\\p{L}\\p{N}]))',
    '(?<=\\p{L}{2})\\p{Pd}(?=(?:[Jj][Rr]|[Ss][Rr]|I{2,3}|IV|M\\.?D|Ph\\.?D)\\.?(?![\\p{L}\\p{N}\\p{Pd}]))',
    '(?<=\\p{L})(?=\\(\\p{L})',
  ].join('|'),
  'gu',
)

/** `Dr.Ana` is two words; so are `Ruiz,Ana`, `Ruiz ,Ana` and `RuizJr.` */
function wordsOf(name: string): string[] {
  return name
    .trim()
    .replace(/\s+,/g, ',')
    .replace(joinedSuffix, ' ')
    .replace(/,(?=\S)/g, ', ')
    .split(/\s+/)
    .flatMap(word => {
      const [, title = '', rest = ''] = /^(\p{L}+)\.(\p{L}{2,}.*)$/u.exec(word) ?? []
      // `Sig.ra` is one title.
      return titles.has(normalName(title)) && !titles.has(normalName(word)) ? [`${title}.`, rest] : [word]
    })
    .filter(word => word !== '' && word !== ',')
}
