import { saysGiftCard } from './gift-card.ts'

/** Labels of an order's totals, in order of preference, as `plainLabel` gives them (order pages B3). */
export const totalLabels = {
  total: [
    /^grand total( \(incl\. tax\))?$/,
    /^order total$/,
    /^grand total(?! \(excl)/,
    /^total$/,
    /^(gesamtsumme|gesamtbetrag|summe)( \(inkl\. (steuern|mwst\.?)\))?$/,
    /^(total general|suma total|importe total|monto total|total del pedido)( \(imp(uestos)?\. incl\.\))?$/,
  ],
  paid: [
    /^total paid$/,
    /^(amount )?paid$/,
    /^(gesamt(betrag|summe)? )?bezahlt(er betrag)?$/,
    /^(total|importe|monto) pagado$|^pagado$/,
  ],
  due: [
    /^total due$/,
    /^(amount |balance )?due$/,
    /^(gesamt(betrag|summe)? )?(f\u00e4llig|offen)(er betrag)?$/,
    /^(total|importe|monto|saldo) (adeudado|debido|pendiente|vencido)$/,
  ],
  subtotal: [/^sub ?total( \(excl\. tax\))?$/, /^zwischensumme( \(exkl\. .*\))?$/],
  subtotalWithTax: [/^sub ?total \(incl\. tax\)$/, /^zwischensumme \(inkl\. .*\)$/],
  shipping: [
    /^(shipping|delivery|postage)( & | and )?(handling)?( \((?!incl)[^)]*\))*$/,
    /^(versand|lieferung|env\u00edo)( |$)(?!.*(inkl|incl))/,
  ],
  shippingWithTax: [/^(shipping|delivery).*\(incl\. tax\)$/, /^(versand|lieferung|env\u00edo) .*(inkl|incl)/],
  tax: [/^(total |sales |estimated )?tax(es)?( \(.*\))?$/, /^(mwst\.?|steuern?|impuestos?|iva)( \(.*\))?$/],
} as const satisfies Record<string, readonly RegExp[]>

/** All that went back, in one row. */
const refundTotal = [
  /^total (amount )?refund(ed|s)?$/,
  /^refund(ed|s)? (total|amount)$/,
  /^(total )?(amount|order) refunded$/,
  /^refunded$/,
  /^total (amount )?refund(ed|s)? \(incl\.? ?tax\)$/,
  /^(gesamt(betrag|summe)? )?(r\u00fcck)?erstattet(er betrag)?$|^(gesamt)?(r\u00fcck)?erstattung(sbetrag|en)?( gesamt)?$/,
  /^(total|importe|monto) (reembolsado|devuelto|reintegrado|de reembolsos?)$|^(reembolsado|devuelto|reintegrado)$/,
]
/** A part of it: by way, or one row for each refund. */
const refundPart = [
  /^(total )?refund(ed|s)?( amount)? ?\(.*\)$/,
  /^(total )?refunded (to|via|by|with|through|on|online|offline|in)\b/,
  /^(online|offline|partial|part|full|credit memo|store credit|gift card|card|cash) refund(s|ed)?$/,
  /^refunds?( #? ?\d+)?( \(.*\))?$/,
  /^credit memos?( #? ?\w+)?$/,
  /^(r\u00fcck)?erstatt(et|ung) ?\(.*\)$|^(r\u00fcck)?erstattet (auf|per|\u00fcber|an|online|offline)\b|^gutschrift(en)?$/,
  /^reembols(o|os|ado)( \(.*\))?$|^reembolsado (a|en|por|v\u00eda|con|online|offline)\b|^devoluci(\u00f3n|ones)( \(.*\))?$/,
]
/** It mentions a refund and is no money that went back: a fee that was kept, a part of one refund, what might come. */
const noRefund =
  /\b(fees?|adjust\w*|tax(es)?|shipping|handling|sub ?total|discount|due|refundable|available|policy|not|non|max\w*|pending|requested|geb\u00fchr(en)?|anpassung|steuer\w*|versand|rabatt|cargos?|comisi\u00f3n|ajuste|impuestos?|env\u00edo|descuento)\b|geb\u00fchr/
const anyRefund =
  /refund|erstatt|gutschrift|r\u00fcckzahl|storn|reembols|devoluci|devuelt|reintegr|contracargo|nota de cr\u00e9dito|rembours|credit (memo|note|issued)|\bcredited\b|\breturn(s|ed)?\b|reimburs|charge(d)?[ -]?back|\brevers(al|ed)\b|\bvoid(ed)?\b|\bdisputed?\b|money back/

/** What a row of totals says of money that went back; undefined where it says nothing of it. */
export function refundRow(label: string): 'total' | 'part' | 'unknown' | undefined {
  if (!anyRefund.test(label)) return undefined
  if (refundTotal.some(pattern => pattern.test(label))) return 'total'
  if (noRefund.test(label)) return undefined
  return refundPart.some(pattern => pattern.test(label)) ? 'part' : 'unknown'
}

/** Whether a row tells what a gift card paid. */
export function isGiftCardRow(label: string): boolean {
  return saysGiftCard(label) && refundRow(label) === undefined
}

/** What lowers a total beside gift cards. */
export function isReduction(label: string): boolean {
  return /^(discount|coupon|promo|rebate|reward|store ?credit|customer balance|loyalty|rabatt|gutscheincode|guthaben|descuento|cup\u00f3n|cr\u00e9dito)/.test(
    label,
  )
}
