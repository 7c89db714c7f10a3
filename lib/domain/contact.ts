import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { parseJson } from './http-text.ts'
import type { Customer } from './order.ts'

/** Nobody sees or types them: they come along when a text is copied. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** E-mail as a person reads it. */
export function plainEmail(email: string): string {
  return email.replace(unseen, '').trim()
}

/** E-mail as it is compared: trimmed and lower case, nothing folded (rules 4). */
export function normalEmail(email: string): string {
  return plainEmail(email).toLowerCase()
}

/**
 * Marks that a name keeps its letters without, as accents and Arabic or Hebrew vowels. In Indian and Thai scripts marks are
 * vowels of their own, and in Japanese two dots make another consonant: without them two names would be one.
 */
const marks =
  /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}]/gu

/**
 * A name as it is compared (rules 4): marks dropped, hyphens to spaces, other punctuation dropped,
 * spaces collapsed, case folded. Down, up and down again, so that `ẞ`, `ß` and `ss` meet.
 */
export function normalName(name: string): string {
  return name
    .replaceAll('\u00b4', '') // an accent typed for an apostrophe: NFKD would make a space of it
    .normalize('NFKD')
    .replace(marks, '')
    .replace(unseen, '')
    .replace(/[\p{Pd}\u2212]/gu, ' ')
    .replace(/[\p{P}\p{S}\u02bb-\u02bd]/gu, '') // the last three are apostrophes that Unicode calls letters
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
}

/** Letters that Unicode calls letters of their own, and keyboards without them write with others. */
const otherLetters = new Map([
  ...Object.entries({ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th' }),
  ...Object.entries({ æ: 'a', œ: 'o', ħ: 'h', ŧ: 't', ı: 'i' }),
])

/** Cyrillic and Greek letters that look like Latin ones; where others stand beside them, a keyboard or a copy mixed them. */
const alikeLetters = new Map(
  [
    ['асеіјорѕхуһԁԛԝѵ', 'aceijopsxyhdqwv'],
    ['вкмнтгь', 'bkmhtrb'],
    ['αβεζηικμνορτυχϲ', 'abezhikmnoptyxc'],
  ].flatMap(([own = '', latin = '']) => [...own].map((letter, at) => [letter, latin[at] ?? letter] as const)),
)

/** A name of two alphabets in one, so far as the letters look like it. */
function inOneAlphabet(name: string): string {
  if (!/\p{Script=Latin}/u.test(name)) return name
  return name.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, letter => alikeLetters.get(letter) ?? letter)
}

/**
 * A name as it may be spelled by others: nothing parts its words, `ø` is `o`, `ue` as German writes for `ü` is `u`, and
 * `Saint` is `St.`
 * Only to look for somebody, never to say that two are one (rules 4.4).
 */
export function looseName(name: string): string {
  return inOneAlphabet(normalName(name))
    .replace(/\bsaint(?=e? )/g, 'st')
    .replace(/[øłđðþæœħŧı]/g, letter => otherLetters.get(letter) ?? letter)
    .replace(/([aou])e/g, '$1')
    .replace(/\s/g, '')
}

/** One digit over and over: nobody's number, typed where a form would not let go. */
const placeholder = /^(\d)\1+$/

/** Mexico's mobile phones had a 1 behind the country's code until 2019, and many still write it. */
const formerMexican = /^\+52[\s.-]?1[\s.-]?(?=(?:\D*\d){10}\D*$)/

/** `00` begins a foreign number in most countries. */
function parsePhone(phone: string) {
  const text = phone
    .trim()
    .replace(/^00\s?(?=[1-9])/, '+')
    .replace(formerMexican, '+52')
  return parsePhoneNumberFromString(text, 'US')
}

/** `+12145550100`, extensions ignored; undefined where the text cannot be a phone number. */
export function normalPhone(phone: string): string | undefined {
  const parsed = parsePhone(phone)
  return parsed?.isPossible() && !placeholder.test(parsed.nationalNumber) ? parsed.number : undefined
}

/** The ways one phone number may stand in Nextech, for a single search with commas (Nextech API 2.1). */
export function phoneForms(phone: string): string[] {
  const parsed = parsePhone(phone)
  if (!parsed?.isPossible() || placeholder.test(parsed.nationalNumber)) return []
  parsed.setExt('')
  if (parsed.countryCallingCode !== '1')
    return [parsed.number, parsed.formatInternational(), parsed.formatNational()]
  const [area, exchange, line] = [0, 3, 6].map((at, i) =>
    parsed.nationalNumber.slice(at, at + (i === 2 ? 4 : 3)),
  )
  return [
    `(${area}) ${exchange}-${line}`,
    `(${area})${exchange}-${line}`,
    `(${area}) ${exchange} ${line}`,
    ...['-', '.', ' ', ''].flatMap(joint =>
      ['', `1${joint}`, `+1${joint}`].map(begin => begin + [area, exchange, line].join(joint)),
    ),
    `1 (${area}) ${exchange}-${line}`,
    `+1 (${area}) ${exchange}-${line}`,
    `+1 ${area}-${exchange}-${line}`,
  ]
}

/** `(214) 963-0541`, the way Nextech's own screens write a number. */
export function formatPhone(phone: string): string {
  const parsed = parsePhone(phone)
  if (!parsed?.isPossible()) return phone
  return parsed.countryCallingCode === '1' ? parsed.formatNational() : parsed.formatInternational()
}

/** The four fields of a shop customer in one comparable text: equal text means unchanged (rules 4.1). */
export function fourFields(customer: Customer): string {
  return JSON.stringify([
    normalEmail(customer.email),
    normalName(customer.firstName),
    normalName(customer.lastName),
    (customer.phone && normalPhone(customer.phone)) || '',
  ])
}

/** Where a customer's memory is kept: `place` is the store and e-mail, which a family may share (rules 4.8). */
export function memoryKey(place: string, fields: string): string {
  return `${place}/${fields}`
}

/** Name and e-mail of a customer with nothing but the four fields kept; as they are compared, not as they were typed. */
export function namedIn(fields: string): { name: string; email: string } {
  const parsed = parseJson(fields)
  const [email = '', first = '', last = ''] = Array.isArray(parsed) ? parsed.map(String) : []
  const name = `${first} ${last}`.trim().replace(/(?<=^|\s)\p{L}/gu, letter => letter.toUpperCase())
  return { name, email }
}
