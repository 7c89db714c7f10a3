import { isClock, isZoned, withClock, zonedLabel } from '../find/clock.ts'
import { inTwo, normalLabel, timeLabel } from '../find/labels.ts'
import { words } from '../find/words.ts'
import { dateAmong } from './cell-texts.ts'
import { factForms } from './fact-labels.ts'
import { machineDate } from './machine-date.ts'
import type { Pair } from './pairs.ts'

const labels = words(`
    order date|purchase date|purchased on|placed on|ordered on|date ordered|date|fecha del pedido|
    fecha de pedido|fecha de compra|bestelldatum|auftragsdatum|kaufdatum|date de la commande
  `)
/** What was created may have been a draft for days before somebody ordered it. */
const created = /creat|cread|creaci|criad|creazi|erstellt|créé|création/
/**
 * When the order was placed, as the page words it. Told twice, the text that names its time zone counts: Magento adds
 * the store's own time to that of the person who looks (order pages B3).
 */
export function orderDateIn(facts: readonly Pair[]): string | null {
  const told = facts.flatMap(({ label, value: text, element, isLined }) => {
    const [name, zone] = zonedLabel(label.trim())
    const plain = normalLabel(name)
    const rank = rankOf(plain)
    if (text === '' || (rank < 0 && !timeLabel.test(plain))) return []
    const date = dateAmong(element, text)
    const value = isZoned(date) || isClock(date) ? date : (machineDate(element, date) ?? date)
    return [{ rank, text: value, zone, isNamed: isZoned(value) || zone !== undefined, isLined }]
  })
  const times = told.filter(({ text }) => isClock(text))
  const dates = told.filter(fact => fact.rank >= 0 && !times.includes(fact))
  const [first] = dates.toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed) || a.rank - b.rank)
  if (!first) return null
  const isOther = (fact: typeof first) =>
    fact.rank === first.rank &&
    fact.isNamed === first.isNamed &&
    fact.zone === first.zone &&
    fact.isLined === first.isLined &&
    fact.text !== first.text
  if (dates.some(isOther)) return null
  const text = withClock(
    first.text,
    times.map(time => time.text),
  )
  const zone = first.zone ?? (text === first.text ? undefined : times[0]?.zone)
  return zone === undefined || isZoned(text) ? text : `${text} (${zone})`
}

/** Of two labels that say it, each in a language, the first counts: `Order Date / Fecha del pedido`. */
function rankOf(label: string): number {
  const rank = labels.indexOf(label)
  if (rank >= 0) return rank
  if (factForms.date.test(label)) return labels.length + Number(created.test(label))
  const [first, other] = inTwo(label)
  return first && other && rankOf(other) >= 0 ? rankOf(first) : -1
}
