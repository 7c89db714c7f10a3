import { counted, isHeadingOf } from '../find/blocks.ts'
import { linesOf, textOf } from '../find/text.ts'

const rows = 'tr,[role="row"],li'
/** What a page numbers its pages in. */
const pagers = '[class*="pagina"],[class*="pager"],[aria-label*="agination"]'
const goods = '(?:items?|products?|lines?|entries|rows?|art[ií]culos?|productos?|artikel|produkte|positionen)'
const showing = '(?:showing|displaying|viewing|mostrando|se muestran|anzeige|zeige)'
/** What else is counted below the items. */
const others =
  '(?!\\d|\\s+(?:comments?|notes?|events?|messages?|orders?|shipments?|invoices?|payments?|transactions?|comentarios?|notas?|pedidos?|kommentare?|notizen)\\b)'
const outOf = String.raw`\s*(?:out of|of|de|von|\/)\s*`
/** `Showing 1 of 12`, `1-10 of 12`: the last that is shown, and all. */
const parts: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${showing}\b[^\d\n]{0,20}(?:\d+\s*(?:-|–|to|a|bis)\s*)?(\d+)${outOf}(\d+)${others}`,
    'i',
  ),
  new RegExp(String.raw`^\s*\d+\s*(?:-|–|to|a|bis)\s*(\d+)${outOf}(\d+)(?: ${goods})?\W*$`, 'i'),
  new RegExp(String.raw`^\W*(?:page|página|seite)\s*(\d+)${outOf}(\d+)\W*$`, 'i'),
]
const press = '(?:(?:show|view|see|load|ver|mostrar|cargar) )?'
const further = new RegExp(
  String.raw`^\W*${press}(?:(?:\d+ )?(?:more|others?|further|weitere|m[aá]s)|\d+ ${goods} (?:more|m[aá]s))(?: ${goods})?\W*$`,
  'i',
)
/** `more` alone may be told of anything. */
const isSure = new RegExp(`\\d|load|cargar|${goods}`, 'i')
const all = new RegExp(String.raw`^\W*${press}(?:all |the |todos los |alle )?(\d{1,4}) ${goods}\W*$`, 'i')

/**
 * What a page says where it shows no more than some of an order's items: with these alone, a gift card among the others would be
 * sold unseen. Undefined = nothing says so. `quantity` = what those that are shown come to.
 */
export function partialItems(blocks: readonly Element[], quantity: number): string | undefined {
  const shown = blocks.reduce((sum, block) => sum + block.querySelectorAll(rows).length, 0)
  const isPart = (line: string) => {
    const isMore = parts.some(form => {
      const [, last, total] = form.exec(line) ?? []
      return Number(last) < Number(total)
    })
    const count = all.exec(line)?.[1] ?? headingCount(line)
    return isMore || (further.test(line) && isSure.test(line)) || Number(count) > Math.max(shown, quantity)
  }
  return blocks.flatMap(block => linesOf(withoutItems(block))).find(isPart) ?? pageTwo(blocks)
}

/** `Items Ordered (12)`. */
function headingCount(line: string): string | undefined {
  const label = line.toLowerCase()
  return isHeadingOf('items', label.replace(counted, '')) ? /\((\d+)\D*\)$/.exec(label)?.[1] : undefined
}

function pageTwo(blocks: readonly Element[]): string | undefined {
  const pager = blocks.flatMap(block => [...block.querySelectorAll(pagers)])
  const hasSecond = (part: Element) =>
    [...part.querySelectorAll('a,button,li')].some(each => textOf(each) === '2')
  const found = pager.find(hasSecond)
  return found && textOf(found)
}

/** What is said beside the rows: products are called as they like. */
function withoutItems(block: Element): Element {
  const copy = block.cloneNode(true) as Element
  for (const row of copy.querySelectorAll('tr,[role="row"]')) if (row.childElementCount > 1) row.remove()
  return copy
}
