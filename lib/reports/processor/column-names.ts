import { isMoney, isOwnCurrency } from './amounts.ts'
import { explainedIn, isCode, isStateCode } from './codes.ts'
import { isDate, timeIn } from './dates.ts'
import { directionOf } from './direction.ts'
import { meaningOf, plainWord } from './meanings.ts'
import { zoneNamed } from './zones.ts'

/** What a column of the processor's file may hold. */
export const columnRoles = [
  'day',
  'backDay',
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

const notTheSale =
  /expir|\bdue\b|birth|refund|dispute|chargeback|deadline|updated|modified|time ?zone|zeitzone/
const later = /settle|payout|paid out|deposit|available|disburse|funding|funded|batch|cleared|valuta/
const notGross =
  /fee|frais|taxas?\b|disputed?|charge ?back|\btax\b|\btips?\b|refund|discount|convert|presentment|\bnet\b|netto|neto|liquido|balance|shipping|surcharge|exchange|commission|total (settled|payout|deposit(ed)?|funded)|status|type|currency|count|card|credit|debit|^(money|paid|cash|amount|total) (in|out)$/
const notOrder =
  /\b(date|time|day|total|amount|status|type|count|employee|source|by|qty|purchase|txn|refunded|original|currency|datum|fecha)\b/

const notKind = /card|instrument|method|currency|address|entry|customer|account/
const codeHeading = /(response|resp|rsp|result|reply|return) ?code$/
const notState =
  /^(?!.*(response|resp|rsp|result|reply|return) ?code$).*code|payout|transfer|deposit|settlement status|address|\bavs|verification|dispute|refund|escrow|fulfil|shipping|\bcvv|\bcvc|\bcavv|risk/
const isStateWord = (cell: string) => meaningOf('state', cell) !== undefined

/** How a column of a role is known. */
export interface Wanted {
  /** What a heading is called, best first, in lower case and without punctuation. */
  names: readonly RegExp[]
  never?: RegExp
  /** Whether a cell may stand in such a column; a column without one that fits is none. */
  fits: (cell: string) => boolean
  /** Whether a blank column cannot be meant. */
  isFilled?: true
  /** What the other headings have to say to it. */
  among?: (names: readonly string[], at: number, cells: readonly string[]) => boolean
}

/** In the order in which columns are given away. */
export const wanted: readonly (readonly [ColumnRole, Wanted])[] = [
  [
    'day',
    {
      names: [
        /^(transaction|trans|txn|sale|sold|purchase|charge|capture|captured|event)\b.*\b(date|day|datetime|timestamp|dt)\b/,
        /^(created|creation|date created|capture|captured|transaction|trans|txn|sale|sold)\b.*\b(date|day|datetime|time|dt|at|on|utc|created|creation)\b|^created\b/,
        /^(order|payment|paid)( on| made)? ?(date|day|datetime|at|on|time)\b|^(transaktions|verkaufs|bestell|zahlungs)datum|^fecha de(l)? (la )?(transaccion|venta|pago|pedido|compra|operacion)/,
        /^(date|day|datum|fecha|data|tag|timestamp|datetime)\b/,
        /^(submit|submitted|initiated|authorized|authorization)\b.*\b(date|day|time|at|on|datetime|dt)\b/,
        /^(processed|posted|activity)\b.*\b(date|day|time|at|on|datetime|dt)\b/,
        /\b(date|day|datetime|timestamp|dt)\b|datum\b|\bfecha\b/,
      ],
      never: new RegExp(`${notTheSale.source}|${later.source}`),
      fits: isDate,
      isFilled: true,
    },
  ],
  [
    'day',
    { names: [/\b(date|day|datetime|time|dt|at|on)\b|datum\b|\bfecha\b/], never: notTheSale, fits: isDate },
  ],
  [
    // `Settled (PST)`: without a word for a date.
    'day',
    {
      names: [/^(settled|captured|processed|posted|paid|approved|sold|charged)\b/],
      never: notTheSale,
      fits: cell => /\d[-/. ]/.test(cell) && isDate(cell),
    },
  ],
  [
    'backDay',
    {
      names: [
        /^(refund|refunded|return|returned|reversal|reversed)( transaction)? (date|day|datetime|time|dt|at|on)\b|^(date|day) (of )?(refund|refunded|return)\b|^(erstattet am|erstattungsdatum|fecha de(l)? reembolso)/,
        /^(dispute|disputed|chargeback|charged back)( transaction)? (date|day|datetime|time|dt|at|on)\b/,
      ],
      fits: isDate,
    },
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
        /^gross( amount| total)?( \w{3})?$|^(brutto|bruttobetrag|bruto|importe bruto|monto bruto|brut|montant brut|(importo )?lordo|valor bruto)\b/,
        /^amount( \w{3})?$|^amt$|^(betrag|importe|monto|montant|importo|valor)\b/,
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
        /^(erstattet|ruckerstattung|erstattungsbetrag|importe reembolsado|monto reembolsado|reembolsado|reembolso|(montant )?rembours|(importo )?rimbors|valor (estornado|reembolsado))/,
      ],
      fits: isMoney,
    },
  ],
  ['refunded', { names: [/^(charge ?backs?|charged back) (amount|amt|total)$/], fits: isMoney }],
  [
    // Without cents it may be how many there were.
    'refunded',
    {
      names: [/^(sales )?returns?( (amount|amt|total))?$/],
      fits: cell => isMoney(cell) && /[.,]\d\d\D*$/.test(cell),
    },
  ],
  [
    // Of disputes alone; beside the amounts of sales it tells nothing of which of them were lost.
    'refunded',
    {
      names: [/^disputed? (amount|amt|total)$/],
      fits: isMoney,
      among: names => !names.some(name => /^(gross|amount|total|sale)\b/.test(plainWord(name))),
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
        /^(transaction |trans |txn )?(cr dr|dr cr|c d|d c|dc|cd|debit credit|credit debit|credit or debit|debit or credit|sign|soll haben|haben soll|debe haber)( indicator| flag| mark)?$/,
      ],
      fits: cell => directionOf(cell) !== undefined,
    },
  ],
  [
    'number',
    {
      names: [
        /^(merchant |shop |web |store |customer |sales )?order ?(id|no|nr|num|number|code|ref|reference|name|increment id)?( metadata)?$|^increment id|^(bestellnummer|bestellnr|auftragsnummer|bestellung|((numero|n|no)( de| do| d)? )?(pedido|commande|ordine|encomenda))$/,
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
        /^(transaction|trans|txn|event|record|entry|activity) ?(type|kind|category|event( code)?)$|^(type|kind|typ|art|tipo|transaktionstyp|transaktionsart|vorgang|operacion|tipo de (transaccion|operacion|movimiento))$/,
        /^(payment type|action|action code|activity|event|reporting category|category)$/,
        /\b(type|kind)\b/,
      ],
      never: notKind,
      fits: cell => meaningOf('kind', cell) !== undefined,
    },
  ],
  [
    'kind',
    {
      names: [/^(transaction|trans|txn|event|record) ?(type|kind|code)( code)?$|^type$/],
      never: notKind,
      fits: isCode,
      isFilled: true,
    },
  ],
  [
    // Words that nobody knows: a person says what they mean.
    'kind',
    {
      names: [/^(transaction|trans|tran|txn|event|record) ?(type|kind)$/],
      never: notKind,
      fits: cell => /^\p{L}[\p{L}\d_ -]{1,30}$/u.test(cell) && !notKind.test(plainWord(cell)),
      isFilled: true,
      among: (_names, _at, cells) => new Set(cells.map(plainWord)).size > 1,
    },
  ],
  [
    'state',
    {
      names: [
        /^(ssl )?(transaction|payment|charge|trans|txn|sale) ?(status|state|result)$|^(status|state|result|outcome|zustand|estado|estatus|statut|etat|stato|situacao)$/,
        /^(order status|approval|captured)$/,
      ],
      never: notState,
      fits: isStateWord,
    },
  ],
  [
    'state',
    {
      names: [
        /^(status|txn status|ssl result|resp ?stat(us)?)$|^approv|(response|resp|rsp)( code)?$/,
        codeHeading,
      ],
      never: notState,
      fits: isCode,
      isFilled: true,
      among: (names, at, cells) => explainedIn(names, at, cells) !== undefined,
    },
  ],
  [
    'state',
    {
      names: [
        /^(issuer|processor|host|bank|auth(orization)?) (response|resp|rsp)( text| message| msg)?$/,
        /^(response|resp|rsp)( text| message| msg)?$|^resptext$|\b(response|resp|rsp|result|reply) (text|message|msg)$/,
        /\b(status|state|result)\b/,
        codeHeading,
      ],
      never: notState,
      fits: isStateWord,
    },
  ],
  [
    // Codes that nobody explains: a person says what they mean.
    'state',
    {
      names: [codeHeading, /^(ssl )?(transaction |trans |txn |payment )?(status|result|response)$/],
      never: notState,
      fits: isStateCode,
      isFilled: true,
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
