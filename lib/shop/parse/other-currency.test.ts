import { describe, expect, it } from 'vitest'
import { orderOf, parts, rows } from '../../../tests/fixtures/order-page.ts'

const sums = (amount: string) => rows(['Grand Total', amount], ['Total Paid', amount])
const order = (currency: string, label = 'Currency') => `${parts.order}${rows([label, currency])}`
const currencyOf = (parts: Partial<Record<'order' | 'payment' | 'totals', string>>) => {
  const found = orderOf({ parts })
  return found && 'totalCents' in found ? [found.totalCents, found.currency] : found
}

describe('rules 3: amounts of which the page tells the currency elsewhere', () => {
  it.each([
    ['EUR', '84.00', 'EUR'],
    ['Euro', '84.00', 'EUR'],
    ['EUR - Euro', '84.00', 'EUR'],
    ['CAD', '84.00', 'CAD'],
    ['CAD', '$84.00', 'CAD'],
    ['Canadian Dollar', '$84.00', 'CAD'],
    ['MXN', '$84.00', 'MXN'],
    ['Pound sterling', '84.00', 'GBP'],
  ])('%s makes %s an amount in %s', (told, amount, currency) => {
    expect(currencyOf({ order: order(told), totals: sums(amount) })).toEqual([84_00, currency])
    expect(
      currencyOf({ payment: parts.payment + rows(['Order Currency', told]), totals: sums(amount) }),
    ).toEqual([84_00, currency])
  })

  it.each([
    ['USD', '84.00'],
    ['US Dollar', '84.00'],
    ['USD', '$84.00'],
    // The shop's own dollars, beside what the customer chose.
    ['EUR', '$84.00'],
    ['CAD', 'US$84.00'],
    ['CAD', '84.00 USD'],
    ['CAD', '$84.00<br>[CA$115.00]'],
    ['Main Website', '84.00'],
  ])('%s leaves %s as it is', (told, amount) => {
    expect(currencyOf({ order: order(told), totals: sums(amount) })).toEqual([84_00, undefined])
  })

  it.each(['Moneda', 'Währung', 'Devise', 'Order currency code'])('is told by a row %s', label => {
    expect(currencyOf({ order: order('EUR', label), totals: sums('84.00') })).toEqual([84_00, 'EUR'])
  })

  it('is told by Magento’s sentence, where amounts have no sign', () => {
    const payment = (code: string) => `<div>Credit Card</div><div>The order was placed using ${code}.</div>`
    expect(currencyOf({ payment: payment('EUR'), totals: sums('84.00') })).toEqual([84_00, 'EUR'])
    expect(currencyOf({ payment: payment('USD'), totals: sums('84.00') })).toEqual([84_00, undefined])
    expect(currencyOf({ payment: payment('CAD'), totals: sums('$84.00') })).toEqual([84_00, undefined])
  })
})

describe('rules 3: a sentence on the page', () => {
  it.each([
    ['All amounts in CAD', 'CAD'],
    ['Prices are shown in CAD.', 'CAD'],
    ['* Amounts are in Canadian dollars', 'CAD'],
    ['Todos los precios', undefined],
    ['Precios en MXN', 'MXN'],
    ['Importes en pesos mexicanos', 'MXN'],
    ['All amounts in USD', undefined],
    ['Totals include tax in full', undefined],
  ])('%s makes $84.00 an amount in %s', (told, currency) => {
    expect(currencyOf({ totals: `${sums('$84.00')}<p>${told}</p>` })).toEqual([84_00, currency])
    const elsewhere = orderOf({
      parts: { totals: sums('$84.00') },
      further: `<footer>The prices in the shop. ${told}</footer>`,
    })
    expect(elsewhere).toMatchObject({ totalCents: 84_00, ...(currency && { currency }) })
  })
})

describe('rules 3: payments in blocks of their own', () => {
  const second = (text: string) => `<section><h2>Payment #2</h2><div>${text}</div></section>`
  const tenderOf = (first: string, further: string) => {
    const found = orderOf({
      parts: { payment: `<div>${first}</div>` },
      headings: { payment: 'Payment #1' },
      further,
    })
    return found && 'tender' in found ? found.tender : found
  }

  it('with two cards are several', () => {
    expect(tenderOf('Visa ending in 1111', second('MasterCard ending in 2222'))).toMatchObject({
      kind: 'card',
      several: ['VI', 'MC'],
    })
    expect(tenderOf('Visa', second('American Express'))).toMatchObject({
      kind: 'card',
      several: ['VI', 'AE'],
    })
  })

  it('with one card are that card', () => {
    expect(tenderOf('Visa ending in 1111', second('Visa ending in 1111'))).toEqual({
      kind: 'card',
      brand: 'VI',
    })
    expect(tenderOf('Visa ending in 1111', second('Thank you'))).toEqual({ kind: 'card', brand: 'VI' })
    expect(tenderOf('Visa ending in 1111', '')).toEqual({ kind: 'card', brand: 'VI' })
  })
})
