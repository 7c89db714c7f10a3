import { describe, expect, it } from 'vitest'
import type { Tender } from '../../domain/order.ts'
import { cardsIn } from './cards.ts'
import { interpretTender } from './tender.ts'

const facts = (...pairs: string[]) =>
  pairs.map(pair => {
    const at = pair.indexOf(': ')
    return at < 0 ? { label: '', value: pair } : { label: pair.slice(0, at), value: pair.slice(at + 2) }
  })

describe('rules 3: a card', () => {
  it.each<[string[], string | null]>([
    [['Credit Card Type: Visa'], 'VI'],
    [['Credit Card Type: Maestro'], 'Maestro'],
    [['cc_type: unionpay'], 'unionpay'],
    [['card_brand: Discover Card'], 'Discover Card'],
    [['ccType: Visa Debit'], 'Visa Debit'],
    [['Card Type: mastercard_debit'], 'mastercard_debit'],
    [['brand: amex'], 'AE'],
    [['Card Type: Dankort', 'Card Number: 1111'], 'Dankort'],
    [['cc_type: none', 'cc_last4: 1111'], null],
    [['cc_type: N/A', 'cc_last_4: 1111'], null],
    [['Credit Card Type: N/A'], null],
    [['card_type: CREDIT', 'last4: 4242'], null],
    [['cc_last4: 0005', 'card_type: American Express'], 'AE'],
    [['Credit Card Number: xxxx-1111'], null],
    [['Card: Visa ending in 1111'], 'VI'],
    [['Credit Card: Maestro **** 4444'], 'Maestro'],
    [['Credit Card: VISA'], 'VI'],
    [['Tipo de tarjeta de crédito: Visa', 'Número de tarjeta: xxxx-1111'], 'VI'],
    [['Kreditkartentyp: MasterCard', 'Kreditkartennummer: xxxx-1111'], 'MC'],
    [['Credit Card', 'xxxx-1111'], null],
    [['creditCard', '1111', 'Visa'], 'VI'],
    [['Visa Debit', '•••• 4242'], 'Visa Debit'],
    [['Discover', 'xxxx-0004', '12/2027'], 'DI'],
    [['Visa', 'cc_type: VI', 'card_type: Visa Debit', 'cc_last_4: 1111', 'cc_number: xxxx-1111'], 'VI'],
    [['Visa: $200.00'], 'VI'],
    [['Credit Card Type: Visa-1111'], 'VI'],
    [['Credit Card Type: Visa*1111', 'Credit Card Number: xxxx-1111'], 'VI'],
    [['Card Type: Visa (debit) 1111'], 'Visa (debit)'],
    [['Card Type: \u94f6\u8054', 'Card Number: xxxx-1111'], '\u94f6\u8054'],
    [['Card Type: \u041c\u0418\u0420'], '\u041c\u0418\u0420'],
    [['Card: Visa x1111'], 'VI'],
    [['Card: Visa *1111'], 'VI'],
    [['Card: Visa ...1111'], 'VI'],
    [['Credit Card Type: M/C'], 'MC'],
    [['card_type: AMERICANEXPRESS'], 'AE'],
    [['Marca: Visa', 'Terminada en: 1111'], 'VI'],
    [['Type de carte: Visa', 'Numéro de carte: xxxx-1111'], 'VI'],
    [['Tipo: Visa Débito'], 'Visa Débito'],
    [['Kartenmarke: Visa', 'Endziffern: 1111'], 'VI'],
    [['Primary card: Visa 1111'], 'VI'],
    [['Visa: $80.00', 'MasterCard: $0.00', 'PayPal: $0.00'], 'VI'],
    [['Visa: $80.00', 'Gift Card: $30.00'], 'VI'],
    [['cc_type: VI', 'cc_last4: 1111', 'Customer Phone: xxx-xxx-0100', 'payer_email: a***1990@x.com'], 'VI'],
    [['cc_type: VI', 'cc_last4: 1111', 'Invoice: xx1234'], 'VI'],
    [['Order payment: Visa ending in 1111'], 'VI'],
    [['Customer card: xxxx-1111'], null],
  ])('is told by %j, of the brand %j', (told, brand) => {
    expect(cardsIn(facts(...told))).toMatchObject({ isCard: true, brand, several: null })
  })

  it.each([
    [['method: checkmo', 'Check number: 1111']],
    [['Purchase Order Number: 4242']],
    [['Account Number: xxxx-1111', 'Routing Number: 021000021']],
    [['eCheck account xxxx-1111']],
    [['Gift Card Number: xxxx-1111']],
    [['type: authorization', 'status: 1111', 'year: 2027']],
    [['payer_email: visa@example.com', 'Transaction ID: 81111']],
    [['cc_type: ', 'cc_last4: ', 'cc_last_4: none']],
    [['1111']],
    [['PayPal: $80.00', 'Cash: $5.00']],
    [['Discover savings: $5.00', 'Accepted cards: Visa, MasterCard']],
    [[]],
  ])('is not told by %j', told => {
    expect(cardsIn(facts(...told))).toMatchObject({ isCard: false, brand: null, several: null })
  })
})

describe('rules 3: two cards', () => {
  it.each<[string[], (string | null)[]]>([
    [['Payment: Visa $200.00, MasterCard $127.50'], ['VI', 'MC']],
    [['Visa $200.00 and Visa $127.50'], ['VI', 'VI']],
    [['Cards: Maestro 10.00 USD; American Express 4.50 USD'], ['Maestro', 'AE']],
    [
      ['Visa: $200.00', 'MasterCard: $127.50'],
      ['VI', 'MC'],
    ],
    [
      [
        'Credit Card Type: Visa',
        'Credit Card Number: xxxx-1111',
        'Credit Card Type: MasterCard',
        'Credit Card Number: xxxx-4444',
      ],
      ['VI', 'MC'],
    ],
    [
      ['Credit Card Type: Visa', 'Credit Card Number: xxxx-1111', 'Credit Card Number: xxxx-4444'],
      ['VI', 'VI'],
    ],
    [
      ['cc_last4: 1111', 'cc_last4: 4444'],
      [null, null],
    ],
    [
      ['card_1_type: Visa', 'card_1_last4: 1111', 'card_2_type: Maestro', 'card_2_last4: 4444'],
      ['VI', 'Maestro'],
    ],
    [
      ['Visa', 'xxxx-1111', 'MasterCard', 'xxxx-4444'],
      ['VI', 'MC'],
    ],
    [
      ['cc_type: VI', 'Card 2 Type: AE'],
      ['VI', 'AE'],
    ],
    [
      ['Tarjeta: Visa xxxx-1111', 'Tarjeta 2: MasterCard xxxx-4444'],
      ['VI', 'MC'],
    ],
    [
      ['Visa ending in 1111: $1000.00', 'MasterCard ending in 4444: $127.50'],
      ['VI', 'MC'],
    ],
    [
      ['1st Card: Visa', '2nd Card: MasterCard'],
      ['VI', 'MC'],
    ],
    [
      ['Primary card: Visa 1111', 'Secondary card: Amex 0005'],
      ['VI', 'AE'],
    ],
    [['title: Visa 1111 and Visa 2222'], ['VI', 'VI']],
    [
      ['Visa: $200.00', 'PayPal: $127.50'],
      ['VI', 'PayPal'],
    ],
    [
      ['HSA Card: $50.00', 'Visa: $34.00'],
      ['VI', 'HSA Card'],
    ],
    [
      ['Credit Card Number: xxxx-1111', 'FSA: $34.00'],
      [null, 'FSA'],
    ],
    [
      ['visa: 50.5', 'paypal: 29.5000', 'master card: 0.0000'],
      ['VI', 'paypal'],
    ],
    [
      ['Credit Card Number: xxxx-1111', 'Affirm: $127.50'],
      [null, 'Affirm'],
    ],
  ])('are told by %j', (told, several) => {
    expect(cardsIn(facts(...told))).toMatchObject({ isCard: true, several })
  })

  it('are not told by one block that stands there twice', () => {
    const block = ['Credit Card Type: Visa', 'Credit Card Number: xxxx-1111', 'Visa: $20.00']
    expect(cardsIn(facts(...block, ...block)).several).toBeNull()
  })
})

describe('rules 3: a page’s payment', () => {
  it.each<[string, string[], Tender]>([
    ['Visa ending in 1111', [], { kind: 'card', brand: 'VI' }],
    ['MasterCard xxxx-4444', [], { kind: 'card', brand: 'MC' }],
    ['Visa', [], { kind: 'card', brand: 'VI' }],
    ['VISA DEBIT', [], { kind: 'card', brand: 'VISA DEBIT' }],
    ['Visa (1111)', [], { kind: 'card', brand: 'VI' }],
    ['Visa-1111', [], { kind: 'card', brand: 'VI' }],
    ['Visa + MasterCard', [], { kind: 'card', brand: null }],
    ['Carte bancaire', ['Type de carte: Visa'], { kind: 'card', brand: 'VI' }],
    [
      'Affirm',
      ['Visa: $100.00', 'Affirm: $227.50'],
      { kind: 'card', brand: 'VI', several: ['VI', 'Affirm'] },
    ],
    ['PayPal', ['PayPal: $80.00'], { kind: 'other', method: 'PayPal' }],
    [
      'Visa, MasterCard and Amex accepted',
      [],
      { kind: 'other', method: 'Visa, MasterCard and Amex accepted' },
    ],
    ['BluePay', [], { kind: 'card', brand: null }],
    ['Authorize.Net CIM', ['Card Number: xxxx-1111'], { kind: 'card', brand: null }],
    ['Tarjeta de crédito', ['Tipo de tarjeta: Maestro'], { kind: 'card', brand: 'Maestro' }],
    ['Check / Money order', ['Credit Card Type: '], { kind: 'other', method: 'Check / Money order' }],
    [
      'PayPal Payments Pro',
      ['Credit Card Type: Visa', 'Credit Card Number: xxxx-1111'],
      { kind: 'card', brand: 'VI' },
    ],
    ['Affirm', ['Card Number: xxxx-1111'], { kind: 'affirm' }],
    [
      'Two cards',
      ['Paid: Visa $200.00, MasterCard $127.50'],
      { kind: 'card', brand: 'VI', several: ['VI', 'MC'] },
    ],
  ])('%s %j', (paymentTitle, told, tender) => {
    expect(interpretTender({ paymentTitle, payment: facts(...told) })).toEqual(tender)
  })
})
