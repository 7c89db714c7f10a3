import { brandCode, brandKey } from '../../domain/card-types.ts'

/** One thing that a shop tells of a payment; the label is empty where it names none. */
export interface PaymentFact {
  label: string
  value: string
}

/** The cards that a payment's facts tell of. */
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
    '^(?:card ?)?brand$',
    '^(?:tipo|marca)(?: de)?(?: la)? tarjeta(?: de (?:credito|debito))?$',
    '^(?:kredit|debit|bank|ec )?karten? ?(?:typ|art|marke)$',
  ].join('|'),
)
const numberLabel = new RegExp(
  [
    `^${anyCard}(?: ?(?:number|no|num|nr|digits))?(?: masked| last four)?$`,
    `^(?:${anyCard} )?(?:number )?last four(?: digits)?(?: of(?: the)? card)?$`,
    '^(?:card )?ending(?: in| with)?$',
    '^(?:numero|n)(?: de)?(?: la)? tarjeta(?: de (?:credito|debito))?$|^ultimos (?:four|cuatro)(?: digitos)?$',
    '^(?:kredit|debit|bank|ec )?karten? ?(?:nummer|nr)$|^letzte (?:four|vier)(?: ziffern)?$',
  ].join('|'),
)
const ofCard = /\b(card|cc|karte|kreditkarte|kartentyp|tarjeta)\b/
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
  `^(?:${brandWords})(?:[ _-](?:card|credit|debit|prepaid|club|international|domestic|electron|business|corporate))*$`,
  'i',
)
/** `xxxx-1111`, `**** 1111`, `•••• 1111`, `411111xxxxxx1111`, `ending in 1111`. */
const masked =
  /(?:[x*•·●#]{2,}[\s.-]*|\bend(?:ing|s)?(?: in| with)? |\blast (?:4|four)(?: digits)?:? )(\d{4})(?!\d)/gi
const money = /[$€£] ?\d|\b\d[\d,]*\.\d\d\b/
/** Accounts of banks are masked as cards are. */
const ofBank = /\b(bank|account|iban|routing|e?check|ach|sepa|konto|cuenta)\b/

/** What one fact tells. */
interface Told {
  isCard: boolean
  digits: string[]
  brands: string[]
  /** Brands that have a sum of their own. */
  sums: string[]
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
    return toldBy(plainName(fact.label), fact.value.replace(/\s+/g, ' ').trim())
  })
  const digits = new Set(all.flatMap(told => told.digits))
  const sums = all.flatMap(told => told.sums)
  const brands = distinct([...all.flatMap(told => told.brands), ...sums]).map(codeOf)
  const families = distinct(brands.map(familyOf))
  const first = brands[0] ?? null
  const isSeveral = digits.size > 1 || families.length > 1 || sums.length > 1
  return {
    isCard: sums.length > 0 || all.some(told => told.isCard),
    hasDigits: digits.size > 0,
    brand: first,
    several: isSeveral ? eachOf(sums.length > 1 ? sums.map(codeOf) : brands, Math.max(digits.size, 2)) : null,
  }
}

/** One brand for each card: where fewer are told than there are cards, the only one is that of all. */
function eachOf(brands: readonly string[], count: number): (string | null)[] {
  const other = brands.length === 1 ? (brands[0] ?? null) : null
  return Array.from({ length: Math.max(brands.length, count) }, (_, at) => brands[at] ?? other)
}

function toldBy(name: string, text: string): Told {
  const nothing: Told = { isCard: false, digits: [], brands: [], sums: [] }
  const sums = sumsByBrand(name, text)
  if (sums.length > 0) return { ...nothing, isCard: true, sums }
  if (/\bgift\b/.test(name)) return nothing
  const digits = masksIn(text)
  if (typeLabel.test(name)) {
    const brand = bareBrand(text)
    const brands = isToldBrand(brand) ? [brand] : []
    return { ...nothing, isCard: brands.length > 0 || (ofCard.test(name) && text !== ''), digits, brands }
  }
  if (onlyBrand.test(text) && (name === '' || numberLabel.test(name)))
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
    .replace(/ ?\d+ ?/g, ' ')
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
  if (onlyBrand.test(name) && money.test(text)) return [name]
  const parts = text.split(/[,;+&|/]\s+|\s+(?:and|y|und)\s+/)
  const brands = parts.flatMap(part => (money.test(part) ? (part.match(brandWord)?.slice(0, 1) ?? []) : []))
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
