import { normalEmail } from '../contact.ts'
import { knownBirthDate, knownEmail, knownPhone } from '../known-values.ts'

/** Typed where a form would not let go: they say nothing of who it is (rules 4; Nextech API trap 1). */
const placeholderLocals =
  /^(no-?_?reply|do-?not-?reply|no\.?-?e?-?mail|none|na|n\/a|unknown|declined|refused|test|nobody|patient|x+|a+|asdf)\d{0,3}$/
const placeholderDomains = /^(no-?e?mail|none|na|unknown|nomail|invalid|test|noemail)\.[a-z]+$/
/** Postboxes of an office: many people read them. */
const officeLocals = /^(info|office|admin|contact|billing|front-?desk|reception|hello|mail|sales)$/

/** An address and its two halves; undefined where there is no `@`. */
export function emailParts(email: string): { local: string; domain: string } | undefined {
  const text = normalEmail(email)
  const at = text.lastIndexOf('@')
  return at > 0 ? { local: text.slice(0, at), domain: text.slice(at + 1) } : undefined
}

/** Whether an e-mail belongs to nobody, as `noreply@…` and `none@none.com`. */
export function isPlaceholderEmail(email: string): boolean {
  const parts = emailParts(email)
  return (
    !parts ||
    knownEmail(email) === undefined ||
    placeholderLocals.test(parts.local) ||
    placeholderDomains.test(parts.domain)
  )
}

/** Whether the part before the `@` names an office or nobody, so that it says nothing with another domain. */
export function isImpersonal(local: string): boolean {
  return officeLocals.test(local) || placeholderLocals.test(local)
}

/** Whether a phone number is nobody's: no number at all, 555-…, 000…, 999…, 123-4567. */
export function isPlaceholderPhone(phone: string): boolean {
  const national = knownPhone(phone)?.replace(/^\+1/, '')
  if (national === undefined) return true
  return /^(000|999|123456)|^\d{3}(555\d{4}|0000000|1111111|9999999|1234567)$/.test(national)
}

const placeholderDays = new Set(['2000-01-01', '1901-01-01', '1911-11-11', '1970-01-01', '1999-09-09'])

/** Whether a birth date is one that vendors and staff fill in where they know none. */
export function isPlaceholderBirthDate(day: string): boolean {
  return knownBirthDate(day) === undefined || day <= '1900-12-31' || placeholderDays.has(day)
}

/** The five digits of a ZIP code; undefined where there are none or they are nobody's. */
export function zipOf(postalCode: string | null): string | undefined {
  const zip = /^\s*(\d{5})/.exec(postalCode ?? '')?.[1]
  return zip === undefined || /^(\d)\1{4}$|^12345$/.test(zip) ? undefined : zip
}
