import { brandCode, brandKey } from '../../domain/card-types.ts'
import {
  between,
  brandAmong,
  brandAndDigits,
  brandWord,
  isSum,
  masked,
  methodLabel,
  noBrand,
  numberedBrand,
  numberLabel,
  ofBank,
  ofCard,
  ofPerson,
  onlyBrand,
  onlyBrands,
  otherWay,
  plainName,
  plainText,
  typeLabel,
  withBrandNamed,
} from './card-words.ts'
import { type PaymentFact, partsOf } from './payment-parts.ts'

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
    return toldBy(fact, plainName(fact.label), plainText(fact.value))
  })
  const digits = new Set(all.flatMap(told => told.digits))
  const sums = all.flatMap(told => told.sums)
  const brands = distinct([...all.flatMap(told => told.brands), ...sums]).map(codeOf)
  const families = distinct(brands.map(familyOf))
  const first = brands[0] ?? null
  const parts = partsOf(facts)
  const isInParts = parts.length > 1 && parts.some(way => way === null || !otherWay.test(way))
  if (isInParts) {
    const several = parts.map(way => way && codeOf(way))
    return {
      isCard: true,
      hasDigits: digits.size > 0,
      brand: several.find(way => way !== null) ?? null,
      several,
    }
  }
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
  const short = digits.length > 0 ? withBrandNamed(text) : text
  if (short !== text) return toldBy(fact, name, short)
  if (typeLabel.test(name)) {
    const brand = bareBrand(text)
    const brands = isToldBrand(brand) ? [brand] : []
    return { ...nothing, isCard: brands.length > 0 || (ofCard.test(name) && text !== ''), digits, brands }
  }
  if (name === 'title' && onlyBrands.test(text)) return { ...nothing, isCard: true }
  if (onlyBrand.test(text) && (name === '' || numberLabel.test(name) || methodLabel.test(name)))
    return { ...nothing, isCard: true, brands: [text] }
  const among = methodLabel.test(name) && digits.length === 0 ? brandAmong(text) : undefined
  if (among !== undefined) return { ...nothing, isCard: true, brands: [among] }
  if (methodLabel.test(name) && ownCodes.has(text)) return { ...nothing, isCard: true, brands: [text] }
  if (numberLabel.test(name)) {
    const last = digits.length > 0 ? digits : lastFour(text)
    return {
      ...nothing,
      isCard: last.length > 0,
      digits: last,
      brands: last.length > 0 ? brandsIn(text) : [],
    }
  }
  const brands = brandsIn(text)
  const isCard = brands.length > 0 || ofCard.test(name) || !ofPerson.test(name)
  if (digits.length === 0 || !isCard || ofBank.test(name) || ofBank.test(text.toLowerCase())) return nothing
  return { ...nothing, isCard: true, digits, brands }
}

/** Words of a payment's facts that say by what method it was made. */
export function methodWords(facts: readonly PaymentFact[]): string[] {
  return facts.flatMap(({ label, value }) =>
    methodLabel.test(plainName(label)) ? [value.replaceAll('_', ' ')] : [],
  )
}

/** Whether a row's label names a card, or another way to pay, and nothing else: its sum was paid so. */
export function isWayToPay(label: string): boolean {
  const name = plainName(label.replace(/\([^)]*\)/g, ''))
  return onlyBrand.test(name) || numberedBrand.test(name) || otherWay.test(name)
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

/** Four figures behind a brand: `Visa-1111`, `Visa (debit) 1111`, `Visa*1111`. */
const numberBehind = /(?<=\p{L}\)?)[^\p{L}\p{N})]+\d{4}\W*$/u

/** The wallet that holds a card is none of its brand: `visa_applepay`, `Apple Pay - Visa`. */
const wallet = /(?:^|[\s_(:-]+)(?:apple|google|samsung)[\s_]?pay(?![\p{L}\d])[\s_):-]*/giu

/** A brand without the number and the wallet that are written beside it. */
function bareBrand(text: string): string {
  return text
    .replace(wallet, ' ')
    .replace(/\d{4,8}(?=[x*•·●]{2})/g, '')
    .replace(masked, '')
    .replace(numberBehind, '')
    .replace(/[\s,(-]+$|^[\s)-]+/g, '')
}

function masksIn(text: string): string[] {
  return [...text.matchAll(masked)].flatMap(found => found[1] ?? [])
}

function digitsBehindBrands(text: string): string[] {
  return [...text.matchAll(brandAndDigits)].flatMap(found => found[1] ?? [])
}

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
  const parts = text.split(between)
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
