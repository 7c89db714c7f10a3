import { isOrderNumber } from '../../contract/order-number.ts'

/** An order number as staff see it, e.g. `100004001`, `WEB25-000566`, without the `#` before it. */
export function interpretNumber(text: string): string | undefined {
  const number = text.trim().replace(/^#\s*/, '')
  return isOrderNumber(number) ? number : undefined
}
