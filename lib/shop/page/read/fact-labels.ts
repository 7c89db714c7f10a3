/** Labels of an order page's facts in further forms: they count where no known one tells the fact. */
export const factForms = {
  date: /^(?:order |purchase )?(?:date(?: ?[/&] ?| and )time|date placed|placed|created|submitted|ordered)(?: (?:at|on|date))?$|^date created$|^(?:fecha(?: (?:de la orden|y hora|de compra|pedido|orden))?|(?:creado|realizado|comprado) el|pedido realizado)$|^(?:datum|(?:bestellt|erstellt|gekauft) am|bestelldatum ?\/ ?-?(?:uhr)?zeit)$/,
  status:
    /^(?:(?:current |order )?state|current (?:order )?status|estatus|situación|status der bestellung|zustand)$/,
  name: /^(?:full|customer full|patient|buyer|client|purchaser|account) name$|^(?:client|patient|buyer|purchaser|ordered by)$|^nombre completo$|^nombre del? (?:comprador|paciente)$|^comprador$|^vollständiger name$|^(?:name des kunden|käufer)$/,
  email:
    /^(?:e-?)?mail(?:[ -]?ad(?:dress|resse))?$|^(?:contact|buyer|account|billing) e-?mail(?: address)?$|^(?:dirección de )?correo(?: electrónico)?$|^e-?mail del cliente$/,
  birthDate:
    /^(?:patient |customer |buyer )?(?:date of birth|birth ?date|birthday|dob|d\.o\.b\.?)(?: \(.*\))?$|^(?:fecha|f\.) de nacimiento$|^nacimiento$|^geburts(?:datum|tag)$|^geb\.-?(?: ?datum)?$|^geboren am$/,
} as const

/** The parts of a name. */
export const namePartForms = {
  prefix: /^(?:salutation|honorific|title|tratamiento|título|titel)$/,
  first: /^(?:given name\(s\)|given names|forename|nombre\(s\)|primer nombre)$/,
  middle: /^(?:middle|m\.?i\.?|middle names?)$/,
  last: /^(?:apellido\(s\)|last name\(s\)|primer apellido)$/,
  suffix: /^(?:generation|zusatz|namenszusatz)$/,
} as const

/** Columns of the items. */
export const itemForms = {
  product:
    /^(?:(?:item |product )?description|title|nombre(?: del producto)?|descripción|produktname|bezeichnung|beschreibung)$/,
  quantity: /^(?:units?|count|pcs\.?|q-ty|quantity ordered|cant\.?|unidades|uds?\.?|stück|stk\.?|#)$/,
  sku: /^(?:sku(?: ?#| code| number)?|(?:item|product|part|article) ?(?:#|no\.?|code|number|id)|code|model|código(?: del (?:producto|artículo))?|referencia|ref\.?|artikel-?nr\.?|artikel nr\.?|art\.?[- ]?nr\.?|produktcode)$/,
} as const
