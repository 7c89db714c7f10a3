import { isListedOnly, isSameNumber, markerIn } from '../../domain/ledger.ts'
import type { LedgerRow } from './rows.ts'

const forms = {
  /** With an area code, parted or not; an order of ten figures begins with its store's and zeros. */
  phone: /^(?:1-?)?[2-9]\d{2}-?[2-9]\d{2}-?\d{4}$/,
  localPhone: /^[2-9]\d{2}-\d{4}$/,
  socialSecurity: /^\d{3}-\d{2}-\d{4}$/,
  longZip: /^\d{5}-\d{4}$/,
  day: /^(?:(?:19|20)\d\d[-_]?(?:0?[1-9]|1[0-2])[-_]?(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-_]?(?:0?[1-9]|[12]\d|3[01])[-_]?(?:19|20)\d\d)$/,
  namedDay:
    /^(?:\d{1,2}[-_]?)?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*[-_]?(?:\d{1,2}[-_]?)?(?:19|20)\d\d$/i,
}
const personal = Object.values(forms)
const between = /[\s<>,;:()]+/

/**
 * The numbers of a payment's text that are an order's by all that it says: not those that look like a phone, a birth date
 * or a number of a person, nor parts of an e-mail address. The marker's number is an order's, whatever it looks like.
 */
export function withoutPersonal({ text, numbers }: Pick<LedgerRow, 'text' | 'numbers'>): string[] {
  if (numbers.length === 0) return numbers
  const marked = markerIn(text)?.number
  const mails = text.includes('@') ? text.toLowerCase().split(between).filter(isMail).join(' ') : ''
  const isPersonal = (number: string) =>
    personal.some(form => form.test(number)) || mails.includes(number.toLowerCase())
  return numbers.filter(
    number => (marked !== undefined && isSameNumber(marked, number)) || !isPersonal(number),
  )
}

const isMail = (word: string) => word.includes('@')

/** A text with more numbers is no payment's of one order: each is looked for in all of it. */
const maxNumbers = 60

/** Those that may lie readable on the disk: not what stands as an article's, a chart's or a card's either. */
export function readableNumbers(row: Pick<LedgerRow, 'text' | 'numbers'>): string[] {
  const bare = withoutPersonal(row)
  if (markerIn(row.text)) return bare
  return bare.slice(0, maxNumbers).filter(number => !isListedOnly(row.text, number))
}
