import * as v from 'valibot'
import { isMoney, isOwnCurrency } from './amounts.ts'
import { byContents, cellsOf } from './column-contents.ts'
import { isDate, timeIn } from './dates.ts'
import { directionOf } from './direction.ts'
import { meaningOf, plainWord } from './meanings.ts'
import { zoneNamed } from './zones.ts'

/** What a column of the processor's file may hold. */
export const columnRoles = [
  'day',
  'time',
  'zone',
  'amount',
  'refunded',
  'credit',
  'debit',
  'direction',
  'number',
  'kind',
  'state',
  'currency',
] as const
export type ColumnRole = (typeof columnRoles)[number]

const PlaceSchema = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))

/** Which column holds what, by its place from 0; null where the file has none. */
export const ColumnsSchema = v.object({
  day: PlaceSchema,
  time: PlaceSchema,
  zone: PlaceSchema,
  amount: PlaceSchema,
  refunded: PlaceSchema,
  credit: PlaceSchema,
  debit: PlaceSchema,
  direction: PlaceSchema,
  number: PlaceSchema,
  kind: PlaceSchema,
  state: PlaceSchema,
  currency: PlaceSchema,
})
export type ProcessorColumns = v.InferOutput<typeof ColumnsSchema>

export const noColumns: ProcessorColumns = {
  day: null,
  time: null,
  zone: null,
  amount: null,
  refunded: null,
  credit: null,
  debit: null,
  direction: null,
  number: null,
  kind: null,
  state: null,
  currency: null,
}

const notTheSale =
  /expir|\bdue\b|birth|refund|dispute|chargeback|deadline|updated|modified|time ?zone|zeitzone/
const later = /settle|payout|paid out|deposit|available|disburse|funding|funded|batch|cleared|valuta/
const notGross =
  /fee|\btax\b|\btips?\b|refund|discount|convert|presentment|\bnet\b|netto|neto|balance|shipping|surcharge|exchange|commission|total (settled|payout|deposit(ed)?|funded)|status|type|currency|count|card|credit|debit|^(money|paid|cash|amount|total) (in|out)$/
const notOrder =
  /\b(date|time|day|total|amount|status|type|count|employee|source|by|qty|purchase|txn|refunded|original|currency|datum|fecha)\b/

interface Wanted {
  /** What a heading is called, best first, in lower case and without punctuation. */
  names: readonly RegExp[]
  never?: RegExp
  /** Whether a cell may stand in such a column; a column without one that fits is none. */
  fits: (cell: string) => boolean
  /** Whether a blank column cannot be meant. */
  isFilled?: true
}

/** In the order in which columns are given away. */
const wanted: readonly (readonly [ColumnRole, Wanted])[] = [
  [
    'day',
    {
      names: [
        /^(transaction|trans|txn|sale|sold|purchase|charge|capture|captured|event)\b.*\b(date|day|datetime|timestamp)\b/,
        /^(created|creation|date created|capture|captured|transaction|trans|txn|sale|sold)\b.*\b(date|day|datetime|time|at|on|utc|created|creation)\b|^created\b/,
        /^(order|payment|paid)( on| made)? ?(date|day|datetime|at|on|time)\b|^(transaktions|verkaufs|bestell|zahlungs)datum|^fecha de(l)? (la )?(transaccion|venta|pago|pedido|compra|operacion)/,
        /^(date|day|datum|fecha|tag|timestamp|datetime)\b/,
        /^(submit|submitted|processed|posted|activity|initiated|authorized|authorization)\b.*\b(date|day|time|at|on|datetime)\b/,
        /\b(date|day|datetime|timestamp)\b|datum\b|\bfecha\b/,
      ],
      never: new RegExp(`${notTheSale.source}|${later.source}`),
      fits: isDate,
      isFilled: true,
    },
  ],
  [
    'day',
    { names: [/\b(date|day|datetime|time|at|on)\b|datum\b|\bfecha\b/], never: notTheSale, fits: isDate },
  ],
  [
    'time',
    {
      names: [/^(\w+ )?(time|uhrzeit|hora)( of day)?( \w+)?$/],
      never: new RegExp(`${notTheSale.source}|${later.source}`),
      fits: cell => timeIn(cell) !== undefined,
    },
  ],
  [
    'zone',
    {
      names: [/time ?zone|zeitzone|zona horaria|^tz$|^((utc|gmt) )?offset$/],
      fits: cell => zoneNamed(cell) !== undefined,
    },
  ],
  [
    'amount',
    {
      names: [
        /^(total|amount) collected$/,
        /^gross( amount| total)?( \w{3})?$|^(brutto|bruttobetrag|bruto|importe bruto|monto bruto)\b/,
        /^amount( \w{3})?$|^amt$|^(betrag|importe|monto)\b/,
        /^(transaction|trans|txn|sale|sales|payment|order|charge|charged|captured?|main|paid|total)s? (amount|amt|total|value)\b|^amount (paid|charged|captured|submitted for settlement)/,
        /^(settled?|settlement) amount\b/,
        /\bgross\b/,
        /^(total|paid|value|price|sum|umsatz|summe)\b|\bamount\b|\bamt\b|betrag$/,
        /^(sales?|charges?|charged|payments?|captured?|verkaufe|ventas?|cobros?)( total)?( \w{3})?$/,
      ],
      never: notGross,
      fits: isMoney,
      isFilled: true,
    },
  ],
  [
    'amount',
    { names: [/^net( amount| total| sales)?\b|^(netto|neto)\b/], never: /credit|debit/, fits: isMoney },
  ],
  [
    'refunded',
    {
      names: [
        /^(total |sum )?(amount )?refunded( amount| total| sum)?( \w{3})?$|^refunds?( amount| total)?( \w{3})?$|^(total|amount) refunds?$/,
        /^(erstattet|ruckerstattung|erstattungsbetrag|importe reembolsado|monto reembolsado|reembolsado|reembolso)/,
      ],
      fits: isMoney,
    },
  ],
  [
    'credit',
    {
      names: [
        /^gross credit/,
        /^(credit|credits|credit amount|amount credit|haben|abono|abonos|credito)$/,
        /^(money|paid|cash|amount|total) in$|^(deposits?|receipts?|inflows?|eingang|einnahmen?|ingresos?)$/,
      ],
      fits: isMoney,
    },
  ],
  [
    'debit',
    {
      names: [
        /^gross debit/,
        /^(debit|debits|debit amount|amount debit|soll|cargo|cargos|debito)$/,
        /^(money|paid|cash|amount|total) out$|^(withdrawals?|outflows?|ausgang|ausgaben?|egresos?|retiros?)$/,
      ],
      fits: isMoney,
    },
  ],
  [
    'direction',
    {
      names: [
        /^(cr dr|dr cr|c d|d c|dc|cd|debit credit|credit debit|credit or debit|debit or credit|sign|soll haben|haben soll|debe haber)( indicator| flag| mark)?$/,
      ],
      fits: cell => directionOf(cell) !== undefined,
    },
  ],
  [
    'number',
    {
      names: [
        /^(merchant |shop |web |store |customer |sales )?order ?(id|no|nr|num|number|code|ref|reference|name|increment id)?( metadata)?$|^increment id|^(bestellnummer|bestellnr|auftragsnummer|bestellung|pedido|numero de pedido|n de pedido|no de pedido)$/,
        /^(merchant|client|your|external) (order |transaction )?(reference|ref)( number| id| no)?$/,
        /^(merchant )?invoice ?(id|no|nr|num|number|code|reference)?$|^(rechnungsnummer|rechnung|factura|numero de factura)$/,
        /\border\b|\binvoice\b|bestell|pedido/,
        /^(custom|custom number|custom id|reference|reference (id|no|number)|ref|ref (id|no|number)|memo|notes?|description|item title|subject|verwendungszweck|beschreibung|descripcion|concepto|details|comments?)$/,
        /\b(reference|ref|memo|description|metadata)\b/,
      ],
      never: notOrder,
      fits: cell => /\d/.test(cell),
      isFilled: true,
    },
  ],
  [
    'kind',
    {
      names: [
        /^(transaction|trans|txn|event|record|entry|activity) ?(type|kind|category|event)$|^(type|kind|typ|art|tipo|transaktionstyp|transaktionsart|vorgang|operacion|tipo de (transaccion|operacion|movimiento))$/,
        /^(payment type|action|action code|activity|event|reporting category|category)$/,
        /\b(type|kind)\b/,
      ],
      never: /card|instrument|method|currency|address|entry|customer|account/,
      fits: cell => meaningOf('kind', cell) !== undefined,
    },
  ],
  [
    'state',
    {
      names: [
        /^(transaction|payment|charge|trans|txn|sale) ?(status|state|result)$|^(status|state|result|outcome|zustand|estado|estatus)$/,
        /^(order status|(response|resp|rsp)( text| message)?|approval|captured)$/,
        /\b(status|state|result)\b/,
        /^(transaction |trans |auth(orization)? |gateway |processor |issuer )?(response|resp|rsp|result|reply|return) ?code$/,
      ],
      never:
        /^(?!.*(response|resp|rsp|result|reply|return) ?code$).*code|payout|transfer|deposit|settlement status|address|avs|verification|dispute|refund|escrow|fulfil|shipping|cvv|cvc|address|risk/,
      fits: cell => meaningOf('state', cell) !== undefined,
    },
  ],
  [
    'currency',
    {
      names: [
        /^((gross|transaction|settlement|payment|amount|authorization|charge|sale|order) )?currency( iso)?( code)?$|^(ccy|wahrung|moneda|divisa)$/,
      ],
      never: /convert|presentment|\bnet\b/,
      fits: cell => isOwnCurrency(cell) || /^[A-Z]{3}$/i.test(cell.trim()),
    },
  ],
]

/** The columns that headings and the first rows below them most likely mean. */
export function guessColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): ProcessorColumns {
  const columns = { ...noColumns }
  const words = names.map(plainWord)
  const taken = new Set<number>()
  for (const [role, want] of wanted) {
    const { names: patterns, never } = want
    if (columns[role] !== null) continue
    const isFree = (word: string, at: number) =>
      !taken.has(at) && word !== '' && !never?.test(word) && holds(rows, at, want)
    const [at] = patterns
      .map(pattern => words.findIndex((word, i) => pattern.test(word) && isFree(word, i)))
      .filter(place => place >= 0)
    if (at === undefined) continue
    columns[role] = at
    taken.add(at)
  }
  return byContents(columns, names, rows)
}

/** A blank column is what its heading says, where others do not stand in for it. */
function holds(rows: readonly (readonly string[])[], at: number, { fits, isFilled }: Wanted): boolean {
  const cells = cellsOf(rows, at)
  if (rows.length === 0 || (cells.length === 0 && !isFilled)) return true
  return cells.some(fits)
}

/** Whether a file can be compared by these columns: it needs a date, and money. */
export function isUsable({ day, amount, credit, debit }: ProcessorColumns): boolean {
  return day !== null && (amount !== null || credit !== null || debit !== null)
}
