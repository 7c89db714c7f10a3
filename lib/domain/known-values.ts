import { normalEmail, normalName, normalPhone } from './contact.ts'
import { isNobodysMailbox } from './nobodys-mailbox.ts'
import { dayMs, type PracticeDay } from './units.ts'

/**
 * One address and nothing beside it: no second one, no name, no blanks. The parts of its domain are names, and the last one
 * is one that domains end with.
 */
const oneMailbox =
  /^[^\s@,;:<>()]+@(?:[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z\d-]+)$/u

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
 * Whether an E.164 number is one digit over and over in all or in each part, digits in sequence, 555-01xx, which is kept for films, or in no
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
    /^(\d)\1\1(\d)\2\2(\d)\3{3}$/.test(area + line) ||
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

/** The last but one is 1970-01-01 by a clock west of Greenwich; the last two are one figure over and over. */
const madeUpBirthDates = new Set([
  ...['1900-01-01', '1970-01-01', '2000-01-01', '1969-12-31'],
  ...['1911-11-11', '1912-12-12'],
])
/** Nobody alive is older. */
const maxAge = 120

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
 * Whether one day may be the other typed wrongly: one digit off, two digits exchanged, or day and month; the day before or
 * after, or the year, whatever digits that changes (rules 4.4). Both are `YYYY-MM-DD`.
 */
export function isNearDay(a: string, b: string): boolean {
  const [[year, month, day] = [], other = []] = [a.split('-'), b.split('-')]
  if (year === other[0] && month === other[2] && day === other[1]) return true
  if (Math.abs(Date.parse(a) - Date.parse(b)) === dayMs) return true
  const years = Math.abs(Number(year) - Number(other[0]))
  if (month === other[1] && day === other[2] && (years === 1 || years === 10)) return true
  const [x, y] = [a.replaceAll('-', ''), b.replaceAll('-', '')]
  const differing = [...x].flatMap((digit, at) => (digit === y[at] ? [] : [at]))
  const [from = 0, to = 0] = differing
  return differing.length < 2 || (differing.length === 2 && x[from] === y[to] && x[to] === y[from])
}

const usZip = /^\d{5}(?:[-\s]?\d{4})?$/
/** Figures in sequence or one over and over that no place has, and what lies below the first ZIP code. */
const madeUpZip = /^(12345|99999|00[0-4]|00500|11111|66666|77777|88888|54321|98765|01234)/
const unitedStates = new RegExp(
  [
    '^(the )?(us|usa|united states( of america)?|america)( (us|usa|united states( of america)?))?$',
    '^(estados unidos( de america)?|eeuu|ee uu|vereinigte staaten( von amerika)?|etats unis( damerique)?|e u)$',
    '^(stati uniti( damerica)?|estados unidos da america|eua|verenigde staten( van amerika)?|stany zjednoczone|\u7f8e\u56fd)$',
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
    'first firstnames lastnames vorname nachname nombres nombre apellido apellidos prenom cognome sobrenome dnu',
    'notprovided notavailable notapplicable tbd asdf xxx unbekannt desconocido desconocida ninguno ninguna',
    'unk nfn nmn unspecified undisclosed placeholder tba anon anonimo anonima refused declined withheld nadie noaplica',
    'ohne kein inconnu inconnue sconosciuto sconosciuta desconhecido desconhecida onbekend nolast nofirst surname name',
    'temp temporary qwe qwertz asdfgh abcd hjkl prueba pruebas',
  ].flatMap(words => words.split(' ')),
)
const nobodysPhrases = new RegExp(
  [
    '^(no|not|none) (name|given|available|applicable|provided|known|specified|listed|disclosed|entered|sure)$|^n a$|^sin (nombre|apellido|datos?)$',
    '^no (last|first|last ?name|first ?name|surname|account|aplica|disponible|especificad[oa]|proporcionad[oa]|se)$|^(do|does) not have$',
    '^(first|last|no) name( unknown)?$|^(customer|patient|client|your|my|user) name$|^(same as|see) (the )?(patient|above|below|notes?|chart)$',
    '^(walk ins?|front (desk|office))( (customer|patient|client|guest))?$|^cash (customer|sale|client)$|^keine angaben?$|^kein name$|^nicht (bekannt|angegeben)$',
    '^pas de (pre)?nom$|^non (fornito|disponibile)$|^house (account|acct)$|^(in )?store( (sale|pickup|order))?$|^gift (cards?|recipient)$|^sales? counter$',
    '^(employee|staff) (purchase|order|sale)$|^(cliente (de )?)?mostrador$|^venta (de )?mostrador$|^publico (en )?general$|^consumidor final$',
    '^laufkunde$|^bar ?verkauf$|^(diverse|various|neuer?|shop) (kunden?|customers?|clients?)$|^kunde neu$|^(web|online|store|phone) (sale|pickup)$',
    // What every form of a country is filled with to show how.
    '^(max|erika) muster(mann|frau)?$|^fulan[oa] de tal$|^(john|jane) q public$|^name surname$',
  ].join('|'),
)
const kindOfCustomer =
  /^(test|dummy|demo|sample|web|online|retail|shop|store|phone|pos|default|unknown|anonymous|guest|new|temp|valued) (customer|patient|client|user|buyer|account|person|order|guest|checkout|name|test)$/
const noName =
  /^(do not use|x( x)+|xx?|zz|([a-z])\3{2,}|test ?(\d+|first|last|name|user|patient)|(customer|client|patient|guest|cliente|kunde|gast|paciente) ?\d+|z+test\w*( .*)?|same( as)?( (above|billing|shipping))*|guest guest|customer deleted|deleted .*)$/
/** A word in brackets that stands for a name which is not there: `(blank)`, `[empty]`, `<none>`; `s/n`, and `#REF!`. */
const standIn = /^\s*(?:[([<{]+\s*[\p{L}\s]{2,20}[)\]>}]+|s\/n\.?|#[A-Z/]+[!?]?)\s*$/iu
/** A Korean name, where it is written as one: `NA` and `n/a` are none. */
const realName = /^\s*Na\s*$/

/** Whether a name says nothing of who somebody is: no letter at all, or `null`, `N/A`, `unknown` and such words alone. */
export function isMadeUpName(name: string): boolean {
  const words = normalName(name)
  if (realName.test(name)) return false
  return (
    !/\p{L}/u.test(words) ||
    standIn.test(name) ||
    [nobodysPhrases, kindOfCustomer, noName].some(phrases => phrases.test(words)) ||
    words.split(' ').every(word => nobodysWords.has(word))
  )
}

/** What shops print where an order carries no customer, in the languages of their pages. */
const guest =
  /^(guest( (guest|customer|user|buyer|checkout|shopper))?|invitad[oa]|cliente invitado|gast|gastkunde|invit\u00e9|ospite|convidado|not (logged in|registered)|unregistered|no registrad[oa]|nicht registriert)$/i

/** Whether the name of an order's customer says that there is none: the billing address tells it then (rules 4). */
export function isNoCustomer(name: string): boolean {
  const plain = name.replace(/[()[\]]/g, '').trim()
  return plain === '' || guest.test(plain) || isMadeUpName(name)
}
