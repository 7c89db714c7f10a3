import { describe, expect, it } from 'vitest'
import { isGiftCard, saysGiftCard } from './gift-card.ts'

const named = (name: string) => isGiftCard({ name, options: [], productType: null })

describe('rules 3: an e-gift card by its name', () => {
  it.each([
    ...['Gift Card', 'Gift Cards', 'eGift Cards - $50', 'e-Gift-Card', 'E-Gift Certificate', 'Gift Voucher'],
    ...[
      'GIFT_CARD 100',
      'giftcard-50',
      'DermPRO eGiftCard',
      'E Gift Card',
      'e–gift—card',
      'Egift',
      'Digital Gift Card',
    ],
    ...[
      '$50 Gift\u00a0Certificate',
      'Gift Vouchers (2)',
      'Giftcard',
      'Holiday gift-card, boxed set of 2',
      'Gift Code 25',
    ],
    ...['Gift\u2122 Card', 'Gift\u00ae Card $50', 'Gift (Card)', 'E/Gift Card'],
    ...['Tarjeta de regalo', 'Tarjeta Regalo 50', 'Vale de regalo', 'Cheque regalo', 'Geschenkgutschein'],
    ...[
      'Geschenk-Gutschein 50 $',
      'Geschenkkarte',
      'Carte cadeau',
      'Gift.Card',
      'Box 1: gift card',
      'E-Gift $25',
    ],
    ...[
      'eVoucher',
      'E-Voucher 50',
      'e voucher',
      'Digital Voucher',
      'Gift Cert',
      'Gift Certs $25',
      'GIFT-CERT',
    ],
    ...[
      'Gift Coupon',
      'Gift Coupons',
      'gift_token',
      'Gift Tokens',
      'e-gift card',
      'Gift e-Card',
      'Gift eVoucher',
    ],
    ...[
      'Gift Digital Card',
      'Wertgutschein',
      'E-Gutschein',
      'Online-Gutschein 50 €',
      'Giftkarte',
      'Bon cadeau',
    ],
    ...[
      'Tarjeta regalo',
      'Tarjeta electrónica de regalo',
      'Bono regalo',
      'Cupón de regalo',
      'e-carte cadeau',
    ],
    ...[
      'Chèque-cadeau',
      "Bon d'achat cadeau",
      'Buono regalo',
      'Cartão presente',
      'Vale-presente',
      'Cadeaubon',
    ],
    ...['Gift Cheque', 'Gift check $50', 'Gift Credit 100', 'Spa Gift Pass', 'gift-kard'],
    ...['Tarjeta obsequio', 'Certificado de obsequio', 'Geschenkbon', 'Geschenkscheck', 'Präsentgutschein'],
    ...['Presentkort', 'Gavekort 500 kr', 'Lahjakortti', 'Karta podarunkowa'],
    ...['Gift card in a gift box', 'Gift Card with envelope', 'Gift Card + Keychain', 'Gift Card, holder'],
  ])('%s is one', name => {
    expect(named(name)).toBe(true)
  })

  it.each([
    ...[
      'Gift Card Holder',
      'Gift Card Box',
      'gift-card sleeve',
      'GIFT_CARD_HOLDER',
      'Giftcard Envelopes',
      'Box for gift cards',
    ],
    ...[
      'Holder for a Gift Card',
      'Gift Card Display Stand',
      'gift wrap',
      'gift set',
      'Gift bag',
      'Gift box with card',
    ],
    ...[
      'Swift Cardio Gel',
      'Gifted Cards',
      'Gift with purchase',
      'Greeting Card',
      'Makeup gift, card included',
      '',
    ],
    ...[
      'Soporte para tarjeta de regalo',
      'Geschenkgutschein-Box',
      'Tarjeta',
      'Geschenkset',
      'E-gift bag',
      'the gift',
    ],
    ...[
      'Gift Card Keychain',
      'Gift card key chain',
      'Gift Card Key Ring',
      'GiftCard-Keyring',
      'Gift card envelope',
    ],
    ...['Gift box', 'Gift wrap', 'Gift Token Box', 'Leather Gift Card Wallet', 'Gift Card Leather Holder'],
    ...['Gift Card Lanyard', 'Gift Certificate Frame', 'Gift Voucher Wallet', 'Keychain for gift card'],
    ...[
      'Gift tag',
      'Gift receipt',
      'Gift message',
      'Gift basket',
      'Gift certified organic cream',
      'Gift Tokenizer',
    ],
    ...[
      'Gift Card Maker',
      'Gift Card Activation Fee',
      'Gift card shaped soap',
      'Mini envelope (gift card size)',
    ],
    ...[
      'Gift Card Pocket',
      'Gift Card Presentation Box',
      'Gift card carton',
      'Gift: card deck',
      'Gift checked bag',
    ],
    ...['Llavero para tarjeta regalo', 'Sobre de tarjeta regalo', 'Geschenkkarten-Hülle', 'Geschenkbox'],
    ...['Boîte pour carte cadeau', 'Bon appétit', 'Rabattgutschein', 'Coupon holder', 'Evouchery', 'Cadeau'],
  ])('%j is none', name => {
    expect(named(name)).toBe(false)
  })
})

describe('rules 3: an e-gift card by its product type', () => {
  it.each([
    'giftcard',
    'amgiftcard',
    'mpgiftcard',
    'aw_giftcard',
    'GiftVoucher',
    'mageworx_giftcards',
    'gift',
  ])('%s is one', productType => {
    expect(isGiftCard({ name: 'Present', options: [], productType })).toBe(true)
  })

  it.each([
    'simple',
    'virtual',
    'gift_wrapping',
    'giftregistry',
    'giftset',
    'free_gift',
    'gift_with_purchase',
    '',
    null,
  ])('%j is none', productType => {
    expect(isGiftCard({ name: 'Present', options: [], productType })).toBe(false)
  })
})

describe('rules 3: an e-gift card by what was chosen for it', () => {
  it.each([
    ['Gift Card Type', true],
    ['Gift Card Recipient', true],
    ['gift_card_amount', true],
    ['eGift Card Message', true],
    ['Recipient', false],
    ['Add a gift card holder', false],
    ['Gift wrapping', false],
  ])('%s: %j', (label, isOne) => {
    expect(isGiftCard({ name: 'Present', options: [label], productType: 'simple' })).toBe(isOne)
  })
})

describe('rules 3: what is for sale under a name that may be a coupon elsewhere', () => {
  it.each([
    ...['E-Certificate', 'eCertificate $100', 'Spa e-Certificate', 'Digital Certificate', 'Digital gift'],
    ...['Gutschein', 'Gutschein 50 EUR', 'Kosmetik-Gutschein', 'Behandlungsgutschein', 'Wellnessgutscheine'],
    ...[
      'Treatment Voucher',
      'Facial vouchers',
      'Botox Voucher $200',
      'Voucher',
      '$50 Voucher',
      'Voucher $50',
    ],
    ...['Voucher value 100.00', 'Vale de compra', 'Virtual certificate'],
  ])('%s is a gift card', name => {
    expect(named(name)).toBe(true)
    expect(named(name.toUpperCase())).toBe(true)
  })

  it.each([
    ...['Rabattgutschein', 'Rabatt-Gutschein', 'Aktionsgutschein', 'Gutscheinheft', 'Gutscheinbox'],
    ...['Voucher printer', 'Discount voucher', 'Voucher Book Holder', 'Digital Certificate of Completion'],
    ...['E-Certificate Holder', 'Birth certificate', 'Certificate of Authenticity', 'Voucherless serum'],
  ])('%s is none', name => {
    expect(named(name)).toBe(false)
  })

  it('is no gift card among the totals', () => {
    expect(saysGiftCard('Gutschein')).toBe(false)
    expect(saysGiftCard('Voucher')).toBe(false)
  })
})
