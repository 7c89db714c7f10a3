import { clearDayOf } from '../read/told-twice.ts'
import { sum } from './amount-pieces.ts'
import { eachText } from './label-pairs.ts'
import { columnWords, normalLabel } from './labels.ts'
import type { Holder, ListRow } from './orders-list.ts'
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
  const texts: Told[] = []
  let isFirst = true
  eachText(card, node => {
    const text = tidy(node.nodeValue ?? '')
    if (text !== '' && node.parentElement !== element) texts.push({ text, node })
    else if (text !== '') isFirst &&= !texts.some(each => isDay(each) || isSum(each))
  })
  if (!isFirst || texts.length > maxTexts || texts.some(({ text }) => papers.test(text))) return undefined
  const short = texts.filter(({ text }) => text.length <= maxLength)
  // Without both it may as well be a message, or a thing that is sold.
  if (!short.some(isDay) || !short.some(isSum)) return undefined
  const date = onlyOf(short, isDay, columnWords.date, card)
  const total = onlyOf(short, isSum, columnWords.total, card)
  return {
    parts: [card],
    number,
    holders: [value],
    cell: element,
    facts: { date, total, customer: [], status: [] },
  }
}

interface Told {
  text: string
  node: Text
}

const isSum = ({ text }: Told) => sum.test(text)
const isDay = ({ text }: Told) => clearDayOf(text) !== undefined

function onlyOf(
  texts: readonly Told[],
  is: (told: Told) => boolean,
  labels: readonly string[],
  card: Element,
): string[] {
  const [own, ...others] = texts.filter(is)
  if (own === undefined || others.length > 0) return []
  const { text, node } = own
  const [, label = '', said = ''] = led.exec(text) ?? []
  if (labels.includes(normalLabel(label))) return [said]
  const beside = labelBeside(node, card)
  return beside === '' || labels.includes(normalLabel(beside)) ? [text] : []
}

/** What stands before a text in a box of the two, as a label does. */
function labelBeside(node: Text, card: Element): string {
  const text = node.nodeValue ?? ''
  let box: Element | null = node.parentElement
  while (box && box !== card && box.textContent === text) box = box.parentElement
  const before = box && box !== card ? (box.firstElementChild?.textContent ?? '') : ''
  const bare = (all: string | null = '') => all?.replace(/\s+/g, '')
  return bare(box?.textContent) === bare(before + text) ? tidy(before) : ''
}
