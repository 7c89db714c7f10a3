import { normalEmail, normalName, normalPhone } from './contact.ts'
import { isNobodysMailbox } from './nobodys-mailbox.ts'
import type { PracticeDay } from './units.ts'

/** One address and nothing beside it: no second one, no name, no blanks; its last part is one that domains end with. */
const oneMailbox = /^[^\s@,;:<>()]+@[^\s@,;:<>()]+\.(?:\p{L}{2,}|xn--[a-z\d-]+)$/u

/**
 * The e-mail as it is compared; undefined where it is none, or nobody's: `no-reply@…`, `a@a.com`, or the mailbox of a
 * front desk (rules 4).
 */
export function knownEmail(email: string | null): string | undefined {
  const text = normalEmail(email ?? '')
  if (!oneMailbox.test(text)) return undefined
  return isNobodysMailbox(text) ? undefined : text
}

/** The number as it is compared; undefined where it cannot be one, or is nobody's (rules 4). */
export function knownPhone(phone: string | null): string | undefined {
  const number = normalPhone(phone ?? '')
  return number === undefined || isNobodysPhone(number) ? undefined : number
}

/** Areas of North America that no number is in: they begin with 0 or 1, or the plan keeps them for other uses. */
const noArea = /^(?:[01]|\d(?:11|9\d)|37\d|96\d|555)/

/**
 * Whether an E.164 number is one digit over and over, digits in sequence, 555-01xx, which is kept for films, or in no
 * area. One that only ends in one digit, as 222-2222, is somebody's where such an exchange can be (rules 4).
 */
export function isNobodysPhone(number: string): boolean {
  const american = /^\+1(\d{3})(\d{7})$/.exec(number)
  if (!american) return isRun(number.slice(1)) || isRun(number.replace(/^\+\d\d/, ''))
  const [, area = '', line = ''] = american
  // An exchange that does not exist may be one digit typed wrongly: by itself it says nothing.
  return (
    noArea.test(area) ||
    isRun(area + line) ||
    /^555(?:01|1212)|^(?:0{7}|1{7}|5{7})$/.test(line) ||
    isSequence(line)
  )
}

/** Whether every digit is the one before, or the next one up or down, past 9 and 0 as well. */
function isRun(digits: string): boolean {
  return digits.length > 6 && [0, 1, 9].some(step => isEvery(digits, step))
}

function isSequence(digits: string): boolean {
  return isEvery(digits, 1) || isEvery(digits, 9)
}

function isEvery(digits: string, step: number): boolean {
  return [...digits].slice(1).every((digit, at) => (Number(digit) - Number(digits[at]) + 10) % 10 === step)
}

const madeUpBirthDates = new Set(['1900-01-01', '1970-01-01', '2000-01-01'])
/** Nobody alive is older. */
const maxAge = 125

/**
 * The birth date where it can be somebody's; undefined where it is one that forms and vendors fill in, or lies on or
 * after `on`, the day from which one looks (rules 4).
 */
export function knownBirthDate(birthDate: string | null, on?: PracticeDay): string | undefined {
  if (birthDate === null || madeUpBirthDates.has(birthDate) || birthDate < '1900-01-01') return undefined
  if (on === undefined) return birthDate
  const oldest = `${Number(on.slice(0, 4)) - maxAge}${on.slice(4)}`
  return birthDate < on && birthDate > oldest ? birthDate : undefined
}

/**
 * Whether one day may be the other typed wrongly: one digit off, two digits exchanged, or day and month (rules 4.4).
 * Both are `YYYY-MM-DD`.
 */
export function isNearDay(a: string, b: string): boolean {
  const [[year, month, day] = [], other = []] = [a.split('-'), b.split('-')]
  if (year === other[0] && month === other[2] && day === other[1]) return true
  const [x, y] = [a.replaceAll('-', ''), b.replaceAll('-', '')]
  const differing = [...x].flatMap((digit, at) => (digit === y[at] ? [] : [at]))
  const [from = 0, to = 0] = differing
  return differing.length < 2 || (differing.length === 2 && x[from] === y[to] && x[to] === y[from])
}

const usZip = /^\d{5}(?:[-\s]?\d{4})?$/
const madeUpZip = /^(00000|12345|99999)/
const unitedStates = new RegExp(
  [
    '^(the )?(us|usa|united states( of america)?|america)( (us|usa|united states( of america)?))?$',
    '^(estados unidos( de america)?|eeuu|ee uu|vereinigte staaten( von amerika)?|etats unis( damerique)?|e u)$',
    // Its territories have ZIP codes.
    '^(puerto rico|pr|guam|american samoa|northern mariana islands)$|\\bvirgin islands\\b.*\\b(us|usa)\\b|^(us|united states) (virgin|minor|outlying)',
  ].join('|'),
)

/** The postal code where it can be somebody's: in the US, or where no country is told, a ZIP code (rules 4). */
export function knownPostalCode(postalCode: string | null, country: string | null): string | undefined {
  const code = postalCode?.trim() ?? ''
  const place = normalName(country ?? '')
  if (place === '' || unitedStates.test(place))
    return usZip.test(code) && !madeUpZip.test(code) ? code : undefined
  const isTold = /[1-9]/.test(code) || (/\p{L}/u.test(code) && !isMadeUpName(code))
  return isTold ? code : undefined
}

const nobodysWords = new Set(
  [
    'null none na unknown undefined test testing tester nobody noname anonymous anonym anonymized',
    'patient user deleted redacted donotuse duplicate qwerty nolastname nofirstname cliente paciente invitado invitada',
    'firstname lastname nln lnu fnu aucun aucune keine keiner walkin walkins customer frontdesk',
    'notprovided notavailable notapplicable tbd asdf xxx unbekannt desconocido desconocida ninguno ninguna',
  ].flatMap(words => words.split(' ')),
)
const nobodysPhrases =
  /^(no|not) (name|given|available|applicable|provided|known|last name|first name)$|^n a$|^sin (nombre|apellido)$|^(first|last|no) name( unknown)?$|^(walk ins?|front desk)( (customer|patient|client|guest))?$|^cash (customer|sale)$|^keine angabe$/
const kindOfCustomer =
  /^(test|dummy|demo|sample|web|online|retail|shop|store|phone|pos|default|unknown|anonymous|guest|new|temp|valued) (customer|patient|client|user|buyer|account|person|order|guest|checkout|name|test)$/
const noName =
  /^(do not use|x( x)+|xx|z+test\w*( .*)?|same( as)?( (above|billing|shipping))*|guest guest|customer deleted|deleted .*)$/
/** A Korean name, where it is written as one: `NA` and `n/a` are none. */
const realName = /^\s*Na\s*$/

/** Whether a name says nothing of who somebody is: no letter at all, or `null`, `N/A`, `unknown` and such words alone. */
export function isMadeUpName(name: string): boolean {
  const words = normalName(name)
  if (realName.test(name)) return false
  return (
    !/\p{L}/u.test(words) ||
    [nobodysPhrases, kindOfCustomer, noName].some(phrases => phrases.test(words)) ||
    words.split(' ').every(word => nobodysWords.has(word))
  )
}

/** What shops print where an order carries no customer, in the languages of their pages. */
const guest =
  /^(guest( (guest|customer|user|buyer|checkout|shopper))?|invitad[oa]|cliente invitado|gast|gastkunde|invit\u00e9|ospite|convidado|not logged in)$/i

/** Whether the name of an order's customer says that there is none: the billing address tells it then (rules 4). */
export function isNoCustomer(name: string): boolean {
  const plain = name.replace(/[()[\]]/g, '').trim()
  return plain === '' || guest.test(plain) || isMadeUpName(name)
}
