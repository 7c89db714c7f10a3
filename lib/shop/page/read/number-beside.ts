import { normalLabel } from '../find/labels.ts'
import { orderNumberOf, titledNumberOf } from '../find/order-number.ts'
import { ordersWord, orderWord } from '../find/order-words.ts'
import { textOf } from '../find/text.ts'

/** Where pages keep an order's number and do not show it. */
const kept = ['data-order-number', 'data-order-id', 'data-order', 'data-increment-id', 'aria-label']
const keeping = '[data-order-number],[data-order-id],[data-order],[data-increment-id],h1[aria-label]'
const inAddress = new RegExp(
  `(?<![a-z])(?:${ordersWord}|${orderWord})(?:[/_.-](?:view|details?|show|id|number|no))*[/=#-]+[\\w-]*\\d`,
  'i',
)
const ofOrders = new RegExp(`(?<!\\p{L})(?:${ordersWord}|${orderWord})(?!\\p{L})`, 'iu')
const trails = '[class*="breadcrumb"]'
const sum = /total\W{0,12}\d[\d,]*\.\d\d(?!\d)/i

/** Whether a page tells its order's number only where none of its titles shows it: in the tab's title, its address, an attribute. */
export function isNumberBeside(document: Document): boolean {
  const { title } = document
  const parts = title.split(/\s+[|\u00b7\u2013\u2014/-]\s+/)
  const isInTab = ofOrders.test(title) && parts.some(part => orderNumberOf(part) !== undefined)
  const { pathname, search, hash } = new URL(document.defaultView ? document.URL : document.baseURI)
  return (
    isInTab ||
    titledNumberOf(title) !== undefined ||
    inAddress.test(pathname + search + hash) ||
    [...document.querySelectorAll(trails)].some(trail => titledNumberOf(textOf(trail)) !== undefined) ||
    [...document.querySelectorAll(keeping)].some(element =>
      kept.some(name => numberIn(element.getAttribute(name) ?? '') !== undefined),
    )
  )
}

const numberIn = (text: string) => orderNumberOf(text) ?? titledNumberOf(normalLabel(text))

/** Whether a page tells a whole sum, though none of its parts has a heading that is known. */
export function tellsTotal(document: Document): boolean {
  return sum.test(document.body?.textContent ?? '')
}
