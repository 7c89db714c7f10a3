import { sum } from './amount-pieces.ts'
import { bareCard } from './bare-cards.ts'
import { labelForms } from './label-forms.ts'
import { attributed, attributeLabel, eachText, type LabelPair, labelPairsIn, pairOf } from './label-pairs.ts'
import { type Fact, isNumberLabel, numberLabels, placesOf } from './labels.ts'
import { headNumberOf, titledNumberOf, wholeTitleNumberOf } from './order-number.ts'
import { numberWord, orderWord } from './order-words.ts'
import { isCalledOrders } from './orders-by-evidence.ts'
import { type Holder, type ListRow, type OrdersList, onlyNumber } from './orders-list.ts'
import { isHidden } from './text.ts'
import { unreadRow } from './unread-lists.ts'

/** A number that is called an order's, and the element in which it stands. */
interface Mark {
  element: Element
  value: Holder
  number: string | undefined
  /** The words that call it so; '' = a title that holds the number itself. */
  words: string
  /** The title says more than that: it counts in a card that tells what the order came to. */
  isLed?: boolean
}

const maxMarkLength = 120
const mentions = new RegExp(`#|${orderWord}`, 'i')
/** Begins as a title that names an order, whatever follows. */
const title = new RegExp(`^\\s*(?:sales )?${orderWord}[\\s-]*${numberWord}\\s*:?\\s*[a-z-]{0,10}\\d`, 'i')
/** One card alone is looked for no farther up than this: above it the page itself begins. */
const highestCard = 6

/** Lists of cards, and whether anything on the page is called an order's number. */
export interface Cards {
  cards: OrdersList[]
  hasMarks: boolean
  /** What is called an order's number and has none beside it: the heading of a column, perhaps. */
  heads: Element[]
}

/** What the page itself says of what is on it. */
interface PageKind {
  /** It lists something else, or is about something made of an order. */
  isOther: () => boolean
  /** It is not the page of one order. */
  isOrders: () => boolean
}

/** Lists of cards, each with labels and values and no heading above (order pages C); none inside of `taken`. */
export function findCards(root: ParentNode, taken: readonly Element[], page: PageKind): Cards {
  const marks = marksIn(root, taken)
  const heads = marks.flatMap(({ number, words, element }) => (number || !words ? [] : [element]))
  const all = marks.filter(({ value }) => value !== '')
  if (all.length === 0 || page.isOther()) return { cards: [], hasMarks: false, heads }
  const cards = page.isOrders() ? cardsOf(all) : []
  const isNothing = cards.length === 0 && taken.length === 0 && page.isOrders()
  const named = isNothing ? unreadMarks(all) : []
  const unread = isNothing && named.length === 0 ? unreadTitles(all) : named
  return { cards: [...cards, ...unread], hasMarks: true, heads }
}

function cardsOf(all: readonly Mark[]): OrdersList[] {
  const marks = ofOneKind(all)
  // Some cards name their order in better words: what these would say counts for nothing there.
  const rank = rankOf(marks[0]?.words ?? '')
  const better = all.filter(({ words }) => rankOf(words) < rank)
  const lists = new Map<Element, ListRow[]>()
  for (const [at, mark] of marks.entries()) {
    const neighbours = [marks[at - 1], marks[at + 1]].flatMap(other => other?.element ?? [])
    const card = neighbours.length > 0 ? largest(mark.element, neighbours) : smallest(mark)
    const isContested = better.some(other => other.number !== mark.number && card?.contains(other.element))
    const isBare = mark.words === '' && !mark.isLed && neighbours.length > 0
    const row =
      card && !isContested
        ? (cardRow([card], labelPairsIn(card), mark) ?? (isBare ? bareCard(card, mark) : undefined))
        : undefined
    const list = card?.parentElement
    if (!row || !list || isNamedOtherwise(card, row.number)) continue
    const rows = lists.get(list) ?? []
    lists.set(list, rows)
    rows.push(row)
  }
  return [...lists].map(([root, rows]) => ({ root, rows }))
}

/** Orders that are named one after the other in one part of a page: nothing tells what is said of which. */
function unreadMarks(all: readonly Mark[]): OrdersList[] {
  const marks = all.filter(({ words, number }) => words !== '' && number !== undefined)
  const root = marks[0]?.element.ownerDocument.body
  if (!root || new Set(marks.map(({ number }) => number)).size < 2) return []
  const places = placesOf([...new Set(labelPairsIn(root).map(({ label }) => label))])
  const isList = places && places.facts.total.length > 0 && places.facts.status.length > 0
  return isList ? [{ root, rows: marks.map(({ element }) => unreadRow(element)) }] : []
}

/** Titles of orders on a page of orders, each in a card that tells a sum: which is whose no label says. */
function unreadTitles(all: readonly Mark[]): OrdersList[] {
  const titles = all.filter(({ words }) => words === '')
  const root = titles[0]?.element.ownerDocument.body
  // A page that is titled by a number is about that one.
  const isOne = titles.some(({ element }) => element.closest('h1'))
  if (!root || isOne || new Set(titles.map(({ number }) => number)).size < 2) return []
  const summed = titles.filter(({ element }, at) => {
    const card = largest(
      element,
      [titles[at - 1], titles[at + 1]].flatMap(other => other?.element ?? []),
    )
    return card && sum.test(card.textContent ?? '')
  })
  const areOrders = summed.length * 2 >= titles.length && isCalledOrders(root.ownerDocument)
  return areOrders ? [{ root, rows: summed.map(({ element }) => unreadRow(element)) }] : []
}

function marksIn(root: ParentNode, taken: readonly Element[]): Mark[] {
  const marks: Mark[] = []
  const isOut = (element: Element) =>
    (element.localName === 'table' && element.querySelector('th') !== null) ||
    isHidden(element) ||
    taken.includes(element)
  eachText(
    root,
    text => {
      const raw = text.nodeValue ?? ''
      const mark = raw.length <= maxMarkLength && mentions.test(raw) ? markOf(text) : undefined
      if (mark) marks.push(mark)
    },
    isOut,
  )
  for (const element of root.querySelectorAll(attributed)) {
    const words = attributeLabel(element)
    const isIn = element.closest('table') || taken.some(list => list.contains(element))
    if (isNumberLabel(words) && !isIn)
      marks.push({ element, value: element, number: onlyNumber([element]), words })
  }
  return marks
}

/**
 * The marks that most cards have: a card may name its order twice, and an ID beside a number may be that of
 * something else.
 */
function ofOneKind(marks: readonly Mark[]): Mark[] {
  const kinds = new Map<string, number>()
  for (const { words } of marks) kinds.set(words, (kinds.get(words) ?? 0) + 1)
  const most = Math.max(...kinds.values())
  const common = [...kinds].flatMap(([words, count]) => (count * 2 >= most ? [words] : []))
  const [first] = common.toSorted((one, other) => rankOf(one) - rankOf(other))
  const own = marks.filter(({ words }) => words === first)
  return own.filter(({ number }, at) => at === 0 || number === undefined || number !== own[at - 1]?.number)
}

function rankOf(words: string): number {
  if (words === '') return -1
  const rank = numberLabels.indexOf(words)
  return rank < 0 ? numberLabels.length : rank
}

function markOf(text: Text): Mark | undefined {
  const pair = pairOf(text, label => isNumberLabel(label) || labelForms.order.test(label))
  const told = pair && onlyNumber([pair.value])
  // `Order` alone heads other things too.
  if (pair && (told || isNumberLabel(pair.label))) return { ...pair, number: told, words: pair.label }
  const raw = text.nodeValue ?? ''
  const whole = wholeTitleNumberOf(raw)
  const number = whole ?? headNumberOf(raw)
  const element = text.parentElement
  return number && element ? { element, value: number, number, words: '', isLed: !whole } : undefined
}

/** All of the page around an order's number in which no other order is named. */
function largest(element: Element, others: readonly Element[]): Element | undefined {
  let card = element
  if (others.some(other => card.contains(other) || other.contains(card))) return undefined
  while (card.parentElement && !others.some(other => card.parentElement?.contains(other)))
    card = card.parentElement
  return card
}

/** The least of the page around a number that stands alone that makes a card of it. */
function smallest(mark: Mark): Element | undefined {
  let card: Element | null = mark.element
  for (let up = 0; card && up < highestCard; up += 1, card = card.parentElement)
    if (cardRow([card], labelPairsIn(card), mark)) return card
  return undefined
}

/** A row of a table whose cells bring their labels; undefined also where a title in it names another order. */
export function narrowRow(row: Element): ListRow | undefined {
  const own = cardRow([row], labelPairsIn(row))
  return own && !isNamedOtherwise(row, own.number) ? own : undefined
}

/** Whether a title in a card names another order than its labels do, or none that can be read. */
function isNamedOtherwise(card: Element, number: string | undefined): boolean {
  let isOther = false
  eachText(card, text => {
    const raw = text.nodeValue ?? ''
    if (isOther || !mentions.test(raw)) return
    const named = wholeTitleNumberOf(raw)
    if (named || title.test(raw.slice(0, maxMarkLength))) isOther = number !== (named ?? titledNumberOf(raw))
  })
  return isOther
}

/** A row of labels and values as an order, or undefined where its labels are not those of one. */
function cardRow(parts: readonly Element[], pairs: readonly LabelPair[], mark?: Mark): ListRow | undefined {
  const labels = pairs.map(({ label }) => label)
  // What calls the number so elsewhere in the card, perhaps where nobody sees it, must not say another.
  const places = placesOf(mark ? [...labels, mark.words || 'order #'] : labels)
  if (!places || (mark?.isLed && places.facts.total.length === 0)) return undefined
  const named = places.number.flatMap(at => pairs[at] ?? [])
  const valuesAt = (columns: readonly number[]) => columns.flatMap(at => pairs[at]?.value ?? [])
  const values = (fact: Fact) => valuesAt(places.facts[fact])
  const cell = mark?.element ?? named[0]?.element
  if (!cell) return undefined
  const holders = [...(mark ? [mark.value] : []), ...named.map(({ value }) => value)]
  const facts = {
    date: values('date'),
    customer: values('customer'),
    total: values('total'),
    status: values('status'),
    times: valuesAt(places.times ?? []),
    ...(places.zone !== undefined && { zone: [places.zone] }),
  }
  return { parts, number: onlyNumber(holders), holders, cell, facts }
}
