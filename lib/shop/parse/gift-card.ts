import { plainLabel } from './plain-label.ts'

/** What a shop says of an item that is for sale. */
export interface ItemFacts {
  name: string
  /** Labels of the choices made for it. */
  options: readonly string[]
  /** Magento's product type, where it is told. */
  productType: string | null
}

const joint = '[\\s_./()\\u2010-\\u2015-]*'
const anyOf = (...words: string[]) => words.flatMap(each => each.split(' ')).join('|')
const electronic = '(?:e|digital|electronic|virtual|online)'
/** What gift cards are called, without accents but those of German. */
const names = [
  `${electronic}?${joint}gift${joint}${electronic}?${joint}(?:cards?|certificates?|certs?|vouchers?|coupons?|tokens?|codes?|che(?:ck|que)s?|credits?|pass(?:es)?|kards?|crds?)`,
  `${electronic}${joint}vouchers?`,
  `${electronic}${joint}gifts?(?!${joint}\\p{L})`,
  `(?:tarjetas?|cheques?|bonos?|vales?|cupon(?:es)?|certificados?)${joint}(?:(?:electronic[ao]s?|digital(?:es)?|virtual(?:es)?)${joint})?(?:de${joint})?(?:regalo|obsequio)s?`,
  `(?:geschenk|gift|pr(?:\u00e4|ae)sent)${joint}(?:gutscheine?|karten?|bons?|schecks?)|gutschein${joint}karten?`,
  `(?:wert|waren|einkaufs|online|e|digitaler?|elektronischer?)${joint}gutscheine?`,
  `(?:e${joint})?(?:cartes?|cheques?|bons?)${joint}(?:d.achat${joint})?cadeaux?`,
  `(?:buon[oi]|cart[ae])${joint}regalo|(?:cartao|vale)${joint}(?:de${joint})?presente|cadeau${joint}(?:bon(?:nen)?|kaart(?:en)?)`,
  `(?:present|gave|gava)${joint}kort(?:et)?|lahjakort(?:ti|it)|kart[ay]${joint}podarunkow[ae]|bon${joint}podarunkowy`,
].join('|')
const giftCard = new RegExp(`(?<!\\p{L})(?:am|aw|mp|u)?(?:${names})(?!\\p{L})`, 'iu')
/** Further names, of what is for sale only: as a row of totals each of them may be a coupon. */
const soldAsValue = new RegExp(
  [
    `(?<!\\p{L})(?:e|digital|electronic|virtual)${joint}certificates?(?!\\p{L})(?!.*\\b(?:authenticity|completion|course|training|attendance|analysis)\\b)`,
    `(?<!rabatt|aktions|preis)(?<!rabatt-|aktions-)gutscheine?(?!\\p{L})`,
    `(?<!\\p{L})(?:treatment|spa|facial|beauty|skin ?care|service|botox|laser|peel|massage|wellness|value|shopping)s?${joint}vouchers?(?!\\p{L})`,
    `^\\W*(?:usd? ?)?\\$?\\s?\\d*(?:\\.\\d\\d)?\\s?vouchers?(?:\\W*(?:usd?|value|worth)?\\W*\\d[\\d.,]*\\W*)?$`,
    `(?<!\\p{L})vales?${joint}(?:de${joint})?compras?(?!\\p{L})`,
  ].join('|'),
  'iu',
)
/** What is sold for gift cards is none: a holder, a box, an envelope. */
const thing = `(?:${anyOf(
  'holders? box(?:es)? cases? envelopes? sleeves? stands? displays? racks? pouch(?:es)? bags? tins? wallets? wrap(?:s|ping)?',
  'covers? folders? ribbons? inserts? stickers? signs? printers? lanyards? magnets? mugs? baskets? tags? bows? trays? frames?',
  'makers? pockets? slots? sachets? cartons? decks? sized? sizes? shaped? fees? presenters? carriers? jackets? mailers? organi[sz]ers? binders? albums? purses? clips? readers? templates? packaging',
  'accessor(?:y|ies) dispensers? toppers? ornaments? key[\\s-]?(?:chains?|rings?|fobs?|holders?) soportes? sobres? cajas? fundas?',
  'estuches? bolsas? carteras? llaveros? halter h\\u00fcllen? huellen? umschl[a\\u00e4]ge? schachteln? t[a\\u00e4]schchen etuis?',
  '(?:schl\\u00fcssel)?anh\\u00e4nger verpackung(?:en)? boites? pochettes? enveloppes? porte[\\s-]cles?',
)})`
/** What such a thing may be made of or for. */
const made = `(?:(?:${anyOf('leather metal plastic acrylic wooden wood velvet satin fabric paper cardboard kraft money magnetic mini presentation activation processing replacement', 'holiday christmas birthday greeting red black white gold silver')})[\\s-]+)?`
const holder = new RegExp(
  `(?:${names})${joint}(?:s${joint})?${made}${thing}(?!\\p{L})|(?<!\\p{L})${thing}${joint}(?:for|of|para|de|f\\u00fcr|pour)${joint}(?:(?:a|an|the|una?|eine?n?|les?|une?)${joint})?(?:${names})`,
  'iu',
)
const valueHolder = new RegExp(
  `(?:certificate|voucher|gutschein)[es]?${joint}${made}${thing}(?!\\p{L})`,
  'iu',
)

/** Names of product types in which `gift` is of something else. */
const otherGift = /wrap|message|registry|option|bag|box|set|free|promo|purchase/i

/** Whether the item is an e-gift card: its payment says so, that it is not spent twice (rules 3). */
export function isGiftCard({ name, options, productType }: ItemFacts): boolean {
  const type = productType ?? ''
  if (/gift/i.test(type) && !otherGift.test(type)) return true
  return (
    [name, ...options].some(saysGiftCard) || (soldAsValue.test(bare(name)) && !valueHolder.test(bare(name)))
  )
}

/** Whether a text names a gift card, however its words are joined, and not a thing made for one. */
export function saysGiftCard(text: string): boolean {
  const plain = bare(text)
  return giftCard.test(plain) && !holder.test(plain)
}

/** A text without accents but those of German. */
function bare(text: string): string {
  return plainLabel(text.replace(/[\u00ae\u2120\u2122]/g, ''))
    .normalize('NFKD')
    .replace(/[\u0300-\u0307\u0309-\u036f]/g, '')
    .normalize('NFC')
}
