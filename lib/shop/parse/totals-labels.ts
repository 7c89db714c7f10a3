import { saysGiftCard } from './gift-card.ts'

/** Labels of an order's totals, in order of preference, as `plainLabel` gives them (order pages B3). */
export const totalLabels = {
  total: [
    /^grand total,? \(?inc?l/,
    /^grand total$/,
    /^(order|order grand|final|overall) total$/,
    /^grand total(?! \(excl)/,
    /^total( amount| order)?$|^total order (amount|value)$|^order amount$/,
    /^(gesamt(summe|betrag|preis)?|summe|end(summe|betrag)|rechnungsbetrag|bestellsumme)$/,
    /^(gran total|total (general|final|de la orden|del pedido|de la compra)|suma total|(importe|monto) total)$/,
    /^(total ttc|(total|montant) (g\u00e9n\u00e9ral|global)|montant (total|ttc)|total de (la )?commande|totale( (ordine|complessivo|generale))?|importo totale|total (geral|do pedido)|valor (total|do pedido)|totaal(bedrag)?)$/,
  ],
  paid: [
    /^total (amount )?(paid|captured|received|charged)$/,
    /^(amount |already )?(paid|captured|received|charged)( amount| total)?$/,
    /^(total |amount )?paid (by (the )?customer|to date|so far)$/,
    /^(total )?payments? received$|^total payments?$/,
    /^(gesamt(betrag|summe)? |bereits )?(bezahlt|gezahlt)(er betrag)?$|^zahlungseingang$|^erhaltene zahlung(en)?$/,
    /^(total|importe|monto|cantidad) (pagad|cobrad)[oa]$|^pagado$|^pago recibido$/,
    // In Spanish also what was credited: `doubtIn` asks for more than the word.
    /^(total |importe |monto )?abonad[oa]$/,
    /^(total |montant )?pay\u00e9$|^(totale |importo )?pagato$|^(total|valor|montante) pago$|^(totaal )?betaald( bedrag)?$/,
  ],
  due: [
    /^total due$/,
    /^(amount |balance )?due$/,
    /^(total |amount |balance )?(outstanding|owed|owing|unpaid|remaining)$|^(outstanding|remaining|unpaid|open) (balance|amount|total)$/,
    /^(amount )?still (due|owed|open)$|^(left |remaining |amount )?to (be )?pa(y|id)$|^amount (left|still due)$|^balance$/,
    /^(gesamt(betrag|summe)? )?(f\u00e4llig|offen|ausstehend)(er betrag)?$|^restbetrag$|^noch (zu zahlen|offen)$/,
    /^(total|importe|monto|saldo|cantidad) (adeudad[oa]|debid[oa]|pendiente|vencid[oa]|restante|por pagar|a pagar)$|^(saldo|pendiente|por pagar|restante)( de pago)?$/,
    /^reste \u00e0 payer$|^(total|montant|solde) d\u00fb$|^(totale |importo )?dovuto$|^(total|valor|saldo) (devido|em aberto|a pagar)$|^openstaand(e? bedrag)?$/,
  ],
  subtotal: [
    /^(items? |cart )?sub ?-?total( \(excl\. tax\))?$/,
    /^sous-total( \(?ht\)?)?$|^subtotale$/,
    /^zwischensumme( \(exkl\. .*\))?$/,
  ],
  subtotalWithTax: [/^sub ?total \(incl\. tax\)$/, /^zwischensumme \(inkl\. .*\)$/],
  shipping: [
    /^(shipping|delivery|postage)( & | and )?(handling)?( \((?!incl)[^)]*\))*$/,
    /^(versand|lieferung|env\u00edo)( |$)(?!.*(inkl|incl))/,
    /^(frete|entrega|spedizione|consegna)( |$)(?!.*incl)/,
    /^(livraison|exp\u00e9dition|frais (de (port|livraison)|d[\u2019']exp\u00e9dition)|port)( \((?!.*(ttc|incl))[^)]*\))?$/,
  ],
  shippingWithTax: [/^(shipping|delivery).*\(incl\. tax\)$/, /^(versand|lieferung|env\u00edo) .*(inkl|incl)/],
  tax: [
    /^(total |sales |estimated )?tax(es)?( \(.*\))?$/,
    /^(tva|tps|tvq)( \(.*\))?$/,
    /^(mwst\.?|steuern?|impuestos?|impostos?|imposte|tasse|iva)( \(.*\))?$/,
  ],
} as const satisfies Record<string, readonly RegExp[]>

/** What is said of a whole sum, and makes no other sum of it: the currency, and that tax is in it. */
const said =
  /,? \(?(base|brutto|(in )?(usd|us \$|us\$|\$)|inc?l(\.|uding|usive)?( of)? ?(all )?(tax(es)?|vat|gst)|inkl\. ?(steuern?|mwst\.?)|(imp(uestos|\.)? |iva )?incl(\.|uid[oa]s?)?( iva| impuestos)?)\)?$/

/** A label of a whole sum without what is only said of it: `Order Total (incl. tax)`, `Paid (USD)`. */
export function bareLabel(label: string): string {
  return label.replace(said, '').replace(said, '')
}

/** What `totalLabels` has labels for. */
export type TotalName = keyof typeof totalLabels

const wholeSums: readonly TotalName[] = ['total', 'paid', 'due']

/** Whether a label is in one of the forms of `name`; those of whole sums may have words more that are only said of them. */
export function isNamed(label: string, pattern: RegExp, name: TotalName): boolean {
  return pattern.test(label) || (wholeSums.includes(name) && pattern.test(bareLabel(label)))
}

/** Whether a label is one of those for `name`. */
export function fits(label: string, name: TotalName): boolean {
  return totalLabels[name].some(pattern => isNamed(label, pattern, name))
}

/** All that went back, in one row. */
const refundTotal = [
  /^total (amount )?refund(ed|s)?$|^total of refunds$/,
  /^refund(ed|s)? (total|amount)$/,
  /^(total )?(amount|order) refunded$/,
  /^refunded$/,
  /^(gesamt(betrag|summe)? |bereits )?((zu)?r\u00fcck)?erstattet(er betrag)?$|^(gesamt)?(r\u00fcck)?erstattung(sbetrag|en)?( gesamt)?$/,
  /^total (rembours\u00e9|des remboursements)$|^(total|valor|montante) (estornado|devolvido)$|^(totale |importo )?rimborsat[oi]$|^totale rimborsi$/,
  /^(total|importe|monto|cantidad) (reembolsad[oa]|devuelt[oa]|reintegrad[oa]|(de )?(los )?reembolsos?)$|^(ya )?(reembolsado|devuelto|reintegrado)$/,
]
/** A part of it: by way, or one row for each refund. */
const refundPart = [
  /^(total )?refund(ed|s)?( amount)? ?\(.*\)$/,
  /^(total )?refunded (to|via|by|with|through|on|online|offline|in)\b/,
  /^total (online|offline) refund(s|ed)?$/,
  /^(online|offline|partial|part|full|credit memo|store credit|gift card|card|cash) refund(s|ed)?$/,
  /^refunds?( #? ?\d+)?( \(.*\))?$/,
  /^credit memos?( #? ?\w+)?$/,
  /^remboursements?( (partiels?|n[\u00b0\u00ba] ?\d+))?( \(.*\))?$/,
  /^((zu)?r\u00fcck)?erstatt(et|ung) ?\(.*\)$|^((zu)?r\u00fcck)?erstattet (auf|per|\u00fcber|an|online|offline)\b|^gutschrift(en)?$|^teilerstattung(en)?$/,
  /^reembols(o|os|ado)( (parcial(es)?|total(es)?|n?\.?\u00ba? ?\d+))?( \(.*\))?$|^reembolsado (a|en|por|v\u00eda|con|online|offline)\b|^devoluci(\u00f3n|ones)( parcial(es)?)?( \(.*\))?$/,
]
/** Words that a row of refunds may have beside the one for a refund; of these the first tell the whole sum. */
const wholeWords = new Set('total amount already so far net issued all less order'.split(' '))
const partWords = new Set(
  [
    'to via by with through on in of for from the a customer manual bank online offline partial part full goodwill items item',
    'visa mastercard master amex american express discover jcb diners paypal stripe braintree affirm zip klarna card credit debit',
    'ending number no jan feb mar apr may jun jul aug sep oct nov dec',
  ].flatMap(words => words.split(' ')),
)
/** It mentions a refund, and is a fee that was kept or what might come. */
const noRefund =
  /\brefunds? (failed|declined|rejected|denied)\b|\b(failed|declined|rejected|denied) refunds?$|\b(fees?|due|refundable|available|policy|not|non|max\w*|pending|requested|eligible|geb\u00fchr(en)?|cargos?|comisi\u00f3n|pendientes?|disponible)\b|geb\u00fchr|^return (shipping|postage|label)/
/** A part of a refund by what it was for, or one that the page lists elsewhere: the whole one says how much went back. */
const component =
  /^listed refund(?: state)?$|\b(adjust\w*|tax(es)?|shipping|handling|sub ?total|discount|anpassung|steuer\w*|versand|rabatt|ajuste|impuestos?|env\u00edo|descuento)\b/
const anyRefund = new RegExp(
  [
    'refund|\\brfn?ds?\\b|credit (memo|note|issued|back)|\\bcredited\\b|\\breturn(s|ed)?\\b|reimburs|charge(d)?[ -]?back|\\breversals?\\b|\\breversed\\b',
    '\\bvoid(ed)?\\b|\\bdisputed?\\b|(money|paid|pay|sent|given|claw(ed)?) ?back|\\brepa(id|yments?)\\b',
    '\\b(paid|sent|given)( out)? to (the )?(customer|client|buyer|patient)\\b|\\bmoney out\\b|\\bundone\\b',
    'erstatt|gutschrift|gutgeschr|r\\u00fcck(zahl|verg\\u00fct|buch|gab|l\\u00e4uf|erhalt)|zur\\u00fcck(ge|be)zahlt|storn|retour',
    'reembols|devoluci|devuel[tv]|reintegr|restitu|retroce|contracargo|nota de (cr[\\u00e9e]dito|abono)|\\babonos?\\b',
    'rembours|\\bavoirs?\\b|rimbors|terugbeta|gecrediteerd|estorn|\\bdevolvid|zwr[o\\u00f3]|zwr\\u00f3|[a\\u00e5]terbetal|tilbagebetal',
  ].join('|'),
)

/**
 * What a row of totals says of money that went back; undefined where it says nothing of it. `component` = a part of a
 * refund by what it was for, within the sum that another row tells.
 */
export function refundRow(told: string): 'total' | 'part' | 'component' | 'unknown' | undefined {
  if (!anyRefund.test(told)) return undefined
  const label = bareLabel(told)
  if (refundTotal.some(pattern => pattern.test(label))) return 'total'
  if (noRefund.test(label)) return undefined
  if (component.test(label)) return 'component'
  if (refundPart.some(pattern => pattern.test(label))) return 'part'
  return byWords(label)
}

function byWords(label: string): 'total' | 'part' | 'unknown' {
  const words = label.split(/[^\p{L}]+/u).filter(word => word !== '' && !/^refund(s|ed)?$/.test(word))
  const isKnown = words.every(word => wholeWords.has(word) || partWords.has(word))
  if (!isKnown || !/\brefund(s|ed)?\b/.test(label)) return 'unknown'
  // A day or a number tells one refund of several: `Refund 3/2/2026`.
  const isPart =
    /\d/.test(label) || words.some(word => partWords.has(word) && !/^(to|of|the|customer)$/.test(word))
  return isPart ? 'part' : 'total'
}

/** Whether a row tells what a gift card paid. */
export function isGiftCardRow(label: string): boolean {
  return saysGiftCard(label) && refundRow(label) === undefined
}

/** Money of the customer's own that a shop keeps: it pays as a gift card does. */
const kept =
  /\b(store|customer|account|internal|shop|referral|web ?site) ?credits?\b|\b(customer|account|wallet) balance\b|\bwallet\b|guthaben|\bsaldo a favor\b|^cr\u00e9dito/
const reduction =
  /discount|coupon|promo|rebate|reward|\bpoints?\b|loyalty|\bvouchers?\b|\d ?% off|\byou saved?\b|savings|courtesy|complimentary|price adjustment|\bfree (trial|item|gift|shipping|sample|product)s?\b|\bcomp(ed)?\b|\bbogo\b|\bbuy \w+ get\b|rabatt|nachlass|gutscheincode|punkte\b|descuento|cup\u00f3n|\bpuntos\b|\bbonos?\b|bonificaci|remise|r\u00e9duction|sconto|desconto/

/** Whether a row tells what a customer's own money with the shop paid. */
export function isStoreCreditRow(label: string): boolean {
  return kept.test(label) && !saysGiftCard(label) && refundRow(label) === undefined
}

/** What lowers a total beside gift cards. */
export function isReduction(label: string): boolean {
  return (kept.test(label) || reduction.test(label)) && !saysGiftCard(label) && refundRow(label) === undefined
}

/** What says of a negative row that it is what was paid. */
const payment =
  /\b(payments?|paid|prepa(id|yment)|deposit|zahlung|anzahlung|vorkasse|pagos?|pagament[oi]|anticipo)\b/

/** Whether a row's label says by itself what its sum is: a total, what lowered it, or what went back. */
export function isKnownRow(label: string): boolean {
  const isTotal = Object.values(totalLabels).some(patterns =>
    patterns.some(pattern => pattern.test(label) || pattern.test(bareLabel(label))),
  )
  return isTotal || isReduction(label) || isGiftCardRow(label) || anyRefund.test(label)
}

const sums = Object.keys(totalLabels) as TotalName[]

/** What a row's label says its sum is, where it is sure of it. */
function kindOf(label: string): string | undefined {
  const name = sums.find(each => totalLabels[each].some(pattern => pattern.test(bareLabel(label))))
  return name ?? refundRow(label) ?? (isGiftCardRow(label) ? 'gift' : isReduction(label) ? 'less' : undefined)
}

/** A label of two languages as the first of its parts, where both name the same sum: `Grand Total / Total general`, `Grand Total (Total general)`. */
export function inOneTongue(label: string): string {
  const parts = label.replace(/\)$/, '').split(/ ?[/|\u00b7] ?| \(| [\u2013\u2014-] /)
  const [kind, ...others] = new Set(parts.map(kindOf))
  return parts.length === 2 && kind !== undefined && others.length === 0 ? (parts[0] ?? label) : label
}

/** What a gateway or a bank keeps of the money for its work: it is none of what the customer gets. */
const gatewayFee =
  /^(stripe|paypal|square|braintree|klarna|affirm|authorize\.?net|bluepay|(payment |card |credit card )?(processing|processor|transaction|gateway|merchant)) fees?$/

/** Whether a row tells what the way to pay cost the shop, whatever its sign. */
export function isGatewayFee(label: string): boolean {
  return gatewayFee.test(label)
}

/** Whether a row's label tells nothing of what it holds. */
export function isUnknownRow(label: string): boolean {
  return !isKnownRow(label) && !payment.test(label)
}
