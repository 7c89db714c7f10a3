/** Where shops put what they tell once of an action: Magento 1, Magento 2, and the common frameworks. */
const boxes = [
  'ul.messages',
  '.messages .message',
  '#messages',
  '.success-msg,.error-msg,.notice-msg,.warning-msg',
  '.message-success,.message-error,.message-warning,.message-notice',
  '.alert-success,.alert-danger,.alert-error,.alert-warning,.alert-info',
  '[class*="flash-message"],[class*="flash_message"],.flash,.flashes,#flash,[class*="flash-notice"],[class*="flash-success"],[class*="flash-error"]',
  '.notification.is-success,.notification.is-danger,.notification.is-warning',
  '.toast',
  '[role="alert"]',
].join()

/** What stands in every page of the shop or of the order, and what no person sees. */
const others = [
  '#order-messages',
  '#order_messages',
  '[id*="system_messages"]',
  '.message-system',
  '[class*="message-system"]',
  '.notification-global',
  'table',
  'form',
  'dialog',
  'template',
  'noscript',
  '[hidden]',
  '[aria-hidden="true"]',
  '[style*="display:none" i]',
  '[style*="display: none" i]',
].join()

const silent = 'script,style,button,[hidden],[aria-hidden="true"],.close,.action-close'
const maxLength = 300
const maxMessages = 5

/** The messages that a page shows of what was done before, as texts: none is longer than 300 characters. */
export function readMessages(document: Document): string[] {
  const found = [...document.querySelectorAll(boxes)].filter(box => box.closest(others) === null)
  const outermost = found.filter(box => !found.some(other => other !== box && other.contains(box)))
  const texts = outermost.flatMap(partsOf).map(textOf).filter(Boolean)
  return [...new Set(texts)].slice(0, maxMessages)
}

/** Each message by itself: the innermost items of a list, or the innermost boxes. */
function partsOf(box: Element): Element[] {
  const parts = [...box.querySelectorAll(`li,${boxes}`)].filter(part => part.closest(others) === null)
  const innermost = parts.filter(part => part.querySelector(`li,${boxes}`) === null)
  return innermost.length > 0 ? innermost : [box]
}

function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const each of copy.querySelectorAll(silent)) each.remove()
  const text = (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text
}
