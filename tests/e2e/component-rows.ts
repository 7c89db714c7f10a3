const script = `
const heads = ['Order #', 'Purchase Date', 'Customer', 'Total', 'Status']
const order = i => [String(100000001 + i), 'Mar ' + (1 + i) + ', 2026', 'Ana Ruiz', '$' + (10 + i) + '.00', 'Complete']
const html = (texts, tag) => texts.map(text => '<' + tag + '>' + text + '</' + tag + '>').join('')
class XText extends HTMLElement {
  constructor() { super(); this.attachShadow({ mode: 'open' }) }
  set text(text) { this.shadowRoot.innerHTML = '<span>' + text + '</span>' }
}
class OrderRow extends HTMLElement {
  constructor() { super(); this.attachShadow({ mode: 'open' }) }
  set order(texts) { this.shadowRoot.innerHTML = '<style>:host{display:grid;grid-template-columns:repeat(5,1fr)}</style>' + html(texts, 'span') }
}
customElements.define('x-text', XText)
customElements.define('order-row', OrderRow)
const isTable = location.pathname === '/cells'
document.querySelector('main').innerHTML = isTable
  ? '<table><thead><tr>' + html(heads, 'th') + '</tr></thead><tbody></tbody></table>'
  : '<div class="list"><div style="display:grid;grid-template-columns:repeat(5,1fr)">' + html(heads, 'b') + '</div></div>'
const list = document.querySelector('tbody') ?? document.querySelector('.list')
const say = (row, texts) => {
  if (!isTable) row.order = texts
  else texts.forEach((text, at) => { row.cells[at].firstChild.text = text })
}
const make = i => {
  const row = document.createElement(isTable ? 'tr' : 'order-row')
  if (isTable) row.innerHTML = '<td><x-text></x-text></td>'.repeat(5)
  say(row, order(i))
  return row
}
list.append(...Array.from({ length: 6 }, (_, i) => make(i)))
const rows = () => [...list.querySelectorAll('tbody tr, order-row')]
const within = root => [...root.querySelectorAll('*')].flatMap(element => [element, ...(element.shadowRoot ? within(element.shadowRoot) : [])])
const all = row => [...(row.shadowRoot ? within(row.shadowRoot) : []), ...within(row)]
window.told = () => rows().map(row => {
  const parts = all(row)
  const number = parts.map(part => part.firstChild?.nodeType === 3 ? /1000000\\d\\d/.exec(part.firstChild.nodeValue)?.[0] : undefined).find(Boolean)
  const badges = parts.filter(part => part.localName === 'nextech-sync-badge')
  return [number, ...badges.map(badge => badge.checkVisibility() && badge.getBoundingClientRect().width > 5 ? badge.getAttribute('data-order') : 'unseen')]
})
window.churn = async () => {
  let wrong = 0
  for (let i = 0; i < 40; i += 1) {
    if (i % 3 === 0) list.append(...rows().reverse())
    else if (i % 3 === 1) rows().forEach((row, at) => say(row, order(at + i)))
    else rows()[2].replaceWith(make(i))
    await new Promise(requestAnimationFrame)
    for (const [number, ...orders] of window.told()) if (orders.some(each => each !== 'unseen' && each !== number)) wrong += 1
  }
  return wrong
}`

/** A page whose orders stand in components, each with a tree of its own: rows at `/rows`, cells of a table at `/cells`. */
export const componentRows = `<h1>Orders</h1><main></main><script>${script}</script>`

declare global {
  interface Window {
    /** Each row's number, and the orders of the badges that are seen in it. */
    told: () => (string | undefined)[][]
    /** Sorts rows, writes over them and makes them again; answers how often a badge stood at another order. */
    churn: () => Promise<number>
  }
}

/** Whether each row has the one badge of its order. */
export const areTold = (rows: readonly (string | undefined)[][]) =>
  rows.length > 0 && rows.every(([number, ...orders]) => orders.length === 1 && orders[0] === number)
