import { numberWord, orderWord } from './order-words.ts'

const before = '(?:web|sales?|store|online|shop|customer|dermpro|magento|our|your) '
const joint = '[ _-]*'
const numberForms = new RegExp(
  [
    `^(?:${before})?(?:${orderWord}|ord\\.?)${joint}${numberWord}$`,
    `^${numberWord}${joint}(?:de (?:la )?|del |do |da |di |der )?${orderWord}$`,
    '^(?:entity |order )?increment[ _-]?id(?: #)?$|^so (?:#|no\\.?|number)$',
  ].join('|'),
)

/**
 * Further forms of the headings of orders, by what they name: they count where no known word stands there. What may as
 * well be something else, as `Reference` or `Comprado en`, is none of them.
 */
export const labelForms = {
  number: numberForms,
  id: new RegExp(`^(?:${before})?${orderWord}$|^(?:nº|n°|№|nr\\.?)$`),
  date: new RegExp(
    [
      '^(?:(?:order|purchase|created|added) )?date(?:(?: ?[/&-] ?| and )time)?(?: (?:placed|added|created|ordered|of (?:purchase|order)))?$',
      '^(?:order )?(?:placed|created|submitted|purchased)(?: (?:at|on|date|date/time))?$|^(?:order|purchase) (?:time|date/time)$',
      '^fecha (?:y hora|de creación|compra|pedido|orden)$|^(?:creado|comprado|realizado)(?: el)?$',
      "^(?:date (?:et heure|de cr\u00e9ation|de (?:la )?commande|d[\u2019'](?:achat|ajout))|(?:cr\u00e9\u00e9|pass\u00e9|command\u00e9|achet\u00e9)e? le)$",
      '^(?:bestell|kauf|auftrags)?-?datum(?: ?[/&-] ?-?(?:uhr)?zeit)$|^(?:bestell|kauf|auftrags)-datum$|^(?:erstellt|gekauft)(?: am)?$',
    ].join('|'),
  ),
  customer:
    /^(?:full |buyer |purchaser |patient )?name$|^purchaser$|^(?:ordered|purchased) by$|^sold to$|^shopper$|^(?:customer|client) ?\/ ?(?:patient|buyer)$|^comprador$|^nombre(?: (?:de )?cliente| del comprador)?$|^factura(?:do|r) a(?: nombre)?$|^käufer$|^name des kunden$|^(?:nom du |nom )?(?:client|acheteur)e?$|^factur[ée](?:r|e)? (?:à|a|au nom de)$|^command[ée]e? par$/,
  total:
    /^(?:order |grand )?(?:total|amount|value|sum)(?: (?:price|amount|value))?(?:,? \(?incl.*)?(?: ?\(?(?:usd|us\$|\$|base)\)?)?$|^g\.t\.$|^t\.g\. \((?:base|comprado)\)$|^g\.s\. \((?:basis|gekauft)\)$|^gesamtpreis$|^total (?:pedido|orden|commande)$|^(?:total|montant|prix)(?: total)?(?: (?:ttc|de la commande|général|global))?(?: \(acheté\))?$|^valor(?: total)?$/,
  status:
    /^(?:payment|fulfil?lment) status$|^stage$|^situación$|^estado (?:pedido|orden)$|^status der bestellung$|^(?:statut|état)(?: d[eu] (?:la )?(?:commande|paiement))?$/,
} as const

/** Whether a heading is in one of these forms. */
export function hasLabelForm(label: string): boolean {
  return Object.values(labelForms).some(form => form.test(label))
}

/** Documents whose own number comes first, beside that of their order; an order's row may name them further on. */
export const ownsRows =
  /^(?:transaction|payment|quote|ticket|dispute|tracking|case|claim|cart|abandoned cart|wishlist|presupuesto|cotización|angebot|lieferschein|gutschrift|devolución|suscripción|reembolso|erstattung|retoure|versand|devis|avoir)(?: ?#| ?n\.?º| nr\.?| number| no\.?| id)?$/
