import { normalLabel } from '../find/labels.ts'
import { words } from '../find/words.ts'
import { factForms } from './fact-labels.ts'
import { machineDate } from './machine-date.ts'
import type { Pair } from './pairs.ts'

const labels = words(`
    order date|purchase date|purchased on|placed on|ordered on|date ordered|date|fecha del pedido|
    fecha de pedido|fecha de compra|bestelldatum|auftragsdatum|kaufdatum|date de la commande
  `)
/** What was created may have been a draft for days before somebody ordered it. */
const created = /creat|cread|creaci|erstellt|créé|création/
/** What a label may add to tell in which zone its time is: `(America/Los_Angeles)`, `(PST)`, `(GMT-07:00)`. */
const added = /^([^(]+?)\s*\(\s*([^()]+(?:\([^()]*\))?)\s*\)$/
const zone =
  /^(?:[a-z]+(?:\/[a-z0-9_+-]+){1,2}|utc|gmt|z|eastern|central|mountain|pacific|alaska|hawaii|[ecmp][sd]?t|ak[sd]t|hst|cest?|mes?z|(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d{2})?|[a-z -]+ time(?: \(us & canada\))?)$/i
/** A value that says itself in which zone it is. */
const marked =
  /(?:\d ?z|[+-]\d{2}:?\d{2}|\b(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d{2})?)?|\b(?:[ecmp][sd]?t|ak[sd]t|hst|cest?|mes?z)|[a-z]+\/[a-z_]+| time(?: \(us & canada\))?)\)?$/i

/**
 * When the order was placed, as the page words it. Told twice, the text that names its time zone counts: Magento adds
 * the store's own time to that of the person who looks (order pages B3).
 */
export function orderDateIn(facts: readonly Pair[]): string | null {
  const dates = facts.flatMap(({ label, value: text, element }) => {
    if (text === '') return []
    const plain = normalLabel(label)
    const own = rankOf(plain)
    const value = marked.test(text) ? text : (machineDate(element, text) ?? text)
    if (own >= 0) return [{ rank: own, text: value, named: marked.test(value) }]
    const [, name = '', place = ''] = added.exec(label.trim()) ?? []
    const rank = rankOf(normalLabel(name))
    if (rank < 0) return []
    const isZone = zone.test(place) && !marked.test(value)
    return [{ rank, text: isZone ? `${value} (${place})` : value, named: isZone || marked.test(value) }]
  })
  const [first] = dates.toSorted((a, b) => Number(b.named) - Number(a.named) || a.rank - b.rank)
  return first?.text ?? null
}

function rankOf(label: string): number {
  const rank = labels.indexOf(label)
  if (rank >= 0 || !factForms.date.test(label)) return rank
  return labels.length + Number(created.test(label))
}
