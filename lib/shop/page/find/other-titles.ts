import { orderWord } from './order-words.ts'

/** Pages about an invoice, a shipment or a credit memo repeat most of the order's blocks. */
const otherDocument = new RegExp(
  '^(invoice|credit memo|memo|shipment) (totals?|history)$|^refund totals?$|^items (invoiced|shipped|refunded|to )' +
    '|^(new |view |edit )?(invoice|shipment|credit memo|return|rma|subscription|quote)( ?#| (number|no|id)\\b)' +
    '|^(packing ?slip|delivery note|pick(ing)? list|packzettel|lieferschein|albarán|bon de livraison)$',
)
/** Titles of forms that make or change an order, or another document of it. */
const otherForm = new RegExp(
  '^(edit|create|change|new|add|modify|duplicate|copy|draft|reorder|ship|refund|cancel|return|print|pay|capture|fulfill?|split|merge|delete|archive|import|purchase|work|repair|imprimir|drucken|editar|crear|nuevo|nueva|modificar|duplicar|cancelar|reembolsar|enviar|neue|neuer|neues|bearbeiten|ändern|stornieren|kopieren|modifier|annuler|rembourser|expédier|novo|nova|criar|excluir|modifica|nuovo|crea|annulla|rimborsa|spedisci|stampa)\\b.{0,20}\\b(order|pedido|orden|ordine|bestellung|auftrag|commande)\\b(?!s)' +
    '|^(bestellung|auftrag)\\b.{0,40}\\b(bearbeiten|ändern|anlegen|erstellen|stornieren|kopieren|versenden|erstatten)$' +
    '|^reorder\\b|^(e-?mail )?(preview|vista previa|vorschau)\\b|\\b(e-?mail|print) preview$|\\be-?mail$' +
    '|^(new|create|edit|view|print|nueva?|neue[rs]?)? ?(invoice|shipment|credit ?memo|memo|refund|return|rma|packing ?slip|delivery note|pick(ing)? list|quote|estimate|pro ?forma( invoice)?|factura|envío|albarán|nota de crédito|abono|presupuesto|cotización|rechnung|lieferung|lieferschein|packzettel|gutschrift|angebot|stornorechnung|facture|avoir|devis|bon de (?:livraison|commande)|remboursement)( (for|of|para|für|pour)\\b.*| (#|nr\\.?|no\\.?|n\\.?º)?.{0,3}\\d.*)?$',
)
/** The tab's title of such a document, in Magento 2: `#000000001 / Invoices / Operations / Sales`. */
const otherTab =
  /^#?[\w-]+ \/ (invoices|shipments|credit memos|transactions|returns|facturas|envíos|rechnungen|lieferungen|gutschriften|factures)\b/
/** Titles of pages that list something else, some of it with an order's columns (order pages A2, B3). */
const otherList = new RegExp(
  `^(?:(?:all|my|manage|recent|latest|open|new|pending|list of|todos los|todas las|alle|tou(?:te)?s les) )*(?:${[
    'customers|clients|patients|invoices|shipments|deliveries|credit memos|refunds|returns|rmas?|transactions|payments|payouts|disputes|chargebacks|receipts',
    'subscriptions|memberships|(?:abandoned |shopping )?(?:carts|checkouts)|quotes|quotations|estimates|appointments|bookings|reservations|tickets|claims|cases|leads',
    'vendors|suppliers|orders (?:to|from|for) (?:suppliers|vendors)|(?:purchase|supplier|vendor|work|draft|stock|transfer) orders|transfers|listings|(?:catalog )?products|gift ?(?:cards?|codes?)|coupons?(?: codes)?|cart price rules',
    'clientes|pacientes|facturas|env[ií]os|devoluciones|reembolsos|transacciones|pagos|recibos|presupuestos|cotizaciones|citas|carritos(?: abandonados)?|suscripciones|proveedores|[oó]rdenes de compra|pedidos a proveedores',
    'kunden|patienten|rechnungen|lieferungen|sendungen|gutschriften|erstattungen|retouren|zahlungen|auszahlungen|belege|angebote|termine|warenkörbe|abonnements|lieferanten(?:bestellungen)?',
    'faturas|notas fiscais|devoluções|pagamentos|orçamentos|fornecedores|assinaturas|carrinhos|clienti|spedizioni|fornitori|abbonamenti|carrelli|ordini (?:a|di) (?:fornitori|acquisto)',
    'factures|livraisons|paniers|bons de commande|devis|avoirs|remboursements|paiements|retours|fatture|preventivi|rimborsi|pagamenti|resi',
  ].join('|')})(?: (?:list|grid|overview|manager|history|report))?$`,
)
/** What else has a number and repeats most of an order's blocks. */
const record = `(?:${[
  'invoice|shipment|credit ?memo|return|refund|rma|quote|delivery|package|parcel|payment|transaction|prescription|fulfil?lment|(?:credit|debit) note|receipt|subscription|statement|claim|dispute|chargeback|booking|appointment',
  'factura|env[ií]o|devolución|reembolso|entrega|paquete|pago|transacción|recibo|suscripción|cita|receta',
  '(?:teil|storno)?(?:rechnung|lieferung)|gutschrift|erstattung|zahlung|transaktion|sendung|paket|beleg|quittung|abo(?:nnement)?|termin|rezept',
  'facture|remboursement|paiement|colis|reçu|livraison|fatura|nota fiscal|remessa|pagamento|fattura|spedizione|rimborso|nota di credito|reso',
].join('|')})`
const otherRecord = new RegExp(`^(?:(?:view|new|edit) )?${record}s?(?!\\p{L})\\D{0,20}\\d{3}`, 'u')
/** The same without its number: `Invoice details`, `Return request`, `Detalles de la factura`. */
const recordAlone = new RegExp(
  `^(?:view |new )?${record}(?: (?:details?|information|info|view|overview|summary|request|record))?$` +
    `|^(?:detalles?|datos|información) del? (?:la )?${record}$` +
    '|^(?:rechnung|liefer|zahlung|gutschrift|retoure|versand)s?-?(?:details|daten|ansicht|übersicht)$',
)
const making = '(?:new|create|add|issue|nuev[ao]|crear|neue[rs]?|nouve(?:au|lle)) '
/** `Order #100004001 / New Invoice`, `Order #100004001 - Edit`: what is done to an order, or made of it, behind its number. */
const afterNumber = new RegExp(
  `^(?:#|${orderWord}(?!\\p{L})).*\\d\\S*(?:\\s*[/|\u203a\u00bb>\u00b7\u2022\u2013\u2014-]\\s*|\\s(?=${making}))(?:${making})?(?:${[
    'edit(?:ing)?|invoice|shipment|delivery|refund|credit ?(?:memo|note)|return|rma|packing ?slip|payment|transaction|cancel|ship|capture|fulfil?l(?:ment)?|print|duplicate|reorder',
    'editar|factura|env[ií]o|entrega|reembolso|devoluci[oó]n|nota de crédito|pago|cancelar|imprimir',
    'bearbeiten|rechnung|lieferung|lieferschein|gutschrift|erstattung|retoure|zahlung|stornieren|drucken',
    'modifier|facture|expédition|livraison|avoir|remboursement|retour|paiement|annuler|imprimer',
  ].join('|')})s?$`,
  'u',
)

const numbered = /^([^#]*?)\s*[\u2013\u2014:|/>\u203a\u00bb-]*\s*#\s*:?\s*[\w-]*\d{3}/
/** What the number in the title of an order's page may be called, and where staff came from. */
const ofOrders =
  /\b(orders?|pedidos?|orden|[oó]rdenes|ordin[ei]|bestellung(en)?|auftr[aä]ge?|commandes?|sales?|ventas?|ventes?|view|details?|home|dashboard|admin|shop|store)\b/

/** `Dispute #100000001`, `Facture #12`: a title that calls its number something else than an order's. */
function isOtherThing(label: string): boolean {
  const before = numbered.exec(label)?.[1] ?? ''
  return /\p{L}/u.test(before) && !ofOrders.test(before)
}

const orderTitle = new RegExp(`^(?:sales )?${orderWord}(?!\\p{L}).{0,9}\\d{3}`, 'u')

/** Whether a page's title calls it that of one order, and of nothing that is made of it. */
export function isOrderTitle(label: string): boolean {
  return orderTitle.test(label) && !isOtherTitle(label)
}

/** Whether a heading names a paper that takes no money back. */
export function isPaperOfOrder(label: string): boolean {
  return /^(?:invoice|shipment)\b/.test(label)
}

/** Whether a heading, wherever it stands, is that of a page about something made of an order. */
export function isOtherHeading(label: string): boolean {
  return otherDocument.test(label)
}

/** The title of most lists of orders: these patterns of many words are not tried for it. */
const orders = /^(?:orders|pedidos|bestellungen|commandes)$/

/** Whether a page's title says that it is about something else than an order, or changes one. */
export function isOtherTitle(label: string): boolean {
  if (orders.test(label)) return false
  return (
    otherForm.test(label) ||
    otherRecord.test(label) ||
    recordAlone.test(label) ||
    afterNumber.test(label) ||
    isOtherThing(label)
  )
}

/** Whether a heading names a paper or record by its number. */
export function isOtherNumber(label: string): boolean {
  return otherRecord.test(label) || (/\d{3}/.test(label) && otherForm.test(label))
}

/** Whether a tab's title says so. */
export function isOtherTab(label: string): boolean {
  return otherTab.test(label)
}

/** Whether a page's title says that it lists something else than orders. */
export function isOtherListTitle(label: string): boolean {
  return otherList.test(label)
}
