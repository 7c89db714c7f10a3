import { tidy } from './text.ts'

const whole = /^#?\s*([A-Za-z-]*\d{3,}(?:-\d+)?)$/
const titled = /(?:#|\border\s+(?:number|no\.?|id)\s*:?)\s*([A-Za-z-]*\d{3,}(?:-\d+)?)(?![\w-])/i
const named = /^(?:sales )?order\s*(?:#|number|no\.?|id)?\s*:?\s*([A-Za-z-]*\d{3,}(?:-\d+)?)$/i
/** What else has a number and a page of its own. */
const other =
  /\b(invoice|shipment|credit ?memo|return|rma|subscription|gift ?card|coupon|quote|ticket|transaction)s?\b[^#]*#/i
const otherTitle =
  /^\s*(invoice|shipment|credit ?memo|return|rma|refund|subscription|gift ?card|quote)\b\D{0,30}\d+\s*$/i
/** `lib/contract/page-messages.ts` refuses longer numbers. */
const maxLength = 100

/** An order number that stands alone, e.g. `100004001`, `#100004001-1`. */
export function orderNumberOf(text: string): string | undefined {
  return numberBy(whole, text)
}

/** The order number that a heading names, e.g. `#100004001`, `Order # 100004001 (the e-mail was sent)`. */
export function titledNumberOf(text: string): string | undefined {
  const plain = tidy(text)
  return other.test(plain) ? undefined : (numberBy(titled, plain) ?? numberBy(named, plain))
}

/** The order number that a title consists of: `#100004001`, `Order 100004001`, but no number alone. */
export function wholeTitleNumberOf(text: string): string | undefined {
  const plain = tidy(text)
  return plain.startsWith('#') ? numberBy(whole, plain) : numberBy(named, plain)
}

/** Whether a title names another document by its number. */
export function isOtherTitle(text: string): boolean {
  return text.length <= maxLength && otherTitle.test(text)
}

function numberBy(pattern: RegExp, text: string): string | undefined {
  const number = pattern.exec(tidy(text))?.[1]
  return number && number.length <= maxLength ? number : undefined
}
