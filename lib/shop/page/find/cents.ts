/** Two figures, as cents are told where they have no point. */
export const cents = /^\s*\d\d\s*$/
/** What a page calls an element of cents, and heads a column of them. */
const centsClass = /(?:^|[\s_-])(?:cents?|fraction|decimals?)(?:\s|$)/i
export const centsLabel = /^(?:cents?|centavos|céntimos|decimals|decimales|nachkommastellen)$/
const parts = 'table,dl,ul,section,body'
const priced = /\p{Sc}\s?\d/u
/** No more of a page is looked at for what its figures are. */
const sample = 60

/** Whether an element that stands behind a figure holds cents: it is called so, or all like it do. */
export function mayBeCents(element: Element): boolean {
  if (!cents.test(element.textContent ?? '')) return false
  const { localName, className } = element
  if (centsClass.test(className)) return true
  const around = element.closest(parts)?.getElementsByTagName(localName) ?? []
  const like = [...around].filter(
    other =>
      other.className === className &&
      /\d$/.test(other.previousSibling?.textContent ?? '') &&
      priced.test(other.parentElement?.textContent ?? ''),
  )
  return areCents(like.map(({ textContent }) => textContent ?? ''))
}

/** What a cell says, with a point where it holds the cents of the cell before. */
export function withPoint(cell: Element, text: string): string {
  return cents.test(text) && isOfCents(cell) ? `.${text}` : text
}

function isOfCents(cell: Element): boolean {
  const row = cell.parentElement
  if (!row || centsClass.test(cell.className)) return row !== null
  const at = [...row.children].indexOf(cell)
  const heading = cell.closest('table')?.querySelector(`thead th:nth-child(${at + 1})`)?.textContent ?? ''
  if (centsLabel.test(heading.trim().toLowerCase())) return true
  const column = [...(row.parentElement?.children ?? [])].flatMap(other => other.children[at] ?? [])
  return areCents(column.flatMap(({ textContent }) => textContent?.trim() || []))
}

/** Where all have two figures and one begins with 0, they count nothing. */
function areCents(texts: readonly string[]): boolean {
  const some = texts.slice(0, sample)
  return some.every(text => cents.test(text)) && some.some(text => text.trim().startsWith('0'))
}
