import { brandCode, brandKey } from '../../domain/card-types.ts'

/** One thing that a shop tells of a payment; the label is empty where it names none. */
export interface PaymentFact {
  label: string
  value: string
}

/** The cards that a payment's facts tell of. A card with another way to pay beside it is told as several, too. */
export interface CardsTold {
  /** Whether they tell of any card at all. */
  isCard: boolean
  /** Whether the last digits are told, which only a card has. */
  hasDigits: boolean
  /** Magento's code, or the shop's own word; null where no brand is told. */
  brand: string | null
  /** The brands of all cards where there are several; null = one whose brand is not told. */
  several: (string | null)[] | null
}

const anyCard = '(?:(?:credit|debit|payment|bank|masked) )*(?:card|cc)'
const typeLabel = new RegExp(
  [
    `^${anyCard} ?(?:type|brand|scheme|network)(?: name)?$`,
    '^(?:card ?)?brand$|^mar(?:ca|ke|que)$',
    '^(?:tipo|marca)(?: de)?(?: la)? tarjeta(?: de (?:credito|debito))?$|^(?:type|marque)(?: de)?(?: la)? carte(?: bancaire)?$',
    '^(?:kredit|debit|bank|ec )?karten? ?(?:typ|art|marke)$',
  ].join('|'),
)
const numberLabel = new RegExp(
  [
    `^${anyCard}(?: ?(?:number|no|num|nr|digits))?(?: masked| last four)?$`,
    `^(?:${anyCard} )?(?:number )?last four(?: digits)?(?: of(?: the)? card)?$`,
    '^(?:card )?end(?:ing|s)(?: in| with)?$|^terminad[ao](?: en)?$|^endziffern?$|^(?:numero(?: de)?(?: la)? )?carte(?: bancaire)?$',
    '^(?:numero|n)(?: de)?(?: la)? tarjeta(?: de (?:credito|debito))?$|^ultimos (?:four|cuatro)(?: digitos)?$',
    '^(?:kredit|debit|bank|ec )?karten? ?(?:nummer|nr)$|^letzte (?:four|vier)(?: ziffern)?$',
  ].join('|'),
)
/** What says how an order was paid, or of what kind the payment is: a brand there is the card's, where it stands alone. */
const methodLabel =
  /^(?:title|type|typ|art|tipo|type|method|payment(?: method| type)?|paid (?:with|by|via|using)|zahlungs(?:art|weise|methode)|(?:forma|metodo) de pago|pagado con|mode de paiement)$/
const ofCard = /\b(card|cc|karte|kreditkarte|kartentyp|tarjeta|carte)\b/
/** What is written where no brand is told, or only how the card is funded. */
const noBrand =
  /^(\W*|none|no|n ?\/ ?a|null|nil|undefined|unknown|not (told|available|specified|set|applicable)|card|cc|(credit|debit|prepaid|charge|bank|payment) ?(card)?|keine?|ningun[ao]|kreditkarte|tarjeta|desconocid[oa]|unbekannt)$/

const brandWords = [
  ...[
    'visa',
    'master ?card',
    'american[ -]express',
    'amex',
    'discover',
    'maestro',
    'jcb',
    'diners',
    'union ?pay',
  ],
  ...['electron', 'cirrus', 'elo', 'hipercard', 'rupay', 'carte bancaire', 'interac', 'eftpos'],
].join('|')
const brandWord = new RegExp(`\\b(?:${brandWords})(?![\\p{L}\\d])`, 'giu')
/** A brand, what is said of the kind of card, and nothing else. */
const onlyBrand = new RegExp(
  `^(?:${brandWords})(?:[ _-](?:card|credit|debit|prepaid|club|international|domestic|electron|business|corporate|d[eé]bito|cr[eé]dito|debito|credito))*$`,
  'i',
)
/** A brand and where its number ends, as the label of a sum. */
const numberedBrand = new RegExp(
  `^(?:payment )?(?:${brandWords})(?: (?:card|credit|debit|ending|in|with|last|four|[x*•]+))*$`,
  'i',
)
/** A method called by several brands, or by what a card is in French: it takes cards, and does not say which. */
const onlyBrands = new RegExp(
  `^(?:${brandWords})(?: ?(?:[+&,/]|and|y|und|et) ?(?:${brandWords}))+$|^carte bancaire$`,
  'i',
)
/** `xxxx-1111`, `**** 1111`, `•••• 1111`, `411111xxxxxx1111`, `ending in 1111`. */
const masked =
  /(?:[x*•·●#]{2,}[\s.-]*|\bend(?:ing|s)?(?: in| with)? |\blast (?:4|four)(?: digits)?:? )(\d{4})(?!\d)/gi
/** `Visa (1111)`, `Visa ...1111`, `Visa-1111`, `Visa x1111`: a brand, and four figures that are all that follows. */
const brandAndDigits = new RegExp(
  `\\b(?:${brandWords})(?: (?:card|credit|debit))*[\\s(.\\u2026*x#\\u2022\\u00b7:-]*(?<=[^\\d])(\\d{4})\\)?(?![\\d.,/])`,
  'giu',
)
/** Other ways to pay that share an order with a card. */
const otherWay =
  /^(?:pay ?pal|affirm|klarna|zip|afterpay|sezzle|care ?credit|cherry|cash|checks?|ach|apple pay|google pay|venmo)$/i
const money = /[$€£] ?\d[\d,.]*|\b\d[\d,]*\.\d{1,4}\b/g
/** Accounts of banks are masked as cards are. */
const ofBank = /\b(bank|account|iban|routing|e?check|ach|sepa|konto|cuenta)\b/

/** What one fact tells. */
interface Told {
  isCard: boolean
  digits: string[]
  brands: string[]
  /** Brands that have a sum of their own. */
  sums: string[]
  /** Other ways to pay that have one. */
  ways: string[]
}

/**
 * What a payment's facts say of cards (rules 3). Two numbers, two brands or two sums by brand are several cards. A brand
 * is what a fact of that name holds; a text without a name is one only where it is a known brand and nothing else.
 */
export function cardsIn(facts: readonly PaymentFact[]): CardsTold {
  const seen = new Set<string>()
  const all = facts.flatMap(fact => {
    // A page may show one block twice.
    const text = JSON.stringify([fact.label, fact.value])
    if (seen.has(text)) return []
    seen.add(text)
    return toldBy(fact, plainName(fact.label), fact.value.replace(/\s+/g, ' ').trim())
  })
  const digits = new Set(all.flatMap(told => told.digits))
  const sums = all.flatMap(told => told.sums)
  const brands = distinct([...all.flatMap(told => told.brands), ...sums]).map(codeOf)
  const families = distinct(brands.map(familyOf))
  const first = brands[0] ?? null
  const isCard = sums.length > 0 || all.some(told => told.isCard)
  const ways = isCard ? [...new Set(all.flatMap(told => told.ways))] : []
  const isSeveral = digits.size > 1 || families.length > 1 || sums.length > 1 || ways.length > 0
  const each = sums.length > 1 ? sums.map(codeOf) : brands
  return {
    isCard,
    hasDigits: digits.size > 0,
    brand: first,
    several: isSeveral ? [...eachOf(each, Math.max(digits.size, ways.length > 0 ? 1 : 2)), ...ways] : null,
  }
}

/** One brand for each card: where fewer are told than there are cards, the only one is that of all. */
function eachOf(brands: readonly string[], count: number): (string | null)[] {
  const other = brands.length === 1 ? (brands[0] ?? null) : null
  return Array.from({ length: Math.max(brands.length, count) }, (_, at) => brands[at] ?? other)
}

function toldBy(fact: PaymentFact, name: string, text: string): Told {
  const nothing: Told = { isCard: false, digits: [], brands: [], sums: [], ways: [] }
  if (otherWay.test(name) && isSum(text)) return { ...nothing, ways: [fact.label.trim()] }
  const sums = sumsByBrand(name, text)
  if (sums.length > 0) return { ...nothing, isCard: true, sums }
  if (/\bgift\b/.test(name)) return nothing
  const digits = distinctOf([...masksIn(text), ...digitsBehindBrands(text)])
  if (typeLabel.test(name)) {
    const brand = bareBrand(text)
    const brands = isToldBrand(brand) ? [brand] : []
    return { ...nothing, isCard: brands.length > 0 || (ofCard.test(name) && text !== ''), digits, brands }
  }
  if (name === 'title' && onlyBrands.test(text)) return { ...nothing, isCard: true }
  if (onlyBrand.test(text) && (name === '' || numberLabel.test(name) || methodLabel.test(name)))
    return { ...nothing, isCard: true, brands: [text] }
  if (numberLabel.test(name)) {
    const last = digits.length > 0 ? digits : lastFour(text)
    return {
      ...nothing,
      isCard: last.length > 0,
      digits: last,
      brands: last.length > 0 ? brandsIn(text) : [],
    }
  }
  if (digits.length === 0 || ofBank.test(name) || ofBank.test(text.toLowerCase())) return nothing
  return { ...nothing, isCard: true, digits, brands: brandsIn(text) }
}

/** `ccType`, `cc_last4` and `Card 2 type` as words; a count in it only tells the cards apart. */
function plainName(label: string): string {
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

/** Whether a text that ought to be a brand is one. */
function isToldBrand(text: string): boolean {
  return !noBrand.test(
    text
      .toLowerCase()
      .replace(/[_\s]+/g, ' ')
      .trim(),
  )
}

/** A brand without the number that is written beside it. */
function bareBrand(text: string): string {
  return text.replace(masked, '').replace(/[\s,(-]+$|^[\s)-]+/g, '')
}

function masksIn(text: string): string[] {
  return [...text.matchAll(masked)].flatMap(found => found[1] ?? [])
}

function digitsBehindBrands(text: string): string[] {
  return [...text.matchAll(brandAndDigits)].flatMap(found => found[1] ?? [])
}

/** Whether a text holds money, and not nothing. */
const isSum = (text: string) => (text.match(money) ?? []).some(sum => /[1-9]/.test(sum))

const distinctOf = (texts: readonly string[]) => [...new Set(texts)]

/** The last four of a card's number; of anything else, none. */
function lastFour(text: string): string[] {
  const found = /^[x*•·●#\d]*?(\d{4})$/i.exec(text.replace(/[\s.-]+/g, ''))?.[1]
  return found ? [found] : []
}

function brandsIn(text: string): string[] {
  return distinct(text.match(brandWord) ?? [])
}

/** `Visa $200.00, MasterCard $127.50`, or `Visa: $200.00` in a fact of its own: brands that have a sum. */
function sumsByBrand(name: string, text: string): string[] {
  if (/\bgift\b/.test(name)) return []
  const [own, ...more] = onlyBrand.test(name) ? [name] : numberedBrand.test(name) ? brandsIn(name) : []
  if (isSum(text) && more.length === 0 && own !== undefined) return [own]
  const parts = text.split(/[,;+&|/]\s+|\s+(?:and|y|und)\s+/)
  const brands = parts.flatMap(part => (isSum(part) ? (part.match(brandWord)?.slice(0, 1) ?? []) : []))
  return brands.length > 1 ? brands : []
}

/** Brands whose words become Magento's code at once, on pages and by the interface alike. */
const ownCodes: ReadonlySet<string> = new Set(['VI', 'MC', 'AE', 'DI', 'JCB', 'DN'])

/** What has no code keeps its own word: staff are told that it lacks a label, not that it is none. */
function codeOf(brand: string): string {
  const code = brandCode(brand)
  return code !== undefined && ownCodes.has(code) ? code : brand
}

function distinct(brands: readonly string[]): string[] {
  return [...new Map(brands.map(brand => [brandKey(brand), brand] as const).reverse()).values()].reverse()
}

/** `Visa` and `Visa Debit` may be told of one card, `Visa` and `MasterCard` may not. */
function familyOf(brand: string): string {
  const [word = brand] = brand.replaceAll('_', ' ').match(brandWord) ?? []
  return brandKey(word)
}
