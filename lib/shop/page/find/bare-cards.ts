import { clearDayOf } from '../read/told-twice.ts'
import { eachText } from './label-pairs.ts'
import { columnWords, normalLabel } from './labels.ts'
import type { Holder, ListRow } from './orders-list.ts'
import { sum } from './plain-sheets.ts'
import { tidy } from './text.ts'

/** What a card's title names, and where it stands. */
interface Title {
  element: Element
  value: Holder
  number: string | undefined
}

/** A card that speaks of one of these is that paper's. */
const papers =
  /invoice|shipment|tracking|credit memo|refund|return|subscription|quote|factura|env[ií]o|reembolso|rechnung|lieferung|gutschrift|facture|livraison/i
const maxTexts = 40
const maxLength = 60
const led = /^(\p{L}[^\d\p{Sc}]{1,20}?):?\s+(\S.*)$/u

/**
 * A card that has its order's number for a title and no labels: its one date and its one sum are the order's; where it has
 * several, nothing tells which.
 */
export function bareCard(card: Element, { element, value, number }: Title): ListRow | undefined {
  const texts: string[] = []
  let isFirst = true
  eachText(card, ({ nodeValue, parentElement }) => {
    const text = tidy(nodeValue ?? '')
    if (text !== '' && parentElement !== element) texts.push(text)
    else if (text !== '') isFirst &&= !texts.some(each => isDay(each) || isSum(each))
  })
  if (!isFirst || texts.length > maxTexts || texts.some(text => papers.test(text))) return undefined
  const short = texts.filter(text => text.length <= maxLength)
  // Without both it may as well be a message, or a thing that is sold.
  if (!short.some(isDay) || !short.some(isSum)) return undefined
  const date = onlyOf(short, isDay, columnWords.date)
  const total = onlyOf(short, isSum, columnWords.total)
  return {
    parts: [card],
    number,
    holders: [value],
    cell: element,
    facts: { date, total, customer: [], status: [] },
  }
}

const isSum = (text: string) => sum.test(text)
const isDay = (text: string) => clearDayOf(text) !== undefined

function onlyOf(
  texts: readonly string[],
  is: (text: string) => boolean,
  labels: readonly string[],
): string[] {
  const [text, ...others] = texts.filter(is)
  if (text === undefined || others.length > 0) return []
  const [, label = '', said = ''] = led.exec(text) ?? []
  if (labels.includes(normalLabel(label))) return [said]
  return [text]
}
