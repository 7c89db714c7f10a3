const anyCard = '(?:(?:credit|debit|payment|bank|masked) )*(?:card|cc)'
/** What names a card's brand. */
export const typeLabel = new RegExp(
  [
    `^${anyCard} ?(?:type|brand|scheme|network)(?: name)?$`,
    '^(?:card ?)?brand$|^mar(?:ca|ke|que)$',
    '^(?:tipo|marca)(?: de)?(?: la)? tarjeta(?: de (?:credito|debito))?$|^(?:type|marque)(?: de)?(?: la)? carte(?: bancaire)?$',
    '^(?:kredit|debit|bank|ec )?karten? ?(?:typ|art|marke)$|^(?:bandeira|tipo|circuito)(?: d[oei](?:lla)? carta?o?)?$',
  ].join('|'),
)
/** What names a card's number, or where it ends. */
export const numberLabel = new RegExp(
  [
    `^${anyCard}(?: ?(?:number|no|num|nr|digits))?(?: masked| last four)?$`,
    `^(?:${anyCard} )?(?:number )?last four(?: digits)?(?: of(?: the)? card)?$`,
    '^(?:card )?end(?:ing|s)(?: in| with)?$|^terminad[ao](?: en)?$|^endziffern?$|^(?:numero(?: de)?(?: la)? )?carte(?: bancaire)?$',
    '^(?:numero|n)(?: de)?(?: la)? tarjeta(?: de (?:credito|debito))?$|^ultimos (?:four|cuatro|quatro)(?: digitos)?$|^numero d[oei](?:lla)? carta?o?$',
    '^(?:kredit|debit|bank|ec )?karten? ?(?:nummer|nr)$|^letzte (?:four|vier)(?: ziffern)?$',
  ].join('|'),
)
/** What says how an order was paid, or of what kind the payment is: a brand there is the card's, where it stands alone. */
export const methodLabel =
  /^(?:title|type|typ|art|tipo|type|method|payment(?: method)?(?: type)?|paid (?:with|by|via|using)|zahlungs(?:art|weise|methode)|(?:forma|metodo) de pago|pagado con|mode de paiement)$/
/** Words for a card in a label. */
export const ofCard = /\b(card|cc|karte|kreditkarte|kartentyp|tarjeta|carte|cartao|carta)\b/
/** What is written where no brand is told, or only how the card is funded. */
export const noBrand =
  /^([^\p{L}\p{N}]*|none|no|n ?\/ ?a|null|nil|undefined|unknown|not (told|available|specified|set|applicable)|card|cc|(credit|debit|prepaid|charge|bank|payment) ?(card)?|keine?|ningun[ao]|kreditkarte|tarjeta|desconocid[oa]|unbekannt)$/u

const brandWords = [
  ...[
    'visa',
    'master ?card',
    'american[ _-]?express',
    'amex',
    'discover',
    'maestro',
    'jcb',
    'diners(?: ?club)?',
    'union ?pay',
  ],
  ...['electron', 'cirrus', 'elo', 'hipercard', 'rupay', 'carte bancaire', 'interac', 'eftpos'],
].join('|')
/** A known brand as a word of its own. */
export const brandWord = new RegExp(`\\b(?:${brandWords})(?![\\p{L}\\d])`, 'giu')
/** A brand, what is said of the kind of card, and nothing else. */
export const onlyBrand = new RegExp(
  `^(?:${brandWords})(?:[ _-](?:card|credit|debit|prepaid|club|international|domestic|electron|business|corporate|d[eé]bito|cr[eé]dito|debito|credito))*$`,
  'i',
)
/** What may stand beside a card's brand: the wallet that holds it, what it is for, that it is kept. */
const besideBrand: ReadonlySet<string> = new Set(
  [
    'apple google samsung shop amazon click to pay link wallet hsa fsa stored saved on file online payment',
    'using with via by card credit debit bank tarjeta guardada karte carte con mit',
  ].flatMap(words => words.split(' ')),
)
/** Words between a card and where its number ends, in English, Spanish and German. */
const endingWords =
  'end(?:ing|s)?(?: in| with)?|terminad[ao](?: en)?|(?:que )?(?:termina|acaba)(?: en)?|endet(?: auf)?|endend(?: auf)?|(?:mit )?endziffern?'
/** A brand and where its number ends, as the label of a sum. */
export const numberedBrand = new RegExp(
  `^(?:payment )?(?:${brandWords}|mc)(?: (?:card|credit|debit|in|with|last|four|${endingWords}|[x*•]+))*$`,
  'i',
)
/** A method called by several brands, or by what a card is in French: it takes cards, and does not say which. */
export const onlyBrands = new RegExp(
  `^(?:${brandWords})(?: ?(?:[+&,/]|and|y|und|et) ?(?:${brandWords}))+$|^carte bancaire$`,
  'i',
)
/** `xxxx-1111`, `**** 1111`, `•••• 1111`, `411111xxxxxx1111`, `ending in 1111`. */
export const masked = new RegExp(
  `(?:[x*•·●#]{2,}[\\s.-]*|\\b(?:${endingWords}) |\\blast (?:4|four)(?: digits)?:? )(\\d{4})(?!\\d)`,
  'gi',
)
/** `Visa (1111)`, `Visa ...1111`, `Visa-1111`, `Visa x1111`: a brand, and four figures that are all that follows. */
export const brandAndDigits = new RegExp(
  `\\b(?:${brandWords})(?: (?:card|credit|debit))*[\\s(.\\u2026*x#\\u2022\\u00b7:-]*(?<=[^\\d])(\\d{4})\\)?(?![\\d/x*•·●]|[.,]\\d)`,
  'giu',
)
const otherWays =
  '[hf]sa(?:/[hf]sa)?(?: debit)?(?: card)?|pay ?pal|affirm|klarna|zip|afterpay|sezzle|care ?credit|cherry|cash|checks?|ach|apple pay|google pay|venmo|efectivo|bar(?:zahlung)?'
/** Other ways to pay that share an order with a card. */
export const otherWay = new RegExp(`^(?:${otherWays})$`, 'i')
/** A way to pay, its brand first, else what is no card. */
export const oneWay = new RegExp(
  `(?<![\\p{L}\\d])(?:(${brandWords}|mc)|(${otherWays})|cards?|tarjeta|karte)(?![\\p{L}\\d])`,
  'iu',
)
/** What is only printed on a brand, or seen beside it. */
const ornament = /\p{Cf}|\ufe0f|\u00ae|\u2122|\u2120|\p{Extended_Pictographic}/gu
/** Sums of money as payments tell them. */
export const money = /[$€£] ?\d[\d,.]*|\b\d[\d.]*,\d{2} ?[$€]|\b\d[\d,]*\.\d{1,4}\b/g
/** Accounts of banks are masked as cards are. */
export const ofBank = /\b(bank|account|iban|routing|e?check|ach|sepa|konto|cuenta)\b/
/** So is what tells of a person or an order: `phone: ***0100`. */
export const ofPerson =
  /\b(phone|telephone|mobile|tel|telefono|telefon|e ?mail|correo|invoice|order|ssn|customer|payer|address|ip|zip|postal|birth|dob)\b/

/** `ccType`, `cc_last4` and `Card 2 type` as words; a count in it only tells the cards apart. */
export function plainName(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_.:#()/-]+/g, ' ')
    .replace(/\b(last|letzte|ultimos) ?4/g, '$1 four')
    .replace(/ ?\d+(?:st|nd|rd|th)?\b ?/g, ' ')
    .replace(
      /\b(?:first|second|third|primary|secondary|main|other|erste|zweite|primera|segunda) (?=(?:credit |debit )?(?:card|karte|tarjeta))/,
      '',
    )
    .trim()
}

/** A fact's text as it is read: without what is only printed on a brand or seen beside it. */
export function plainText(value: string): string {
  const plain = value
    .replace(/(?<=\d)\ufe0f?\u20e3/gu, '')
    .replace(/[^\d#*]+/gu, text => text.replace(ornament, ''))
  return plain.replace(/\s+/g, ' ').trim()
}

/** The one brand of a text that says nothing else of the payment: `Apple Pay – MasterCard`, `FSA Visa`. */
export function brandAmong(text: string): string | undefined {
  const [brand, ...more] = text.match(brandWord) ?? []
  const rest = text
    .replace(brandWord, ' ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
  const isAlone = more.length === 0 && rest.every(word => /^(?:\d{4})?$/.test(word) || besideBrand.has(word))
  return isAlone ? brand : undefined
}

/** Brands by their codes, where a card's number follows: `AE ****0005`. */
const codesBefore: Readonly<Record<string, string>> = {
  ...{ mc: 'MasterCard', vi: 'Visa', ae: 'American Express', ax: 'American Express' },
  ...{ di: 'Discover', dn: 'Diners Club' },
}

/** A text that tells a card's number, with the brand's name for its code. */
export function withBrandNamed(text: string): string {
  return text.replace(
    /^(?:mc|MC|Mc|VI|AE|AX|DI|DN)(?=[^\p{L}\d])/u,
    code => codesBefore[code.toLowerCase()] ?? code,
  )
}

/** What parts the parts of a payment in one text. */
export const between = /[,;+&|/]\s+|\s+(?:and|y|und)\s+/

/** Whether a text holds money, and not nothing. */
export const isSum = (text: string) => (text.match(money) ?? []).some(sum => /[1-9]/.test(sum))
