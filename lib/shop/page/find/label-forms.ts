import { numberWord, orderWord } from './order-words.ts'
import { words } from './words.ts'

const before = '(?:web|sales?|store|online|shop|customer|dermpro|magento|our|your) '
const joint = '[ _-]*'
const numberForms = new RegExp(
  [
    `^(?:${before})?(?:${orderWord}|ord\\.?|best\\.|auftr\\.)${joint}${numberWord}$`,
    `^${numberWord}${joint}(?:de (?:la )?|del |do |da |di |der |d(?:ell)?['\u2019])?${orderWord}$`,
    '^(?:entity |order )?increment[ _-]?id(?: #)?$|^so (?:#|no\\.?|number)$',
  ].join('|'),
)

/**
 * Further forms of the headings of orders, by what they name: they count where no known word stands there. What may as
 * well be something else, as `Reference` or `Comprado en`, is none of them.
 */
export const labelForms = {
  number: numberForms,
  order: new RegExp(`^(?:${before})?${orderWord}$`),
  id: /^(?:nº|n°|№|nr\.?)$/,
  date: new RegExp(
    [
      '^(?:(?:order|purchase|created|added|creation|document) )?date(?:(?: ?[/&-] ?| and )time)?(?: (?:placed|added|created|ordered|of (?:purchase|order)))?$',
      '^(?:order )?(?:placed|created|submitted|purchased)(?: (?:at|on|date|date/time))?$|^(?:order|purchase) (?:time|date/time)$',
      '^(?:fecha|f\\.) (?:y hora|de creación|(?:de (?:la )?)?(?:compra|pedido|orden))$|^(?:creado|comprado|realizado)(?: el)?$',
      "^(?:date (?:et heure|de cr\u00e9ation|de (?:la )?commande|d[\u2019'](?:achat|ajout))|(?:cr\u00e9\u00e9|pass\u00e9|command\u00e9|achet\u00e9)e? le)$",
      "^data(?: e (?:hora|ora))?(?: (?:d[oaei] )?(?:pedido|compra|criação|ordine|acquisto|creazione)| d(?:ell)?['\u2019](?:ordine|acquisto))?$|^(?:criado|comprado|realizado|feito) em$|^(?:creato|ordinato|acquistato) il$",
      '^(?:bestell|kauf|auftrags)?-?datum(?: ?[/&-] ?-?(?:uhr)?zeit)$|^(?:bestell|kauf|auftrags)-datum$|^(?:erstellt|gekauft)(?: am)?$',
    ].join('|'),
  ),
  customer:
    /^(?:full |buyer |purchaser |patient )?name$|^purchaser$|^(?:ordered|purchased) by$|^sold[- ]to(?: party)?$|^besteller$|^shopper$|^cust\.?$|^(?:customer|client) ?\/ ?(?:patient|buyer)$|^comprador$|^nombre(?: (?:de )?cliente| del comprador)?$|^factura(?:do|r) a(?: nombre)?$|^käufer$|^name des kunden$|^(?:nom du |nom )?(?:client|acheteur)e?$|^factur[ée](?:r|e)? (?:à|a|au nom de)$|^command[ée]e? par$|^nome(?: (?:do )?cliente| do comprador| de cobrança| (?:di|per la) fatturazione)?$|^(?:cobrar|faturar|faturado|fatturare|fatturato) (?:a|para)(?: nome)?$|^acquirente$|^intestatario$/,
  total:
    /^(?:order |grand )?(?:total|amount|value|sum)(?: (?:price|amount|value))?(?:,? \(?incl.*)?(?: ?\(?(?:usd|us\$|\$|base)\)?)?$|^g\.t\.$|^amt\.?$|^t\.g\. \((?:base|comprado)\)$|^g\.s\. \((?:basis|gekauft)\)$|^gesamtpreis$|^(?:gesamt)?(?:betrag|summe) \(?(?:brutto|inkl).*$|^total (?:pedido|orden|commande)$|^(?:total|montant|prix)(?: total)?(?: (?:ttc|de la commande|général|global))?(?: \(acheté\))?$|^valor(?: total| do pedido)?$|^total (?:geral|do pedido|da compra)(?: \((?:base|comprado)\))?$|^(?:totale|importo)(?: (?:totale|complessivo|generale|ordine|dell['’]ordine))?(?: \((?:base|acquistato)\))?$/,
  status:
    /^(?:payment|fulfil?lment|overall) status$|^stage$|^situación$|^estado (?:del? )?(?:pedido|orden|pago)$|^status der bestellung$|^zahlungsstatus$|^(?:statut|état)(?: d[eu] (?:la )?(?:commande|paiement))?$|^situação$|^(?:status|situação|estado) d[oa] (?:pedido|compra|pagamento)$|^stato(?: (?:dell['’])?ordine| (?:del )?pagamento)?$/,
} as const

/** Whether a heading is in one of these forms. */
export function hasLabelForm(label: string): boolean {
  return Object.values(labelForms).some(form => form.test(label))
}

/** Papers and records of orders, by what heads the column that names them. */
const papers = words(`
  transaction|payment|quote|ticket|dispute|tracking|case|claim|cart|abandoned cart|wishlist|delivery|package|parcel|
  fulfillment|fulfilment|credit note|debit note|receipt|bill|prescription|rx|
  presupuesto|cotización|devolución|suscripción|reembolso|entrega|pago|recibo|paquete|
  angebot|lieferschein|lieferung|gutschrift|erstattung|retoure|versand|zahlung|sendung|beleg|
  devis|avoir|paiement|livraison|colis|reçu|fatura|nota fiscal|remessa|devolução|pagamento|orçamento|
  fattura|spedizione|reso|rimborso|preventivo|ricevuta
`)
/** Anything else that is counted or numbered, but people, places, and what an order is called elsewhere. */
const counted =
  '(?!del? |customer|client|patient|buyer|account|user|member|stor|shop|site|web|location|channel|row|line|po |ext|int|entity|incr|record|legacy|ref|erp|source|paciente|tienda|fila|kunde|filial|lfd|laufend|zeile)\\p{L}[\\p{L}. -]{0,24}?'
/** Another number before the order's own: each row is about what that one names. */
export const ownsRows = new RegExp(
  `^(?!.*${orderWord})(?:(?:${papers.join('|')})(?: ?#| ?n\\.º| nr\\.?| number| no\\.?| id)?|${counted}(?: ?#| n\\.?[º°]| (?:no\\.?|nr\\.?|number|id)|-?n(?:umme)?r\\.?)|(?:n\\.?º|nro\\.|núm\\.|n[uú]mero|n°|n\\.) (?:d[aeo]l? )?${counted})$`,
  'u',
)
