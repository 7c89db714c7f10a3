import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCents } from '../../domain/money.ts'
import { interpretAmount, interpretMoney } from './amount.ts'

describe('money', () => {
  it.each([
    ['$1,032.00', 103200],
    ['$0.00', 0],
    ['-$0.00', 0],
    ['-$50.00', -5000],
    ['$-50.00', -5000],
    ['−$50.00', -5000],
    ['($50.00)', -5000],
    ['USD 1,032.00', 103200],
    ['80.00 $', 8000],
    ['1,032.00 $', 103200],
    ['80.00-', -8000],
    ['$80.00-', -8000],
    ['80.00 USD', 8000],
    ['$(20.00)', -2000],
    ['$1 032.00', 103200],
    ['$1’032.00', 103200],
    ['80.00 US Dollars', 8000],
    ['$80.00*', 8000],
    ['$.99', 99],
    ['+$80.00', 8000],
    ['\uff0480.00', 8000],
    ['U.S. $80.00', 8000],
    ['$80.00 (USD)', 8000],
    ['1,032.00 USD', 103200],
    ['US$12.5', 1250],
    ['$84', 8400],
    ['84.0000', 8400],
    ['$0.500', 50],
    ['$1,080.500', 108050],
    ['$1234.500', 123450],
    ['$100.00 [€92.00]', 10000],
    ['$100.00\n[CA$137.00]', 10000],
    [' $7.95\u00a0', 795],
    ['\u200e$80.00', 8000],
    ['\u200f80.00\u200f $', 8000],
    ['$\u200b80.00', 8000],
  ])('%j is understood', (text, cents) => {
    expect(interpretMoney(text)).toBe(cents)
  })

  it.each([
    '',
    '€92.00',
    '92.00 €',
    'CA$5.00',
    'CAD 5.00',
    '£5',
    '1.032,00',
    '$1,03.00',
    '$1.005',
    '1.080 $',
    '$2.000',
    '$80.000',
    'USD 80.500',
    '--$5',
    '($5',
    '-$-5',
    'free',
    '$5 + $6',
    '[€92.00]',
    '80¢',
    '80 ¢',
    '9'.repeat(30),
  ])('%j is refused', text => {
    expect(interpretMoney(text)).toBeUndefined()
  })

  it.each([
    ['€92.00', 9200, 'EUR'],
    ['92,00 €', 9200, 'EUR'],
    ['1.032,00 €', 103200, 'EUR'],
    ['€1,032.00', 103200, 'EUR'],
    ['CHF 1’032.00', 103200, 'CHF'],
    ['-£5', -500, 'GBP'],
    ['(£5.00)', -500, 'GBP'],
    ['CA$5.00', 500, 'CAD'],
    ['C$5.00', 500, 'CAD'],
    ['$80.00 CAD', 8000, 'CAD'],
    ['CAD $80.00', undefined, undefined],
    ['CAD 5.00', 500, 'CAD'],
    ['5.00 cad', 500, 'CAD'],
    ['MX$1,032.00', 103200, 'MXN'],
    ['¥8,000', 800000, 'JPY'],
    ['80,00 kr', 8000, 'KR'],
    ['80,00 zł', 8000, 'PLN'],
    ['8,000円', 800000, 'JPY'],
    ['￥8,000', 800000, 'JPY'],
    ['JP¥-8,000', -800000, 'JPY'],
    ['JPY8000', 800000, 'JPY'],
    ['¥8,000 [$71.96]', 800000, 'JPY'],
    ['₩84,000', 8400000, 'KRW'],
    ['84,000원', 8400000, 'KRW'],
    ['84 000 Ft', 8400000, 'HUF'],
    ['84.000 Ft', 8400000, 'HUF'],
    ['Ft\u00a084,000', 8400000, 'HUF'],
    ['HUF 84,000', 8400000, 'HUF'],
    ['80 Ft', 8000, 'HUF'],
    ['$8.000 CLP', 800000, 'CLP'],
    ['CLP$8.000', 800000, 'CLP'],
    ['₫84.000', 8400000, 'VND'],
    ['Rp 84.000', 8400000, 'IDR'],
    ['84 000 ISK', 8400000, 'ISK'],
    ['₲ 84.000', 8400000, '₲'],
    ['80,- €', 8000, 'EUR'],
    ['CHF 1’032.–', 103200, 'CHF'],
    ['kr. 80,-', 8000, 'KR'],
    ['S/ 80.00', 8000, 'PEN'],
    ['RM80.00', 8000, 'MYR'],
    ['R 80,00', 8000, 'ZAR'],
    ['80,00 lei', 8000, 'RON'],
    ['₹1,03,200.00', 10320000, 'INR'],
    ['₹10,32,000', 103200000, 'INR'],
    ['Rs. 1,032.00', 103200, 'RS'],
    ['KWD 84.500', 8450, 'KWD'],
    ['BHD 1,032.500', 103250, 'BHD'],
    ['84,505 TND', 8451, 'TND'],
    ['KWD 8,400.000', 840000, 'KWD'],
    ['KWD 1,032.505', 103251, 'KWD'],
    ['€1,032.505', undefined, undefined],
    ['₹1,3,200.00', undefined, undefined],
    ['84 pieces', undefined, undefined],
    ['2 x 84', undefined, undefined],
    ['€64.78 [$71.96]', 6478, 'EUR'],
    ['USD $80.00', 8000, undefined],
    ['USD$80.00', 8000, undefined],
    ['$71.96 [€64.78]', 7196, undefined],
    ['USD 80.00', 8000, undefined],
    ['$80.00 USD', 8000, undefined],
    ['US$80.00', 8000, undefined],
    ['80,00 $', 8000, undefined],
    ['80,00\u00a0$', 8000, undefined],
    ['1.032,00 $', 103200, undefined],
    ['1.455.032,25 $', 145503225, undefined],
    ['1 032,00 $', 103200, undefined],
    ['1\u202f032,00 $ US', 103200, undefined],
    ['1’032,00 USD', 103200, undefined],
    ['US$ 1.032,00', 103200, undefined],
    ['$ 80,00', 8000, undefined],
    ['1.032,00 US$', 103200, undefined],
    ['-80,00 $', -8000, undefined],
    ['(80,00 $)', -8000, undefined],
    ['80,0000 $', 8000, undefined],
    ['80,00 $ [74,07 €]', 8000, undefined],
    ['1.032 $', undefined, undefined],
    ['1,032 $', undefined, undefined],
    ['80,5 $', undefined, undefined],
    ['80,005 $', undefined, undefined],
    ['1.03,00 $', undefined, undefined],
    ['1.032 455,00 $', undefined, undefined],
    ['1,032,00 $', undefined, undefined],
    ['80,00 CA$', 8000, 'CAD'],
    ['80,00 MX$', 8000, 'MXN'],
    ['€80.00 USD', undefined, undefined],
    ['€80.00 GBP', undefined, undefined],
    ['5 pcs', undefined, undefined],
    ['84.00 points', undefined, undefined],
    ['€1,03.00', undefined, undefined],
    ['€', undefined, undefined],
  ])('%j is %s cents in %s', (text, cents, currency) => {
    expect(interpretAmount(text)).toEqual(
      cents === undefined ? undefined : { cents, ...(currency && { currency }) },
    )
  })

  it.each([
    'en-US',
    'es-ES',
    'es-MX',
    'de-DE',
    'de-CH',
    'fr-FR',
    'hu-HU',
    'ja-JP',
    'ko-KR',
    'en-IN',
    'da-DK',
    'cs-CZ',
  ])('reads what %s writes of money without cents', locale => {
    const wrong = ['JPY', 'KRW', 'HUF', 'CLP', 'ISK', 'VND', 'PYG', 'CZK', 'TWD', 'IDR'].flatMap(currency =>
      [0, 84, 8400, 1032000, -50].flatMap(amount => {
        const options = { style: 'currency', currency, maximumFractionDigits: 0 } as const
        const text = new Intl.NumberFormat(locale, options).format(amount)
        // A dollar sign alone behind the number is nobody's in particular.
        return /\$\p{L}*$/u.test(text) || interpretAmount(text)?.cents === amount * 100 ? [] : [text]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('reads back what is written in any currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom('EUR', 'GBP', 'CAD', 'MXN', 'CHF', 'JPY', 'BRL'),
        (cents, currency) => {
          expect(interpretAmount(formatCents(cents, currency))).toEqual({ cents, currency })
        },
      ),
    )
  })

  it('reads back what is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        cents => interpretMoney(formatCents(cents)) === cents,
      ),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        text =>
          [undefined, 'number'].includes(typeof interpretMoney(text)) || interpretMoney(text) === undefined,
      ),
    )
  })
})
