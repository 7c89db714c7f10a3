import type { DateOrder } from '../../domain/date-order.ts'
import type { Instant } from '../../domain/units.ts'
import { type NamedDay, readDays } from './day-parts.ts'

/** When orders were placed by what stands above them. */
export interface Period {
  earliest: Instant
  latest: Instant
  /** Where it is one day. */
  day?: string
}

/** Words that say of a period that orders were placed in it; no others may stand before it. */
const before = new RegExp(
  `^(?:${[
    '(?:(?:all )?(?:orders?|sales|purchases|pedidos|ventas|bestellungen|verkäufe)(?: (?:in|of|for|from|on|placed|de|del|vom|im|von|aus))?)',
    '(?:(?:purchase|order|purchased|created) )?(?:date|on)',
    'period|placed(?: on)?|purchased|date range',
    'fecha(?: del? (?:compra|pedido))?|per[ií]odo',
    '(?:bestell|kauf)?datum|zeitraum',
  ].join('|')})\\s*[:\u2013\u2014-]?\\s+`,
  'i',
)
/** How many orders stand in it, and what they came to. */
const count =
  /[\s,\u00b7|\u2013\u2014-]*\(?\d{1,5} (?:orders?|pedidos?|bestellung(?:en)?)\)?(?:[\s,\u00b7|:\u2013\u2014-]*\$[\d,.]+)?$/i
const range =
  /^(?:from |between |desde (?:el )?|del? |vom |von )?(\S.*?\d{4}|\d[\d/.-]+)(?: (?:to|until|through|and|al?|hasta(?: el)?|bis(?: zum)?) |\s?[\u2013\u2014]\s?| - )(\S.*\d{4}|\d[\d/.-]+)$/i
const month = /^(\p{L}{3,10})\.?,?(?: del?)? (20\d{2})$/u
const figures = /^(?:(\d{1,2})[/.-](20\d{2})|(20\d{2})[/.-](\d{1,2}))$/
const year = /^20\d{2}$/

/** The period that the last of these lines names which names one; undefined where that leaves anything open. */
export function periodIn(
  text: string,
  timeZone: string,
  dateOrder: DateOrder | 'mixed' | undefined,
): Period | undefined {
  for (const line of text.split('\n').reverse()) {
    const bare = line.trim().replace(count, '').replace(before, '').trim()
    const days = spanOf(bare, dateOrder)
    if (!days) continue
    const [from, to] = days
    const start = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds
    return {
      earliest: start(from),
      latest: start(to.add({ days: 1 })) - 1,
      ...(from.equals(to) && { day: from.toString() }),
    }
  }
  return undefined
}

type Span = readonly [from: Temporal.PlainDate, to: Temporal.PlainDate]

function spanOf(text: string, dateOrder: DateOrder | 'mixed' | undefined): Span | undefined {
  if (year.test(text)) return spanBetween(`${text}-01-01`, `${text}-12-31`)
  const [, name, inYear] = month.exec(text) ?? []
  const named = name ? readDays(`1 ${name} ${inYear}`).get('sure')?.day : undefined
  const [, figure = '', ofYear = '', first = '', second = ''] = figures.exec(text) ?? []
  const begin = named?.toString() ?? (figure || second ? `${ofYear || first}-${figure || second}-1` : '')
  const start = begin ? readDays(begin).get('sure')?.day : undefined
  if (start) return [start, start.add({ months: 1 }).subtract({ days: 1 })]
  const [, from, to] = range.exec(text) ?? [undefined, text, text]
  return from && to ? spanBetween(from, to, dateOrder) : undefined
}

/** The one span that two days may mean together. */
function spanBetween(from: string, to: string, dateOrder?: DateOrder | 'mixed'): Span | undefined {
  const [starts, ends] = [daysIn(from), daysIn(to)]
  const spans = [...starts].flatMap(([order, start]) => {
    const end = ends.get(order) ?? ends.get('sure') ?? (order === 'sure' ? [...ends.values()][0] : undefined)
    const isOther = order !== 'sure' && dateOrder !== undefined && order !== dateOrder
    const isSpan = end && !isOther && start.rest === undefined && end.rest === undefined
    return isSpan && Temporal.PlainDate.compare(start.day, end.day) <= 0
      ? [[start.day, end.day] as const]
      : []
  })
  const [span, ...others] = spans
  const isOne = starts.has('sure') ? ends.size === 1 : others.length === 0
  return isOne ? span : undefined
}

function daysIn(text: string): ReadonlyMap<DateOrder | 'sure', NamedDay> {
  return readDays(text.trim())
}
