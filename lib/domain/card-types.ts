import type { Order } from './order.ts'

/** Labels by a card's brand, e.g. `{ VI: 'Visa', Maestro: 'Debit', '*': 'Card' }` (`policy.cardTypes`). */
export type CardLabels = Readonly<Record<string, string>>

/** The key of the label for cards whose brand is not told. */
export const untoldBrand = '*'

/** Brands that shops tell by a code of Magento's and by its word alike, the name that people use first. */
const codes: ReadonlyMap<string, readonly string[]> = new Map([
  ['VI', ['Visa']],
  ['MC', ['MasterCard', 'Master Card', 'M/C']],
  ['AE', ['American Express', 'Amex', 'American-Express', 'AmericanExpress']],
  ['DI', ['Discover']],
  ['JCB', ['JCB']],
  ['DN', ['Diners Club', 'Diners', 'DinersClub', 'Diners Club International']],
  ['MI', ['Maestro International']],
  ['MD', ['Maestro Domestic']],
  ['SM', ['Switch/Maestro']],
  ['SO', ['Solo']],
  ['UN', ['UnionPay', 'Union Pay']],
  ['CUP', ['China UnionPay', 'China Union Pay']],
  ['ELO', ['Elo']],
  ['HC', ['Hipercard']],
  ['AU', ['Aura']],
  ['OT', ['Other']],
])
const codeByName: ReadonlyMap<string, string> = new Map(
  [...codes].flatMap(([code, names]) => [code, ...names].map(name => [spelled(name), code] as const)),
)

/** A brand as it is compared: the case of letters and the joint of words tell no brands apart. */
function spelled(brand: string): string {
  return brand
    .normalize('NFKC')
    .replace(/[\s_:-]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** What is equal for two names of one brand: Magento's code where it has one, else the name as it is compared. */
export function brandKey(brand: string): string {
  const plain = spelled(brand)
  return codeByName.get(plain) ?? plain
}

/** The code of Magento's that a word stands for, e.g. `VI` for `visa`; undefined where it has none. */
export function brandCode(word: string): string | undefined {
  return codeByName.get(spelled(word))
}

/** A brand as people call it: `Visa` for `VI`; what is no code, as the shop tells it. */
export function brandName(brand: string): string {
  const code = codes.has(brand.toUpperCase()) ? brand.toUpperCase() : undefined
  return (code && codes.get(code)?.[0]) || brand
}

/** Codes of gateways for brands: BluePay and CardConnect write the first, Moneris and TSYS the other. */
const gatewayCodes: ReadonlyMap<string, string> = new Map([
  ['disc', 'DI'],
  ['ax', 'AE'],
])

/**
 * The practice's label for a card (rules 3); null where it has none. `brand` null = not told: only `*` speaks for such
 * a card, and it speaks for no other. `Visa Card` is a Visa, unless it has a label of its own.
 */
export function cardLabel(brand: string | null, labels: CardLabels): string | null {
  if (brand === null || brand.trim() === '') return labelOf(untoldBrand, labels)
  const bare = spelled(brand).replace(/(?<=.) card$/, '')
  return labelOf(brandKey(brand), labels) ?? labelOf(gatewayCodes.get(bare) ?? brandKey(bare), labels)
}

function labelOf(wanted: string, labels: CardLabels): string | null {
  return Object.entries(labels).find(([key]) => brandKey(key) === wanted)?.[1] || null
}

/** The brand that an order's card is told to have; null where none is told. */
export function brandOf({ tender }: Pick<Order, 'tender'>): string | null {
  return tender.kind === 'card' ? tender.brand : null
}

/** Why a card has no label, in a sentence that names its brand; for staff, and without anything of the customer. */
export function labelMissing(brand: string | null): string {
  if (brand === null || brand.trim() === '')
    return 'The shop does not tell this card’s brand, and there is no label for such cards (*).'
  return `The card’s brand is “${brandName(brand)}”${codes.has(brand) ? ` (${brand})` : ''}, and it has no label.`
}

/** Why a card's label was refused: brand and label, and Nextech's own words where they may be shown. */
export function labelRefused(brand: string | null, label: string, message = ''): string {
  const of = brand === null ? 'cards of no told brand' : `“${brandName(brand)}”`
  return `Nextech refused the card type “${label}”, the label of ${of}${message && `: ${message}`}`
}

/** Two names of one brand among the keys of labels, or null where each brand has one key. */
export function brandNamedTwice(labels: CardLabels): readonly [string, string] | null {
  const seen = new Map<string, string>()
  for (const key of Object.keys(labels)) {
    const other = seen.get(brandKey(key))
    if (other !== undefined) return [other, key]
    seen.set(brandKey(key), key)
  }
  return null
}
