import type { Tender } from '../../domain/order.ts'
import { tenderOf } from '../parse/tender.ts'
import type { WireOrder } from './wire-order.ts'

/** Titles that Magento gives its own methods where a shop changes nothing. */
const titles: ReadonlyMap<string, string> = new Map([
  ['free', 'No Payment Information Required'],
  ['paypal_express', 'PayPal Express Checkout'],
  ['checkmo', 'Check / Money order'],
])

/** Gateways of DermPRO's stores that take nothing but cards (order pages A3). */
const cardGateway = /\b(bluepay|cardconnect|clover ?connect|nextech|modmed|stripe)\b/i

/** How an order was paid, from the method's code and title and what is told of a card. */
export function restTender({ payment, extension_attributes: attributes }: WireOrder): Tender {
  const code = payment?.method ?? ''
  const told = attributes?.payment_additional_info?.find(({ key }) => key === 'method_title')?.value
  const title = told || titles.get(code) || code
  const words = `${code.replaceAll('_', ' ')} ${title}`
  return tenderOf({
    title,
    words,
    brand: payment?.cc_type ?? '',
    isCard: Boolean(payment?.cc_last_4) || cardGateway.test(words),
  })
}
