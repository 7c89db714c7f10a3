import { plainLabel } from './plain-label.ts'

/** What a shop says of an item that is for sale. */
export interface ItemFacts {
  name: string
  /** Labels of the choices made for it. */
  options: readonly string[]
  /** Magento's product type, where it is told. */
  productType: string | null
}

const joint = '[\\s_.\\u2010-\\u2015-]*'
const english = `(?:e|digital|electronic|virtual|online)?${joint}gift${joint}(?:cards?|certificates?|vouchers?|codes?)|e${joint}gifts?(?!${joint}\\p{L})`
const spanish = `(?:tarjetas?|cheques?|bono|bonos|vales?|cupon|cupones|certificados?)${joint}(?:de${joint})?regalos?|giftcards?`
const german = `geschenk${joint}(?:gutscheine?|karten?)|gutschein${joint}karten?|wertgutscheine?`
const french = `(?:cartes?|cheques?|bons?)${joint}cadeaux?`
const giftCard = new RegExp(`(?<![\\p{L}])(?:${english}|${spanish}|${german}|${french})(?![\\p{L}])`, 'iu')
/** What is sold for gift cards is none: a holder, a box, an envelope. */
const thing =
  '(?:holders?|box(?:es)?|cases?|envelopes?|sleeves?|stands?|displays?|racks?|pouch(?:es)?|bags?|tins?|wallets?|wrap(?:ping)?|covers?|folders?|ribbons?|inserts?|stickers?|signs?|printers?|soporte|sobre|caja|funda|estuche|halter|h\\u00fclle|huelle|box|umschlag|schachtel|t\\u00e4schchen)'
const holder = new RegExp(
  `(?:${english}|${spanish}|${german}|${french})${joint}(?:s${joint})?${thing}(?![\\p{L}])|\\b${thing}${joint}(?:for|of|para|de|f\\u00fcr)${joint}(?:(?:a|an|the|una?|eine?n?)${joint})?(?:${english}|${spanish}|${german}|${french})`,
  'iu',
)

/** Names of product types in which `gift` is of something else. */
const otherGift = /wrap|message|registry|option|bag|box|set/i

/** Whether the item is an e-gift card: its payment says so, that it is not spent twice (rules 3). */
export function isGiftCard({ name, options, productType }: ItemFacts): boolean {
  const type = productType ?? ''
  if (/gift/i.test(type) && !otherGift.test(type)) return true
  return [name, ...options].some(saysGiftCard)
}

/** Whether a text names a gift card, however its words are joined, and not a thing made for one. */
export function saysGiftCard(text: string): boolean {
  const plain = plainLabel(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u0307\u0309-\u036f]/g, '')
    .normalize('NFC')
  return giftCard.test(plain) && !holder.test(plain)
}
