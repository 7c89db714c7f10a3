/** Labels of an order page's facts in further forms: they count where no known one tells the fact. */
export const factForms = {
  date: /^(?:order |purchase )?(?:date(?: ?[/&] ?| and )time|date placed|placed|created|submitted|ordered|purchased)(?: (?:at|on|date))?$|^date created$|^(?:fecha(?: (?:de la orden|y hora|de compra|pedido|orden))?|(?:creado|realizado|comprado) el|pedido realizado)$|^(?:date (?:et heure|d[’']achat|de (?:la )?commande|de création)|(?:passé|créé|commandé)e? le)$|^data(?: e (?:hora|ora))?(?: (?:d[oaei] )?(?:pedido|compra|ordine|acquisto|creazione)| d(?:ell)?[’'](?:ordine|acquisto))?$|^(?:(?:pedido )?realizado|criado) em$|^creato il$|^(?:datum|(?:bestellt|erstellt|gekauft) am|bestelldatum ?\/ ?-?(?:uhr)?zeit)$/,
  status:
    /^(?:(?:current |order )?state|current (?:order )?status|estatus|situación|status der bestellung|zustand|(?:statut|état)(?: de la commande)?|situação|(?:status|situação|estado) do pedido|stato(?: (?:dell['’])?ordine)?)$/,
  name: /^(?:full|customer full|patient|buyer|client|purchaser|account) name$|^(?:client|patient|buyer|purchaser|ordered by)$|^nombre completo$|^nombre del? (?:comprador|paciente)$|^comprador$|^vollständiger name$|^(?:name des kunden|käufer)$|^nom (?:du client|complet)$|^acheteur$|^nome (?:(?:do )?cliente|completo|e cognome)$|^acquirente$/,
  email:
    /^(?:e-?)?mail(?:[ -]?ad(?:dress|resse))?$|^(?:contact|buyer|account|billing) e-?mail(?: address)?$|^(?:dirección de )?correo(?: electrónico)?$|^e-?mail del cliente$|^courriel$|^(?:adresse|indirizzo|endereço de) e-?mail$/,
  phone:
    /^(?:(?:customer|contact|billing|mobile|cell|home|daytime) )?(?:tele)?phone(?: ?(?:number|no\.?|#))?$|^(?:mobile|cell)$|^tel[eé]fono(?: de contacto)?$|^(?:m[oó]vil|celular)$|^telefon(?:nummer)?$|^t[eé]l[eé]phone$|^telefone$|^cellulare$/,
  birthDate:
    /^(?:patient |customer |buyer )?(?:date of birth|birth ?date|birthday|dob|d\.o\.b\.?)(?: \(.*\))?$|^(?:fecha|f\.) de nacimiento$|^nacimiento$|^geburts(?:datum|tag)$|^geb\.-?(?: ?datum)?$|^geboren am$|^(?:date de naissance|né\(?e?\)? le)$|^data d[ei] nasci(?:mento|ta)$/,
} as const

/** The parts of a name. */
export const namePartForms = {
  prefix: /^(?:salutation|honorific|title|tratamiento|título|titel)$/,
  first: /^(?:given name\(s\)|given names|forename|nombre\(s\)|primer nombre|prénom)$/,
  middle: /^(?:middle|m\.?i\.?|middle names?)$/,
  last: /^(?:apellido\(s\)|last name\(s\)|primer apellido|nom de famille)$/,
  suffix: /^(?:generation|zusatz|namenszusatz)$/,
} as const

/** Columns of the items. */
export const itemForms = {
  product:
    /^(?:(?:item |product )?description|title|nombre(?: del producto)?|descripción|produktname|bezeichnung|beschreibung|produits?|produtos?|prodott[oi]|articol[oi]|itens|descrição|descrizione)$/,
  quantity:
    /^(?:units?|count|pcs\.?|q-ty|quantity ordered|cant\.?|unidades|uds?\.?|stück|stk\.?|#|qté|quantité|qtde?\.?|quantidade|q\.?tà\.?|quantità)$/,
  sku: /^(?:sku(?: ?#| code| number)?|(?:item|product|part|article) ?(?:#|no\.?|code|number|id)|code|model|código(?: del (?:producto|artículo))?|referencia|référence|ref\.?|ugs|artikel-?nr\.?|artikel nr\.?|art\.?[- ]?nr\.?|produktcode|codice(?: (?:prodotto|articolo))?)$/,
} as const

/** The parts of an address that is told in rows of its own. */
export const addressForms = {
  name: /^(?:full |customer |billing |contact )?name$|^nombre(?: completo)?$/,
  company: /^(?:company|organi[sz]ation|business)(?: name)?$|^(?:empresa|compañía|firma)$/,
  street:
    /^(?:street|address|addr\.?)(?: (?:address|line))? ?[1-4]?$|^(?:apt|apartment|suite|unit)\.?(?: ?(?:#|no\.?|number))?$|^(?:dirección|calle|endereço|rua|indirizzo|colonia|straße|strasse|anschrift|hausnummer)$/,
  city: /^(?:city|town|city ?\/ ?town|ciudad|municipio|stadt|ort|cidade|città)$/,
  region: /^(?:state|province|region|state ?\/ ?(?:province|region)|estado|provincia|bundesland)$/,
  code: /^(?:zip|zip ?code|post(?:al)? ?code|zip ?\/ ?post(?:al)? ?code|código postal|cep|cap|c\.?p\.?|plz|postleitzahl)$/,
  country: /^(?:country|país|land|paese)$/,
  phone: factForms.phone,
} as const
