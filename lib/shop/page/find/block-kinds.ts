/** The parts of an order page, known by their headings (order pages B3). */
export type BlockKind =
  | 'order'
  | 'account'
  | 'billing'
  | 'shipping'
  | 'delivery'
  | 'payment'
  | 'items'
  | 'totals'
  | 'refunds'
  | 'transactions'
  | 'notes'

type Patterns = readonly (readonly [BlockKind, RegExp])[]

export const kinds: Patterns = [
  ['order', /^order( #.*| information| details| & account information)$/],
  ['account', /^((account|customer) (information|details)|customer)$/],
  ['billing', /^billing( address| information| details)?$/],
  ['shipping', /^(shipping|delivery) (address|details)$|^ship(ped)?[- ]to( address)?$/],
  ['delivery', /^shipping\b/],
  ['payment', /^payment( information| method| details)?( #?\d)?$/],
  ['items', /^(items|products)( ordered)?$|^order(ed)? (items|products)$/],
  ['totals', /^(order )?totals?$/],
  [
    'refunds',
    /^(refunds?|credit memos?|returns?|chargebacks?)( (&|and) (refunds?|returns?|adjustments?|credits?))?( history| issued)?$|^refund #? ?\d+$|^(reembolsos?|devoluci(ón|ones)|notas? de crédito|remboursements?|avoirs?|rimborsi?|note di credito|estornos?)$|^(erstattung(en)?|rückerstattung(en)?|gutschrift(en)?|retouren?)$/,
  ],
  [
    'transactions',
    /^(payment )?transactions?( history)?$|^payment history$|^payments (and|&) refunds$|^(transacciones|historial de pagos|historique des paiements|transaktionen|transazioni|transações)$/,
  ],
  ['notes', /^(notes|comments|order history)\b/],
  // The same in other languages.
  [
    'order',
    /^(pedido|orden|ordine|commande|bestellung|auftrag) (#|n\.?[º°]|nr?\.).*$|^(?:informaç(?:ão|ões)|detalhes|dados) do pedido(?: e da conta)?$|^(?:informazioni|dettagli) (?:su|de)ll['’]ordine(?: e account)?$|^(información|detalles) del pedido( y de la cuenta)?$|^(informations?|détails) (de|sur) (la )?commande( .*)?$/,
  ],
  ['order', /^(bestell|auftrags)(informationen|daten|details|- ?(&|und) kontoinformationen)$/],
  [
    'account',
    /^(información|datos) (de la cuenta|del cliente)$|^informations? (du|sur le) (compte|client)$|^(konto|kunden)(informationen|daten)$|^(cliente|kunde)$|^(?:informaç(?:ão|ões)|dados) (?:da conta|do cliente)$|^informazioni (?:sull['’])?(?:account|cliente)$/,
  ],
  [
    'billing',
    /^\S+ d[ei] (facturación|cobro|facturation|cobrança|faturamento|faturação|fatturazione)$|^rechnungs(adresse|anschrift|informationen)$/,
  ],
  [
    'shipping',
    /^(dirección|adresse|endereço|indirizzo) d[ei] (envío|livraison|entrega|envio|spedizione|consegna)$|^(liefer|versand)(adresse|anschrift)$/,
  ],
  [
    'delivery',
    /^\S+ d[ei] (envío|livraison|entrega|envio|spedizione|consegna)(?!\S)|^(liefer|versand)(art|informationen|methode)\b/,
  ],
  [
    'payment',
    /^(?!est|fecha|dat[ae]|hist|stat|sit)\S+ d(?:el?|o|i) (pago|paiement|pagamento)$|^zahlungs(informationen|art|methode|weise)$/,
  ],
  [
    'items',
    /^(artículos|productos|articles|produits)( (pedidos|ordenados|del pedido|commandés|de la commande))?$|^(bestellte )?(artikel|produkte|positionen)$|^(?:itens|produtos)(?: (?:do pedido|pedidos|comprados))?$|^(?:articoli|prodotti)(?: (?:ordinati|(?:nel|de)ll['’]ordine))?$/,
  ],
  [
    'totals',
    /^tota(les|ux|is|li)( (del? ?pedido|do pedido|de la (orden|commande)|(?:dell['’])?ordine))?$|^total (del pedido|do pedido|de la (orden|commande))$|^(bestell|gesamt|auftrags)summen?$|^summen?$/,
  ],
  [
    'notes',
    /^(notas|coment[aá]rios|commentaires|historial|historique|histórico|commenti|cronologia)(?!\p{L})|^(notizen|kommentare|anmerkungen|bestellverlauf)\b/u,
  ],
]

/** Further headings, which count where a page has none of the above for that part. */
export const looseKinds: Patterns = [
  [
    'order',
    /^(order( info| data| overview)?|overview)$|^general( information| details| info)?$|^about this order$|^(información|detalles?|datos) (del pedido|de la orden)$|^(pedido|orden|ordine|commande|bestellung|auftrag|bestellübersicht|bestelldaten)$/,
  ],
  [
    'account',
    /^(customer )?account$|^customer (info|account|data)$|^(buyer|client|purchaser)( information| details| info)?$|^(detalles|información) del (cliente|comprador)$|^(comprador|acheteur)$|^kundenkonto$|^käufer$/,
  ],
  [
    'billing',
    /^bill(ed)?[- ]to( address| name)?$|^billing info$|^invoice address$|^factura(ción|tion|r a)$|^factur[ée]r? à$|^\S+ de factura$|^rechnung an$|^rechnungs(empfänger|daten)$/,
  ],
  [
    'payment',
    /^payments?( info)?$|^paid with$|^(pago|paiement|pagamento)$|^zahlung(sdetails|sdaten)?$|^bezahlung$/,
  ],
  [
    'items',
    /^line items$|^items? details$|^(items|products|artículos|productos|artikel|articles|produits) \(\d+\)$|^items in (this|the|your) order$|^product\(s\)$|^productos comprados$|^líneas del pedido$|^(bestell|auftrags)positionen$/,
  ],
  [
    'totals',
    /^((order|payment|total) )?summary$|^amounts$|^resumen( (del pedido|de la orden|de pago))?$|^(?:resumo|riepilogo)(?: .{0,20})?$|^gesamt$|^zusammenfassung$|^(récapitulatif|résumé)( .*commande)?$|^(zahlungs|bestell)zusammenfassung$/,
  ],
]

/** Which part a heading heads, by the first pattern that its label fits. */
export function kindOf(all: Patterns, label: string): BlockKind | undefined {
  return all.find(([, pattern]) => pattern.test(label))?.[0]
}
