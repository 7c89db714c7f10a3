import { tidy } from './text.ts'

const whole = /^#?\s*([A-Za-z-]*\d{3,}(?:-\d+)?)$/
const titled = /(?:#|\border\s+(?:number|no\.?|id)\s*:?)\s*([A-Za-z-]*\d{3,}(?:-\d+)?)(?![\w-])/i
/** `lib/protocol/messages.ts` refuses longer numbers. */
const longest = 100

/** An order number that stands alone, e.g. `100004001`, `#100004001-1`. */
export function orderNumberOf(text: string): string | undefined {
  const number = whole.exec(tidy(text))?.[1]
  return number && number.length <= longest ? number : undefined
}

/** The order number that a heading names, e.g. `#100004001`, `Order # 100004001 (the e-mail was sent)`. */
export function titledNumberOf(text: string): string | undefined {
  const number = titled.exec(tidy(text))?.[1]
  return number && number.length <= longest ? number : undefined
}
